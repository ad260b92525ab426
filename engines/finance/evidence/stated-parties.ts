import { isOffender } from '@foreland/model';
import { dayOf } from './money.ts';
import type { Party } from './finance-evidence.ts';
import { together } from './record-statements.ts';
import type { RecordStatements } from './record-statements.ts';

/** People and organisations by entity, with the licences that registers state. */
export function statedParties(
  records: readonly RecordStatements[],
  entityOf: (record: string) => string,
): Map<string, Party> {
  const groups = new Map<string, RecordStatements[]>();
  for (const record of records) {
    const id = entityOf(record.record);
    groups.set(id, [...(groups.get(id) ?? []), record]);
  }
  return new Map(
    [...groups].map(([id, group]) => [
      id,
      {
        id,
        records: group.map(({ record }) => record),
        schema: group[0]!.schema,
        mayBeLead: group.some(
          ({ schema, rows }) =>
            schema !== 'Person' || rows.some(({ subject }) => isOffender(subject ?? undefined)),
        ),
        licences: group
          .flatMap(({ rows }) => rows)
          .filter(({ property }) => property === 'licenseNumber')
          .map(({ observedFrom, observedTo }) => ({
            from: dayOf(observedFrom ?? undefined),
            to: dayOf(observedTo ?? undefined),
          })),
        sources: together(group.map(({ sources }) => sources)),
      },
    ]),
  );
}
