import type { Partner, Purpose } from '@foreland/model';
import { CHECK_CLASSES, CheckKey, buildIndex, manifestBytes, newSeed } from '@foreland/sealing/check';
import type { CheckClass, IndexableValue, Workers } from '@foreland/sealing/check';
import { sealPackage } from '@foreland/sealing/package';
import type { Store } from '@foreland/store';
import type { CheckIndexTable, NewCheckIndex } from '@foreland/store/platform';
import { sign } from 'node:crypto';
import type { Logger } from 'pino';
import { nodeActor } from '../../audit/trail.ts';
import type { AuditTrail } from '../../audit/trail.ts';
import type { DurableFolder } from '../../files/durable-folder.ts';
import { randomId } from '../../random.ts';
import type { PartnerDirectory } from '../directory.ts';
import type { NodeIdentity } from '../identity.ts';
import { CHECK_INDEX, CHECK_INDEX_MEDIA_TYPE } from '../kinds.ts';
import { indexContent } from './index-content.ts';
import { indexedValues } from './indexed-values.ts';
import { DAY, KEY_HOURS, LEGAL_BASIS, PACKAGE_DAYS } from './policy.ts';

const LOOK_MILLISECONDS = 60_000;
const HOUR = 3_600_000;

export interface PublisherParts {
  readonly store: Store;
  readonly table: CheckIndexTable;
  readonly directory: PartnerDirectory;
  readonly identity: NodeIdentity;
  readonly files: DurableFolder;
  readonly trail: AuditTrail;
  readonly workers: Workers;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly purposes: readonly Purpose[];
  /** Time of the day, in universal time, such as `02:30`; undefined where people alone renew indexes. */
  readonly time: string | undefined;
  /** Called when packages were queued. */
  readonly queued: () => void;
}

