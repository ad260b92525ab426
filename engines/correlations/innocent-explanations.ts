import { IDENTIFIER_CLASSES } from '@foreland/model/identifiers';
import type { IdentifierClass } from '@foreland/model/identifiers';
import type { InnocentExplanation } from '@foreland/model/lead';
import { fixedMessage } from './fixed-message.ts';
import type { Candidate } from './candidate.ts';

type Result = InnocentExplanation['result'];

/** A clerk wrote the value wrong and hit another's. Two files seldom make the same slip; a check digit catches most. */
function typingError({ shared }: Candidate): Result {
  if (shared.checksum === 'passed') return 'unlikely';
  if (shared.checksum === 'failed') return 'likely';
  return shared.contributions > 1 ? 'unlikely' : 'possible';
}

/** Family, flatmates or colleagues use it together. Nobody shares where one person alone holds it. */
function household(candidate: Candidate): Result {
  if (candidate.shared.persons < 2 || candidate.holders.length === 1) return 'unlikely';
  return 'possible';
}

/** An organisation gives it to customers, guests or staff. */
function organisation(candidate: Candidate): Result {
  const { shared } = candidate;
  const independent = candidate.holders.length;
  if (shared.organisations === 0) return independent < 3 ? 'unlikely' : 'possible';
  return independent > shared.organisations ? 'likely' : 'possible';
}

/** Nothing in the observations speaks for it or against it. */
const notTestable = (): Result => 'not-testable';

/**
 * It passed from one bearer to the next. Supported where it did so before or after: those records are left out,
 * but what bears no date may belong to them. Contradicted where one bearer stands in all records or strangers
 * had it at one time.
 */
function changedHands(candidate: Candidate): Result {
  if (candidate.otherPeriods > 0) return 'likely';
  if (candidate.shared.owners.length < 2) return 'not-testable';
  return candidate.atOneTime || candidate.holders.length === 1 ? 'unlikely' : 'possible';
}

/** Another issuer, country or platform may have given out the same characters. */
function sameElsewhere(candidate: Candidate): Result {
  return candidate.holders.length === 1 && candidate.shared.owners.length > 1 ? 'unlikely' : 'possible';
}

const likely = (): Result => 'likely';

const TESTS: Readonly<Record<IdentifierClass, Readonly<Record<string, (candidate: Candidate) => Result>>>> = {
  phone: { household, organisation, recycled: changedHands, 'typing-error': typingError },
  iban: { household, organisation, 'typing-error': typingError },
  wallet: { 'hosted-wallet': notTestable, 'typing-error': typingError },
  document: { 'same-elsewhere': sameElsewhere, 'typing-error': typingError },
  plate: { resold: changedHands, organisation, 'same-elsewhere': sameElsewhere, 'typing-error': typingError },
  vin: { resold: changedHands, organisation, 'typing-error': typingError },
  cin: { resold: changedHands, 'typing-error': typingError },
  'engine-serial': { resold: changedHands, 'same-elsewhere': sameElsewhere, 'typing-error': typingError },
  email: { household, organisation, 'typing-error': typingError },
  handle: { household, 'same-elsewhere': sameElsewhere, 'typing-error': typingError },
  ip: { 'shared-network': likely, reassigned: changedHands },
  imo: { resold: changedHands, 'typing-error': typingError },
  mmsi: { resold: changedHands, reassigned: changedHands, 'typing-error': typingError },
  imei: { resold: changedHands, 'typing-error': typingError },
};

export const EXPLANATION_NAMES: readonly string[] = [
  ...new Set(IDENTIFIER_CLASSES.flatMap((identifierClass) => Object.keys(TESTS[identifierClass]))),
];

/** Every innocent explanation that fits the class, with what the observations say about it. */
export function innocentExplanations(candidate: Candidate): InnocentExplanation[] {
  return Object.entries(TESTS[candidate.shared.class]).map(([name, test]) => ({
    explanation: fixedMessage(`correlations.innocent.${name}`),
    result: test(candidate),
  }));
}
