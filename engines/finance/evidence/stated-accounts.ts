import type { Account } from './finance-evidence.ts';
import { together } from './record-statements.ts';
import type { RecordStatements } from './record-statements.ts';

/** Accounts and wallets by entity, with who owns them. */
export function statedAccounts(
  accounts: readonly RecordStatements[],
  ownerships: readonly RecordStatements[],
  entityOf: (record: string) => string,
): Map<string, Account> {
  const owned = new Map<string, { owner: string; by: RecordStatements }[]>();
  const own = (asset: string, owner: string, by: RecordStatements): void => {
    const account = entityOf(asset);
    owned.set(account, [...(owned.get(account) ?? []), { owner: entityOf(owner), by }]);
  };
  for (const ownership of ownerships) {
    const [asset, owner] = [ownership.value('asset'), ownership.value('owner')];
    if (asset !== undefined && owner !== undefined) own(asset, owner, ownership);
  }
  for (const account of accounts) {
    for (const holder of account.values('holder')) own(account.record, holder, account);
  }
  const groups = new Map<string, RecordStatements[]>();
  for (const account of accounts) {
    const id = entityOf(account.record);
    groups.set(id, [...(groups.get(id) ?? []), account]);
  }
  return new Map(
    [...groups].map(([id, records]) => {
      const owners = owned.get(id) ?? [];
      return [
        id,
        {
          id,
          records: records.map(({ record }) => record),
          schema: records[0]!.schema,
          owners: [...new Set(owners.map(({ owner }) => owner))].sort(),
          sources: together([...records, ...owners.map(({ by }) => by)].map(({ sources }) => sources)),
        },
      ];
    }),
  );
}
