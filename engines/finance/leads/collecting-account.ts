import { foundLead } from '@foreland/model/engine';
import type { Finding } from '@foreland/model/engine';
import type { FinanceState } from '../analyse.ts';
import { FINANCE_VERSION } from '../analyse.ts';
import type { FinanceEvidence } from '../evidence/finance-evidence.ts';
import { countedOnly, together } from '../evidence/record-statements.ts';
import type { FinanceParameters } from '../parameters.ts';
import type { CollectingAccount } from '../structures/collecting-accounts.ts';
import { actionsNear, explanation, part, subjectsOf, word } from './words.ts';

const KIND = 'collecting-account';
/** Of what comes in: a judgement, as are the bits. */
const LEAST_PASSED_ON = 0.5;
const PASSED_ON_BITS = 3;
const ONE_RECEIVER_BITS = 1;
const LICENSED_BITS = -8;
const MOST = 50;

/** Accounts with many payers of which most goes on. Those of licensed owners and of associations of aid are no leads. */
export function collectingAsLeads(
  { collecting, evidence }: Pick<FinanceState, 'collecting' | 'evidence'>,
  { collecting: { window, passOn } }: FinanceParameters,
): Finding[] {
  return collecting
    .filter((found) => found.passedOn >= LEAST_PASSED_ON * found.received)
    .filter(({ account }) => evidence.accounts.has(account))
    .filter(({ account }) => !ownersOf(evidence, account).some((owner) => evidence.aid.has(owner)))
    .map((found) => leadFrom(evidence, found, { window, passOn }))
    .filter(({ lead }) => lead.score.total > 0)
    .slice(0, MOST);
}

function leadFrom(
  evidence: FinanceEvidence,
  found: CollectingAccount,
  { window, passOn }: FinanceParameters['collecting'] | { readonly window: number; readonly passOn: number },
): Finding {
  const account = evidence.accounts.get(found.account)!;
  const owners = account.owners.flatMap((owner) => evidence.parties.get(owner) ?? []);
  const isLicensed = owners.some(({ licences }) => licences.length > 0);
  const percent = Math.floor((100 * found.passedOn) / found.received);
  const sources = together([
    account.sources,
    ...owners.map((owner) => owner.sources),
    ...found.outOf.map((move) => move.sources),
    ...found.into.map((move) => countedOnly(move.sources)),
  ]);
  return foundLead({
    kind: KIND,
    anchor: account.id,
    title: word('collecting-account.title', { count: found.payersInWindow, days: window }),
    summary: word('collecting-account.summary', { percent }),
    subjects: [
      ...subjectsOf(account.records, account.schema),
      ...owners
        .filter(({ mayBeLead }) => mayBeLead)
        .flatMap((owner) => subjectsOf(owner.records, owner.schema)),
    ],
    evidence: sources.shown,
    unshown: sources.unshown,
    parts: [
      part('collecting-account.part.payers', Math.log2(found.payersInWindow), {
        count: found.payersInWindow,
      }),
      part('collecting-account.part.passed-on', (PASSED_ON_BITS * found.passedOn) / found.received, {
        percent,
        days: passOn,
      }),
      part('collecting-account.part.one-receiver', found.receivers === 1 ? ONE_RECEIVER_BITS : 0),
      part('collecting-account.part.licensed', isLicensed ? LICENSED_BITS : 0),
    ],
    innocentExplanations: [
      explanation(
        'collecting-account.innocent.licensed',
        isLicensed ? 'likely' : owners.length > 0 ? 'possible' : 'not-testable',
      ),
      explanation('collecting-account.innocent.trade', found.receivers > 3 ? 'likely' : 'possible'),
      explanation('collecting-account.innocent.savings', isTakenInTurns(found) ? 'likely' : 'unlikely'),
    ],
    missing: [
      ...(owners.length === 0 ? [word('collecting-account.missing.owner')] : []),
      word('collecting-account.missing.statement'),
    ],
    proposedActions: actionsNear(
      'collecting-account.action.account-freeze',
      'collecting-account.action.ask-holder',
      account.records,
    ),
    run: { engine: 'finance', version: FINANCE_VERSION, parameters: { window, passOn, most: MOST } },
  });
}

/** In a savings circle those who pay in are those who are paid, each in turn. */
function isTakenInTurns({ into, outOf }: CollectingAccount): boolean {
  const payers = new Set(into.map(({ from }) => from));
  const paid = new Set(outOf.map(({ to }) => to));
  return paid.size > 1 && [...paid].every((account) => payers.has(account));
}

function ownersOf(evidence: FinanceEvidence, account: string): readonly string[] {
  return evidence.accounts.get(account)?.owners ?? [];
}
