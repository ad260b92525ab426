/** One part of a name: as its bearer writes it, as registers spell it in Latin letters, and what friends call it. */
export interface NamePart {
  readonly native: string;
  /** The most common spelling first. */
  readonly latin: readonly string[];
  readonly nicknames: readonly string[];
}

export interface Culture {
  readonly id: string;
  /** `other`: a script that registers often put into Latin letters. */
  readonly script: 'latin' | 'other';
  /** What stands in the place of a surname: a family name, or the father's given name. */
  readonly surname: 'family' | 'father';
  /** Wives mostly take their husband's family name. */
  readonly marriedName: boolean;
  /** The first few surnames are borne by most people. */
  readonly fewSurnames?: boolean;
  /** How often it comes up. */
  readonly weight: number;
  /** Most common first. */
  readonly male: readonly NamePart[];
  readonly female: readonly NamePart[];
  readonly family: readonly NamePart[];
}

/** Reads `native|latin|latin/nickname/nickname, …`; what is in Latin letters alone is its own spelling. */
export function parts(text: string): NamePart[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .map((item) => {
      const [forms = '', ...nicknames] = item.split('/');
      const [native = '', ...latin] = forms.split('|').map((form) => form.replaceAll('_', ' '));
      return { native, latin: latin.length > 0 ? latin : [native], nicknames };
    });
}

/** Every head with every tail, those of common heads and tails first. */
export function compounds(heads: readonly NamePart[], tails: readonly NamePart[]): NamePart[] {
  return heads
    .flatMap((head, headRank) =>
      tails.map((tail, tailRank) => ({ rank: (headRank + 1) * (tailRank + 1), name: joined(head, tail) })),
    )
    .sort((one, other) => one.rank - other.rank)
    .map(({ name }) => name);
}

function joined(head: NamePart, tail: NamePart): NamePart {
  const form = (part: NamePart, at: number): string => part.latin[at] ?? part.latin[0] ?? part.native;
  const count = Math.max(head.latin.length, tail.latin.length);
  return {
    native: head.native + tail.native,
    latin: [...new Set(Array.from({ length: count }, (_, at) => form(head, at) + form(tail, at)))],
    nicknames: [],
  };
}
