import { compact } from './compact.ts';
import type { Checksum, Identifier } from './identifier.ts';

const SHAPE = /^[A-HJ-NPR-Z0-9]{17}$/;
/** Region 1 to 5 of the world manufacturer identifier is North America (ISO 3780). */
const NORTH_AMERICA = /^[1-5]/;
const CHECK_POSITION = 8;
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const VALUES: Readonly<Record<string, number>> = {
  A: 1,
  B: 2,
  C: 3,
  D: 4,
  E: 5,
  F: 6,
  G: 7,
  H: 8,
  J: 1,
  K: 2,
  L: 3,
  M: 4,
  N: 5,
  P: 7,
  R: 9,
  S: 2,
  T: 3,
  U: 4,
  V: 5,
  W: 6,
  X: 7,
  Y: 8,
  Z: 9,
};

/** 49 CFR 565.15: required in North America; elsewhere position nine may hold anything. */
function checksumOf(vin: string): Checksum {
  if (!NORTH_AMERICA.test(vin)) return 'none';
  let sum = 0;
  for (const [at, weight] of WEIGHTS.entries()) {
    const character = vin[at] ?? '';
    sum += weight * (VALUES[character] ?? Number(character));
  }
  const remainder = sum % 11;
  return vin[CHECK_POSITION] === (remainder === 10 ? 'X' : String(remainder)) ? 'passed' : 'failed';
}

/** Vehicle identification number (ISO 3779), 17 characters. The letters I, O and Q it cannot hold are read as 1 and 0. */
export function parseVin(raw: string): Identifier | undefined {
  const value = compact(raw).replace(/I/g, '1').replace(/[OQ]/g, '0');
  return SHAPE.test(value) ? { class: 'vin', value, checksum: checksumOf(value) } : undefined;
}
