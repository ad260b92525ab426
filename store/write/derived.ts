import type { Label, Lead } from '@foreland/model';
import type { ClientBase } from 'pg';
import { copyInto, copyRow } from './copy.ts';

export interface FoundLead {
  readonly lead: Lead;
  /** Join of the labels of its evidence. */
  readonly label: Label;
}

export interface LeadRun {
  readonly engine: string;
  readonly data: string;
}

const COLUMNS =
  'view_class, id, revision, kind, anchor_class, anchor_value, score, partners, records, label, content, found_at';

/** Any fixed number. */
const LEADS_LOCK = 7_301_928;

/**
 * Replaces the leads that one engine found for a view class by those of its new run. A lead that is found again keeps the
 * instant at which it was first found; one that is no longer found is withdrawn and says since when.
 * @param of whose leads these are: the `run.engine` of each; and the digest of the data in view that they were found in
 */
export async function writeLeads(
  client: ClientBase,
  viewClass: string,
  { engine, data }: LeadRun,
  found: readonly FoundLead[],
  at: string,
): Promise<void> {
  // Two processes may have analysed the same view; one writes after the other.
  await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [LEADS_LOCK, viewClass]);
  await client.query('CREATE TEMPORARY TABLE found (LIKE lead INCLUDING GENERATED) ON COMMIT DROP');
  const rows = found.map(({ lead, label }) => {
    const about = lead.subjects.filter(({ part }) => part === undefined);
    const partners = [...new Set(about.map(({ partner }) => partner))].sort();
    const records = lead.subjects.map(({ record }) => record);
    return copyRow([
      viewClass,
      lead.id,
      lead.revision,
      lead.kind,
      lead.anchor.class,
      lead.anchor.value,
      lead.score.total,
      arrayText(partners),
      arrayText(records),
      JSON.stringify(label),
      JSON.stringify(lead),
      at,
    ]);
  });
  for (let start = 0; start < rows.length; start += 5000)
    await copyInto(client, 'found', COLUMNS, rows.slice(start, start + 5000));
  await client.query(
    `UPDATE lead SET withdrawn_at = $3
     WHERE view_class = $1 AND engine = $2 AND withdrawn_at IS NULL AND id NOT IN (SELECT id FROM found)`,
    [viewClass, engine, at],
  );
  await client.query(
    `INSERT INTO lead (${COLUMNS}) SELECT ${COLUMNS} FROM found
     ON CONFLICT (view_class, id) DO UPDATE SET revision = excluded.revision, score = excluded.score, partners = excluded.partners,
       records = excluded.records, label = excluded.label, content = excluded.content, withdrawn_at = NULL
     WHERE lead.revision <> excluded.revision OR lead.withdrawn_at IS NOT NULL OR lead.content <> excluded.content`,
  );
  await client.query('DROP TABLE found');
  await client.query(
    `INSERT INTO lead_run (view_class, engine, data) VALUES ($1, $2, $3)
     ON CONFLICT (view_class, engine) DO UPDATE SET data = excluded.data`,
    [viewClass, engine, data],
  );
}

/** PostgreSQL array text of plain strings. */
function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

export async function writeDerived(
  client: ClientBase,
  viewClass: string,
  name: string,
  digest: string,
  content: unknown,
  at: string,
): Promise<void> {
  await client.query(
    `INSERT INTO derived (view_class, name, digest, content, computed_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (view_class, name) DO UPDATE SET digest = excluded.digest, content = excluded.content, computed_at = excluded.computed_at`,
    [viewClass, name, digest, JSON.stringify(content), at],
  );
}
