/**
 * Romanisation of folded letters for search, in plain ASCII: simplified from BGN/PCGN as found in Unicode
 * CLDR, keeping what Western European files write most (sh, kh, ch; no diacritics).
 * Letters whose sound depends on their neighbours are handled in latin.ts.
 */
const ARABIC =
  'ا:a ب:b پ:p ت:t ث:th ج:j چ:ch ح:h خ:kh د:d ذ:dh ر:r ز:z ژ:zh س:s ش:sh ص:s ض:dh ط:t ظ:z ع:a غ:gh ف:f ڤ:v ق:q ' +
  'ك:k گ:g ل:l م:m ن:n';

const CYRILLIC =
  'а:a б:b в:v г:g д:d е:e ж:zh з:z и:i і:i ј:j к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh ' +
  'щ:shch ъ: ы:y ь: э:e ю:yu я:ya є:ye ђ:dj ћ:ch љ:lj њ:nj џ:dz ѕ:dz ӏ:';

const GREEK =
  'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s τ:t υ:y φ:f χ:ch ψ:ps ω:o';

const HEBREW = 'א:a ב:b ג:g ד:d ה:h ו:v ז:z ח:h ט:t י:y כ:k ל:l מ:m נ:n ס:s ע:a פ:p צ:ts ק:k ר:r ש:sh ת:t';

const GEORGIAN =
  'ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:gh ყ:q შ:sh ' +
  'ჩ:ch ც:ts ძ:dz წ:ts ჭ:ch ხ:kh ჯ:j ჰ:h';

const ARMENIAN =
  'ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:y թ:t ժ:zh ի:i լ:l խ:kh ծ:ts կ:k հ:h ձ:dz ղ:gh ճ:ch մ:m յ:y ն:n շ:sh ո:o ' +
  'չ:ch պ:p ջ:j ռ:r ս:s վ:v տ:t ր:r ց:ts ւ:v փ:p ք:k օ:o ֆ:f';

function pairs(table: string): [string, string][] {
  return table.split(' ').map((pair) => {
    const [letter = '', latin = ''] = pair.split(':');
    return [letter, latin];
  });
}

export const LETTERS: ReadonlyMap<string, string> = new Map(
  [ARABIC, CYRILLIC, GREEK, HEBREW, GEORGIAN, ARMENIAN].flatMap(pairs),
);

/** Consonant of each Ethiopic row of eight, by the code point of the row's first letter. */
const ETHIOPIC_ROWS =
  'ሀ:h ለ:l መ:m ረ:r ሰ:s ሸ:sh ቀ:q ቐ:q በ:b ቨ:v ተ:t ቸ:ch ነ:n ኘ:ny አ: ከ:k ወ:w ዘ:z ዠ:zh የ:y ደ:d ጀ:j ገ:g ጠ:t ጨ:ch ' +
  'ጰ:p ጸ:ts ፈ:f ፐ:p';

/** Vowel of the seven orders; the sixth is the bare consonant, the eighth the labialised -wa. */
const ETHIOPIC_ORDERS = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];

/** First-order letters that are read with a rather than e. */
const READ_WITH_A = new Set(['ሀ', 'አ', 'የ', 'ወ']);

/** Labialised series ቈ ኰ ጐ: five letters each at offsets 0, 2–5 of their row. */
const ETHIOPIC_LABIALISED = 'ቈ:q ኰ:k ጐ:g';
const LABIALISED_ORDERS = ['wo', '', 'wi', 'wa', 'we', 'wi'];

function ethiopic(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const addRow = ([first, consonant]: [string, string], orders: readonly string[]): void => {
    for (const [order, vowel] of orders.entries()) {
      const letter = String.fromCodePoint((first.codePointAt(0) ?? 0) + order);
      const read =
        order === 0 && READ_WITH_A.has(first) ? 'a' : order === 5 && consonant === '' ? 'i' : vowel;
      table.set(letter, consonant + read);
    }
  };
  for (const row of pairs(ETHIOPIC_ROWS)) addRow(row, ETHIOPIC_ORDERS);
  for (const row of pairs(ETHIOPIC_LABIALISED)) addRow(row, LABIALISED_ORDERS);
  return table;
}

export const ETHIOPIC_SYLLABLES: ReadonlyMap<string, string> = ethiopic();

/**
 * Indic letters by their offset in the block: Devanagari, Bengali, Gurmukhi and Gujarati share one layout
 * (inherited from ISCII), so one table serves the four.
 */
export const INDIC_BLOCKS = [0x0900, 0x0980, 0x0a00, 0x0a80] as const;
export const INDIC_VIRAMA = 0x4d;
const INDIC_VOWELS = '05:a 06:a 07:i 08:i 09:u 0a:u 0b:ri 0f:e 10:ai 13:o 14:au';
const INDIC_SIGNS = '01:n 02:n 03:h 3e:a 3f:i 40:i 41:u 42:u 43:ri 47:e 48:ai 4b:o 4c:au 3c: 70:n 71:';
const INDIC_CONSONANTS =
  '15:k 16:kh 17:g 18:gh 19:n 1a:ch 1b:chh 1c:j 1d:jh 1e:n 1f:t 20:th 21:d 22:dh 23:n 24:t 25:th 26:d 27:dh 28:n ' +
  '2a:p 2b:ph 2c:b 2d:bh 2e:m 2f:y 30:r 32:l 33:l 35:v 36:sh 37:sh 38:s 39:h';

function byOffset(table: string): ReadonlyMap<number, string> {
  return new Map(pairs(table).map(([offset, latin]) => [Number.parseInt(offset, 16), latin]));
}

export const INDIC_INDEPENDENT: ReadonlyMap<number, string> = byOffset(INDIC_VOWELS);
export const INDIC_DEPENDENT: ReadonlyMap<number, string> = byOffset(INDIC_SIGNS);
export const INDIC_LETTERS: ReadonlyMap<number, string> = byOffset(INDIC_CONSONANTS);
