import { foldJudgements } from '@foreland/model';
import type { StandingJudgement } from '@foreland/matching';
import type { KeptJudgement } from '@foreland/store';

/** What stands of the judgements in a view, one a pair, in the order of the pairs. */
export function standingJudgements(judgements: readonly KeptJudgement[]): StandingJudgement[] {
  return [...Map.groupBy(judgements, ({ match }) => match).values()]
    .flatMap((own): StandingJudgement[] => {
      const answer = foldJudgements(own);
      const [first] = own;
      return answer === undefined || !first ? [] : [{ a: first.a, b: first.b, answer }];
    })
    .sort((one, other) => compare(one.a, other.a) || compare(one.b, other.b));
}

/** Those that stand in one list and not in the other. */
export function changedJudgements(
  before: readonly StandingJudgement[],
  after: readonly StandingJudgement[],
): StandingJudgement[] {
  const keyOf = ({ a, b, answer }: StandingJudgement): string => `${a} ${b} ${answer}`;
  const old = new Set(before.map(keyOf));
  const recent = new Set(after.map(keyOf));
  return [
    ...before.filter((each) => !recent.has(keyOf(each))),
    ...after.filter((each) => !old.has(keyOf(each))),
  ];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
