import { ACTION_KINDS, USUAL_TERMS } from '@foreland/networks/disruption';
import type { ActionKind, ActionTerms } from '@foreland/networks/disruption';
import { betaQuantile, meanOf } from '@foreland/networks';
import type { Beta } from '@foreland/networks';
import type { OutcomeCount } from '@foreland/store';
import type { ChangedTermsShape, TermsShape } from './answers.ts';

type Terms = Readonly<Record<ActionKind, ActionTerms>>;

/** Usual terms, once outcomes have had their say: what is held likely at first is worth four of them. */
export function termsAfter(outcomes: readonly OutcomeCount[]): Terms {
  return Object.fromEntries(
    ACTION_KINDS.map((kind) => {
      const { succeeded = 0, failed = 0 } = outcomes.find((each) => each.kind === kind) ?? {};
      const usual = USUAL_TERMS[kind];
      const { alpha, beta } = usual.success;
      return [kind, { ...usual, success: { alpha: alpha + succeeded, beta: beta + failed } }];
    }),
  ) as unknown as Terms;
}

/** Terms as somebody changed them; a likelihood is as uncertain as the one it takes the place of. */
export function changeTerms<Changed extends ActionTerms>(
  terms: Changed,
  { cost, likelihood, delayDays }: Omit<ChangedTermsShape, 'action'>,
): Changed {
  const { alpha, beta } = terms.success;
  const worth = alpha + beta;
  return {
    ...terms,
    ...(cost === undefined ? {} : { cost }),
    ...(likelihood === undefined
      ? {}
      : { success: { alpha: likelihood * worth, beta: (1 - likelihood) * worth } }),
    ...(delayDays === undefined ? {} : { delayDays }),
  };
}

export function tellTerms({ cost, success, delayDays }: ActionTerms): TermsShape {
  return { cost, success: tellBeta(success), delayDays };
}

function tellBeta(beta: Beta): TermsShape['success'] {
  return { low: betaQuantile(beta, 0.05), value: meanOf(beta), high: betaQuantile(beta, 0.95) };
}
