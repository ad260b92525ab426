import type { LeadSubject } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { leadRoutes } from '@foreland/model/contract/leads';
import type { KeptLead, StatementReader } from '@foreland/store';

export type ShownSubject = Answer<typeof leadRoutes.leads>['leads'][number]['subjects'][number];

/**
 * Subjects of some leads, by lead: records that are one entity for this reader are one subject, named by the first of them that the
 * lead names. Those that a lead is about come first.
 */
export async function subjectsOf(
  reader: StatementReader,
  leads: readonly KeptLead[],
): Promise<ReadonlyMap<string, readonly ShownSubject[]>> {
  const named = leads.flatMap(({ lead }) => lead.subjects.map(({ record }) => record));
  const entities = await reader.matches.entitiesOf(named);
  const entityOf = (record: string): string => entities.get(record)?.[0] ?? record;
  return new Map(
    leads.map(({ lead }) => [
      lead.id,
      [
        ...Map.groupBy(lead.subjects, ({ record, part }) => `${part ?? ''} ${entityOf(record)}`).values(),
      ].flatMap(asOne),
    ]),
  );
}

/** Records that are shown with subjects. */
export function recordsOf(subjects: readonly Pick<ShownSubject, 'records'>[]): string[] {
  return subjects.flatMap(({ records }) => records);
}

function asOne(records: readonly LeadSubject[]): ShownSubject[] {
  const [first] = records;
  if (!first) return [];
  return [
    {
      ...first,
      records: records.map(({ record }) => record),
      partners: [...new Set(records.map(({ partner }) => partner))].sort(),
    },
  ];
}
