import { describe, expect, test } from 'vitest';
import { cosignersOf, signCheckpoint } from './checkpoint.ts';
import { Frontier } from './frontier.ts';
import { leafHash } from './hash.ts';
import { KEY_TYPES, parseNote } from './note.ts';
import { consistencyProof } from './proofs.ts';
import { openExchangeList, reconcile, signExchangeList } from './reconcile.ts';
import { signerOf } from './testing.ts';
import { TileGrowth, tileSource } from './tiles.ts';
import { Witness, WitnessRefusal } from './witness.ts';
import type { Proposal, WitnessState } from './witness.ts';

const log = signerOf('foreland/gb/audit');
const signer = signerOf('foreland/de/witness', KEY_TYPES.cosignature);

/** A history of the log: `words` are its rows. */
function history(words: readonly string[]): { at(size: number, from: number): Proposal } {
  return {
    at(size, from) {
      const frontier = new Frontier();
      const growth = new TileGrowth();
      for (const word of words.slice(0, size)) frontier.append(leafHash(Buffer.from(word)), growth.completed);
      return {
        checkpoint: signCheckpoint({ origin: log.key.name, size, root: frontier.root() }, log),
        from,
        proof: consistencyProof(from, size, tileSource(growth.additions())),
      };
    },
  };
}

const honest = history('a b c d e f g h i j'.split(' '));
const forked = history('a b c X e f g h i j'.split(' '));

function witnessWith(kept: Map<string, string>, state?: Partial<WitnessState>): Witness {
  return new Witness({
    signer,
    state: {
      last: async (origin) => kept.get(origin),
      advance: async (origin, held, next) => {
        if (kept.get(origin) !== held) return false;
        kept.set(origin, next);
        return true;
      },
      ...state,
    },
    logKeys: async (origin) => (origin === log.key.name ? [log.key] : []),
    clock: () => new Date('2026-11-25T12:00:00.900Z'),
  });
}

describe('a witness', () => {
  test('cosigns a log that only grows, and the same checkpoint again', async () => {
    const witness = witnessWith(new Map());
    for (const [size, from] of [
      [3, 0],
      [3, 3],
      [4, 3],
      [10, 4],
    ] as const) {
      const proposal = honest.at(size, from);
      const line = await witness.cosign(proposal);
      expect(cosignersOf(parseNote(proposal.checkpoint + line), [signer.key])).toEqual([
        { key: signer.key, time: Date.parse('2026-11-25T12:00:00Z') / 1000 },
      ]);
    }
  });

  test('refuses a rollback and a fork, and carries both checkpoints as evidence', async () => {
    const kept = new Map<string, string>();
    const witness = witnessWith(kept);
    const held = honest.at(6, 0);
    await witness.cosign(held);
    const cases: readonly [string, Proposal][] = [
      ['log-rolled-back', honest.at(5, 0)],
      ['log-forked', forked.at(6, 6)],
      ['log-forked', forked.at(9, 6)],
      ['log-forked', { ...honest.at(9, 6), proof: [] }],
      ['proposal-outdated', honest.at(9, 5)],
    ];
    for (const [code, offered] of cases) {
      const refusal = await witness.cosign(offered).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(refusal).toBeInstanceOf(WitnessRefusal);
      expect(refusal).toMatchObject({
        code,
        held: held.checkpoint,
        offered: offered.checkpoint,
        status: 409,
      });
      expect(kept.get(log.key.name)).toBe(held.checkpoint);
    }
    await witness.cosign(honest.at(9, 6));
  });

  test('refuses logs that it does not know, and checkpoints that the log did not sign', async () => {
    const kept = new Map<string, string>();
    const witness = witnessWith(kept);
    const strange = signerOf('foreland/xx/audit');
    const unknown = signCheckpoint(
      { origin: strange.key.name, size: 0, root: new Frontier().root() },
      strange,
    );
    await expect(witness.cosign({ checkpoint: unknown, from: 0, proof: [] })).rejects.toMatchObject({
      code: 'log-unknown',
      status: 404,
    });
    const { checkpoint } = honest.at(3, 0);
    await expect(
      witness.cosign({ checkpoint: checkpoint.replace('\n3\n', '\n4\n'), from: 0, proof: [] }),
    ).rejects.toMatchObject({ code: 'note-forged' });
    expect(kept.size).toBe(0);
  });

  test('gives no cosignature unless the checkpoint is kept', async () => {
    const failing = witnessWith(new Map(), { advance: () => Promise.reject(new Error('disk full')) });
    await expect(failing.cosign(honest.at(3, 0))).rejects.toThrow('disk full');
    const kept = new Map<string, string>();
    const overtaken = witnessWith(kept, {
      advance: async (origin) => {
        kept.set(origin, honest.at(4, 0).checkpoint);
        return false;
      },
    });
    await expect(overtaken.cosign(honest.at(3, 0))).rejects.toMatchObject({
      code: 'proposal-outdated',
      held: honest.at(4, 0).checkpoint,
    });
  });
});

