import type { Label, Lead, Partner } from '@foreland/model';
import type { ClientBase } from 'pg';

/** A lead as kept for a view class. */
export interface KeptLead {
  readonly lead: Lead;
  readonly label: Label;
  readonly foundAt: string;
  readonly withdrawnAt: string | undefined;
}

export interface LeadFilter {
  readonly kind?: string;
  readonly anchor?: string;
  readonly partner?: Partner;
  readonly record?: string;
  /** Leads that are withdrawn, or that stand; both where absent. */
  readonly withdrawn?: boolean | undefined;
  /** Only these leads. */
  readonly only?: readonly string[];
  /** Leads to leave out. */
  readonly except?: readonly string[];
  readonly foundAfter?: string;
}

export interface LeadPage {
  readonly limit: number;
  /** The last lead of the page before. */
  readonly after?: { readonly score: number; readonly id: string };
}

interface LeadRow {
  content: Lead;
  label: Label;
  found_at: string;
  withdrawn_at: string | null;
}

const MATCHES = `view_class = $1
  AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR anchor_class = $3) AND ($4::text IS NULL OR $4 = ANY (partners))
  AND ($5::text IS NULL OR id = ANY (ARRAY(SELECT find_leads_on($5)))) AND ($6::boolean IS NULL OR (withdrawn_at IS NOT NULL) = $6)
  AND ($7::uuid[] IS NULL OR id = ANY ($7)) AND ($8::uuid[] IS NULL OR NOT id = ANY ($8))
  AND ($9::timestamptz IS NULL OR found_at > $9)`;

function values(viewClass: string, filter: LeadFilter): unknown[] {
  return [
    viewClass,
    filter.kind ?? null,
    filter.anchor ?? null,
    filter.partner ?? null,
    filter.record ?? null,
    filter.withdrawn ?? null,
    filter.only ?? null,
    filter.except ?? null,
    filter.foundAfter ?? null,
  ];
}

/**
 * Withholds, until the end of the read, leads that stand while something they rest on was taken back: they are about to be found
 * anew or withdrawn. What is out of view is withheld with them, and without asking as well.
 */
export async function withholdOutdated(client: ClientBase): Promise<void> {
  await client.query(
    `SELECT set_config('foreland.leads_out_of_view', ARRAY(SELECT leads_out_of_view(true))::text, true)`,
  );
}

/** Leads of a view class, strongest first, ties by id. */
export async function listLeads(
  client: ClientBase,
  viewClass: string,
  filter: LeadFilter,
  { limit, after }: LeadPage,
): Promise<KeptLead[]> {
  const { rows } = await client.query<LeadRow>(
    `SELECT content, label, found_at, withdrawn_at FROM lead WHERE ${MATCHES}
       AND ($10::double precision IS NULL OR (score, id) < ($10, $11::uuid))
     ORDER BY score DESC, id DESC LIMIT $12`,
    [...values(viewClass, filter), after?.score ?? null, after?.id ?? null, limit],
  );
  return rows.map(toKept);
}

export async function leadById(
  client: ClientBase,
  viewClass: string,
  id: string,
): Promise<KeptLead | undefined> {
  const { rows } = await client.query<LeadRow>(
    `SELECT content, label, found_at, withdrawn_at FROM lead WHERE view_class = $1 AND id = $2`,
    [viewClass, id],
  );
  return rows[0] && toKept(rows[0]);
}

/** Leads of the view class that rested on what a package took back, with the revision that each had before. */
export async function recalledLeads(
  client: ClientBase,
  viewClass: string,
  packageId: string,
  limit: number,
): Promise<{ lead: Lead; before: string }[]> {
  const { rows } = await client.query<{ content: Lead; before: string }>(
    `SELECT lead.content, recalled_lead.revision AS before FROM recalled_lead
       JOIN lead ON lead.view_class = recalled_lead.view_class AND lead.id = recalled_lead.lead
     WHERE recalled_lead.view_class = $1 AND recalled_lead.package = $2 ORDER BY lead.score DESC, lead.id LIMIT $3`,
    [viewClass, packageId, limit],
  );
  return rows.map(({ content, before }) => ({ lead: content, before }));
}

