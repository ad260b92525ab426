import type { Partner } from '@foreland/model';
import { at } from './random.ts';
import type { Random } from './random.ts';

interface Scheme {
  readonly name: string;
  readonly source: readonly string[];
  readonly information: readonly string[];
  readonly suffix: string;
}

const EUROPOL: Scheme = {
  name: '4x4',
  source: ['A', 'B', 'C', 'X'],
  information: ['1', '2', '3', '4'],
  suffix: '',
};
const UK: Scheme = {
  name: '3x5x2',
  source: ['1', '2', '3'],
  information: ['A', 'B', 'C', 'D', 'E'],
  suffix: '/P',
};
const ADMIRALTY: Scheme = {
  name: 'admiralty',
  source: ['A', 'B', 'C', 'D', 'E', 'F'],
  information: ['1', '2', '3', '4', '5', '6'],
  suffix: '',
};

const SCHEMES: Readonly<Record<Partner, Scheme>> = {
  GB: UK,
  DE: EUROPOL,
  FR: EUROPOL,
  BE: EUROPOL,
  NL: EUROPOL,
  EUROPOL,
  FRONTEX: ADMIRALTY,
};

/** How good the source is: a register, an officer's report, an informant's tale. */
export type Quality = 'register' | 'report' | 'hearsay';
const BEST: Readonly<Record<Quality, number>> = { register: 0, report: 0.3, hearsay: 0.62 };

/**
 * A grade in the partner's own scheme. Officers put source and information on the diagonal in 87% of
 * grades, so the two are not independent; now and then a grade is simply wrong.
 */
export function gradeOf(partner: Partner, quality: Quality, random: Random): string {
  const { name, source, information, suffix } = SCHEMES[partner];
  const wrong = random.chance(0.03);
  const level = wrong ? random.fraction() : Math.min(0.99, BEST[quality] + Math.abs(random.normal()) * 0.18);
  const drift = random.chance(0.87) ? 0 : random.pick([-0.3, 0.3]);
  const other = Math.min(0.99, Math.max(0, level + drift));
  return `${name}/${at(source, Math.floor(level * source.length))}/${at(information, Math.floor(other * information.length))}${suffix}`;
}
