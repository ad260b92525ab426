/**
 * Letters that decomposition does not reduce to the letter people search with. Keys are lower case and
 * fully decomposed (NFKD); one letter each. Checked against the Unicode CLDR transliteration tables.
 */
const LATIN =
  'ß:ss ø:o ł:l đ:d ð:d ı:i æ:ae œ:oe þ:th ħ:h ŋ:n ə:a ǝ:a ɛ:e ɔ:o ɨ:i ʉ:u ƙ:k ɓ:b ɗ:d ƴ:y ŧ:t ĸ:k ȷ:j ɣ:g ǥ:g ƒ:f';

const GREEK_AND_CYRILLIC = 'ς:σ ґ:г ѐ:е ғ:г қ:к ң:н ү:у ұ:у ө:о һ:х ә:а җ:ж ҳ:х ҷ:ч ѣ:е ѳ:ф ѵ:и';

/**
 * Arabic script: one letter for what Arabic, Farsi, Urdu, Pashto and Sorani writers type for each other.
 * Hamza seats and madda are gone after decomposition. A bare hamza and tatweel carry nothing for search.
 */
const ARABIC = [
  'ٱ:ا ٲ:ا ٳ:ا ٵ:ا ء: ـ:',
  'ى:ي ی:ي ې:ي ۍ:ي ێ:ي ے:ي ۑ:ي ؠ:ي',
  'ک:ك ڪ:ك ګ:گ ڭ:گ ݢ:گ',
  'ة:ه ہ:ه ۃ:ه ھ:ه ە:ه',
  'ۆ:و ۇ:و ۈ:و ۉ:و ۊ:و ۋ:و ۏ:و',
  'ڕ:ر ړ:ر ڑ:ر ڵ:ل ڼ:ن ں:ن ټ:ت ٹ:ت ډ:د ڈ:د ڎ:د',
  'ښ:ش ږ:ژ ځ:ز څ:چ',
].join(' ');

/** Hebrew final forms. */
const HEBREW = 'ך:כ ם:מ ן:נ ף:פ ץ:צ';

/** Apostrophes and transliterated ayn and hamza stand inside names and are left out by half of all writers. */
const APOSTROPHES = "'’‘‛`´′ʼʻʽʾʿˈʹꞌ＇";

/**
 * Ethiopic consonant rows that Amharic and Tigrinya writers use for each other: [row, row it folds to].
 * A row is eight code points, one for each vowel order.
 */
const ETHIOPIC_ROWS: readonly (readonly [number, number])[] = [
  [0x1210, 0x1200], // ሐ → ሀ
  [0x1280, 0x1200], // ኀ → ሀ
  [0x12b8, 0x1200], // ኸ → ሀ
  [0x1220, 0x1230], // ሠ → ሰ
  [0x12d0, 0x12a0], // ዐ → አ
  [0x1340, 0x1338], // ፀ → ጸ
];

/** For these rows the first and the fourth vowel order sound alike: ሃ → ሀ, ኣ → አ. */
const ETHIOPIC_OPEN_ROWS = [0x1200, 0x12a0];

function build(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const pair of [LATIN, GREEK_AND_CYRILLIC, ARABIC, HEBREW].join(' ').split(' ')) {
    const [from = '', to = ''] = pair.split(':');
    table.set(from, to);
  }
  for (const apostrophe of APOSTROPHES) table.set(apostrophe, '');
  for (const [from, to] of ETHIOPIC_ROWS) {
    for (let order = 0; order < 7; order++) {
      table.set(String.fromCodePoint(from + order), String.fromCodePoint(to + order));
    }
  }
  for (const row of ETHIOPIC_OPEN_ROWS) {
    const open = String.fromCodePoint(row);
    for (const [from, to] of table) if (to.codePointAt(0) === row + 3) table.set(from, open);
    table.set(String.fromCodePoint(row + 3), open);
  }
  return table;
}

export const FOLDS: ReadonlyMap<string, string> = build();
