import type { Partner } from '@foreland/model';
import { AuditLog, AuditTree, SigningKeys } from '@foreland/store/platform';
import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Signer } from '../signer.ts';
import { AuditBook, NO_WITNESSES } from './book.ts';
import type { WitnessDirectory } from './book.ts';
import { NoteKeys } from './keys.ts';
import { AuditSequencer } from './sequencer.ts';
import { AuditTrail } from './trail.ts';

/** Writing, reading and proving what was done at this node. */
export interface Audit extends AsyncDisposable {
  readonly trail: AuditTrail;
  readonly log: AuditLog;
  readonly book: AuditBook;
  readonly keys: NoteKeys;
}

export interface AuditOptions {
  readonly pool: Pool;
  readonly partner: Partner;
  readonly signer: Signer;
  readonly directory?: WitnessDirectory;
  readonly log: Logger;
  readonly clock: () => Date;
}

/** To be disposed of before the store, after everything that writes rows. */
export async function openAudit(options: AuditOptions): Promise<Audit> {
  const { pool, partner, signer, clock, directory = NO_WITNESSES } = options;
  const keys = new NoteKeys({ signer, keys: new SigningKeys(pool), partner });
  // Salts must not repeat and are drawn at moments of chance: the node's own numbers would lose their order in tests.
  const random = (bytes: number): Uint8Array => randomBytes(bytes);
  const tree = await AuditTree.open({
    pool,
    newOrigin: () => `foreland/${partner.toLowerCase()}/audit/${Buffer.from(random(8)).toString('hex')}`,
    signer: (origin) => keys.logSigner(origin),
    keys: (origin) => keys.logKeys(origin),
    random,
  });
  const log = new AuditLog(pool, clock);
  const sequencer = new AuditSequencer(tree, options.log);
  return Object.freeze({
    log,
    keys,
    trail: new AuditTrail(log, sequencer.written),
    book: new AuditBook({ pool, log, tree, sequencer, keys, directory, partner, clock }),
    [Symbol.asyncDispose]: () => sequencer[Symbol.asyncDispose](),
  });
}
