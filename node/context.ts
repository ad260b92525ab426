import type { Store } from '@foreland/store';
import {
  Accounts,
  AidAssociations,
  AttemptTable,
  Charts,
  DirectoryTable,
  JobTable,
  Mappings,
  OidcRequestTable,
  Openings,
  PhotoTable,
  SessionTable,
  SigningKeys,
  TaxiiWorkTable,
  UploadTable,
  Visits,
} from '@foreland/store/platform';
import type { Logger } from 'pino';
import { EngineHost } from './analysis/engine-host.ts';
import { Rankings } from './analysis/disruption/rankings.ts';
import { openAudit } from './audit/index.ts';
import type { Audit } from './audit/index.ts';
import { jobLog } from './audit/jobs.ts';
import { LocalSignIn } from './auth/local.ts';
import { OidcSignIn } from './auth/oidc.ts';
import { Sessions } from './auth/sessions.ts';
import type { Config } from './config.ts';
import { ExportFiles } from './files/exports.ts';
import { Photos } from './files/photos.ts';
import { Uploads } from './files/uploads.ts';
import { Jobs } from './jobs/jobs.ts';
import { Lifecycle } from './lifecycle.ts';
import { Metrics } from './observe/metrics.ts';
import { PartnerDirectory } from './partners/directory.ts';
import { witnessDirectoryOf } from './partners/witness-directory.ts';
import { PartnerExchange } from './partners/exchange.ts';
import { settleStagedKeys } from './partners/own-keys.ts';
import { openSigner } from './signer.ts';
import type { Signer } from './signer.ts';
import { TaxiiWork } from './taxii/work.ts';

/** Everything a use case works with, wired once when the node starts. */
export interface Context {
  readonly config: Config;
  readonly lifecycle: Lifecycle;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly attempts: AttemptTable;
  readonly sessions: Sessions;
  readonly localSignIn: LocalSignIn;
  readonly oidcSignIn: OidcSignIn | undefined;
  /** To be disposed of before the store. */
  readonly audit: Audit;
  readonly uploads: Uploads;
  readonly exports: ExportFiles;
  readonly mappings: Mappings;
  readonly visits: Visits;
  readonly charts: Charts;
  readonly openings: Openings;
  readonly jobs: Jobs;
  /** To be disposed of before the store. */
  readonly engines: EngineHost;
  /** To be disposed of before the engines. */
  readonly rankings: Rankings;
  readonly aid: AidAssociations;
  readonly photos: Photos;
  /** To be disposed of before the store. */
  readonly exchange: PartnerExchange;
  /** To be disposed of before the store. */
  readonly taxii: TaxiiWork;
  readonly signer: Signer;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

export interface Surroundings {
  readonly config: Config;
  readonly store: Store;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

export async function wire({ config, store, log, clock, random }: Surroundings): Promise<Context> {
  const { home, partner } = config;
  const { pool } = store;
  const accounts = new Accounts(pool, clock);
  const attempts = new AttemptTable(pool);
  const directory = new PartnerDirectory({ table: new DirectoryTable(pool), partner, clock });
  await settleStagedKeys({ home, clock, random }, directory);
  const [uploads, photos, exports, signer] = await Promise.all([
    Uploads.open({ table: new UploadTable(pool), home, limit: config.uploadLimit, clock, random }),
    Photos.open({ table: new PhotoTable(pool), limits: config.photoLimits, home, clock, random }),
    ExportFiles.open({ home, clock }),
    openSigner({ home, partner, keys: new SigningKeys(pool), clock, random }),
  ]);
  const sessions = new Sessions({
    table: new SessionTable(pool),
    clock,
    random,
    hours: config.sessionHours,
    idleMinutes: config.idleMinutes,
    exercise: config.exercise !== 'off',
  });
  const oidcSignIn =
    config.oidc &&
    new OidcSignIn({
      config: config.oidc,
      partner,
      accounts,
      requests: new OidcRequestTable(pool),
      clock,
      random,
    });
  const metrics = new Metrics();
  const audit = await openAudit({
    pool,
    partner,
    signer,
    directory: witnessDirectoryOf(directory),
    log,
    clock,
  });
  const aid = new AidAssociations(pool, clock);
  const engines = new EngineHost({
    store,
    clock,
    log,
    trail: audit.trail,
    aid,
    parameters: { matching: config.matching },
  });
  return Object.freeze({
    config,
    store,
    accounts,
    attempts,
    sessions,
    oidcSignIn,
    uploads,
    exports,
    signer,
    metrics,
    log,
    clock,
    random,
    lifecycle: new Lifecycle(),
    localSignIn: new LocalSignIn({ accounts, attempts, clock }),
    audit,
    exchange: await PartnerExchange.open({ config, store, directory, audit, signer, log, clock, random }),
    engines,
    rankings: new Rankings(engines),
    aid,
    photos,
    taxii: new TaxiiWork(new TaxiiWorkTable(pool, partner, clock)),
    mappings: new Mappings(pool, clock),
    visits: new Visits(pool, clock),
    charts: new Charts(pool, clock),
    openings: new Openings(pool, clock),
    jobs: new Jobs({ pool, table: new JobTable(pool, clock), log, random, audit: jobLog(audit.trail) }),
  });
}
