import { ForelandError } from '@foreland/model/errors';
import type { Place } from '@foreland/model/errors';

/** What the engine refuses where data comes in; everything behind relies on what was checked here. */
const REMEDIES = {
  'moves-too-many': 'Cut the moves into spans of time of fewer moves.',
  'moves-arrays': 'Give as many receivers, times and amounts as there are senders.',
  'moves-account': 'Use account numbers from 0 to one less than the number of accounts.',
  'moves-time': 'Give each move a time in seconds since 1970, as a finite number.',
  'moves-amount': 'Give each move a finite amount above zero, all in one currency.',
  'finance-parameter': 'Give a parameter in its range.',
} as const;

export type FinanceRefusal = keyof typeof REMEDIES;

export function refuse(code: FinanceRefusal, message: string, place?: Place): ForelandError {
  return new ForelandError({ code, message, remedy: REMEDIES[code], ...(place ? { place } : {}) });
}
