import type { Answer, Call, contract } from '../../api/client.ts';

export type LeadSummary = Answer<typeof contract.leads>['leads'][number];
export type LeadDetail = Answer<typeof contract.lead>;
export type Decision = LeadDetail['decisions'][number];
export type DecisionRequest = NonNullable<Call<typeof contract.decide>['body']>;

/** The newest decision that stands: the one that “undo” takes back. */
export function lastStanding(decisions: readonly Decision[]): Decision | undefined {
  return decisions.filter(({ withdrawn, action }) => !withdrawn && action !== 'withdraw').at(-1);
}
