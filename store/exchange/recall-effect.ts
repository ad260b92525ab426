import { LEVELS, PURPOSES, ROLES, isPartner, viewOf } from '@foreland/model';
import type { Level, Partner, Purpose, Reader, RecallEffect, Role } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { LabelTable } from '../labels.ts';
import type { Stated } from './releaser.ts';

/** Name under which the indicators of a view class are kept. */
const INDICATORS = 'indicators';

/** The labels with evidence as they are now, as PostgreSQL text: views of readers follow from it later. */
export async function evidenceOf(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ evidence: string | null }>(
    `SELECT range_agg(int4range(key, key, '[]'))::text AS evidence FROM label WHERE revision > 0`,
  );
  return rows[0]?.evidence ?? '{}';
}

/**
 * Remembers which leads rested on what a package took back, for each view class, and counts what is withdrawn or computed
 * anew by it. To be called before anything is computed anew.
 */
export async function noteRecall(
  client: ClientBase,
  labels: LabelTable,
  of: {
    readonly partner: Partner;
    readonly sender: Partner;
    readonly package: string;
    readonly at: string;
    readonly evidence: string;
  },
  gone: readonly Stated[],
): Promise<RecallEffect> {
  await client.query(
    `INSERT INTO recall_effect (partner, sender, package, at, evidence) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [of.partner, of.sender, of.package, of.at, of.evidence],
  );
  const records = [...new Set(gone.map(({ record }) => record))];
  const statements = gone.map(({ statement }) => statement);
  await client.query(
    `INSERT INTO recalled_lead (view_class, package, lead, revision)
     SELECT view_class, $1, id, revision FROM lead
     WHERE withdrawn_at IS NULL AND records && $2::text[] AND EXISTS (
       SELECT FROM unnest(evidence) AS statement WHERE statement IN (SELECT unnest($3::uuid[])))
     ON CONFLICT DO NOTHING`,
    [of.package, records, statements],
  );
  const classes = await affectedClasses(client, labels, records, statements);
  const { rows } = await client.query<{ leads: number; matches: number; indicators: number }>(
    `SELECT (SELECT count(DISTINCT lead) FROM recalled_lead WHERE package = $1) AS leads,
            (SELECT count(DISTINCT id) FROM match_pair
             WHERE view_class = ANY ($2::uuid[]) AND (a = ANY ($3) OR b = ANY ($3))) AS matches,
            (SELECT count(*) FROM derived WHERE name = $4 AND view_class = ANY ($2::uuid[])) AS indicators`,
    [of.package, classes, records, INDICATORS],
  );
  const [counts] = rows;
  return {
    views: classes.length,
    leads: counts?.leads ?? 0,
    matches: counts?.matches ?? 0,
    indicators: counts?.indicators ?? 0,
  };
}

/** Classes through which somebody looks today and that clear something of what is gone. */
async function affectedClasses(
  client: ClientBase,
  labels: LabelTable,
  records: readonly string[],
  statements: readonly string[],
): Promise<string[]> {
  const { rows: touched } = await client.query<{ label: number }>(
    'SELECT DISTINCT label FROM statement WHERE record = ANY ($1) AND id = ANY ($2::uuid[]) AND NOT protected',
    [records, statements],
  );
  const keys = new Set(touched.map(({ label }) => label));
  const { rows } = await client.query<{ reader: string }>('SELECT reader FROM match_view ORDER BY reader');
  const views = rows.flatMap(({ reader }) => {
    const kind = readerOf(reader);
    return kind ? [viewOf(kind, labels.all())] : [];
  });
  const hit = views.filter((view) => view.labels.some((label) => keys.has(label)));
  return [...new Set(hit.map(({ viewClass }) => viewClass))];
}

/** A kind of reader from its key; see `readerKey`. */
function readerOf(key: string): Reader | undefined {
  const [partner, role, purpose, clearance] = key.split(' ');
  if (!isPartner(partner) || !one(ROLES, role) || !one(LEVELS, clearance)) return undefined;
  return {
    user: 'any',
    partner,
    role: role as Role,
    purpose: one(PURPOSES, purpose) ? (purpose as Purpose) : undefined,
    clearance: clearance as Level,
  };
}

function one(values: readonly string[], value: string | undefined): boolean {
  return value !== undefined && values.includes(value);
}
