import type { Partner } from '@foreland/model';
import { issueRevocation, signingKeyFromSeed } from '@foreland/sealing/identity';
import { createTestDatabase, quietConfig, until } from '@foreland/testkit';
import type { TestDatabase } from '@foreland/testkit';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeEmergencyKey } from '../admin/emergency-key.ts';
import { renewKeys } from '../admin/renew-keys.ts';
import { readSeed, writeKeyText } from '../keys/seed.ts';
import { readStagedKeys, stageKeys } from '../keys/staged.ts';
import { startNode } from '../node.ts';
import type { RunningNode } from '../node.ts';
import { introduce } from './introduction.ts';

/** Nodes that can be stopped and started again at the same place, as a partner's machine is. */
class Place implements AsyncDisposable {
  readonly partner: Partner;
  readonly home: string;
  readonly #database: TestDatabase;
  #node: RunningNode | undefined;

  private constructor(partner: Partner, home: string, database: TestDatabase) {
    this.partner = partner;
    this.home = home;
    this.#database = database;
  }

  static async start(partner: Partner): Promise<Place> {
    const home = await mkdtemp(join(tmpdir(), 'foreland-keys-'));
    const place = new Place(partner, home, await createTestDatabase());
    await place.start();
    return place;
  }

  get exchange() {
    if (!this.#node) throw new Error(`the node of ${this.partner} is not running`);
    return this.#node.context.exchange;
  }

  get pool() {
    if (!this.#node) throw new Error(`the node of ${this.partner} is not running`);
    return this.#node.context.store.pool;
  }

  get config() {
    return { ...quietConfig(this.home), home: this.home, partner: this.partner };
  }

  async start(partnerPort = 0): Promise<void> {
    this.#node = await startNode({
      config: { ...this.config, partnerPort },
      connection: this.#database.connection,
      furnished: false,
    });
  }

  async stop(): Promise<void> {
    await this.#node?.stop();
    this.#node = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await this.#database[Symbol.asyncDispose]();
    await rm(this.home, { recursive: true, force: true });
  }
}

let britain: Place;
let france: Place;

beforeAll(async () => {
  [britain, france] = await Promise.all([Place.start('GB'), Place.start('FR')]);
  await introduce(britain.exchange.directory, france.exchange.directory, 'secret');
  await introduce(france.exchange.directory, britain.exchange.directory, 'secret');
});
afterAll(async () => {
  await britain?.[Symbol.asyncDispose]();
  await france?.[Symbol.asyncDispose]();
});

/** Which card of a partner a node works with; nothing where the key of it counts no more. */
function known(at: Place, of: Place): number | undefined {
  try {
    return at.exchange.directory.cardOf(of.partner).serial;
  } catch {
    return undefined;
  }
}

/** Whoever waits for the next attempt would wait for seconds. */
function untilHastened(what: string, isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  return until(what, async () => {
    if (await isSo()) return true;
    for (const { exchange, partner } of [britain, france]) {
      await exchange.directory.refresh();
      await exchange.outbox.hasten(partner === 'GB' ? 'FR' : 'GB');
    }
    return false;
  });
}

/** Says something to the other node and waits for the receipt. */
async function say(from: Place, to: Place): Promise<string> {
  const id = crypto.randomUUID();
  const { exchange } = from;
  await exchange.outbox.add({
    id,
    recipient: to.partner,
    kind: 'card',
    purpose: 'exchange',
    legalBasis: 'Test',
    about: {},
    createdBy: 'test',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    content: exchange.directory.ownCard.text,
  });
  return id;
}

async function stateOf(at: Place, id: string): Promise<string | undefined> {
  const outgoing = await at.exchange.outgoing.find(at.partner, id);
  return (
    outgoing && (outgoing.problem && outgoing.state === 'waiting' ? outgoing.problem.code : outgoing.state)
  );
}

test('keys change while nodes run: partners follow, and what was sealed before is still opened', async () => {
  const before = britain.exchange.directory.ownCard;
  const sealed = await say(france, britain);
  const outgoing = await france.exchange.outgoing.find('FR', sealed);
  if (outgoing) await france.exchange.outbox.sealed(outgoing);
  const card = await britain.exchange.rotateKeys();
  expect(card.serial).toBe(before.serial + 1);
  for (const key of ['recipient', 'tlsPin'] as const) expect(card[key]).not.toBe(before[key]);
  expect(card.signing.kid).not.toBe(before.signing.kid);
  await untilHastened('France has the next card', () => known(france, britain) === card.serial);
  await untilHastened(
    'France’s package is receipted',
    async () => (await stateOf(france, sealed)) === 'delivered',
  );
  for (const [from, to] of [
    [britain, france],
    [france, britain],
  ] as const) {
    const id = await say(from, to);
    await untilHastened(`${from.partner} is heard`, async () => (await stateOf(from, id)) === 'delivered');
  }
  expect(await readdir(join(britain.home, 'keys'))).not.toContain('next-keys');
  await expect(britain.exchange.outgoing.outstanding('GB')).resolves.toEqual([]);
});

