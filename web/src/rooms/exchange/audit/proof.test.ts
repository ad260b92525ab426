import { expect, it } from 'vitest';
import { partnerOfWitness, quorumCheckpoint, verifyCommand, witnessesOf } from './proof.ts';
import type { LogState } from './proof.ts';

const at = '2026-11-25T00:00:00.000Z';
const log: LogState = {
  origin: 'foreland/gb/audit/1',
  size: 10,
  pending: 0,
  checkpoint: '',
  keys: ['k+1+A'],
  quorum: 3,
  enrolled: ['foreland/be/witness', 'foreland/de/witness'],
  witnesses: [
    { witness: 'foreland/de/witness', size: 7, at },
    { witness: 'foreland/nl/witness', size: 3, at },
  ],
  checkpoints: [
    { size: 9, at, note: '', witnesses: ['a', 'b'] },
    { size: 7, at, note: '', witnesses: ['a', 'b', 'c'] },
  ],
};

it('names every witness, those too who have cosigned nothing', () => {
  expect(witnessesOf(log).map(({ partner, size, behind }) => [partner, size, behind])).toEqual([
    ['BE', undefined, undefined],
    ['DE', 7, 3],
    ['NL', 3, 7],
  ]);
  expect(partnerOfWitness('somebody else')).toBeUndefined();
});

it('finds the newest checkpoint of a quorum', () => {
  expect(quorumCheckpoint(log)?.size).toBe(7);
  expect(quorumCheckpoint({ ...log, quorum: 0 })).toBeUndefined();
});

it('says how a file is verified', () => {
  expect(verifyCommand('a.jsonl', { keys: log.keys })).toBe(
    "npx foreland audit verify a.jsonl --key 'k+1+A'",
  );
  expect(verifyCommand('p.txt', { keys: log.keys, checkpoint: 'c.txt' })).toContain(
    '--checkpoint c.txt --key',
  );
});
