import type { AuditOutcome, NODE_ROLE, Partner, ProcessingKind, Purpose, Role } from '@foreland/model';
import type { OpenPart, RowContent } from '@foreland/sealing/log';

/** Any fixed number: it keeps the processes of a node from growing its tree, or erasing rows of it, at the same time. */
export const SEQUENCING_LOCK = 7_301_926;

/** A row of audit_entry as the database gives it. */
export interface EntryRow {
  readonly id: string;
  readonly at: string;
  readonly user_name: string;
  readonly partner: Partner;
  readonly role: Role | typeof NODE_ROLE;
  readonly purpose: Purpose | null;
  readonly kind: ProcessingKind | null;
  readonly route: string;
  readonly outcome: AuditOutcome;
  readonly records: string[];
  readonly recipient: string | null;
  readonly detail: string | null;
  readonly envelope: Uint8Array | null;
  readonly direction: 'sent' | 'received' | null;
  readonly counterpart: string | null;
}

export const ENTRY_COLUMNS = [
  'id',
  'at',
  'user_name',
  'partner',
  'role',
  'purpose',
  'kind',
  'route',
  'outcome',
  'records',
  'recipient',
  'detail',
  'envelope',
  'direction',
  'counterpart',
] as const satisfies readonly (keyof EntryRow)[];

/** What is committed to the tree of an entry and stands for good. */
export function openPartOf(row: EntryRow): OpenPart {
  return {
    id: row.id,
    at: row.at,
    user: row.user_name,
    partner: row.partner,
    role: row.role,
    purpose: row.purpose ?? undefined,
    kind: row.kind ?? undefined,
    route: row.route,
    outcome: row.outcome,
    envelope:
      row.envelope && row.direction && row.counterpart !== null
        ? {
            hash: Buffer.from(row.envelope).toString('hex'),
            direction: row.direction,
            partner: row.counterpart,
          }
        : undefined,
  };
}

/** What is committed to the tree of an entry and can be erased. */
export function contentOf(row: EntryRow): RowContent {
  return { records: row.records, recipient: row.recipient ?? undefined, detail: row.detail ?? undefined };
}
