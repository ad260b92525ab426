import { expect, test } from 'vitest';
import {
  bytesOf,
  certificateFor,
  knock,
  plainDoor,
  secureDoor,
  seededBytes,
  statusOf,
  written,
} from './testing.ts';
import type { Door } from './testing.ts';
import { mutation } from './mutations.ts';

/** FORELAND_MUTATIONS=10000 runs more of them. */
const COUNT = Number(process.env['FORELAND_MUTATIONS'] ?? 1000);
const AT_ONCE = 25;
const BODY = Buffer.from('a sealed package of forty and some bytes');

test(
  `of ${COUNT} mutations of a right request none is accepted, and the door stays open`,
  async () => {
    await using door = await plainDoor();
    await campaign(door, COUNT, 'mutations 1');
  },
  30_000 + 20 * COUNT,
);

test('nor of some behind TLS', async () => {
  await using door = await secureDoor(await certificateFor('FR'));
  await campaign(door, 50, 'mutations 2');
});

async function campaign(door: Door, count: number, seed: string): Promise<void> {
  const random = seededBytes(seed);
  const draw = (below: number): number => Buffer.from(random(4)).readUInt32LE() % below;
  const refused = async (mutated: Buffer): Promise<void> => {
    const status = statusOf(await knock(door, mutated, true));
    const text = JSON.stringify(mutated.toString('latin1'));
    expect(status === 0 || status >= 400, `${status}: ${text}`).toBe(true);
    expect(door.log.accepted.length, text).toBe(0);
  };
  for (let done = 0; done < count; done += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        refused(mutation(() => bytesOf(written(door.origin, { body: BODY })), draw)),
      ),
    );
  expect(door.log.faults).toEqual([]);
  expect(statusOf(await knock(door, bytesOf(written(door.origin, { body: BODY }))))).toBe(201);
  expect(door.log.accepted).toEqual([BODY]);
}
