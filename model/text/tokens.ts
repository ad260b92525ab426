import { fold } from './fold.ts';

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Articles; the assimilated forms before sun letters count only where that letter follows (ash-Shami). */
const ARTICLES = words('al el ul');
const ASSIMILATED = /^[aeu](sh|[tdrzsn])$/;
/** Words that mean nothing alone: servant, son, daughter, father, mother, sons of, descendant of. */
const PREFIXES = words(
  'abd abdul abdel abdal abdu abdi bin ibn ben bint bte ould abu abou umm um oum beni bani',
);
const ARABIC_PREFIXES = words('عبد بن ابن بنت ابو ام بني ال ولد');
/** Second halves of names that are as often written joined: Hamid Ullah, Saif Uddin, Karim Zada. */
const SUFFIXES = words(
  'ullah allah ollah uddin addin eddine eddin udin aldin zada zadeh zade zai zay zoi oglu oghlu ogly kyzy qizi khel pour ' +
    'الله الدين زاده زاي پور',
);

function isPrefix(word: string, next: string): boolean {
  if (ARTICLES.has(word) || PREFIXES.has(word) || ARABIC_PREFIXES.has(word)) return true;
  const assimilated = ASSIMILATED.exec(word)?.[1];
  return assimilated !== undefined && next.startsWith(assimilated);
}

/**
 * Folded tokens of a name for search, in the order written. Particles are glued to the word they belong to,
 * so “Abd al-Rahman”, “Abdul Rahman” and “Abdulrahman” are one token each, and “bin Salman” does not match
 * every “bin”. An assimilated article is written al. Apply {@link skeleton} to compare spellings.
 */
export function nameTokens(text: string): string[] {
  const tokens: string[] = [];
  let pending = '';
  const folded = fold(text);
  const parts = folded === '' ? [] : folded.split(' ');
  for (const [at, word] of parts.entries()) {
    const next = parts[at + 1];
    if (next !== undefined && isPrefix(word, next)) {
      pending += ASSIMILATED.test(word) ? 'al' : word;
    } else if (pending === '' && tokens.length > 0 && SUFFIXES.has(word)) {
      tokens.push(`${tokens.pop() ?? ''}${word}`);
    } else {
      tokens.push(pending + word);
      pending = '';
    }
  }
  return tokens;
}
