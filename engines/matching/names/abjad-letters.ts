/**
 * Letters of the unvowelled scripts as small integers from 1. Arabic letters are those that `fold` leaves; a Hebrew
 * letter takes the place of the Arabic letter that writes the same sounds, so that one transducer reads both.
 */
export const ABJAD = 'ابپتثجچحخدذرزژسشصضطظعغفڤقكگلمنهوي';

const HEBREW = 'א:ا ב:ب ג:گ ד:د ה:ه ו:و ז:ز ח:ح ט:ط י:ي כ:ك ל:ل מ:م נ:ن ס:س ע:ع פ:پ צ:ص ק:ق ר:ر ש:ش ת:ت';

const CODES = new Map<string, number>();
for (const [at, letter] of [...ABJAD].entries()) CODES.set(letter, at + 1);
for (const pair of HEBREW.split(' ')) {
  const [hebrew = '', arabic = ''] = pair.split(':');
  CODES.set(hebrew, CODES.get(arabic) ?? 0);
}

const NONE = new Uint8Array(0);

/** Codes of the letters of a folded word, empty when any letter is of another script. */
export function abjadOf(folded: string): Uint8Array {
  const codes: number[] = [];
  for (const letter of folded) {
    if (letter === ' ') continue;
    const code = CODES.get(letter);
    if (code === undefined) return NONE;
    codes.push(code);
  }
  return Uint8Array.from(codes);
}
