import { verifyBundle } from '@foreland/sealing/log';
import type { BundleReport, Trust } from '@foreland/sealing/log';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { SigningKeys } from '@foreland/store/platform';
import { createTestDatabase, seededRandom } from '@foreland/testkit';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { openSigner } from '../signer.ts';
import { openAudit } from './index.ts';
import type { Audit, AuditOptions } from './index.ts';

export const ada = { user: 'ada', partner: 'GB', role: 'analyst', purpose: 'cross-check' } as const;
export const fay = { ...ada, user: 'fay', partner: 'FR' } as const;
export const officer = {
  ...ada,
  user: 'dpo',
  role: 'data-protection-officer',
  purpose: undefined,
} as const;

/** A database and a folder of keys in which audit logs are opened. */
export class AuditBench implements AsyncDisposable {
  readonly home: string;
  readonly store: Store;
  readonly #parts: AsyncDisposableStack;

  private constructor(home: string, store: Store, parts: AsyncDisposableStack) {
    this.home = home;
    this.store = store;
    this.#parts = parts;
  }

  static async start(): Promise<AuditBench> {
    await using parts = new AsyncDisposableStack();
    const home = await mkdtemp(join(tmpdir(), 'foreland-audit-'));
    parts.defer(() => rm(home, { recursive: true, force: true }));
    const { connection } = parts.use(await createTestDatabase());
    const store = parts.use(await openStore({ connection, clock: () => new Date() }));
    return new AuditBench(home, store, parts.move());
  }

  /** @param options with a seed, the node has other keys than before */
  async open(options: Partial<AuditOptions> & { seed?: string } = {}): Promise<Audit> {
    const partner = options.partner ?? 'GB';
    const { pool } = this.store;
    const clock = (): Date => new Date();
    const signer = await openSigner({
      home: join(this.home, options.seed ?? partner),
      partner,
      keys: new SigningKeys(pool),
      clock,
      random: seededRandom(options.seed ?? partner),
    });
    return openAudit({ pool, partner, signer, log: pino({ level: 'silent' }), clock, ...options });
  }

  /** Makes the database do what nobody should be able to. */
  async behindItsBack(sql: string): Promise<void> {
    await this.store.pool.query(
      `SET session_replication_role = replica; ${sql}; RESET session_replication_role`,
    );
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#parts.disposeAsync();
  }
}

export async function exported(audit: Audit, partner: 'GB' | 'FR' = 'GB'): Promise<string[]> {
  const lines: string[] = [];
  const input = Readable.from(await audit.book.export(partner), { objectMode: false });
  for await (const line of createInterface({ input })) lines.push(line);
  return lines;
}

/** What whoever was handed the log finds in it, without the node. */
export async function verified(
  audit: Audit,
  trust?: Trust,
  partner: 'GB' | 'FR' = 'GB',
): Promise<BundleReport> {
  const lines = await exported(audit, partner);
  return verifyBundle(
    (async function* () {
      yield* lines;
    })(),
    trust,
  );
}

export function write(audit: Audit, record: string, actor: typeof ada | typeof fay = ada): Promise<string> {
  return audit.trail.write({
    kind: 'consultation',
    actor,
    route: 'dossier',
    records: [record],
    detail: 'seen',
  });
}
