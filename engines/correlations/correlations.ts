import type { IdentifierClass } from '@foreland/model/identifiers';
import { leadId, leadRevision } from '@foreland/model/lead';
import type { EngineRun, Lead, LeadSubject } from '@foreland/model/lead';
import { message } from '@foreland/model/message';
import type { Message } from '@foreland/model/message';
import type { Partner } from '@foreland/model/partner';
import type { Candidate } from './candidate.ts';
import { rowsByKey, rowsOf } from './columns.ts';
import { fixedMessage } from './fixed-message.ts';
import { genericByHolders, genericByItself, usualHolders } from './generic.ts';
import type { GenericReason } from './generic.ts';
import { Holders } from './holder.ts';
import { IndependentHolders } from './independent-holders.ts';
import { innocentExplanations } from './innocent-explanations.ts';
import type { ObservationTable } from './observation-table.ts';
import { periodsOf } from './periods.ts';
import { correlationParameters } from './parameters.ts';
import type { CorrelationParameters } from './parameters.ts';
import { missingKnowledge, proposedActions } from './proposals.ts';
import { scoreOf } from './score.ts';
import { describeShared, isLinkable, sharedValues } from './shared-value.ts';
import type { SharedValue } from './shared-value.ts';
import { waterfall } from './waterfall.ts';

export const LEAD_KIND = 'shared-identifier';
const ID = 'correlations';
const VERSION = '1.2.0';

export interface CorrelationInput {
  readonly observations: ObservationTable;
  /**
   * Captions of records by record id, as the reader may see them; {@link sharedRecords} tells which are
   * needed. A record without one is shown by its id.
   */
  readonly captions: ReadonlyMap<string, string>;
}

/** A value that many hold for reasons of its own, and that is therefore no lead. */
export interface GenericValue {
  readonly class: IdentifierClass;
  readonly value: string;
  readonly reason: GenericReason;
  readonly explanation: Message;
  readonly records: number;
  /** Holders that nothing else connects. */
  readonly independent: number;
  readonly partners: readonly Partner[];
  /** Interned labels of the statements behind it, sorted. */
  readonly labels: readonly number[];
}

