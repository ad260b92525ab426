/** Width of a letter of small text in a drawing, in px; wide enough for most scripts. */
const LETTER = 7;

/** About as many letters as fit into so many px, for text in a drawing, which does not shorten itself. */
export function shortened(text: string, width: number): string {
  const letters = [...text];
  const room = Math.max(4, Math.floor(width / LETTER));
  return letters.length > room ? `${letters.slice(0, room - 1).join('')}…` : text;
}