/** How many leads a filter meets, standing and withdrawn, and which of some leads are among them. */
export async function tallyLeads(
  client: ClientBase,
  viewClass: string,
  filter: Omit<LeadFilter, 'withdrawn'>,
  among: readonly string[],
): Promise<{ standing: number; withdrawn: number; met: ReadonlySet<string> }> {
  const { rows } = await client.query<{ withdrawn: boolean; count: number; met: string[] | null }>(
    `SELECT withdrawn_at IS NOT NULL AS withdrawn, count(*) AS count,
            array_agg(id) FILTER (WHERE id = ANY ($10::uuid[]) AND withdrawn_at IS NULL) AS met
     FROM lead WHERE ${MATCHES} GROUP BY 1`,
    [...values(viewClass, { ...filter, withdrawn: undefined }), among],
  );
  const count = (withdrawn: boolean): number => rows.find((row) => row.withdrawn === withdrawn)?.count ?? 0;
  return {
    standing: count(false),
    withdrawn: count(true),
    met: new Set(rows.flatMap(({ met }) => met ?? [])),
  };
}

/** Numbers of leads by class of anchor, or by kind. */
export async function countLeads(
  client: ClientBase,
  viewClass: string,
  filter: LeadFilter,
  by: 'anchor' | 'kind',
): Promise<{ code: string; count: number }[]> {
  const column = by === 'anchor' ? 'anchor_class' : 'kind';
  const { rows } = await client.query<{ code: string; count: number }>(
    `SELECT ${column} AS code, count(*) AS count FROM lead WHERE ${MATCHES} GROUP BY 1 ORDER BY 1`,
    values(viewClass, filter),
  );
  return rows;
}

/** Which of these leads the view class still has, and which are withdrawn. */
export async function leadStates(
  client: ClientBase,
  viewClass: string,
  ids: readonly string[],
): Promise<{ id: string; revision: string; withdrawn: boolean }[]> {
  const { rows } = await client.query<{ id: string; revision: string; withdrawn: boolean }>(
    `SELECT id, revision, withdrawn_at IS NOT NULL AS withdrawn FROM lead
     WHERE view_class = $1 AND id = ANY ($2::uuid[]) ORDER BY id`,
    [viewClass, ids],
  );
  return rows;
}

function toKept(row: LeadRow): KeptLead {
  return {
    lead: row.content,
    label: row.label,
    foundAt: row.found_at,
    withdrawnAt: row.withdrawn_at ?? undefined,
  };
}

/** A decision as its projection holds it. */
export interface KeptDecision {
  readonly id: string;
  readonly lead: string;
  readonly partner: Partner;
  readonly author: string;
  readonly action: string;
  readonly argument?: string;
  readonly note?: string;
  readonly quantity?: number;
  readonly unit?: string;
  readonly withdraws?: string;
  readonly leadRevision: string;
  readonly sequence: number;
  readonly madeAt: string;
  readonly signature: string;
}

/** Decisions that the view clears, oldest first; on some leads, or on all. */
export async function decisionsOn(
  client: ClientBase,
  cleared: readonly number[],
  leads?: readonly string[],
): Promise<KeptDecision[]> {
  const { rows } = await client.query<{ [K in keyof KeptDecision]: KeptDecision[K] | null }>(
    `SELECT id, lead, partner, author, action, argument, note, quantity, unit, withdraws, lead_revision AS "leadRevision", sequence,
            made_at AS "madeAt", signature
     FROM decision WHERE label = ANY ($1::integer[]) AND ($2::uuid[] IS NULL OR lead = ANY ($2))
     ORDER BY made_at, sequence, id`,
    [cleared, leads ?? null],
  );
  return rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).filter(([, value]) => value !== null),
      ) as unknown as KeptDecision,
  );
}
