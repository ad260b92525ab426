import { ForelandError, canonicalJson, isForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import {
  PackageRefused,
  envelopeHash,
  issueReceipt,
  openPackage,
  renewReceipt,
} from '@foreland/sealing/package';
import type { OpenedPackage } from '@foreland/sealing/package';
import type { Store } from '@foreland/store';
import type { IncomingTable } from '@foreland/store/platform';
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { DurableFolder } from '../files/durable-folder.ts';
import { randomId } from '../random.ts';
import type { PartnerDirectory } from './directory.ts';
import type { ExchangeTrail } from './exchange-trail.ts';
import type { NodeIdentity } from './identity.ts';
import type { Message, PackageKind } from './message.ts';

const KEEP_QUARANTINED_MILLISECONDS = 30 * 24 * 3600 * 1000;

export interface InboxParts {
  readonly store: Store;
  readonly table: IncomingTable;
  readonly directory: PartnerDirectory;
  readonly identity: NodeIdentity;
  readonly files: DurableFolder;
  readonly trail: ExchangeTrail;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** How a package was taken in. */
export interface Reception {
  readonly outcome: 'applied' | 'known' | 'refused';
  readonly package: string | undefined;
  readonly sender: Partner | undefined;
  readonly kind: string | undefined;
  /** For the sender; missing only where nothing is known of who that is. */
  readonly receipt: string | undefined;
  readonly problem: ForelandError | undefined;
}

/**
 * Takes packages in, from the channel or from a file: lays the bytes aside, verifies all of them, and applies the content
 * in one transaction that also remembers the package. So each is applied once or not at all, however often it comes.
 */
export class Inbox {
  readonly #parts: InboxParts;
  readonly #kinds = new Map<string, PackageKind>();

  constructor(parts: InboxParts) {
    this.#parts = parts;
  }

  /** Says what packages of a kind mean. To be called before the first is received. */
  register(kind: PackageKind): void {
    if (this.#kinds.has(kind.kind)) throw new Error(`packages of kind ${kind.kind} are registered twice`);
    this.#kinds.set(kind.kind, kind);
  }

  /**
   * @param from the partner who handed it over, where the channel knows; who made the package is checked in any case
   * @throws what has nothing to do with the package, and what passes by itself: the sender is to try again
   */
  async receive(stream: AsyncIterable<Uint8Array>, from?: Partner): Promise<Reception> {
    const { files, random, directory } = this.#parts;
    if (directory.isOwnKeyRevoked) throw ownKeyRevoked();
    const spool = randomId(random);
    try {
      await files.write(spool, stream);
      const reception = await this.#judge(spool, from);
      if (reception.outcome !== 'refused') await files.remove(spool);
      return reception;
    } catch (error) {
      await files.discard(spool);
      throw error;
    }
  }

  /** Removes what was refused long ago. */
  async sweep(): Promise<void> {
    const { files, clock } = this.#parts;
    const before = new Date(clock().getTime() - KEEP_QUARANTINED_MILLISECONDS);
    for (const id of await files.olderThan(before)) await files.discard(id);
  }

  async #judge(spool: string, from: Partner | undefined): Promise<Reception> {
    let opened: OpenedPackage | undefined;
    try {
      opened = await this.#open(spool);
      this.#requireServed(opened, from);
      return await this.#apply(opened);
    } catch (error) {
      if (!isForelandError(error) || error.status >= 500 || error.status === 425) throw error;
      const known = await this.#known(error);
      return known ?? (await this.#quarantine(spool, error, opened));
    }
  }

  async #open(spool: string): Promise<OpenedPackage> {
    const { directory, identity, table, clock } = this.#parts;
    return openPackage({
      source: () => this.#bytes(spool),
      recipient: identity,
      directory: await directory.refresh(),
      now: clock(),
      received: async (sender, id) => (await table.find(identity.partner, sender, id))?.digest,
    });
  }

  #requireServed({ manifest }: OpenedPackage, from: Partner | undefined): void {
    if (from !== undefined && from !== manifest.sender) throw senderDiffers();
    if (this.#parts.directory.isSuspended(manifest.sender)) throw senderSuspended();
  }

  async #apply(opened: OpenedPackage): Promise<Reception> {
    const { store, identity, trail, clock } = this.#parts;
    const { manifest, digest, envelope } = opened;
    const kind = this.#kinds.get(manifest.kind);
    if (!kind) throw kindUnknown(manifest.kind);
    const receivedAt = clock();
    const message: Message = { manifest, envelope, receivedAt, content: opened.content };
    const { sender, id } = manifest;
    const { partner } = identity;
    const done = await store.receive({ partner, sender }, async (receiver) => {
      // Two deliveries of one package may have been verified side by side.
      const before = await receiver.known(id);
      if (before) return { receipt: await renewReceipt(before.receipt, identity), fresh: false };
      const { applied, acknowledged, records, sequence, derived } = await kind.apply(receiver, message);
      const receipt = await issueReceipt(
        {
          packageId: id,
          envelope,
          digest,
          sender,
          receivedAt: receivedAt.toISOString(),
          outcome: 'accepted',
          applied: createHash('sha256')
            .update(canonicalJson(acknowledged ?? applied))
            .digest('base64url'),
          ...(derived && { derived }),
        },
        identity,
      );
      await receiver.keep({
        partner,
        sender,
        id,
        kind: manifest.kind,
        sequence,
        digest,
        envelope,
        bytes: opened.fileLength,
        createdAt: manifest.created,
        receivedAt: receivedAt.toISOString(),
        applied,
        receipt,
      });
      await trail.received(
        {
          sender,
          kind: manifest.kind,
          purpose: manifest.purpose,
          envelope,
          records,
          outcome: 'allowed',
          detail: `package ${id}`,
        },
        receiver.platform,
      );
      return { receipt, fresh: true };
    });
    if (done.fresh) kind.after?.(message);
    return {
      outcome: done.fresh ? 'applied' : 'known',
      package: id,
      sender,
      kind: manifest.kind,
      receipt: done.receipt,
      problem: undefined,
    };
  }

  /** The receipt of the first time, for a package that came again. */
  async #known(error: ForelandError): Promise<Reception | undefined> {
    if (!(error instanceof PackageRefused) || error.reason !== 'already-received' || !error.manifest)
      return undefined;
    const { table, identity } = this.#parts;
    const { sender, id, kind } = error.manifest;
    const incoming = await table.find(identity.partner, sender, id);
    if (!incoming) return undefined;
    const receipt = await renewReceipt(incoming.receipt, identity);
    return { outcome: 'known', package: id, sender, kind, receipt, problem: undefined };
  }

  async #quarantine(
    spool: string,
    problem: ForelandError,
    opened: OpenedPackage | undefined,
  ): Promise<Reception> {
    const { table, identity, trail, clock, log } = this.#parts;
    const manifest = opened?.manifest ?? (problem instanceof PackageRefused ? problem.manifest : undefined);
    const receivedAt = clock().toISOString();
    const envelope = opened?.envelope ?? (await envelopeHash(await this.#bytes(spool)));
    const file = await this.#parts.files.read(spool);
    await table.quarantine({
      partner: identity.partner,
      id: spool,
      sender: manifest?.sender,
      package: manifest?.id,
      kind: manifest?.kind,
      bytes: file?.bytes ?? 0,
      receivedAt,
      problem: problem.toRefusal(),
    });
    await trail.received({
      sender: manifest?.sender,
      kind: manifest?.kind ?? 'package',
      purpose: manifest?.purpose,
      envelope,
      records: [],
      outcome: 'refused',
      detail: problem.code,
    });
    log.warn({ code: problem.code, sender: manifest?.sender }, 'a package was refused');
    return {
      outcome: 'refused',
      package: manifest?.id,
      sender: manifest?.sender,
      kind: manifest?.kind,
      receipt:
        manifest &&
        (await issueReceipt(
          {
            packageId: manifest.id,
            envelope,
            ...(opened && { digest: opened.digest }),
            sender: manifest.sender,
            receivedAt,
            outcome: 'refused',
            reason: problem.code,
          },
          identity,
        )),
      problem,
    };
  }

  async #bytes(spool: string): Promise<AsyncIterable<Uint8Array>> {
    const file = await this.#parts.files.read(spool);
    if (!file) throw new Error('the spooled package is gone');
    return file.body;
  }
}

/** Nobody would believe the receipt. */
function ownKeyRevoked(): ForelandError {
  return new ForelandError({
    code: 'own-key-revoked',
    message: 'The key of this node was revoked; it takes nothing in until it has another one.',
    remedy: 'Give the node new keys with the emergency key, then try again.',
    status: 503,
  });
}

function senderDiffers(): ForelandError {
  return new ForelandError({
    code: 'sender-differs',
    message: 'The package was made by another partner than the one who handed it over.',
    remedy: 'Let the partner who made it hand it over, or import it from a file.',
    status: 403,
  });
}

function senderSuspended(): ForelandError {
  return new ForelandError({
    code: 'sender-suspended',
    message: 'Nothing is taken from this partner at present.',
    remedy: 'Have an administrator of the receiving node look at the partner’s terms.',
    status: 403,
  });
}

function kindUnknown(kind: string): ForelandError {
  return new ForelandError({
    code: 'package-kind-unknown',
    message: `This node does not know packages of the kind “${kind}”.`,
    remedy: 'Bring both nodes to the same version.',
  });
}
