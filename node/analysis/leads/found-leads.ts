import { canonicalJson, joinAll, sha256Hex } from '@foreland/model';
import type { Finding } from '@foreland/networks/leads';
import type { FoundLead, StatementReader } from '@foreland/store';

/** Leads that an engine found for a view, ready to be kept. */
export interface FoundLeads {
  /** Digest of all that they were found in. */
  readonly digest: string;
  /** Digest of the data in view alone. */
  readonly data: string;
  readonly leads: readonly FoundLead[];
}

/** Findings with the labels that they carry: joins of those under which their evidence stands. */
export function withLabels(findings: readonly Finding[], reader: StatementReader): FoundLead[] {
  return findings.map(({ lead, labels }) => ({
    lead,
    label: joinAll(labels.map((key) => reader.labelOf(key))),
  }));
}

/** Changes when one of its parts does. */
export function digestOf(...parts: readonly (string | readonly string[])[]): string {
  return sha256Hex(canonicalJson(parts));
}
