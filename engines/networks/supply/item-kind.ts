/** Kinds of goods that boats are launched with. */
export const ITEM_KINDS = ['boat-hull', 'outboard-engine', 'life-jacket', 'pump', 'fuel', 'other'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/**
 * Headings of the Harmonized System, edition 2022, that matter: 8903.11, .12 and .19 are inflatable boats, with or without
 * engine, the last of them above 100 kg without one; 8407.21 outboard engines with spark ignition; 6307.20 life jackets and
 * life belts; 8414.20 hand or foot pumps.
 */
const HEADINGS: readonly (readonly [heading: string, kind: ItemKind])[] = [
  ['890311', 'boat-hull'],
  ['890312', 'boat-hull'],
  ['890319', 'boat-hull'],
  ['840721', 'outboard-engine'],
  ['630720', 'life-jacket'],
  ['841420', 'pump'],
];

/** Tarpaulins, awnings and sails: boats of coated fabric are declared as such to be looked at less closely. */
const DISGUISES = ['6306'];

function compactHsCode(code: string): string {
  return code.replace(/\D/g, '');
}

export function kindOfHsCode(code: string): ItemKind | undefined {
  const digits = compactHsCode(code);
  return HEADINGS.find(([heading]) => digits.startsWith(heading))?.[1];
}

/** Is this a heading under which boats are known to be declared though they are none of it? */
export function isKnownDisguise(code: string): boolean {
  const digits = compactHsCode(code);
  return DISGUISES.some((heading) => digits.startsWith(heading));
}

const WORDS: readonly (readonly [words: RegExp, kind: ItemKind])[] = [
  [/engine|motor|outboard/, 'outboard-engine'],
  // In the languages of the coasts: what saves lives is kept out by rule, however it was declared.
  [
    /jacket|life ?vest|buoyancy|lifebelt|lifebuoy|(rettungs|schwimm)weste|rettungsring|gilets? de sauvetage|bou[ée]es? de sauvetage|(reddings|zwem)vest|reddingsboei|chalecos? salvavidas|giubbott/,
    'life-jacket',
  ],
  [/pump/, 'pump'],
  [/fuel|petrol|jerry/, 'fuel'],
  [/hull|boat|dinghy|inflatable|craft/, 'boat-hull'],
];

/** Kind by the words of a source, in codes and plain words; `other` where they say nothing known. */
export function kindOfWords(text: string): ItemKind {
  const known = ITEM_KINDS.find((kind) => kind === text);
  if (known) return known;
  const words = text.toLowerCase().replace(/[-_]/g, ' ');
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
