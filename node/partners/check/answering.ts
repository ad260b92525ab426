import { ForelandError, PURPOSES, isForelandError } from '@foreland/model';
import type { Partner, Purpose } from '@foreland/model';
import { CheckKey, admitted, answerRequest, decodeRequest } from '@foreland/sealing/check';
import type { CheckRequest, Workers } from '@foreland/sealing/check';
import type { Receiver } from '@foreland/store';
import { findSeed, insertOutgoing, keepAnswered, useOf } from '@foreland/store/platform';
import type { AnsweredCheck } from '@foreland/store/platform';
import { nodeActor } from '../../audit/trail.ts';
import type { AuditTrail } from '../../audit/trail.ts';
import { randomId } from '../../random.ts';
import type { PartnerDirectory } from '../directory.ts';
import { CHECK_REQUEST, CHECK_RESPONSE } from '../kinds.ts';
import type { Message, PackageKind } from '../message.ts';
import { RequestLetter, letterOf, readLetter } from './letters.ts';
import { isSignedBy } from './partner-signature.ts';

export interface AnsweringParts {
  readonly partner: Partner;
  readonly directory: PartnerDirectory;
  readonly trail: AuditTrail;
  readonly workers: Workers;
  readonly random: (bytes: number) => Uint8Array;
  readonly purposes: readonly Purpose[];
  /** Called when a package was queued. */
  readonly queued: () => void;
}

/**
 * Refusals of requests that were understood: the partner is told the reason in an answer. Whatever else is wrong with a
 * request comes from a node that does not follow the protocol, and the package goes into quarantine.
 */
const TOLD: ReadonlySet<string> = new Set([
  'check-purpose',
  'check-epoch',
  'check-key-erased',
  'check-element',
  'check-repeated',
  'check-quota-case',
  'check-quota-day',
]);

/**
 * Packages by which a partner asks. Whether the check is admitted, what it uses up of the quotas, its place in the log and
 * its answer are one transaction, so that a crash neither answers twice nor forgets what was used up.
 */
export function requestKind(parts: AnsweringParts): PackageKind {
  return {
    kind: CHECK_REQUEST,
    async apply(receiver, message) {
      const { check, request } = await readLetter(message, RequestLetter);
      const bytes = Buffer.from(request, 'base64');
      const answered = await answer(parts, receiver, message, check, bytes);
      const { sender, purpose } = message.manifest;
      const letter = letterOf(
        { kind: CHECK_RESPONSE, content: { check, ...answered } },
        {
          id: randomId(parts.random),
          partner: parts.partner,
          recipient: sender,
          purpose,
          about: { check, ...('refusal' in answered && { refused: answered.refusal.code }) },
          createdBy: 'node',
          now: message.receivedAt,
        },
      );
      await insertOutgoing(receiver.platform, letter);
      return { applied: { check, answered: 'response' in answered }, records: [] };
    },
    after: parts.queued,
  };
}

type Answered =
  | { readonly response: string }
  | { readonly refusal: { readonly code: string; readonly message: string; readonly remedy: string } };

async function answer(
  parts: AnsweringParts,
  receiver: Receiver,
  message: Message,
  check: string,
  bytes: Uint8Array,
): Promise<Answered> {
  const { partner, directory, workers, random, purposes } = parts;
  const { sender } = message.manifest;
  const now = message.receivedAt;
  const { platform } = receiver;
  using keys = new DisposableStack();
  try {
    const { response } = await answerRequest(bytes, {
      asked: partner,
      isSigned: ({ asking, purpose }, signed, signature) =>
        asking === sender &&
        purpose === message.manifest.purpose &&
        isSignedBy(directory.current, sender, { signed, signature, now }),
      purposes,
      keyFor: async (scope) => {
        const { asking: peer, class: checkClass, epoch } = scope;
        const seed = await findSeed(platform, partner, { peer, class: checkClass, epoch });
        return (
          seed && keys.use(new CheckKey(seed, { asked: partner, asking: peer, class: checkClass, epoch }))
        );
      },
      admit: async (request) => {
        await requireAdmitted(parts, receiver, request, now);
        await keepAnswered(platform, partner, learned(message, check, bytes, request, undefined));
        await log(parts, receiver, message, check, request, undefined);
      },
      workers,
      random,
    });
    return { response: Buffer.from(response).toString('base64') };
  } catch (error) {
    if (!isForelandError(error) || !TOLD.has(error.code)) throw error;
    const { code, message: text, remedy } = error;
    const refusal = { code, message: text, remedy };
    const { request } = decodeRequest(bytes);
    await keepAnswered(platform, partner, learned(message, check, bytes, request, refusal));
    await log(parts, receiver, message, check, request, refusal.code);
    return { refusal };
  }
}

/** Packages of one partner are applied one after the other, so nothing is counted in between. */
async function requireAdmitted(
  { partner }: AnsweringParts,
  { platform }: Receiver,
  request: CheckRequest,
  now: Date,
): Promise<void> {
  const used = await useOf(platform, partner, {
    peer: request.asking,
    caseNumber: request.case,
    requestId: request.id,
    day: dayOf(now),
  });
  if (used.repeated) throw repeated();
  admitted(used, request.count);
}

function learned(
  { manifest, receivedAt }: Message,
  check: string,
  bytes: Uint8Array,
  request: CheckRequest,
  refusal: AnsweredCheck['refusal'],
): AnsweredCheck & { readonly day: string } {
  return {
    peer: manifest.sender,
    package: manifest.id,
    id: check,
    requestId: request.id,
    class: request.class,
    epoch: request.epoch,
    caseNumber: request.case,
    purpose: request.purpose,
    pseudonym: request.officer,
    count: request.count,
    request: bytes,
    at: receivedAt.toISOString(),
    day: dayOf(receivedAt),
    refusal,
  };
}

async function log(
  { trail, partner }: AnsweringParts,
  { platform }: Receiver,
  { manifest }: Message,
  check: string,
  request: CheckRequest,
  refused: string | undefined,
): Promise<void> {
  const { class: checkClass, epoch, count, case: caseNumber, officer } = request;
  const purpose = PURPOSES.find((each) => each === request.purpose);
  await trail.write(
    {
      actor: nodeActor(partner, purpose),
      kind: 'disclosure',
      route: 'private-check',
      outcome: refused === undefined ? 'allowed' : 'refused',
      recipient: manifest.sender,
      detail:
        `check ${check}, ${checkClass}, epoch ${epoch}, ${count} elements, case ${caseNumber}, ${officer}` +
        (refused === undefined ? '' : `: ${refused}`),
    },
    platform,
  );
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

function repeated(): ForelandError {
  return new ForelandError({
    code: 'check-repeated',
    message: 'This very request was answered before.',
    remedy: 'Begin a new check; the answer to the first one has been sent.',
    status: 409,
  });
}