test('a partner who was away during two changes follows the chain of cards, also where it has changed too', async () => {
  await france.exchange.rotateKeys();
  await untilHastened(
    'Britain has the French card',
    () => known(britain, france) === france.exchange.directory.ownCard.serial,
  );
  await france.stop();
  await britain.exchange.rotateKeys();
  const card = await britain.exchange.rotateKeys();
  const { text } = britain.exchange.directory.ownCard;
  expect(text).toBe(card.text);
  // It comes back at another port, so that its own card has changed as well.
  await france.start();
  await untilHastened('France has followed', () => known(france, britain) === card.serial);
  await untilHastened(
    'Britain has followed',
    () => known(britain, france) === france.exchange.directory.ownCard.serial,
  );
  const id = await say(britain, france);
  await untilHastened('Britain is heard', async () => (await stateOf(britain, id)) === 'delivered');
});

test('after a revocation by the emergency key nothing counts; new keys that it vouches for restore the service', async () => {
  const file = join(britain.home, 'emergency-key.json');
  const seed = await readSeed(britain.home, 'emergency-key');
  if (!seed) throw new Error('there is no emergency key');
  await writeEmergencyKey(file, 'GB', seed);
  const { signing, serial } = britain.exchange.directory.ownCard;
  const revocation = await issueRevocation(
    { partner: 'GB', kid: signing.kid, reason: 'compromised', revokedAt: new Date() },
    { key: signingKeyFromSeed(seed), isEmergency: true },
  );
  expect(await britain.exchange.revoke(revocation, 'gb-protection')).toBe('GB');
  expect(() => britain.exchange.directory.ownCard).toThrow(/revoked/);
  await untilHastened('France knows', () => known(france, britain) === undefined);
  const held = await say(france, britain);
  await untilHastened('France sends nothing', async () => (await stateOf(france, held)) === 'key-revoked');
  await expect(britain.exchange.rotateKeys()).rejects.toMatchObject({ reason: 'key-revoked' });
  async function* nothing(): AsyncGenerator<Uint8Array> {}
  await expect(britain.exchange.inbox.receive(nothing())).rejects.toMatchObject({ code: 'own-key-revoked' });
  // A node that starts with a revoked key waits for another one.
  const { port } = britain.exchange;
  await britain.stop();
  await britain.start(port);
  expect(known(britain, britain)).toBeUndefined();

  const next = join(britain.home, 'emergency-key-2.json');
  const files = { emergencyKey: file, nextEmergencyKey: next };
  const around = {
    clock: () => new Date(),
    random: (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)),
  };
  const renewed = await renewKeys(britain.config, britain.pool, files, around);
  expect(renewed.serial).toBeGreaterThan(serial);
  await untilHastened('the node has taken its keys', () => known(britain, britain) === renewed.serial);
  await untilHastened('France has followed', () => known(france, britain) === renewed.serial);
  await untilHastened(
    'what France had to say arrives',
    async () => (await stateOf(france, held)) === 'delivered',
  );
  const id = await say(britain, france);
  await untilHastened('Britain is heard', async () => (await stateOf(britain, id)) === 'delivered');
  // The emergency key that was used is used up.
  await expect(
    renewKeys(britain.config, britain.pool, { ...files, nextEmergencyKey: `${next}.3` }, around),
  ).rejects.toMatchObject({ code: 'emergency-key-differs' });
});

test('a change that was cut off before its card was kept is undone, and one that was cut off after it is finished', async () => {
  const { serial, signing } = france.exchange.directory.ownCard;
  await stageKeys(france.home, (bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  await france.stop();
  await france.start();
  expect(await readStagedKeys(france.home)).toBeUndefined();
  expect(france.exchange.directory.ownCard.signing.kid).toBe(signing.kid);
  // Staged and named by a card, as where the power fails before the files are moved.
  const old = await readSeed(france.home, 'signing-key');
  const card = await france.exchange.rotateKeys();
  const [now, encryption] = [
    await readSeed(france.home, 'signing-key'),
    await readSeed(france.home, 'encryption-key'),
  ];
  await france.stop();
  const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');
  await writeKeyText(france.home, 'signing-key', hex(old));
  const channel = hex(crypto.getRandomValues(new Uint8Array(32)));
  await writeKeyText(
    france.home,
    'next-keys',
    JSON.stringify({ signing: hex(now), encryption: hex(encryption), channel }),
  );
  await france.start();
  expect(france.exchange.directory.ownCard.signing.kid).toBe(card.signing.kid);
  expect(france.exchange.directory.ownCard.serial).toBeGreaterThan(serial);
  expect(await readStagedKeys(france.home)).toBeUndefined();
  await writeKeyText(france.home, 'next-keys', '{"signing":"x"}');
  await france.stop();
  await expect(france.start()).rejects.toMatchObject({ code: 'keys-unreadable' });
});
