import type { BrokerCard } from '../brokers/brokers.ts';
import type { FinanceEvidence } from '../evidence/finance-evidence.ts';
import type { CollectingAccount } from './collecting-accounts.ts';

/**
 * Accounts that pay into one where many pay in. Whoever pays for a journey, and their family, is a protected person: such an
 * account is counted, named in no answer, and nobody's value is followed from it. An account that collects itself, or that
 * somebody owns whom signs show as a broker, is not taken for one.
 */
export function payersIn(
  { accounts }: FinanceEvidence,
  collecting: readonly CollectingAccount[],
  brokers: readonly BrokerCard[],
): ReadonlySet<string> {
  const payers = new Set(collecting.flatMap(({ into }) => into.map(({ from }) => from)));
  for (const { account } of collecting) payers.delete(account);
  const known = new Set(brokers.map(({ party }) => party.id));
  for (const { id, owners } of accounts.values())
    if (owners.some((owner) => known.has(owner))) payers.delete(id);
  return payers;
}
