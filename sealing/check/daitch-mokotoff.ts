/**
 * Daitch–Mokotoff soundex: six digits for how a name in Latin letters sounds, made for names that were spelt by
 * clerks of several languages (Daitch 1986; Mokotoff). Where the table gives a letter two readings the first counts, so
 * that a token has one code.
 *
 * Each line: spellings, then the code at the start of a name, before a vowel, and elsewhere; `-` is not coded.
 */
const TABLE = `
ai aj ay 0 1 -
au 0 7 -
ei ej ey 0 1 -
eu 1 1 -
ia ie io iu 1 - -
oi oj oy ui uj uy 0 1 -
a e i o u ue 0 - -
j y 1 - -
b f fb p pf ph v w 7 7 7
chs ks x 5 54 54
c ch ck g k kh q 5 5 5
h 5 5 -
d dt t th 3 3 3
l 8 8 8
m 6 6 6
n 6 6 6
mn nm 66 66 66
r 9 9 9
rz rs 94 94 94
cs csz cz czs drs drz ds dsh dsz dz dzh dzs s sch sh sz tc tch trs trz ts tsch tsh tsz ttch tts ttsch ttsz ttz tz tzs z zh zs zsch zsh 4 4 4
sc schtch schtsch schtsh shch shtch shtsh stch strs strz stsch stsh szcs szcz zdz zdzh zhdzh 2 4 4
schd scht sd shd sht st szd szt zd zhd 2 43 43
`;

type Codes = readonly [start: string, beforeVowel: string, elsewhere: string];

const CODES = new Map<string, Codes>();
for (const line of TABLE.trim().split('\n')) {
  const words = line.split(' ');
  const [start = '', beforeVowel = '', elsewhere = ''] = words.slice(-3);
  for (const spelling of words.slice(0, -3)) CODES.set(spelling, [start, beforeVowel, elsewhere]);
}

const LONGEST_SPELLING = 7;
const DIGITS = 6;
const VOWEL = /[aeijouy]/;

function longestAt(name: string, at: number): string | undefined {
  for (let length = LONGEST_SPELLING; length > 0; length--) {
    const spelling = name.slice(at, at + length);
    if (spelling.length === length && CODES.has(spelling)) return spelling;
  }
  return undefined;
}

/** @param name one token in lower-case ASCII letters; others are passed over. Undefined where no letter is left. */
export function daitchMokotoff(name: string): string | undefined {
  const letters = name.replace(/[^a-z]+/g, '');
  if (letters === '') return undefined;
  let code = '';
  let previous = '';
  for (let at = 0; at < letters.length && code.length < DIGITS;) {
    const spelling = longestAt(letters, at);
    if (spelling === undefined) return undefined;
    const [start, beforeVowel, elsewhere] = CODES.get(spelling) ?? ['', '', ''];
    const next = letters[at + spelling.length] ?? '';
    const sound = at === 0 ? start : VOWEL.test(next) ? beforeVowel : elsewhere;
    // Letters of one sound in a row are one, unless the table itself doubles it (mn, nm).
    if (sound !== '-' && (sound !== previous || sound === '66')) code += sound;
    previous = sound;
    at += spelling.length;
  }
  return code.slice(0, DIGITS).padEnd(DIGITS, '0');
}
