import { describe, expect, it } from 'vitest';
import { ROLES } from '../roles/role.ts';
import type { Role } from '../roles/role.ts';
import { isGuessed, partsInEvidence } from './parts-in-evidence.ts';
import type { PartHolder } from './parts-in-evidence.ts';

const person = (role?: Role, target = false): PartHolder => ({
  kind: 'person',
  shares: ROLES.map((each) => (each === role ? 0.8 : 0)),
  target,
});
const boat: PartHolder = { kind: 'equipment', target: false };
const SUPPLY = ROLES.indexOf('supply');
const star = (count: number): { from: number; to: number; probability: number }[] =>
  Array.from({ length: count }, (_, at) => ({ from: 0, to: at + 1, probability: 0.9 }));

describe('parts in evidence', () => {
  it('are what the evidence says of whoever has a role, and none of targets without any', () => {
    const holders = [person('organiser'), person('supply', true), person(undefined, true)];
    const [organiser, seller, unknown] = partsInEvidence(holders, star(2));
    expect(organiser![ROLES.indexOf('organiser')]).toBe(0.8);
    expect(seller![SUPPLY]).toBe(0.8);
    expect(unknown).toEqual([...ROLES.map(() => 0), 1]);
    expect(holders.map(isGuessed)).toEqual([false, false, false]);
  });

  it('are guessed of others, and less where a thing already serves the need', () => {
    const seller = person('supply');
    const supplies = (beside: PartHolder): number => {
      // The seller is known and far from the organiser, so that the part is known to exist.
      const holders = [person('organiser'), person(), beside, seller];
      return partsInEvidence(holders, star(2))[1]![SUPPLY]!;
    };
    expect(supplies(person('finance'))).toBeGreaterThan(0);
    expect(supplies(boat)).toBeLessThan(supplies({ kind: 'account', target: false }));
  });

  it('add up to one', () => {
    const holders = [person('organiser'), person(), person('launch'), boat, person(undefined, true)];
    for (const own of partsInEvidence(holders, star(4))) {
      expect(own).toHaveLength(ROLES.length + 1);
      expect(own.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
    }
  });
});
