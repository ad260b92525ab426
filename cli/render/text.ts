/**
 * Text that others wrote, made safe for a terminal: characters that move the cursor, switch colours or turn the
 * order of letters around are shown as escapes instead of being obeyed.
 */
export function clean(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`);
}

/** As `clean`, on one line. */
export function oneLine(text: string): string {
  return clean(text.replace(/\s+/gu, ' ').trim());
}

/**
 * One line that keeps its own writing direction among others (Unicode Bidirectional Algorithm, UAX #9):
 * first-strong isolate before, pop directional isolate after, where it holds right-to-left letters.
 */
export function isolated(text: string): string {
  const line = oneLine(text);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/** Control characters; embeddings, overrides and isolates of others; line and paragraph separators; tags. */
const UNSAFE = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029\u{e0000}-\u{e007f}]/gu;

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u;
