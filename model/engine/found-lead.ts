import { leadId, leadRevision } from '../lead.ts';
import type { Lead, LeadKind } from '../lead.ts';
import type { Finding } from './finding.ts';

/** Statements that a lead names; dossiers and rooms have the rest. */
export const MOST_EVIDENCE = 200;

/** A statement that a lead rests on, and the number of its label. */
export interface Evidence {
  readonly statement: string;
  readonly label: number;
}

export interface LeadDraft extends Omit<Lead, 'id' | 'revision' | 'score' | 'evidence' | 'kind' | 'anchor'> {
  readonly kind: LeadKind;
  /** What it turns on: names of what is in view, and nothing that is not. */
  readonly anchor: string;
  /** The first of them come first where there are too many; all of them count for the label. */
  readonly evidence: readonly Evidence[];
  /** What was looked at and is not shown counts for the label as well. */
  readonly unshown?: readonly Evidence[];
  readonly parts: Lead['score']['parts'];
}

/** A lead as engines find it: its address, its score as the sum of parts as they are shown, its labels. */
export function foundLead({
  kind,
  anchor: value,
  evidence,
  unshown = [],
  parts,
  ...rest
}: LeadDraft): Finding {
  const anchor = { class: kind, value };
  const statements = [...new Set(evidence.map(({ statement }) => statement))].slice(0, MOST_EVIDENCE).sort();
  const counted = parts.filter(({ bits }) => bits !== 0);
  const hundredths = counted.reduce((sum, { bits }) => sum + Math.round(bits * 100), 0);
  const labels = new Set([...evidence, ...unshown].map(({ label }) => label));
  return Object.freeze({
    lead: Object.freeze<Lead>({
      id: leadId(kind, anchor),
      revision: leadRevision({ kind, anchor, subjects: rest.subjects, evidence: statements }),
      kind,
      anchor,
      ...rest,
      score: { total: hundredths / 100, parts: counted },
      evidence: statements,
    }),
    labels: [...labels].sort((one, other) => one - other),
  });
}
