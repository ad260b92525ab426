import { leadId, leadRevision, partnerOf } from '@foreland/model';
import type {
  EngineRun,
  InnocentExplanation,
  Lead,
  LeadKind,
  LeadSubject,
  Partner,
  ProposedAction,
  ScorePart,
  SubjectPart,
} from '@foreland/model';
import type { Finding } from '@foreland/model/engine';
import { message } from '@foreland/model/message';
import type { Message } from '@foreland/model/message';
import type { english } from './english.ts';

export type WordKey = keyof typeof english;

/** Kinds of lead that networks and supply give, in the order in which they are told. */
export const FOUND_KINDS = [
  'link-to-check',
  'broker',
  'supplier',
  'same-batch',
] as const satisfies LeadKind[];
export type FoundKind = (typeof FOUND_KINDS)[number];

/** Of each kind so many are told, the strongest first: what nobody has the time to read hides what matters. */
export const MOST = 50;
/** Statements that a lead names; its parties' dossiers and the charts have the rest. */
export const MOST_EVIDENCE = 200;
/** Contacts and pieces that a lead names beside its parties. */
export const MOST_BESIDE = 12;

interface Stated {
  readonly statement: string;
  readonly label: number;
}

interface Draft {
  readonly kind: FoundKind;
  /** What it turns on: names of what is in view, and nothing that is not. */
  readonly anchor: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly subjects: readonly LeadSubject[];
  /** The first of them come first where there are too many; all of them count for the label. */
  readonly evidence: readonly Stated[];
  readonly parts: readonly ScorePart[];
  readonly innocentExplanations: readonly InnocentExplanation[];
  readonly missing: readonly WordKey[];
  readonly proposedActions: readonly ProposedAction[];
  readonly run: EngineRun;
}

export function findingOf({
  kind,
  values = {},
  subjects,
  evidence,
  parts,
  missing,
  ...rest
}: Draft): Finding {
  const anchor = { class: kind, value: rest.anchor };
  const statements = [...new Set(evidence.map(({ statement }) => statement))].slice(0, MOST_EVIDENCE).sort();
  const told = parts.filter(({ bits }) => bits !== 0);
  const hundredths = told.reduce((sum, { bits }) => sum + Math.round(bits * 100), 0);
  return Object.freeze({
    lead: Object.freeze<Lead>({
      id: leadId(kind, anchor),
      revision: leadRevision({ kind, anchor, subjects, evidence: statements }),
      kind,
      anchor,
      title: word(`${kind}.title`, values),
      summary: word(`${kind}.summary`, values),
      subjects,
      score: { total: hundredths / 100, parts: told },
      evidence: statements,
      innocentExplanations: rest.innocentExplanations,
      missing: missing.map((key) => word(key)),
      proposedActions: rest.proposedActions,
      run: rest.run,
    }),
    labels: [...new Set(evidence.map(({ label }) => label))].sort((one, other) => one - other),
  });
}

/** A message that there are words for. */
export function word(key: WordKey, values: Readonly<Record<string, string | number>> = {}): Message {
  return message(key, values);
}

/** @param bits rounded to hundredths, as they are shown */
export function part(key: WordKey, bits: number, values = {}): ScorePart {
  return { name: word(key, values), bits: Math.round(bits * 100) / 100 };
}

export function explanation(key: WordKey, result: InnocentExplanation['result']): InnocentExplanation {
  return { explanation: word(key), result };
}

/** Records as subjects. Whoever shows a lead names them as its reader may see them. */
export function subjectsOf(
  { records, schema }: { readonly records: readonly string[]; readonly schema: string },
  about?: SubjectPart,
): LeadSubject[] {
  return records.map((record) => ({
    record,
    partner: partnerOf(record) as Partner,
    schema,
    caption: record,
    ...(about === undefined ? {} : { part: about }),
  }));
}

const AMONG_MEMBERS = 'Directive (EU) 2023/977 art. 4';
/** Where that directive does not bind. */
const OTHERWISE: Readonly<Partial<Record<Partner, string>>> = {
  GB: 'EU–UK Trade and Cooperation Agreement art. 563',
  EUROPOL: 'Regulation (EU) 2016/794 art. 20',
  FRONTEX: 'Regulation (EU) 2019/1896 art. 90',
};

/** Asks each partner who holds one of these records for what it knows, by the law that binds it; to be checked before. */
export function askHolders(kind: FoundKind, records: readonly string[]): ProposedAction[] {
  return partnersOf(records).map((partner) => ({
    action: word(`${kind}.action.ask-holder`),
    partner,
    legalBasis: OTHERWISE[partner] ?? AMONG_MEMBERS,
  }));
}

export function partnersOf(records: readonly string[]): Partner[] {
  return [...new Set(records.map(partnerOf))].sort() as Partner[];
}
