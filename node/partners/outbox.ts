import { ForelandError, isForelandError, isOutOfOrder } from '@foreland/model';
import type { Partner, Refusal } from '@foreland/model';
import { verifyReceipt } from '@foreland/sealing/package';
import type { Receipt } from '@foreland/sealing/package';
import { forgetSaid, keepSaid } from '@foreland/store/platform';
import type { NewOutgoing, Outgoing } from '@foreland/store/platform';
import type { ClientBase } from 'pg';
import type { Logger } from 'pino';
import { DeliveryError } from '../channel/delivery-error.ts';
import type { PartnerClient } from '../channel/client.ts';
import type { ExchangeTrail } from './exchange-trail.ts';
import { REVOCATION } from './kinds.ts';
import { peerCardOf } from './peer-card.ts';
import { Sealer } from './sealer.ts';
import type { SealerParts } from './sealer.ts';

const PASS_MILLISECONDS = 2000;
const PASS_PACKAGES = 50;
/** Records and contributions in one row of the audit log. */
const NAMED_AT_ONCE = 1000;
/** Waiting times after attempts that came to nothing: doubling from two seconds to a quarter of an hour. */
const FIRST_WAIT_MILLISECONDS = 2000;
const LONGEST_WAIT_MILLISECONDS = 900_000;

export interface OutboxParts extends SealerParts {
  readonly client: PartnerClient;
  readonly trail: ExchangeTrail;
  readonly log: Logger;
  /** Called where a partner’s node is somewhere else in the order of releases. */
  readonly outOfOrder: (recipient: Partner) => void;
  /** Called where a partner seems to have other keys than its card says. */
  readonly estranged: (recipient: Partner) => void;
}

/** What follows from the receipt of a package of one kind; it is kept together with the receipt, or not at all. */
export interface Delivered {
  readonly kind: string;
  readonly keep: (client: Pick<ClientBase, 'query'>, outgoing: Outgoing, receipt: Receipt) => Promise<void>;
}

/** What is to be said to a partner, before it is sealed. */
export type Letter = Pick<
  NewOutgoing,
  'id' | 'recipient' | 'kind' | 'purpose' | 'legalBasis' | 'about' | 'createdBy' | 'expiresAt'
> & { readonly content: string };

/**
 * Delivers packages until the recipient acknowledges them: each is sealed once, kept on the disk, and tried again with
 * growing patience. Of what has an order, only the first is tried.
 */