/** Publishes indexes: every night, and when somebody asks for it. Each time under new keys; the keys before are erased. */
export class IndexPublisher implements AsyncDisposable {
  readonly #parts: PublisherParts;
  readonly #since: Date;
  readonly #stopping = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
    this.#since = parts.clock();
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_MILLISECONDS);
    void this.look();
  }

  get isAtWork(): boolean {
    return this.#waiting > 0;
  }

  /** Publishes for one partner, or for each that is served. One renewal after the other. */
  renew(peer: Partner | undefined, classes: readonly CheckClass[], by: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#parts.directory.refresh();
      for (const each of peer === undefined ? this.#parts.directory.served() : [peer])
        await this.#publish(each, classes, by);
    });
  }

  /** Does what the night asks for: erases keys whose time is over, and renews indexes that are older than the last night. */
  async look(): Promise<void> {
    if (this.#waiting > 0) return;
    const { log } = this.#parts;
    await this.#inTurn(() => this.#keepUp()).catch((error: unknown) => {
      if (!this.#stopping.signal.aborted) log.warn({ err: error }, 'indexes were left for the next time');
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#work.catch(() => undefined);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#waiting += 1;
    const done = this.#work.then(work, work).finally(() => {
      this.#waiting -= 1;
    });
    this.#work = done.catch(() => undefined);
    return done;
  }

  async #keepUp(): Promise<void> {
    const { table, directory, identity, clock } = this.#parts;
    const { partner } = identity;
    await directory.refresh();
    const served = directory.served();
    await table.erase(partner, new Date(clock().getTime() - KEY_HOURS * HOUR), served);
    const night = this.#lastNight();
    if (!night) return;
    const published = await table.published(partner);
    for (const peer of served) {
      const times = published.filter((index) => index.peer === peer).map(({ publishedAt }) => publishedAt);
      // A partner for whom nothing was published yet has its turn at the first night that this process sees.
      const last = times.length === 0 ? this.#since : new Date(times.sort()[0] ?? this.#since);
      if (last < night) await this.#publish(peer, CHECK_CLASSES, 'node');
    }
  }

  /** When indexes should have been renewed last. */
  #lastNight(): Date | undefined {
    const { time, clock } = this.#parts;
    if (time === undefined) return undefined;
    const now = clock();
    const today = new Date(`${now.toISOString().slice(0, 10)}T${time}:00.000Z`);
    return today <= now ? today : new Date(today.getTime() - DAY);
  }

  async #publish(peer: Partner, classes: readonly CheckClass[], by: string): Promise<void> {
    const { store, table, directory, identity, trail, clock, purposes, queued } = this.#parts;
    const { partner } = identity;
    const now = clock();
    const today = now.toISOString().slice(0, 10);
    const view = await store.partnerView(peer, directory.clearanceOf(peer));
    const values = await store.read(view, (reader) => indexedValues(reader, { partner, purposes, today }));
    const epoch = await this.#newEpoch(peer, today);
    const indexes: NewCheckIndex[] = [];
    for (const checkClass of classes) {
      const own = [...(values.get(checkClass)?.values() ?? [])];
      indexes.push(await this.#build({ peer, class: checkClass, epoch }, own, by, now));
    }
    await table.publish(partner, indexes, now, (client) =>
      trail.write(
        {
          actor: { ...nodeActor(partner), user: by },
          kind: 'disclosure',
          route: 'check-indexes',
          recipient: peer,
          detail: `epoch ${epoch}, keys before it erased: ${indexes.map(({ class: each, count }) => `${each} ${count}`).join(', ')}`,
        },
        client,
      ),
    );
    queued();
  }

  async #newEpoch(peer: Partner, today: string): Promise<string> {
    const used = new Set(await this.#parts.table.epochsOf(this.#parts.identity.partner, peer, today));
    for (let number = 1; ; number += 1) {
      const epoch = number === 1 ? today : `${today}-${number}`;
      if (!used.has(epoch)) return epoch;
    }
  }

  /** The file is on the disk before the transaction commits, and stays when that fails; a file without a row is swept. */
  async #build(
    scope: { readonly peer: Partner; readonly class: CheckClass; readonly epoch: string },
    values: readonly IndexableValue[],
    by: string,
    now: Date,
  ): Promise<NewCheckIndex> {
    const { identity, directory, files, workers, random } = this.#parts;
    const { partner } = identity;
    const { peer, class: checkClass, epoch } = scope;
    const seed = newSeed(random);
    using key = new CheckKey(seed, { asked: partner, asking: peer, class: checkClass, epoch });
    const { signal } = this.#stopping;
    const index = await buildIndex({ key, values, workers, random, signal });
    const signature = sign(null, manifestBytes(index.manifest), identity.signing.privateKey);
    const id = randomId(random);
    const expires = new Date(now.getTime() + PACKAGE_DAYS * DAY);
    const { stream, sealed } = await sealPackage({
      sender: identity,
      recipients: [peer],
      directory: directory.current,
      kind: CHECK_INDEX,
      mediaType: CHECK_INDEX_MEDIA_TYPE,
      purpose: 'cross-check',
      handling: [],
      legalBasis: LEGAL_BASIS,
      expires,
      content: indexContent(index, signature, now.toISOString()),
      now,
      random,
      id,
    });
    await files.write(id, stream);
    const { digest, envelope, fileLength } = await sealed;
    const { count, bytes } = index.manifest;
    return {
      ...scope,
      seed,
      count,
      bytes,
      package: id,
      publishedAt: now.toISOString(),
      publishedBy: by,
      letter: {
        partner,
        id,
        recipient: peer,
        kind: CHECK_INDEX,
        sequence: undefined,
        purpose: 'cross-check',
        legalBasis: LEGAL_BASIS,
        content: undefined,
        digest,
        envelope,
        bytes: fileLength,
        about: { class: checkClass, epoch, count },
        release: undefined,
        createdBy: by,
        createdAt: now.toISOString(),
        expiresAt: expires.toISOString(),
      },
    };
  }
}
