import { fold } from '@foreland/model/text';
import { GIVEN_NAMES } from './given-names.ts';
import { KNOWN_SPELLINGS } from './known-spellings.ts';
import { SHORT_FORMS } from './short-forms.ts';
import { WORD_FORMS } from './word-forms.ts';

/**
 * Classes of names and words that stand for each other though no rule of spelling says so. A name may be in several
 * classes: Alex is short for Alexander and for Alejandro. A known name that nothing else stands for is its own class.
 */
const BY_NAME = classes([
  ...[SHORT_FORMS, KNOWN_SPELLINGS, WORD_FORMS].join('\n').split('\n'),
  ...GIVEN_NAMES.split(/\s+/),
]);
const NONE: readonly number[] = Object.freeze([]);

function classes(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const byName = new Map<string, number[]>();
  let id = 0;
  for (const line of lines) {
    const names = line
      .split(' ')
      .map(fold)
      .filter((name) => name !== '');
    // A single name that is in another class already needs no class of its own.
    if (names.length === 1 && byName.has(names[0] ?? '')) continue;
    for (const name of names) {
      const ids = byName.get(name);
      if (ids === undefined) byName.set(name, [id]);
      else if (!ids.includes(id)) ids.push(id);
    }
    id += 1;
  }
  return byName;
}

/**
 * Ids of the classes of a token, by its romanised and its original form; by the original alone where that writes no
 * short vowels, because عمير (Umair) is no Amir.
 */
export function variantsOf(text: string, original: string): readonly number[] {
  const others = original === text ? undefined : BY_NAME.get(original);
  const ids = UNVOWELLED.test(original) ? undefined : BY_NAME.get(text);
  if (ids === undefined || others === undefined) return ids ?? others ?? NONE;
  return [...new Set([...ids, ...others])];
}

const UNVOWELLED = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
