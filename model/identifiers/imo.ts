import { compact } from './compact.ts';
import type { Identifier } from './identifier.ts';

/** Ship number of the International Maritime Organization (resolution A.1117(30)), seven digits, `9074729`. */
export function parseImo(raw: string): Identifier | undefined {
  const value = compact(raw).replace(/^IMO(?:NO|NUMBER)?/, '');
  if (!/^\d{7}$/.test(value)) return undefined;
  let sum = 0;
  for (let at = 0; at < 6; at++) sum += Number(value[at]) * (7 - at);
  return { class: 'imo', value, checksum: sum % 10 === Number(value[6]) ? 'passed' : 'failed' };
}