const HOUR = 3_600_000;

describe('reconciliation', () => {
  const [gb, de] = [signerOf('foreland/gb/node'), signerOf('foreland/de/node')];
  const time = { from: '2026-11-01T00:00:00.000Z', until: '2026-11-02T00:00:00.000Z' };
  const envelope = (digit: string): string => digit.repeat(64);
  const at = (hour: number): string => `2026-11-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
  const here = {
    node: gb.key.name,
    with: de.key.name,
    ...time,
    exchanges: [
      { envelope: envelope('1'), direction: 'sent', at: at(1) },
      { envelope: envelope('2'), direction: 'received', at: at(2) },
      { envelope: envelope('2'), direction: 'received', at: at(3) },
      { envelope: envelope('3'), direction: 'sent', at: at(4) },
      { envelope: envelope('6'), direction: 'sent', at: at(23) },
    ],
  } as const;
  const there = {
    node: de.key.name,
    with: gb.key.name,
    ...time,
    exchanges: [
      { envelope: envelope('1'), direction: 'received', at: at(1) },
      { envelope: envelope('2'), direction: 'sent', at: at(2) },
      // The same direction at both ends is no partner.
      { envelope: envelope('3'), direction: 'sent', at: at(4) },
      { envelope: envelope('4'), direction: 'sent', at: at(5) },
    ],
  } as const;

  test('says what both ends logged, and what one end alone did', () => {
    const lists = [signExchangeList(here, gb), signExchangeList(there, de)] as const;
    const opened = [openExchangeList(lists[0], [gb.key]), openExchangeList(lists[1], [de.key])] as const;
    expect(opened[0]).toEqual(here);
    const result = reconcile(opened[0], opened[1], { slackMilliseconds: 2 * HOUR });
    expect(result.matched.map((each) => [each.envelope[0], each.here.at])).toEqual([
      ['1', at(1)],
      ['2', at(2)],
    ]);
    expect(result.missingHere.map((each) => each.envelope[0])).toEqual(['3', '4']);
    // What was sent just before the end may be on its way.
    expect(result.missingThere.map((each) => each.envelope[0])).toEqual(['3']);
    expect(reconcile(here, there).missingThere.map((each) => each.envelope[0])).toEqual(['3', '6']);
    // What stands at the beginning may have been logged at the other end before it.
    const late = reconcile(here, there, { leadMilliseconds: 4.5 * HOUR });
    expect(late.missingThere.map((each) => each.envelope[0])).toEqual(['6']);
    expect(late.missingHere.map((each) => each.envelope[0])).toEqual(['4']);
    expect(late.matched).toEqual([]);
  });

  test('takes only signed lists of the same time', () => {
    const list = signExchangeList(here, gb);
    expect(() => openExchangeList(list, [de.key])).toThrow('No known key');
    expect(() => openExchangeList(list.replace('sent', 'received'), [gb.key])).toThrow('does not fit');
    expect(() => reconcile(here, { ...there, until: at(3) })).toThrow('not the two ends');
    expect(() => reconcile(here, here)).toThrow('not the two ends');
  });
});
