import type { Partner } from '@foreland/model';
import type { Store } from '@foreland/store';
import {
  IncomingTable,
  NonceTable,
  OutgoingTable,
  Releases,
  RequestTable,
  trafficOf,
} from '@foreland/store/platform';
import type { Traffic } from '@foreland/store/platform';
import { PackageRefused } from '@foreland/sealing/package';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { PartnerClient } from '../channel/client.ts';
import { openCertificate } from '../channel/certificate.ts';
import { openListener } from '../channel/listener.ts';
import type { Listener } from '../channel/listener.ts';
import type { Arrival, Acknowledgement } from '../channel/exchange.ts';
import type { PeerCard } from '../channel/peer.ts';
import type { Audit } from '../audit/index.ts';
import type { Config } from '../config.ts';
import { DurableFolder } from '../files/durable-folder.ts';
import { randomId } from '../random.ts';
import { Checks, openCheckKeys } from './check/checks.ts';
import type { CheckKeys } from './check/checks.ts';
import type { PartnerDirectory } from './directory.ts';
import { ExchangeTrail } from './exchange-trail.ts';
import { openIdentity } from './identity.ts';
import type { NodeIdentity } from './identity.ts';
import { Inbox } from './inbox.ts';
import { CARD } from './kinds.ts';
import { cardKind } from './own-card.ts';
import { Outbox } from './outbox.ts';
import { peerCardOf } from './peer-card.ts';
import { Requests } from './requests.ts';
import { releaseKind } from './receive-release.ts';
import { Witnessing } from './witnessing.ts';
import { ReleaseUpkeep } from './upkeep.ts';

/** Address of a node that exchanges packages as files only (RFC 2606 reserves the name). */
const BY_FILE = 'https://by-file.invalid';
const CARD_DAYS = 30;
const DAY = 86_400_000;

export interface ExchangeSurroundings {
  readonly config: Config;
  readonly store: Store;
  readonly directory: PartnerDirectory;
  readonly audit: Audit;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** This node among the nodes of its partners: who they are, what goes to them and what came from them. */
export class PartnerExchange implements AsyncDisposable {
  readonly identity: NodeIdentity;
  readonly directory: PartnerDirectory;
  readonly outgoing: OutgoingTable;
  readonly incoming: IncomingTable;
  readonly releases: Releases;
  readonly requests: Requests;
  readonly requestTable: RequestTable;
  readonly checks: Checks;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly upkeep: ReleaseUpkeep;
  readonly witnessing: Witnessing;
  readonly outgoingFiles: DurableFolder;
  readonly #around: ExchangeSurroundings;
  readonly #trail: ExchangeTrail;
  #listener: Listener | undefined;

