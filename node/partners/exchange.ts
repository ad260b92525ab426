import type { Partner } from '@foreland/model';
import type { Store } from '@foreland/store';
import {
  IncomingTable,
  Leaves,
  NonceTable,
  OrderTable,
  OutgoingTable,
  sweepDisclosuresDue,
  ReconciliationTable,
  Releases,
  RequestTable,
  trafficOf,
} from '@foreland/store/platform';
import type { Traffic } from '@foreland/store/platform';
import { acceptRevocation, parseRevocation } from '@foreland/sealing/identity';
import type { PartnerCard } from '@foreland/sealing/identity';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { PartnerClient } from '../channel/client.ts';
import { openCertificate } from '../channel/certificate.ts';
import type { Listener } from '../channel/listener.ts';
import type { Audit } from '../audit/index.ts';
import type { Config } from '../config.ts';
import { DurableFolder } from '../files/durable-folder.ts';
import { eraseOldKeys } from '../keys/earlier.ts';
import { randomId } from '../random.ts';
import type { Signer } from '../signer.ts';
import { CatchingUp } from './catching-up.ts';
import { Checks, openCheckKeys } from './check/checks.ts';
import type { CheckKeys } from './check/checks.ts';
import type { PartnerDirectory } from './directory.ts';
import { openDoor } from './door.ts';
import { ExchangeTrail } from './exchange-trail.ts';
import { OwnIdentity } from './identity.ts';
import type { NodeIdentity } from './identity.ts';
import { Holdings } from './holdings.ts';
import { Inbox } from './inbox.ts';
import { CARD, REVOCATION } from './kinds.ts';
import { cardKind, revocationKind } from './own-card.ts';
import { OwnKeys } from './own-keys.ts';
import { OnwardReports } from './leave/onward.ts';
import { PassingOn } from './leave/passing-on.ts';
import { leaveKinds } from './leave/receiving.ts';
import { Outbox } from './outbox.ts';
import { recallsToCome } from './recalls-to-come.ts';
import type { RecallToCome } from './recalls-to-come.ts';
import { Reconciling } from './reconciling.ts';
import { RequestReminders } from './request-reminders.ts';
import { Requests } from './requests.ts';
import { releaseKind } from './receive-release.ts';
import { Witnessing } from './witnessing.ts';
import { ReleaseUpkeep } from './upkeep.ts';

/** Address of a node that exchanges packages as files only (RFC 2606 reserves the name). */
export const BY_FILE = 'https://by-file.invalid';
const CARD_DAYS = 30;
/** How often the node looks for keys that were staged beside it. */
const WATCH_MILLISECONDS = 2000;
const DAY = 86_400_000;

export interface ExchangeSurroundings {
  readonly config: Config;
  readonly store: Store;
  readonly directory: PartnerDirectory;
  readonly audit: Audit;
  readonly signer: Signer;
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
  readonly #reminders: RequestReminders;
  readonly checks: Checks;
  readonly reconciliations: ReconciliationTable;
  readonly reconciling: Reconciling;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly upkeep: ReleaseUpkeep;
  readonly leaves: Leaves;
  readonly passingOn: PassingOn;
  readonly order: OrderTable;
  readonly holdings: Holdings;
  readonly witnessing: Witnessing;
  readonly catchingUp: CatchingUp;
  readonly keys: OwnKeys;
  readonly outgoingFiles: DurableFolder;
  readonly #around: ExchangeSurroundings;
  readonly #trail: ExchangeTrail;
  #listener: Listener | undefined;
  #origin = BY_FILE;
  #watch: NodeJS.Timeout | undefined;

