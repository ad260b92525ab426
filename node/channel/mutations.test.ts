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
    await Promise.all(Array.from({ length: AT_ONCE }, () => refused(mutation(door, draw))));
  expect(door.log.faults).toEqual([]);
  expect(statusOf(await knock(door, bytesOf(written(door.origin, { body: BODY }))))).toBe(201);
  expect(door.log.accepted).toEqual([BODY]);
}

/** A right request, with a nonce of its own, changed until it says something else. */
function mutation(door: Door, draw: (below: number) => number): Buffer {
  const right = bytesOf(written(door.origin, { body: BODY }));
  let mutated = right;
  do {
    for (let times = 1 + draw(3); times > 0; times -= 1) mutated = mutate(mutated, draw);
  } while (meaning(mutated) === meaning(right));
  return mutated;
}

/** One byte changed, added, removed or doubled, a run of bytes removed, or two lines of the head exchanged. */
function mutate(bytes: Buffer, draw: (below: number) => number): Buffer {
  const at = draw(bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + 1)];
  switch (draw(7)) {
    case 0:
      return Buffer.concat([before, Buffer.of(draw(256)), after]);
    case 1:
      return Buffer.concat([before, Buffer.of((bytes[at] ?? 0) ^ (1 << draw(8))), after]);
    case 2:
      return Buffer.concat([before, Buffer.of(draw(256)), bytes.subarray(at)]);
    case 3:
      return Buffer.concat([before, after]);
    case 4:
      return Buffer.concat([before, bytes.subarray(at, at + 1), bytes.subarray(at)]);
    case 5:
      return Buffer.concat([before, bytes.subarray(at + 1 + draw(40))]);
    default:
      return exchanged(bytes, draw);
  }
}

/** Gives one header field the value of another. */
function exchanged(bytes: Buffer, draw: (below: number) => number): Buffer {
  const lines = bytes.toString('latin1').split('\r\n');
  const [one, other] = [1 + draw(Math.max(1, lines.length - 3)), 1 + draw(Math.max(1, lines.length - 3))];
  const [name] = (lines[one] ?? '').split(': ');
  const [, value] = (lines[other] ?? '').split(/: (.*)/);
  lines[one] = `${name}: ${value}`;
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/**
 * What a request says by RFC 9110 and 9112: case of field names, blanks around values and
 * words, empty lines before and whatever follows the body say nothing.
 */
function meaning(bytes: Buffer): string {
  const text = bytes.toString('latin1').replace(/^(\r?\n)+/, '');
  const end = text.indexOf('\r\n\r\n');
  const [request = '', ...lines] = text.slice(0, end).split('\r\n');
  const words = request.split(/ +/);
  const fields = lines.map((line) => {
    const [name = '', ...value] = line.split(':');
    return `${name.toLowerCase()}:${value.join(':').replaceAll(/^[ \t]+|[ \t]+$/g, '')}`;
  });
  return JSON.stringify([words, fields.toSorted(), text.slice(end + 4, end + 4 + BODY.length)]);
}
