/**
 * One part of a name: how its bearer writes it, and how registers in Latin letters write it, the more
 * English spelling first, then German, French and Dutch habits where they differ.
 */
export interface NamePart {
  readonly native: string;
  readonly latin: readonly string[];
}

export interface Culture {
  readonly id: string;
  /** ISO 639 code of the native spelling. */
  readonly language: string;
  /** Countries (ISO 3166-1, lower case) whose documents its bearers hold. */
  readonly countries: readonly string[];
  readonly towns: readonly string[];
  readonly script: 'latin' | 'other';
  readonly male: readonly NamePart[];
  readonly female: readonly NamePart[];
  readonly family: readonly NamePart[];
  /** Order in which its bearers write a full name. */
  readonly order: 'given-family' | 'given-father-family' | 'given-father' | 'family-middle-given';
}

/** Reads `native|latin|latin…`; a part in Latin letters alone is its own spelling; `_` stands for a space at the end. */
export function parts(text: string): NamePart[] {
  return text
    .trim()
    .split(/\s*[,\n]\s*/u)
    .filter((part) => part !== '')
    .map((part) => {
      const [native = '', ...latin] = part.split('|').map((form) => form.trim().replaceAll('_', ' '));
      return { native, latin: latin.length > 0 ? latin : [native] };
    });
}

/** Every head with every tail: family names that are plausible and nobody's in particular. */
export function compounds(heads: readonly NamePart[], tails: readonly NamePart[], joint = ''): NamePart[] {
  return heads.flatMap((head) =>
    tails.map((tail) => ({
      native: head.native + joint + tail.native,
      latin: Array.from(
        { length: Math.max(head.latin.length, tail.latin.length) },
        (_, form) => spelling(head, form) + joint + spelling(tail, form),
      ),
    })),
  );
}

/** The spelling at a position; the last one stands in where a part has fewer. */
export function spelling(part: NamePart, form: number): string {
  return part.latin[Math.min(form, part.latin.length - 1)] ?? part.native;
}
