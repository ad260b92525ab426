import { fold, latin } from '@foreland/model/text';
import { abjadOf } from './abjad-letters.ts';
import { KNOWN_SPELLINGS } from './known-spellings.ts';
import { shortened } from './transducer.ts';
import type { SpellingPair } from './learn-transducer.ts';

/** Known spellings count more than one published pair: they are the names that real files hold. */
const WEIGHT_OF_KNOWN = 2;

/**
 * 0 or 1, the same in every run and whatever the order of a file: FNV-1a with a final mix. Half 0 of the published
 * pairs is learned from; half 1 is for measuring.
 */
export function halfOf(text: string): 0 | 1 {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) & 1) as 0 | 1;
}

/** How much a spelling counts that follows from another one by the habit of a language. */
const WEIGHT_OF_HABIT = 0.5;

/** How German, French and Dutch files write the sounds that English files write so. Tried in order. */
const HABITS: readonly (readonly (readonly [RegExp, string])[])[] = [
  [
    [/ch/g, 'TSCH'],
    [/zh|sh/g, 'SCH'],
    [/kh/g, 'CH'],
    [/gh/g, 'GH'],
    [/j/g, 'DJ'],
    [/z/g, 'S'],
    [/v/g, 'W'],
    [/y(?=[aeiou])/g, 'J'],
    [/oo|ou/g, 'U'],
    [/ee/g, 'I'],
  ],
  [
    [/ch/g, 'TCH'],
    [/zh/g, 'J'],
    [/sh/g, 'CH'],
    [/j/g, 'DJ'],
    [/oo|ou|u/g, 'OU'],
    [/w(?=[aeiou])/g, 'OU'],
    [/ee/g, 'I'],
    [/g(?=[ei])/g, 'GU'],
  ],
  [
    [/ch/g, 'TSJ'],
    [/zh/g, 'ZJ'],
    [/sh/g, 'SJ'],
    [/kh/g, 'CH'],
    [/j/g, 'DJ'],
    [/oo|ou|u/g, 'OE'],
    [/y(?=[aeiou])/g, 'J'],
    [/ee/g, 'IE'],
  ],
];

function byHabit(english: string): string[] {
  return HABITS.map((habit) =>
    habit.reduce((spelling, [from, to]) => spelling.replace(from, to), english).toLowerCase(),
  );
}

/** What the transducer learns from: half 0 of the pairs (Arabic, Latin), and the spellings that we know ourselves. */
export function learningPairs(published: readonly (readonly [string, string])[]): SpellingPair[] {
  const known = KNOWN_SPELLINGS.trim()
    .split('\n')
    .flatMap((line) => {
      const [arabic = '', ...spellings] = line.split(' ');
      const [english = ''] = spellings;
      const habitual = byHabit(english).filter((spelling) => !spellings.includes(spelling));
      return [
        ...spellings.flatMap((spelling) => learningPair(arabic, spelling, WEIGHT_OF_KNOWN)),
        ...habitual.flatMap((spelling) => learningPair(arabic, spelling, WEIGHT_OF_HABIT)),
      ];
    });
  return [
    ...published
      .filter(([arabic]) => halfOf(arabic) === 0)
      .flatMap(([arabic, spelling]) => learningPair(arabic, spelling, 1)),
    ...known,
  ];
}

function learningPair(arabic: string, spelling: string, weight: number): SpellingPair[] {
  const word = abjadOf(fold(arabic).replaceAll(' ', ''));
  const plain = shortened(latin(spelling).replaceAll(' ', ''));
  return word.length > 0 && /^[a-z]+$/.test(plain) ? [{ word, latin: plain, weight }] : [];
}
