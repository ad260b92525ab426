/** What an analyst may say of two records. */
export const ANSWERS = ['same', 'different', 'unsure'] as const;
export type JudgementAnswer = (typeof ANSWERS)[number];

/** A judgement as it was signed. */
export interface JudgementFact {
  readonly id: string;
  /** Record ids, `a < b` by code point. */
  readonly a: string;
  readonly b: string;
  readonly answer: JudgementAnswer;
  readonly author: string;
  readonly partner: string;
  readonly madeAt: string;
  readonly sequence: number;
  /** Id of the judgement that this one takes back; its own answer then says nothing. */
  readonly withdraws?: string;
}

/** The two record ids in the order in which pairs are kept. */
export function inPairOrder(one: string, other: string): readonly [string, string] {
  return one < other ? [one, other] : [other, one];
}

/** Ids of judgements that were taken back by one that itself stands. */
export function withdrawnJudgements(judgements: readonly JudgementFact[]): ReadonlySet<string> {
  const withdrawn = new Set<string>();
  // Newest first: a withdrawal that was itself taken back takes nothing back.
  for (const judgement of inOrder(judgements).reverse()) {
    if (judgement.withdraws !== undefined && !withdrawn.has(judgement.id)) withdrawn.add(judgement.withdraws);
  }
  return withdrawn;
}

/**
 * What stands of the judgements on one pair: each person's latest word counts. One who is sure settles the doubt of
 * another; where two who are sure contradict each other the answer is `unsure`, and the records are held apart.
 * The order in which judgements are given does not matter.
 * @returns undefined where nothing stands
 */
export function foldJudgements(judgements: readonly JudgementFact[]): JudgementAnswer | undefined {
  const withdrawn = withdrawnJudgements(judgements);
  const latest = new Map<string, JudgementAnswer>();
  for (const { id, author, partner, answer, withdraws } of inOrder(judgements)) {
    if (withdraws === undefined && !withdrawn.has(id)) latest.set(`${partner} ${author}`, answer);
  }
  const answers = new Set(latest.values());
  if (answers.has('same') && answers.has('different')) return 'unsure';
  if (answers.has('same')) return 'same';
  if (answers.has('different')) return 'different';
  return answers.has('unsure') ? 'unsure' : undefined;
}

function inOrder(judgements: readonly JudgementFact[]): JudgementFact[] {
  return [...judgements].sort(
    (one, other) =>
      compare(one.madeAt, other.madeAt) || one.sequence - other.sequence || compare(one.id, other.id),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
