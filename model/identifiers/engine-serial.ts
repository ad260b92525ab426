import { compact } from './compact.ts';
import type { Identifier } from './identifier.ts';

const SHORTEST = 4;
const LONGEST = 20;

/**
 * Serial number of an engine or another piece of equipment, as makers stamp it: letters and digits, three
 * digits at least, without separators (`6AHK-L 1012345` is `6AHKL1012345`). Makers publish no check digit.
 */
export function parseEngineSerial(raw: string): Identifier | undefined {
  const value = compact(raw).replace(/^(?:SERIALNUMBER|SERIALNO|SERIAL|SN)+(?=.*\d{3})/, '');
  if (value.length < SHORTEST || value.length > LONGEST || !/(?:\d.*){3}/.test(value)) return undefined;
  return { class: 'engine-serial', value, checksum: 'none' };
}