export class Outbox implements AsyncDisposable {
  readonly #parts: OutboxParts;
  readonly #stopping = new AbortController();
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #sealer: Sealer;
  readonly #delivered = new Map<string, Delivered>();
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> | undefined;
  #again = false;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#sealer = new Sealer(parts);
  }

  /** Says what follows from receipts. To be called before the first is taken. */
  register(delivered: Delivered): void {
    this.#delivered.set(delivered.kind, delivered);
  }

  start(): void {
    this.#timer = setInterval(() => this.kick(), PASS_MILLISECONDS);
    this.kick();
  }

  /** Looks at once whether something is due. */
  kick(): void {
    if (this.#stopping.signal.aborted) return;
    if (this.#pass) {
      this.#again = true;
      return;
    }
    this.#pass = this.#deliverDue().finally(() => {
      this.#pass = undefined;
      if (this.#again) {
        this.#again = false;
        this.kick();
      }
    });
  }

  /** Tries what waits for a recipient at once: it has another card than when it was tried last. */
  async hasten(recipient: Partner): Promise<void> {
    const { table, identity, clock, log } = this.#parts;
    try {
      await table.hasten(identity.partner, recipient, clock());
      this.kick();
    } catch (error) {
      log.warn({ err: error, recipient }, 'what waits for a partner is tried in its time');
    }
  }

  async add(letter: Letter): Promise<void> {
    const { table, identity, clock } = this.#parts;
    await table.add({
      ...letter,
      partner: identity.partner,
      sequence: undefined,
      digest: undefined,
      envelope: undefined,
      bytes: undefined,
      release: undefined,
      createdAt: clock().toISOString(),
    });
    this.kick();
  }

  /** The sealed package, to be handed over as a file. */
  async fileOf(outgoing: Outgoing): Promise<AsyncIterable<Uint8Array>> {
    const sealed = await this.sealed(outgoing);
    const file = await this.#parts.files.read(outgoing.id);
    if (!file) throw packageLost();
    await this.#disclose(sealed);
    return file.body;
  }

  /** Takes a receipt that came by file or over the channel. @throws PackageRefused where it is not for this package */
  async acknowledge(outgoing: Outgoing, text: string): Promise<Receipt> {
    const { table, directory, identity, trail, clock, files } = this.#parts;
    const receipt = await verifyReceipt(text, {
      sent: sentOf(outgoing),
      from: outgoing.recipient,
      directory: await directory.refresh(),
      now: clock(),
    });
    const accepted = receipt.outcome === 'accepted';
    const isNews = await table.answer(
      identity.partner,
      outgoing.id,
      {
        state: accepted ? 'delivered' : 'refused',
        receipt: text,
        at: clock(),
        ...(accepted ? {} : { problem: refusalOf(receipt) }),
      },
      async (client) => {
        if (accepted) await this.#delivered.get(outgoing.kind)?.keep(client, outgoing, receipt);
        await this.#keepPlace(client, outgoing, receipt);
        await trail.sent(
          {
            recipient: outgoing.recipient,
            user: outgoing.createdBy,
            kind: outgoing.kind,
            purpose: outgoing.purpose,
            envelope: outgoing.envelope,
            records: [],
            outcome: accepted ? 'allowed' : 'refused',
            detail: accepted
              ? `receipt for package ${outgoing.id}`
              : `package ${outgoing.id}: ${receipt.reason ?? 'refused'}`,
          },
          client,
        );
      },
    );
    // One that was given up here and reached the partner all the same: its place there is what counts.
    if (!isNews && accepted) await table.within((client) => this.#keepPlace(client, outgoing, receipt));
    if (isNews && accepted) await files.remove(outgoing.id);
    if (isOutOfOrder(receipt.reason)) this.#parts.outOfOrder(outgoing.recipient);
    if (isNews) this.kick();
    return receipt;
  }

  /** Before the first byte of a package may leave, the audit log says what it discloses; the receipt is noted when it comes. */
  async #disclose({ id, recipient, createdBy, kind, purpose, envelope }: Outgoing): Promise<void> {
    const { table, identity, trail, clock } = this.#parts;
    await table.leaves(identity.partner, id, clock(), async (client, names) => {
      for (let from = 0; from < names.length; from += NAMED_AT_ONCE) {
        const records = names.slice(from, from + NAMED_AT_ONCE);
        const detail = `package ${id} leaves, ${from + records.length} of ${names.length} named, envelope ${envelope ?? ''}`;
        await trail.leaving({ recipient, user: createdBy, kind, purpose, records, detail }, client);
      }
    });
  }

  /** A receipt says how far the partner is in the order of releases; a refusal can say that it is somewhere else. */
  async #keepPlace(
    client: Pick<ClientBase, 'query'>,
    { partner, recipient, id, sequence }: Outgoing,
    { outcome, reason, receivedAt }: Receipt,
  ): Promise<void> {
    if (sequence === undefined) return;
    if (outcome === 'accepted')
      await keepSaid(client, partner, recipient, {
        at: receivedAt,
        place: { package: id, sequence },
        holding: undefined,
      });
    else if (isOutOfOrder(reason)) await forgetSaid(client, partner, recipient);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#pass;
    await Promise.allSettled(this.#underWay.values());
  }

  async #deliverDue(): Promise<void> {
    const { table, identity, clock, log } = this.#parts;
    try {
      for (const outgoing of await table.due(identity.partner, clock(), PASS_PACKAGES)) {
        if (this.#stopping.signal.aborted) return;
        if (this.#underWay.has(outgoing.id)) continue;
        // Partners do not wait for each other.
        const delivery = this.#deliver(outgoing).finally(() => this.#underWay.delete(outgoing.id));
        this.#underWay.set(outgoing.id, delivery);
      }
    } catch (error) {
      log.warn({ err: error }, 'the outbox was left for the next time');
    }
  }

  async #deliver(outgoing: Outgoing): Promise<void> {
    const { table, directory, identity, client, clock, log } = this.#parts;
    const { partner } = identity;
    try {
      if (new Date(outgoing.expiresAt) < clock()) {
        await table.answer(partner, outgoing.id, { state: 'expired', problem: EXPIRED, at: clock() });
        return;
      }
      await directory.refresh();
      const card = peerCardOf(directory.cardOf(outgoing.recipient));
      if (directory.isSuspended(outgoing.recipient)) return await this.#postpone(outgoing, SUSPENDED);
      // What the revoked key sealed counts for nobody; only that it is revoked is still to be said.
      if (directory.isOwnKeyRevoked && outgoing.kind !== REVOCATION)
        return await this.#postpone(outgoing, OWN_KEY_REVOKED);
      const sealed = await this.sealed(outgoing);
      const file = await this.#parts.files.read(outgoing.id);
      if (!file) return await this.#lost(outgoing);
      await this.#disclose(sealed);
      const verdict = await client.send(
        card,
        {
          bytes: file.bytes,
          sha256: Buffer.from(sealed.envelope ?? '', 'base64url'),
          open: () => file.body,
        },
        this.#stopping.signal,
      );
      await this.acknowledge(sealed, verdict.receipt);
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      await this.#failed(outgoing, error).catch((cause: unknown) =>
        log.warn({ err: cause }, 'a failed delivery could not be noted'),
      );
    }
  }

  async #failed(outgoing: Outgoing, error: unknown): Promise<void> {
    const { table, identity, clock, log } = this.#parts;
    if (!isForelandError(error)) log.warn({ err: error, package: outgoing.id }, 'a delivery failed');
    else if (ESTRANGED.has(error.code)) this.#parts.estranged(outgoing.recipient);
    else if (error.code === 'release-too-early') this.#parts.outOfOrder(outgoing.recipient);
    const problem = isForelandError(error) ? error.toRefusal() : UNFORESEEN;
    if (error instanceof DeliveryError && error.retry === 'final')
      await table.answer(identity.partner, outgoing.id, { state: 'refused', problem, at: clock() });
    else await this.#postpone(outgoing, problem);
  }

  /** The sealed file is in no backup. What is still known is sealed anew; a release is computed anew. */
  async #lost(outgoing: Outgoing): Promise<void> {
    const { table, identity, files, clock } = this.#parts;
    const { id, content } = outgoing;
    if (!(await files.isThere())) throw new Error('the folder of sealed packages is away');
    if (content === undefined)
      await table.answer(identity.partner, id, { state: 'expired', problem: LOST, at: clock() });
    else await table.unseal(identity.partner, id);
  }

  async #postpone({ id, attempts }: Outgoing, problem: Refusal): Promise<void> {
    const { table, identity, clock } = this.#parts;
    const wait = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** attempts, LONGEST_WAIT_MILLISECONDS);
    await table.postpone(identity.partner, id, new Date(clock().getTime() + wait), problem);
  }

  /** The package with the hashes of its sealed file. */
  sealed(outgoing: Outgoing): Promise<Outgoing> {
    return this.#sealer.sealed(outgoing);
  }
}

