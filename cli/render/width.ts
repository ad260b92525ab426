const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** East Asian wide and full-width letters and emoji take two columns (Unicode UAX #11). */
const WIDE =
  /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const VISIBLE = /[^\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const PLAIN = /^[\x20-\x7e]*$/;
// eslint-disable-next-line no-control-regex
const COLOURS = /\x1b\[[\d;]*m/g;

/** Columns that a text takes in a terminal; colour codes take none. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text.replace(COLOURS, ''))) width += columnsOf(segment);
  return width;
}

/** Shortens to so many columns, the last of them an ellipsis. An isolate that is cut open is closed. */
export function shorten(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let result = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    const next = columnsOf(segment);
    if (width + next > columns - 1) break;
    result += segment;
    width += next;
  }
  return `${result}…${result.startsWith('\u2068') ? '\u2069' : ''}`;
}

/** Breaks a line between words so that no line is wider; a longer word stays whole. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function columnsOf(grapheme: string): number {
  if (!VISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) ? 2 : 1;
}
