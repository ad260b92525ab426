import fc from 'fast-check';

/** Strings that bring out errors: of few letters, many scripts, astral characters, lone surrogates, around 32 and 64 units long. */
const letters = fc.constantFrom(
  'a',
  'b',
  'c',
  'd',
  ' ',
  'A',
  '1',
  'ß',
  'ش',
  'ی',
  'ъ',
  'ሰ',
  '中',
  '😀',
  '\ud800',
);

const short = fc.string({ unit: letters, maxLength: 12 });
const aroundWord = fc.string({ unit: letters, minLength: 28, maxLength: 36 });
const aroundLongWord = fc.string({ unit: letters, minLength: 58, maxLength: 70 });
const long = fc.string({ unit: letters, minLength: 100, maxLength: 150 });
const few = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 70 });
const anything = fc.string({ unit: 'binary', maxLength: 20 });
const rightToLeft = fc.constantFrom('محمد رحیم احمدی', 'محمد رحيم احمدى', 'رحیم محمد احمدی', 'אברהם לוי');

export const text = fc.oneof(short, short, aroundWord, aroundLongWord, long, few, anything, rightToLeft);

/** A text with some units taken out, put in, replaced or exchanged: near enough to be worth comparing. */
function edited(original: string, edits: readonly (readonly [number, number, string])[]): string {
  let result = original;
  for (const [kind, place, unit] of edits) {
    const at = result.length === 0 ? 0 : place % result.length;
    const head = result.slice(0, at);
    if (kind === 0) result = head + unit + result.slice(at);
    else if (kind === 1) result = head + result.slice(at + 1);
    else if (kind === 2) result = head + unit + result.slice(at + 1);
    else result = head + (result[at + 1] ?? '') + (result[at] ?? '') + result.slice(at + 2);
  }
  return result;
}

const edits = fc.array(fc.tuple(fc.nat(3), fc.nat(200), letters), { maxLength: 4 });

/** Two texts, often similar. */
export const pair = fc.oneof(
  fc.tuple(text, text),
  fc.tuple(text, edits).map(([original, slips]) => [original, edited(original, slips)] as const),
);

/** A text and others, most of which are similar to it. */
export const oneAndMany = fc
  .tuple(text, fc.array(edits, { minLength: 1, maxLength: 12 }), fc.array(text, { maxLength: 6 }))
  .map(([original, variants, others]) => ({
    one: original,
    many: [...variants.map((slips) => edited(original, slips)), ...others, original],
  }));