export interface CorrelationResult {
  /** Strongest first; equal scores by class, value and id. */
  readonly leads: readonly Lead[];
  /** Interned labels of the evidence of each lead, sorted, by lead id: the lead carries their join. */
  readonly labels: ReadonlyMap<string, readonly number[]>;
  /** By class and value. */
  readonly generic: readonly GenericValue[];
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byAnchor(a: Lead['anchor'], b: Lead['anchor']): number {
  return compareTexts(a.class, b.class) || compareTexts(a.value, b.value);
}

/** Records that share an identifier with another record, sorted: those whose captions the analysis needs. */
export function sharedRecords(observations: ObservationTable): string[] {
  const byValue = rowsByKey(observations.value.view(), observations.valueCount);
  const records = new Set<number>();
  for (const value of sharedValues(observations, byValue)) {
    for (const row of rowsOf(byValue, value)) records.add(observations.record.get(row));
  }
  return [...records].map((record) => observations.recordText(record)).sort(compareTexts);
}

function subjectsOf(
  shared: SharedValue,
  { observations, captions }: CorrelationInput,
  holders: Holders,
): LeadSubject[] {
  return shared.records.map((id) => {
    const record = observations.recordText(id);
    return {
      record,
      partner: observations.partnerOf(id),
      schema: holders.schemaOf(id),
      caption: captions.get(record) ?? record,
    };
  });
}

/**
 * A value that passed on has a lead for each period: the first is known by the value alone, later ones by their
 * number too. Days would not do: each earlier sight of a holder would make a new lead and lose its triage. Where a
 * period comes to light before the others, the revision tells that a decision was taken on other evidence.
 */
function idOf({ shared, period }: Candidate): string {
  const value = period === 1 ? shared.value : `${shared.value} in period ${period}`;
  return leadId(LEAD_KIND, { class: shared.class, value });
}

function leadFrom(candidate: Candidate, subjects: LeadSubject[], engine: EngineRun): Lead {
  const { shared } = candidate;
  const anchor = { class: shared.class, value: shared.value };
  const counts = { value: shared.value, records: shared.records.length, partners: shared.partners.length };
  return Object.freeze<Lead>({
    id: idOf(candidate),
    revision: leadRevision({ kind: LEAD_KIND, anchor, subjects, evidence: shared.evidence }),
    kind: LEAD_KIND,
    anchor,
    title: message(`correlations.title.${shared.class}`, { value: shared.value }),
    summary: message(
      `correlations.summary.${shared.partners.length > 1 ? 'several-partners' : 'one-partner'}`,
      {
        ...counts,
        contributions: shared.contributions,
        independent: candidate.holders.length,
      },
    ),
    subjects,
    score: scoreOf(candidate),
    evidence: shared.evidence,
    innocentExplanations: innocentExplanations(candidate),
    missing: missingKnowledge(shared),
    proposedActions: proposedActions(shared),
    run: engine,
  });
}

function genericFrom(shared: SharedValue, independent: number, reason: GenericReason): GenericValue {
  const { class: identifierClass, value, records, partners, labels } = shared;
  return Object.freeze({
    class: identifierClass,
    value,
    reason,
    explanation: fixedMessage(`correlations.generic.${reason}`),
    records: records.length,
    independent,
    partners,
    labels,
  });
}

function run(input: CorrelationInput, settings: Partial<CorrelationParameters> = {}): CorrelationResult {
  const parameters = correlationParameters.parse(settings);
  const { observations, captions } = input;
  const holders = new Holders(observations);
  const byValue = rowsByKey(observations.value.view(), observations.valueCount);
  const independentHoldersOf = new IndependentHolders(observations, byValue, captions, holders);

  const generic: GenericValue[] = [];
  const candidates: Candidate[] = [];
  for (const value of sharedValues(observations, byValue)) {
    const shared = describeShared(observations, rowsOf(byValue, value), holders);
    const reason = genericByItself(shared);
    if (reason !== undefined) generic.push(genericFrom(shared, shared.owners.length, reason));
    else if (isLinkable(shared)) {
      candidates.push({
        shared,
        holders: independentHoldersOf.of(shared),
        period: 1,
        otherPeriods: 0,
        atOneTime: false,
        labels: shared.labels,
      });
    }
  }

  const usual = usualHolders(candidates);
  const engine: EngineRun = { engine: ID, version: VERSION, parameters };
  const leads: Lead[] = [];
  const labels = new Map<string, readonly number[]>();
  for (const candidate of candidates) {
    const { shared } = candidate;
    const reason = genericByHolders(candidate, usual.get(shared.class) ?? 1, parameters);
    const periods = reason === undefined ? periodsOf(observations, candidate, holders) : [];
    if (periods.length === 0)
      generic.push(genericFrom(shared, candidate.holders.length, reason ?? 'passed-on'));
    for (const period of periods) {
      if (!isLinkable(period.shared) || scoreOf(period).total < parameters.leastBits) continue;
      const lead = leadFrom(period, subjectsOf(period.shared, input, holders), engine);
      leads.push(lead);
      labels.set(lead.id, period.labels);
    }
  }
  leads.sort(
    (a, b) => b.score.total - a.score.total || byAnchor(a.anchor, b.anchor) || compareTexts(a.id, b.id),
  );
  return Object.freeze({
    leads: Object.freeze(leads),
    labels,
    generic: Object.freeze(generic.sort(byAnchor)),
  });
}

/**
 * The same identifier in several records, across contributions and partners: what it is worth, why, and what
 * else could explain it. A pure function of its input; the order of observations does not matter.
 */
export const correlations = Object.freeze({
  id: ID,
  version: VERSION,
  title: message('correlations.title'),
  parameters: correlationParameters,
  run,
  /** The score of a lead step by step, each with the running total before and after it, in bits. */
  explain: waterfall,
});
