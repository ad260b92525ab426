import { partnerOf } from '@foreland/model';
import type {
  EngineRun,
  InnocentExplanation,
  LeadKind,
  LeadSubject,
  Partner,
  ProposedAction,
  ScorePart,
  SubjectPart,
} from '@foreland/model';
import { foundLead } from '@foreland/model/engine';
import type { Evidence, Finding } from '@foreland/model/engine';
import { lawOnAsking } from '@foreland/model/law';
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
/** Contacts and pieces that a lead names beside its parties. */
export const MOST_BESIDE = 12;

interface Draft {
  readonly kind: FoundKind;
  /** What it turns on: names of what is in view, and nothing that is not. */
  readonly anchor: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly subjects: readonly LeadSubject[];
  /** The first of them come first where there are too many; all of them count for the label. */
  readonly evidence: readonly Evidence[];
  readonly parts: readonly ScorePart[];
  readonly innocentExplanations: readonly InnocentExplanation[];
  readonly missing: readonly WordKey[];
  readonly proposedActions: readonly ProposedAction[];
  readonly run: EngineRun;
}

export function findingOf({ values = {}, missing, ...rest }: Draft): Finding {
  return foundLead({
    ...rest,
    title: word(`${rest.kind}.title`, values),
    summary: word(`${rest.kind}.summary`, values),
    missing: missing.map((key) => word(key)),
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

/** Asks each partner who holds one of these records for what it knows, by the law that binds it; to be checked before. */
export function askHolders(kind: FoundKind, records: readonly string[]): ProposedAction[] {
  return partnersOf(records).map((partner) => ({
    action: word(`${kind}.action.ask-holder`),
    partner,
    legalBasis: lawOnAsking(partner),
  }));
}

export function partnersOf(records: readonly string[]): Partner[] {
  return [...new Set(records.map(partnerOf))].sort() as Partner[];
}
