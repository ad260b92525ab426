import {
  ForelandError,
  canonicalJson,
  contributionOf,
  foldDecisions,
  isAllowed,
  partnerOf,
  withdrawnDecisions,
} from '@foreland/model';
import type { DecisionAction, Label, LeadState, LeadStatus, Partner, StatementDraft } from '@foreland/model';
import type { KeptDecision, KeptLead } from '@foreland/store';
import { nativeContentId } from '@foreland/store';
import type { Context } from '../context.ts';

/** A decision before it is signed and written. */
export interface DecisionDraft {
  readonly action: DecisionAction;
  readonly argument?: string;
  readonly note?: string;
  readonly quantity?: number;
  readonly unit?: string;
  readonly withdraws?: string;
}

export function stateOf(
  kept: KeptLead,
  decisions: readonly KeptDecision[],
): LeadState & { readonly shown: LeadStatus } {
  const state = foldDecisions(decisions);
  return { ...state, shown: kept.withdrawnAt === undefined ? state.status : 'withdrawn' };
}

/** What the signature of a decision covers. */
function signedContent(decision: Omit<KeptDecision, 'signature'>): string {
  return canonicalJson({ ...decision });
}

export function isSigned(context: Context, { signature, ...decision }: KeptDecision): boolean {
  return context.signer.verify(signedContent(decision), signature);
}

/**
 * Writes a decision as signed statements under the label of the lead's evidence: whoever may see the lead
 * may see what was decided on it.
 * @throws ForelandError `decision-not-possible`
 */
export async function decideOn(
  context: Context,
  author: { user: string; partner: Partner },
  kept: KeptLead,
  earlier: readonly KeptDecision[],
  draft: DecisionDraft,
): Promise<void> {
  const { shown } = stateOf(kept, earlier);
  if (!isAllowed(draft.action, shown)) {
    throw new ForelandError({
      code: 'decision-not-possible',
      message: `A lead that is ${shown} cannot take the decision “${draft.action}”.`,
      remedy:
        shown === 'done' || shown === 'dropped'
          ? 'Reopen the lead first.'
          : shown === 'withdrawn'
            ? 'Its evidence was taken back; only notes and outcomes can be added.'
            : 'Triage the lead first.',
      status: 409,
    });
  }
  const madeAt = context.clock().toISOString();
  const sequence = Math.max(0, ...earlier.map((decision) => decision.sequence)) + 1;
  const content = {
    lead: kept.lead.id,
    partner: author.partner,
    author: author.user,
    leadRevision: kept.lead.revision,
    sequence,
    madeAt,
    ...draft,
  };
  const decision = { id: nativeContentId(`decision:${canonicalJson(content)}`), ...content };
  const signature = context.signer.sign(signedContent(decision));
  await context.store.transact((transactor) => {
    const contribution = contributionOf({
      partner: author.partner,
      title: 'Decisions on leads',
      source: 'leads',
      legalBasis: 'Record of the controller’s own decisions',
      receivedOn: madeAt.slice(0, 10),
      fileHash: '',
      format: 'decision',
      mapping: undefined,
      exercise: context.config.exercise !== 'off',
    });
    return transactor.decide(contribution, toStatements(decision, signature, kept.label), kept.label, {
      ...decision,
      signature,
    });
  });
}

function toStatements(
  decision: Omit<KeptDecision, 'signature'>,
  signature: string,
  label: Label,
): StatementDraft[] {
  const record = `${decision.partner}:decision-${decision.id}`;
  const facts: Record<string, string | number | undefined> = {
    lead: decision.lead,
    action: decision.action,
    argument: decision.argument,
    note: decision.note,
    author: decision.author,
    madeAt: decision.madeAt,
    sequence: decision.sequence,
    withdraws: decision.withdraws,
    quantity: decision.quantity,
    unit: decision.unit,
    leadRevision: decision.leadRevision,
    signature,
  };
  return Object.entries(facts).flatMap(([property, value]) =>
    value === undefined
      ? []
      : [{ record, schema: 'Decision', property, value: String(value), label, kind: 'assessment' as const }],
  );
}

/** @throws ForelandError `decision-not-yours`, `decision-unknown` */
export function requireWithdrawable(
  decisions: readonly KeptDecision[],
  id: string,
  partner: Partner,
): KeptDecision {
  const decision = decisions.find((candidate) => candidate.id === id);
  if (!decision || withdrawnDecisions(decisions).has(id)) {
    throw new ForelandError({
      code: 'decision-unknown',
      message: 'There is no such standing decision on this lead.',
      remedy: 'Reload the lead; someone may have withdrawn it.',
      status: 404,
    });
  }
  if (decision.partner !== partner) {
    throw new ForelandError({
      code: 'decision-not-yours',
      message: 'The decision was made by another partner.',
      remedy: 'Ask that partner, or add a note.',
      status: 403,
    });
  }
  return decision;
}

export function partnersOf(kept: KeptLead): Partner[] {
  const about = kept.lead.subjects.filter(({ part }) => part === undefined);
  return [...new Set(about.map(({ record }) => partnerOf(record) as Partner))].sort();
}
