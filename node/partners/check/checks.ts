import type { Purpose, Refusal } from '@foreland/model';
import type { Store } from '@foreland/store';
import { AnsweredCheckTable, CheckIndexTable, PrivateCheckTable } from '@foreland/store/platform';
import type { Logger } from 'pino';
import type { AuditTrail } from '../../audit/trail.ts';
import type { DurableFolder } from '../../files/durable-folder.ts';
import { seedIn } from '../../keys/seed.ts';
import type { PartnerDirectory } from '../directory.ts';
import type { NodeIdentity } from '../identity.ts';
import { CHECK_INDEX } from '../kinds.ts';
import type { PackageKind } from '../message.ts';
import { requestKind } from './answering.ts';
import { Asking } from './asking.ts';
import { indexKind } from './holding.ts';
import { openOfficerKey } from './officer-key.ts';
import type { OfficerKey } from './officer-key.ts';
import { DAY, PACKAGE_DAYS, VALUE_DAYS, WAIT_DAYS } from './policy.ts';
import { pseudonymOf } from './pseudonym.ts';
import { IndexPublisher } from './publishing.ts';
import { CheckWorkers } from './workers.ts';

export interface CheckParts {
  readonly store: Store;
  readonly directory: PartnerDirectory;
  readonly identity: NodeIdentity;
  readonly files: DurableFolder;
  readonly trail: AuditTrail;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly keys: CheckKeys;
  readonly purposes: readonly Purpose[];
  readonly time: string | undefined;
  /** Called when packages were queued. */
  readonly queued: () => void;
}

export interface CheckKeys {
  readonly officer: OfficerKey;
  /** Of the names under which partners are told of officers. */
  readonly pseudonyms: Uint8Array;
}

/** Opens the keys of private checks in the node's folder, making them on first use. */
export async function openCheckKeys(home: string, random: (bytes: number) => Uint8Array): Promise<CheckKeys> {
  return Object.freeze({
    officer: await openOfficerKey(home),
    pseudonyms: await seedIn(home, 'check-pseudonym-key', random),
  });
}

/** Private checks of this node: those that its people make, those that partners make here, and the indexes of both. */
export class Checks implements AsyncDisposable {
  readonly indexes: CheckIndexTable;
  readonly made: PrivateCheckTable;
  readonly answered: AnsweredCheckTable;
  readonly publisher: IndexPublisher;
  readonly asking: Asking;
  readonly #parts: CheckParts;
  readonly #workers = new CheckWorkers();

  constructor(parts: CheckParts) {
    const { store, keys } = parts;
    const workers = this.#workers;
    this.#parts = parts;
    this.indexes = new CheckIndexTable(store.pool);
    this.made = new PrivateCheckTable(store.pool);
    this.answered = new AnsweredCheckTable(store.pool);
    this.publisher = new IndexPublisher({ ...parts, table: this.indexes, workers });
    this.asking = new Asking({
      ...parts,
      indexes: this.indexes,
      checks: this.made,
      workers,
      officer: keys.officer,
      pseudonymOf: (user) => this.pseudonymOf(user),
    });
  }

  /** What packages about private checks mean at this node. */
  kinds(): readonly PackageKind[] {
    const { identity, directory } = this.#parts;
    const { partner } = identity;
    return [
      indexKind({ partner, directory }),
      requestKind({ ...this.#parts, partner, workers: this.#workers }),
      this.asking.responseKind(),
    ];
  }

  /** Under which name partners are told of somebody. */
  pseudonymOf(user: string): string {
    return pseudonymOf(user, this.#parts.keys.pseudonyms);
  }

  /** Removes what has outlived its use. */
  async sweep(): Promise<void> {
    const { identity, clock } = this.#parts;
    const now = clock();
    const daysAgo = (days: number): Date => new Date(now.getTime() - days * DAY);
    await this.made.forgetValues(identity.partner, daysAgo(VALUE_DAYS));
    await this.indexes.removeUndelivered(identity.partner, CHECK_INDEX, daysAgo(PACKAGE_DAYS));
    await this.made.giveUp(identity.partner, daysAgo(WAIT_DAYS), UNANSWERED, now);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.publisher[Symbol.asyncDispose]();
    await this.#workers[Symbol.asyncDispose]();
  }
}

const UNANSWERED: Refusal = {
  code: 'check-unanswered',
  message: `The partner has not answered within ${WAIT_DAYS} days.`,
  remedy: 'Ask the partner why, then check again.',
};
