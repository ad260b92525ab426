import type { View } from '@foreland/model';
import { NETWORK_LEADS, SUPPLY_LEADS } from '@foreland/networks/leads';
import type { StatementReader, Store } from '@foreland/store';
import type { AidAssociations } from '@foreland/store/platform';
import type { Logger } from 'pino';
import type { AuditTrail } from '../../audit/trail.ts';
import type { Analyses } from '../analyses.ts';
import type { Matching } from '../matching.ts';
import type { Networks } from '../networks/networks.ts';
import type { SupplyWork } from '../supply/supply.ts';
import { Upkeep } from '../upkeep.ts';
import type { FoundLeads } from './found-leads.ts';
import { networkLeadsDigest } from './network-leads.ts';
import { supplyLeadsDigest } from './supply-leads.ts';

export interface LeadsOptions {
  readonly store: Store;
  readonly log: Logger;
  readonly trail: AuditTrail;
  readonly matching: Matching;
  readonly aid: AidAssociations;
  readonly analyses: Analyses;
  readonly networks: Networks;
  readonly supply: SupplyWork;
}

/** An engine that finds leads in what is made of a view. */
interface LeadEngine {
  /** As the leads name it. */
  readonly engine: string;
  /** Digest of what its leads would be found in now. */
  readonly digest: (reader: StatementReader, aid: readonly string[]) => Promise<string>;
  readonly find: (view: View, aid: readonly string[], signal: AbortSignal) => Promise<FoundLeads>;
}

/** Under this name the digest of the data is kept in which an engine found the leads that are kept of it. */
const foundIn = (engine: string): string => `leads of ${engine}`;

/**
 * Leads of every engine, each kept up to date by itself and only when somebody looks: those of networks and supply are
 * taken from what is made of the view, and no engine runs for a lead alone.
 */
export class Leads {
  readonly #analyses: Analyses;
  readonly #matching: Matching;
  readonly #upkeeps: readonly Upkeep[];

  constructor({ store, log, trail, matching, aid, analyses, networks, supply }: LeadsOptions) {
    this.#analyses = analyses;
    this.#matching = matching;
    const engines: readonly LeadEngine[] = [
      {
        engine: NETWORK_LEADS,
        digest: networkLeadsDigest,
        find: async (view, shielded, signal) =>
          (await networks.ask(view, { what: 'leads', aid: shielded }, signal)).found,
      },
      {
        engine: SUPPLY_LEADS,
        digest: supplyLeadsDigest,
        find: async (view, _, signal) => (await supply.ask(view, { what: 'leads' }, signal)).found,
      },
    ];
    this.#upkeeps = engines.map(
      ({ engine, digest, find }) =>
        new Upkeep({
          what: foundIn(engine),
          log,
          due: async (view) => {
            const confirmed = await aid.confirmed();
            return store.read(view, async (reader) => {
              const due = await digest(reader, confirmed);
              return (await reader.derived(foundIn(engine)))?.digest === due ? undefined : due;
            });
          },
          compute: async (view) => {
            const found = await find(view, await aid.confirmed(), new AbortController().signal);
            await store.transact(async (transactor) => {
              await transactor.writeLeads(view, { engine, data: found.data }, found.leads);
              await transactor.writeDerived(view, foundIn(engine), found.digest, null);
            });
          },
          logged: (view) => trail.write({ kind: 'combination', actor: view.reader, route: foundIn(engine) }),
        }),
    );
  }

  /**
   * Makes sure of the leads of all engines; those that are ready are kept meanwhile.
   * @param patience milliseconds to wait for what is due
   * @returns whether some are still being found
   */
  async ensure(view: View, patience?: number): Promise<boolean> {
    const computing = await Promise.all([
      this.#analyses.ensure(view, patience),
      this.#ensureLinked(view, patience),
    ]);
    return computing.includes(true);
  }

  /** Entities come first: of two records of one person, two nodes would be made. */
  async #ensureLinked(view: View, patience?: number): Promise<boolean> {
    if (await this.#matching.ensure(view, patience)) return true;
    const computing = await Promise.all(this.#upkeeps.map((upkeep) => upkeep.ensure(view, patience)));
    return computing.includes(true);
  }
}