function sentOf({
  id,
  partner,
  recipient,
  digest,
  envelope,
}: Outgoing): Parameters<typeof verifyReceipt>[1]['sent'] {
  return {
    manifest: { id, sender: partner, recipients: [{ partner: recipient, recipient: '' }] },
    digest: digest ?? '',
    envelope: envelope ?? '',
  };
}

function refusalOf({ reason }: Receipt): Refusal {
  return {
    code: reason ?? 'package-refused',
    message: `The partner’s node refused the package: ${reason ?? 'no reason given'}.`,
    remedy: 'Settle the reason with the partner, then let the package try again.',
  };
}

const EXPIRED: Refusal = {
  code: 'package-expired',
  message: 'The package reached its end before the partner took it.',
  remedy: 'Ask the partner why its node does not answer, then release again.',
};

const LOST: Refusal = {
  code: 'package-lost',
  message: 'The sealed package is not on the disk of this node any more.',
  remedy: 'A release is computed anew by itself; do anything else again.',
};

function packageLost(): ForelandError {
  return new ForelandError({ ...LOST, status: 409 });
}

const SUSPENDED: Refusal = {
  code: 'partner-suspended',
  message: 'Nothing is sent to this partner at present.',
  remedy: 'It goes on when an administrator lifts the suspension.',
};

const OWN_KEY_REVOKED: Refusal = {
  code: 'own-key-revoked',
  message: 'The key of this node was revoked; nothing of it counts until it has another one.',
  remedy: 'Give the node new keys with the emergency key: `foreland node renew-keys`.',
};

/** What a partner’s node that has changed its keys looks like from here. */
const ESTRANGED: ReadonlySet<string> = new Set([
  'partner-pin-mismatch',
  'partner-answer-unsigned',
  'key-revoked',
  'key-unknown',
  'card-expired',
]);

const UNFORESEEN: Refusal = {
  code: 'delivery-failed',
  message: 'The package could not be sent, for a reason at this node.',
  remedy: 'It is tried again by itself; the log of the node says more.',
};
