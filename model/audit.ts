/**
 * Kinds of processing that are logged: those of Directive (EU) 2016/680 article 25, and `administration` for what
 * touches accounts, sessions and the log itself.
 */
export const PROCESSING_KINDS = [
  'collection',
  'alteration',
  'consultation',
  'disclosure',
  'combination',
  'erasure',
  'administration',
] as const;
export type ProcessingKind = (typeof PROCESSING_KINDS)[number];

export const AUDIT_OUTCOMES = ['allowed', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Role under which the node itself acts, where no person does. */
export const NODE_ROLE = 'node';

/** Route under which the erasure of a row's content is logged. */
export const AUDIT_ERASURE = 'audit-erasure';

/** How a row of the log is named among the records of another row. */
export function auditRecord(entry: string): string {
  return `audit:${entry}`;
}