  private constructor(
    around: ExchangeSurroundings,
    identity: NodeIdentity,
    folders: { readonly outgoing: DurableFolder; readonly incoming: DurableFolder },
    checkKeys: CheckKeys,
  ) {
    const { store, audit, log, clock, random, config } = around;
    const { partner } = identity;
    const { pool } = store;
    this.#around = around;
    this.identity = identity;
    this.outgoingFiles = folders.outgoing;
    this.#trail = new ExchangeTrail(audit.trail, partner);
    this.directory = around.directory;
    this.outgoing = new OutgoingTable(pool);
    this.incoming = new IncomingTable(pool);
    this.releases = new Releases(pool);
    const client = new PartnerClient({ key: this.#channelKey, clock, random });
    const common = { directory: this.directory, identity, trail: this.#trail, log, clock, random };
    this.outbox = new Outbox({ ...common, table: this.outgoing, files: folders.outgoing, client });
    this.inbox = new Inbox({ ...common, store, table: this.incoming, files: folders.incoming });
    this.upkeep = new ReleaseUpkeep({
      ...common,
      store,
      releases: this.releases,
      files: folders.outgoing,
      queued: () => this.outbox.kick(),
    });
    this.inbox.register(
      releaseKind({
        partner,
        clearance: config.partnerClearance,
        view: () => store.partnerView(partner, config.partnerClearance),
        after: () => void this.upkeep.pass(),
      }),
    );
    this.inbox.register(cardKind(this.directory));
    this.requestTable = new RequestTable(pool);
    this.requests = new Requests({
      partner,
      table: this.requestTable,
      clock,
      random,
      queued: () => this.outbox.kick(),
    });
    this.checks = new Checks({
      ...common,
      store,
      trail: audit.trail,
      files: folders.outgoing,
      keys: checkKeys,
      purposes: config.checkPurposes,
      time: config.checkTime,
      queued: () => this.outbox.kick(),
    });
    this.witnessing = new Witnessing({ ...common, partner, book: audit.book, outbox: this.outbox });
    const kinds = [this.requests, this.checks, this.witnessing].flatMap((said) => said.kinds());
    for (const kind of kinds) this.inbox.register(kind);
  }

  static async open(around: ExchangeSurroundings): Promise<PartnerExchange> {
    const { config, random } = around;
    const { home, partner } = config;
    const [identity, outgoing, incoming] = await Promise.all([
      openIdentity({ home, partner, random }),
      DurableFolder.open(join(home, 'outgoing')),
      DurableFolder.open(join(home, 'incoming')),
    ]);
    const checkKeys = await openCheckKeys(home, random);
    return new PartnerExchange(around, identity, { outgoing, incoming }, checkKeys);
  }

  /** Opens the door for partners where the configuration says so, and begins to deliver. */
  async start(): Promise<void> {
    const { config, clock, random } = this.#around;
    const certificate = await openCertificate({ home: config.home, clock, random });
    await this.directory.refresh();
    if (config.partnerPort !== undefined) this.#listener = await this.#listen(certificate);
    const origin = config.partnerOrigin ?? this.#listener?.origin ?? BY_FILE;
    const before = this.directory.current.entries.get(config.partner)?.cards.at(-1)?.digest;
    const card = await this.directory.keepOwnCard(this.identity, {
      origin,
      tlsPin: certificate.pin,
    });
    if (before !== undefined && before !== card.digest) await this.#announce(card.text);
    this.outbox.start();
    this.upkeep.start();
    this.witnessing.start();
    this.checks.publisher.start();
  }

  /** Whether partners can reach this node, or packages travel as files. */
  get isReachable(): boolean {
    return this.#listener !== undefined;
  }

  /** Port of the door for partners, where there is one. */
  get port(): number | undefined {
    return this.#listener?.port;
  }

  traffic(): Promise<ReadonlyMap<Partner, Traffic>> {
    return trafficOf(this.#around.store.pool, this.identity.partner);
  }

  async sweep(): Promise<void> {
    const { clock, store } = this.#around;
    const old = await this.outgoingFiles.olderThan(new Date(clock().getTime() - DAY));
    const waiting = await this.outgoing.waitingAmong(this.identity.partner, old);
    for (const id of old) if (!waiting.has(id)) await this.outgoingFiles.discard(id);
    await this.inbox.sweep();
    await this.checks.sweep();
    await new NonceTable(store.pool).removeExpired(clock());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#listener?.[Symbol.asyncDispose]();
    await this.checks[Symbol.asyncDispose]();
    await this.upkeep[Symbol.asyncDispose]();
    await this.witnessing[Symbol.asyncDispose]();
    await this.outbox[Symbol.asyncDispose]();
  }

  get #channelKey() {
    return { keyId: this.identity.signing.kid, privateKey: this.identity.signing.privateKey };
  }

  #listen(certificate: Awaited<ReturnType<typeof openCertificate>>): Promise<Listener> {
    const { config, store, log, clock, random } = this.#around;
    return openListener({
      host: config.partnerHost,
      port: config.partnerPort ?? 0,
      ...(config.partnerOrigin === undefined ? {} : { origin: config.partnerOrigin }),
      certificate,
      key: this.#channelKey,
      nonces: new NonceTable(store.pool),
      clock,
      random,
      cardOf: (keyId) => this.#peerOf(keyId),
      card: () => ({ mediaType: 'application/jose+json', text: this.directory.ownCard.text }),
      receive: (arrival) => this.#receive(arrival),
      onRefusal: ({ reason, sender, address }) => {
        void this.#trail
          .turnedAway(reason, sender, address)
          .catch((error: unknown) => log.warn({ err: error }, 'a refusal could not be logged'));
      },
      onFault: (error, reference) => log.error({ err: error, reference }, 'the partner channel failed'),
    });
  }

  async #receive({ stream, sender }: Arrival): Promise<Acknowledgement> {
    const { receipt, problem } = await this.inbox.receive(stream, sender.partner);
    if (receipt === undefined) throw problem ?? new PackageRefused('not-a-package');
    return { status: 200, receipt };
  }

  async #peerOf(keyId: string): Promise<PeerCard | undefined> {
    await this.directory.refresh();
    const peer = this.directory.served().find((each) => this.directory.cardOf(each).signing.kid === keyId);
    return peer && peerCardOf(this.directory.cardOf(peer));
  }

  /** Tells every partner about the node's new card; it is signed by the key that they know. */
  async #announce(card: string): Promise<void> {
    const { clock, random } = this.#around;
    for (const recipient of this.directory.served()) await this.#tell(recipient, card, clock(), random);
  }

  async #tell(
    recipient: Partner,
    content: string,
    now: Date,
    random: (bytes: number) => Uint8Array,
  ): Promise<void> {
    await this.outbox.add({
      id: randomId(random),
      recipient,
      kind: CARD,
      purpose: 'exchange',
      legalBasis: 'Agreement of the partners on the exchange of information',
      about: {},
      createdBy: 'node',
      expiresAt: new Date(now.getTime() + CARD_DAYS * DAY).toISOString(),
      content,
    });
  }
}
