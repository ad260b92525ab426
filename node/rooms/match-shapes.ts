import { entityId } from '@foreland/model';
import type { JudgementFact } from '@foreland/model';
import { foldJudgements, partnerOf } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { matchRoutes } from '@foreland/model/contract/matches';
import type { MatchPair } from '@foreland/matching';
import { nativeContentId } from '@foreland/store';
import type { KeptMatch, KeptPart, RecordSummary, StatementReader } from '@foreland/store';
import { toLabelShape } from './shapes.ts';

export type MatchSummary = Answer<typeof matchRoutes.matches>['matches'][number];
export type MatchSide = MatchSummary['a'];
export type MatchPart = Answer<typeof matchRoutes.explainMatch>['parts'][number];
type EntityType = MatchSummary['type'];

/** Names of one record beyond which no more are shown. */
const NAMES = 20;
/** Fields in the summary of a pair. */
const REASONS = 4;

/** Records as sides of pairs, as far as the view clears them. */
export async function sidesOf(
  reader: StatementReader,
  records: readonly string[],
): Promise<ReadonlyMap<string, MatchSide>> {
  const summaries = await reader.summariesOf(records);
  const names = await reader.matches.namesOf(records, NAMES);
  const entities = await reader.matches.entitiesOf(records);
  return new Map(
    [...summaries.values()].map((summary) => {
      const members = entities.get(summary.record) ?? [summary.record];
      return [
        summary.record,
        {
          ...summary,
          names: [...(names.get(summary.record) ?? [])],
          entity: entityId(members, nativeContentId),
          members: members.length,
        },
      ];
    }),
  );
}

/** Pairs as lines of a list. */
export async function summariesOfMatches(
  reader: StatementReader,
  matches: readonly KeptMatch[],
): Promise<MatchSummary[]> {
  const sides = await sidesOf(
    reader,
    matches.flatMap(({ a, b }) => [a, b]),
  );
  const waiting = await reader.matches.countWaiting(matches.map(({ pattern }) => pattern));
  return matches.map((match) => ({
    id: match.id,
    type: match.type as EntityType,
    a: sides.get(match.a) ?? lone(match.a),
    b: sides.get(match.b) ?? lone(match.b),
    probability: match.probability,
    bits: match.bits,
    status: match.status as MatchSummary['status'],
    value: match.value,
    pattern: match.pattern,
    alike: waiting.get(match.pattern) ?? 0,
    why: whyOf(match.parts),
    label: toLabelShape(match.label),
  }));
}

/** A record of which the view knows nothing any more: its statements were taken back since the pair was found. */
function lone(record: string): MatchSide {
  const summary: RecordSummary = {
    record,
    partner: partnerOf(record) as RecordSummary['partner'],
    schema: 'Thing',
    caption: record,
  };
  return { ...summary, names: [], entity: entityId([record], nativeContentId), members: 1 };
}

function whyOf(parts: readonly KeptPart[]): MatchSummary['why'] {
  return parts
    .filter(({ field, bits }) => field !== 'prior' && bits !== 0)
    .sort((one, other) => Math.abs(other.bits) - Math.abs(one.bits) || (one.field < other.field ? -1 : 1))
    .slice(0, REASONS)
    .map(({ field, agreement, bits }) => ({ field, agreement: agreement as MatchPart['agreement'], bits }));
}

export function toParts(parts: readonly KeptPart[] | MatchPair['parts']): MatchPart[] {
  return parts.map(({ field, agreement, bits, a, b }) => ({
    field,
    agreement: agreement as MatchPart['agreement'],
    bits,
    ...(a ? { a: { value: a.value, statements: [...a.statements] } } : {}),
    ...(b ? { b: { value: b.value, statements: [...b.statements] } } : {}),
  }));
}

/** The status that a pair has by what people said of it; undefined where nothing stands. */
export function judgedStatus(judgements: readonly JudgementFact[]): MatchSummary['status'] | undefined {
  const answer = foldJudgements(judgements);
  return answer === 'unsure' ? 'second-opinion' : answer;
}
