import { Witness, parseNote, reconcile, openExchangeList, verifyProof } from '@foreland/sealing/log';
import type { VerifierKey } from '@foreland/sealing/log';
import { openStore } from '@foreland/store';
import { SigningKeys, WitnessTable } from '@foreland/store/platform';
import { createTestDatabase, seededRandom } from '@foreland/testkit';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSigner } from '../signer.ts';
import { AuditBench, ada, verified, write } from './audit-testing.ts';
import { NoteKeys } from './keys.ts';
import { nodeActor } from './trail.ts';

let bench: AuditBench;
beforeEach(async () => {
  bench = await AuditBench.start();
});
afterEach(() => bench[Symbol.asyncDispose]());

test('witnesses cosign what grows, and exports carry their quorum', async () => {
  await using database = await createTestDatabase();
  await using theirs = await openStore({ connection: database.connection, clock: () => new Date() });
  const known: VerifierKey[] = [];
  const logKeys = async (origin: string) => known.filter(({ name }) => name === origin);
  // One witness is a node; the others keep what they saw in memory.
  const others = await Promise.all(
    (['DE', 'FR', 'BE', 'NL'] as const).map(async (partner) => {
      const keys = new SigningKeys(theirs.pool);
      const clock = (): Date => new Date();
      const random = seededRandom(partner);
      const signer = await openSigner({ home: join(bench.home, partner), partner, keys, clock, random });
      const { witness } = new NoteKeys({ signer, keys, partner });
      const kept = new Map<string, string>();
      const state = {
        last: async (origin: string) => kept.get(origin),
        advance: async (origin: string, _: string | undefined, next: string) => {
          kept.set(origin, next);
          return true;
        },
      };
      const held = partner === 'DE' ? new WitnessTable(theirs.pool, clock) : state;
      return { key: witness.key, witness: new Witness({ signer: witness, state: held, logKeys, clock }) };
    }),
  );
  const directory = { witnesses: async () => others.map(({ key }) => key), logKeys: async () => [] };
  await using audit = await bench.open({ directory });
  known.push(...(await audit.keys.logKeys((await audit.book.state()).head.origin)));

  const before = await write(audit, 'GB:p-1');
  for (const other of others.slice(0, 3)) {
    const proposal = await audit.book.propose(other.key.name);
    await audit.book.accept(proposal, await other.witness.cosign(proposal));
  }
  const after = await write(audit, 'GB:p-2');
  const report = await verified(audit);
  expect(report.findings).toEqual([]);
  expect(report.seal?.cosigned.map(({ witness, rows }) => [witness, rows])).toEqual([
    ['foreland/be/witness', 1],
    ['foreland/de/witness', 1],
    ['foreland/fr/witness', 1],
  ]);
  expect(verifyProof(await audit.book.prove('GB', before)).findings).toEqual([]);
  expect(verifyProof(await audit.book.prove('GB', after)).findings.map(({ code }) => code)).toEqual([
    'quorum-missed',
  ]);

  const german = others[0] as (typeof others)[number];
  const next = await audit.book.propose(german.key.name);
  expect(next.from).toBe(1);
  const line = await german.witness.cosign(next);
  await expect(audit.book.accept({ ...next, checkpoint: report.seal?.root ?? '' }, line)).rejects.toThrow();
  await audit.book.accept(next, line);
  // What it cosigned is on the disk of the witness: an older checkpoint is refused, with the evidence.
  await expect(german.witness.cosign(await audit.book.prolong(next.checkpoint, 0))).rejects.toMatchObject({
    code: 'proposal-outdated',
    held: next.checkpoint,
  });
  expect(parseNote(next.checkpoint).text.split('\n')[1]).toBe('2');
});

test('exchanges are logged at both ends and compared', async () => {
  await using audit = await bench.open();
  const hash = 'ab'.repeat(32);
  await audit.trail.write({
    kind: 'disclosure',
    actor: nodeActor('GB', 'exchange'),
    route: 'package-sent',
    recipient: 'DE',
    records: ['GB:p-1'],
    envelope: { hash, direction: 'sent', partner: 'DE' },
  });
  const [from, until] = ['2020-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'];
  const here = openExchangeList(await audit.book.exchanges('DE', from, until), [audit.keys.node.key]);
  expect(here.exchanges).toMatchObject([{ envelope: hash, direction: 'sent' }]);
  const there = { ...here, node: here.with, with: here.node, exchanges: [] };
  expect(reconcile(here, there)).toMatchObject({ matched: [], missingThere: [{ envelope: hash }] });
  expect((await audit.log.list({ partner: 'GB', limit: 1 })).entries[0]).toMatchObject({
    role: 'node',
    recipient: 'DE',
    envelope: { hash, direction: 'sent', partner: 'DE' },
  });
  await expect(
    audit.trail.write({
      kind: 'disclosure',
      actor: ada,
      route: 'x',
      envelope: { hash: 'no hash', direction: 'sent', partner: 'DE' },
    }),
  ).rejects.toMatchObject({ code: 'envelope-malformed' });
});
