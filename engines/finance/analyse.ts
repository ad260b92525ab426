import { brokersIn } from './brokers/brokers.ts';
import type { BrokerCard } from './brokers/brokers.ts';
import type { FinanceEvidence } from './evidence/finance-evidence.ts';
import { repairBook } from './ledger/repair.ts';
import type { RepairedBook } from './ledger/repair.ts';
import type { FinanceParameters } from './parameters.ts';
import { collectingAccounts } from './structures/collecting-accounts.ts';
import type { CollectingAccount } from './structures/collecting-accounts.ts';
import { payersIn } from './structures/payers.ts';
import { roundTrips } from './structures/round-trips.ts';
import type { RoundTrips } from './structures/round-trips.ts';
import { twoWayFlows } from './structures/two-way.ts';
import type { TwoWay } from './structures/two-way.ts';

/** Changes when the same evidence would give something else. */
export const FINANCE_VERSION = '1.0.0';

/** What a view shows of value, with what was found in it. */
export interface FinanceState {
  readonly evidence: FinanceEvidence;
  /** By the id of the book. */
  readonly repairs: ReadonlyMap<string, RepairedBook>;
  readonly collecting: readonly CollectingAccount[];
  readonly roundTrips: RoundTrips;
  readonly twoWay: readonly TwoWay[];
  readonly brokers: readonly BrokerCard[];
  /** Accounts that no answer names. */
  readonly payers: ReadonlySet<string>;
}

/** @param checkpoint called between the parts of the work */
export function analyseFinance(
  evidence: FinanceEvidence,
  parameters: FinanceParameters,
  checkpoint: () => void,
): FinanceState {
  const repairs = new Map<string, RepairedBook>();
  for (const book of evidence.books) {
    checkpoint();
    repairs.set(book.id, repairBook(book.lines));
  }
  const collecting = collectingAccounts(evidence, parameters.collecting);
  checkpoint();
  const trips = roundTrips(evidence, parameters.roundTrips);
  checkpoint();
  const twoWay = twoWayFlows(evidence, parameters.twoWay);
  checkpoint();
  const brokers = brokersIn(evidence, collecting);
  return {
    evidence,
    repairs,
    collecting,
    roundTrips: trips,
    twoWay,
    brokers,
    payers: payersIn(evidence, collecting, brokers),
  };
}