  private constructor(
    around: ExchangeSurroundings,
    identity: OwnIdentity,
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
    this.keys = new OwnKeys({
      home: config.home,
      directory: around.directory,
      identity,
      signer: around.signer,
      clock,
      random,
      present: (certificate) => this.#listener?.renew(certificate),
    });
    this.catchingUp = new CatchingUp({
      directory: around.directory,
      log,
      changed: (peer) => void this.outbox.hasten(peer),
    });
    const client = new PartnerClient({ key: this.#channelKey, clock, random });
    const common = { directory: this.directory, identity, trail: this.#trail, log, clock, random };
    this.outbox = new Outbox({
      ...common,
      table: this.outgoing,
      files: folders.outgoing,
      client,
      estranged: (peer) => void this.catchingUp.with(peer),
      outOfOrder: (peer) => void this.holdings.ask(peer),
    });
    this.order = new OrderTable(pool);
    this.holdings = new Holdings({
      ...common,
      partner,
      table: this.order,
      outgoing: this.outgoing,
      outbox: this.outbox,
      heard: () => void this.upkeep.pass(),
    });
    this.inbox = new Inbox({ ...common, store, table: this.incoming, files: folders.incoming });
    this.leaves = new Leaves(pool);
    const aboutLeave = { ...common, partner, store, leaves: this.leaves, queued: () => this.outbox.kick() };
    this.passingOn = new PassingOn(aboutLeave);
    const onward = new OnwardReports(aboutLeave);
    this.upkeep = new ReleaseUpkeep({
      ...common,
      store,
      leaves: this.leaves,
      passingOn: this.passingOn,
      onward,
      releases: this.releases,
      order: this.order,
      ask: (peer) => void this.holdings.ask(peer),
      files: folders.outgoing,
      queued: () => this.outbox.kick(),
    });
    this.inbox.register(
      releaseKind({
        partner,
        clearance: config.partnerClearance,
        view: () => store.partnerView(partner, config.partnerClearance),
        directory: () => this.directory.refresh(),
        after: () => void this.upkeep.pass(),
      }),
    );
    const leave = leaveKinds({ ...common, partner, changed: () => void this.upkeep.pass() });
    for (const kind of [...leave, onward.kind()]) this.inbox.register(kind);
    this.inbox.register(cardKind(this.directory));
    this.inbox.register(revocationKind(this.directory));
    this.inbox.register(this.holdings.kind());
    this.requestTable = new RequestTable(pool);
    this.requests = new Requests({
      partner,
      table: this.requestTable,
      clock,
      random,
      queued: () => this.outbox.kick(),
    });
    this.outbox.register(this.requests.delivered());
    this.#reminders = new RequestReminders(this.requests, log);
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
    this.reconciliations = new ReconciliationTable(pool);
    this.reconciling = new Reconciling({
      ...common,
      partner,
      book: audit.book,
      table: this.reconciliations,
      queued: () => this.outbox.kick(),
    });
    const kinds = [this.requests, this.checks, this.witnessing, this.reconciling].flatMap((said) =>
      said.kinds(),
    );
    for (const kind of kinds) this.inbox.register(kind);
  }

  static async open(around: ExchangeSurroundings): Promise<PartnerExchange> {
    const { config, random } = around;
    const { home, partner } = config;
    const [identity, outgoing, incoming] = await Promise.all([
      OwnIdentity.open({ home, partner, random }),
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
    if (config.partnerPort !== undefined)
      this.#listener = await openDoor(
        {
          ...this.#around,
          directory: this.directory,
          inbox: this.inbox,
          catchingUp: this.catchingUp,
          trail: this.#trail,
          key: this.#channelKey,
        },
        certificate,
      );
    this.#origin = config.partnerOrigin ?? this.#listener?.origin ?? BY_FILE;
    const before = this.directory.ownCards.at(-1)?.digest;
    const card = await this.directory.keepOwnCard(this.identity, {
      origin: this.#origin,
      tlsPin: certificate.pin,
    });
    if (before !== undefined && card && before !== card.digest) await this.#announce(card.text);
    void this.catchingUp.withAll();
    this.#watch = setInterval(() => void this.#adoptStaged(), WATCH_MILLISECONDS);
    this.outbox.start();
    this.upkeep.start();
    this.holdings.start();
    this.witnessing.start();
    this.#reminders.start();
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

  /** What partners hold and may not hold any more, and cannot be told. */
  recallsToCome(): Promise<readonly RecallToCome[]> {
    const { releases, order, directory, identity } = this;
    const { store, clock } = this.#around;
    return recallsToCome({ store, releases, order, directory, partner: identity.partner, clock });
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
    await sweepDisclosuresDue(store.pool, this.identity.partner);
    await this.checks.sweep();
    await new NonceTable(store.pool).removeExpired(clock());
    await eraseOldKeys(this.#around.config.home, clock());
    await this.catchingUp.withAll();
  }

  /** New keys of this node, and its next card on the way to every partner. */
  async rotateKeys(): Promise<PartnerCard> {
    const card = await this.keys.rotate(this.#origin);
    await this.#announce(card.text);
    return card;
  }

  /** Takes in a revocation. Of an own key, every partner is told before nothing of this node counts any more. */
  async revoke(text: string, by: string): Promise<Partner> {
    if (parseRevocation(text).partner === this.identity.partner) {
      await acceptRevocation(await this.directory.refresh(), text);
      if (!this.directory.isOwnKeyRevoked) await this.#announce(text, REVOCATION);
    }
    return this.directory.revoke(text, by);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#watch);
    await this.catchingUp[Symbol.asyncDispose]();
    await this.#listener?.[Symbol.asyncDispose]();
    await this.#reminders[Symbol.asyncDispose]();
    await this.checks[Symbol.asyncDispose]();
    await this.holdings[Symbol.asyncDispose]();
    await this.upkeep[Symbol.asyncDispose]();
    await this.witnessing[Symbol.asyncDispose]();
    await this.outbox[Symbol.asyncDispose]();
  }

  get #channelKey() {
    const { identity } = this;
    // Looked up for each message: keys may be renewed while the node runs.
    return {
      get keyId() {
        return identity.signing.kid;
      },
      get privateKey() {
        return identity.signing.privateKey;
      },
    };
  }

  /** Keys that were staged beside the running node, by whoever holds the emergency key. */
  async #adoptStaged(): Promise<void> {
    try {
      if (!(await this.keys.adoptStaged())) return;
      const { config, clock, random } = this.#around;
      const { pin } = await openCertificate({ home: config.home, clock, random });
      // Whoever made the card beside the node did not know at which address it is by now.
      await this.directory.keepOwnCard(this.identity, { origin: this.#origin, tlsPin: pin });
      await this.#announce(this.directory.ownCard.text);
    } catch (error) {
      this.#around.log.warn({ err: error }, 'new keys of the node could not be taken yet');
    }
  }

  /**
   * Tells every partner about the node's new card, or that a key counts no more. Whoever does not know the key that signs the
   * package asks for the cards by itself (`CatchingUp`).
   */
  async #announce(content: string, kind: typeof CARD | typeof REVOCATION = CARD): Promise<void> {
    const { clock, random } = this.#around;
    for (const recipient of this.directory.served()) {
      const id = randomId(random);
      await this.outbox.add({
        id,
        recipient,
        kind,
        purpose: 'exchange',
        legalBasis: 'Agreement of the partners on the exchange of information',
        about: {},
        createdBy: 'node',
        expiresAt: new Date(clock().getTime() + CARD_DAYS * DAY).toISOString(),
        content,
      });
      const outgoing = await this.outgoing.find(this.identity.partner, id);
      // Sealed at once: the key that signs it may count for nothing in a moment.
      if (outgoing && outgoing.envelope === undefined) await this.outbox.sealed(outgoing);
    }
  }
}
