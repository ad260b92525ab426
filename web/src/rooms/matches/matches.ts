import { EntityType, PairStatus } from '@foreland/model/contract/matches';
import type { Answer, contract } from '../../api/client.ts';

export type MatchAnswer = Answer<typeof contract.matches>;
export type MatchSummary = MatchAnswer['matches'][number];
export type MatchDetail = Answer<typeof contract.match>;
export type MatchSide = MatchSummary['a'];
export type MatchPart = MatchDetail['parts'][number];
export type Agreement = MatchPart['agreement'];
export type Judgement = MatchDetail['judgements'][number];
export type JudgementAnswer = Judgement['answer'];
export type Entity = Answer<typeof contract.entity>;
export type Model = Answer<typeof contract.matchModels>['models'][number];
export type EntityTypeCode = MatchSummary['type'];
export type PairStatusCode = MatchSummary['status'];

export const ENTITY_TYPES: readonly EntityTypeCode[] = EntityType.options;
export const PAIR_STATUSES: readonly PairStatusCode[] = PairStatus.options;

/** Tones only underline what the word says. */
export const STATUS_TONES: Readonly<Record<PairStatusCode, 'neutral' | 'accent' | 'good' | 'caution'>> = {
  review: 'accent',
  'second-opinion': 'caution',
  same: 'good',
  different: 'neutral',
  automatic: 'neutral',
  apart: 'caution',
};

/** The judgement that a new answer added, found by what was there before. */
export function addedJudgement(
  before: readonly Judgement[],
  after: readonly Judgement[],
): Judgement | undefined {
  const known = new Set(before.map(({ id }) => id));
  return after.find(({ id }) => !known.has(id));
}

/** The pair to read after `current`: the next of the list, else the one before, else none. */
export function neighbourOf(ids: readonly string[], current: string): string | undefined {
  const at = ids.indexOf(current);
  if (at < 0) return ids[0];
  return ids[at + 1] ?? ids[at - 1];
}

/** A name inside a sentence, isolated so that its direction does not disturb what stands around it (UAX #9). */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}
