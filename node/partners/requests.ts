import { ForelandError, mayTake, requireStep } from '@foreland/model';
import type { InformationRequest, Partner, Purpose, RequestStep } from '@foreland/model';
import { REFUSAL_GROUNDS, REQUEST_STEPS, PARTNERS, PURPOSES } from '@foreland/model';
import { findRequest, keepRequest, keepStep } from '@foreland/store/platform';
import type { KeptRequest, NewOutgoing, RequestTable } from '@foreland/store/platform';
import { z } from 'zod';
import { randomId } from '../random.ts';
import { REQUEST, REQUEST_STEP } from './kinds.ts';
import type { Message, PackageKind } from './message.ts';
import { textOf } from './own-card.ts';

const SKEW_MILLISECONDS = 300_000;
const VALID_DAYS = 30;
const DAY = 86_400_000;

const Uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const Instant = z.iso.datetime();

const RequestContent = z
  .object({
    id: Uuid,
    from: z.enum(PARTNERS),
    to: z.enum(PARTNERS),
    question: z.string().min(1).max(4000),
    about: z.array(z.string().max(220)).max(100),
    purpose: z.enum(PURPOSES),
    legalBasis: z.string().min(1).max(500),
    caseNumber: z.string().min(1).max(100),
    urgent: z.boolean(),
    urgency: z.string().max(1000).optional(),
    check: Uuid.optional(),
    askedAt: Instant,
  })
  .strict();

const StepContent = z
  .object({
    id: Uuid,
    request: Uuid,
    kind: z.enum(REQUEST_STEPS),
    by: z.enum(PARTNERS),
    at: Instant,
    text: z.string().min(1).max(4000),
    ground: z.enum(REFUSAL_GROUNDS).optional(),
  })
  .strict();

export interface RequestParts {
  readonly partner: Partner;
  readonly table: RequestTable;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Called when a package was queued. */
  readonly queued: () => void;
}

/** Requests for information to partners and from them. */
export class Requests {
  readonly #parts: RequestParts;

  constructor(parts: RequestParts) {
    this.#parts = parts;
  }

  /** What packages about requests mean at this node. */
  kinds(): readonly PackageKind[] {
    const { partner } = this.#parts;
    return [
      {
        kind: REQUEST,
        async apply(receiver, message) {
          const content = await parsed(message, RequestContent);
          const request = { ...content, urgency: content.urgency, check: content.check };
          if (request.from !== message.manifest.sender || request.to !== partner) throw foreign();
          requireTime(request.askedAt, message);
          await keepRequest(receiver.platform, partner, request, 'received', 'node');
          return { applied: { requests: 1 }, records: [] };
        },
      },
      {
        kind: REQUEST_STEP,
        async apply(receiver, message) {
          const content = await parsed(message, StepContent);
          const step: RequestStep = { ...content, ground: content.ground };
          const kept = await findRequest(receiver.platform, partner, step.request);
          const { sender } = message.manifest;
          if (!kept || step.by !== sender || otherSideOf(kept.request, partner) !== sender) throw foreign();
          if (!mayTake(kept.request, step.kind, step.by)) throw foreign();
          if ((step.kind === 'refusal') !== (step.ground !== undefined)) throw foreign();
          requireTime(step.at, message);
          await keepStep(receiver.platform, partner, step, 'node');
          return { applied: { steps: 1 }, records: [] };
        },
      },
    ];
  }

  async ask(
    draft: Omit<InformationRequest, 'id' | 'from' | 'askedAt'>,
    user: string,
  ): Promise<InformationRequest> {
    const { partner, table, clock, random, queued } = this.#parts;
    const request = { ...draft, id: randomId(random), from: partner, askedAt: clock().toISOString() };
    const letter = this.#letter(REQUEST, draft.to, draft, user, request);
    await table.ask(partner, request, user, letter);
    queued();
    return request;
  }

  /** @throws ForelandError as `requireStep` */
  async take(
    { request, steps }: KeptRequest,
    taken: Pick<RequestStep, 'kind' | 'text' | 'ground'>,
    user: string,
  ): Promise<void> {
    const { partner, table, clock, random, queued } = this.#parts;
    const step: RequestStep = {
      ...taken,
      id: randomId(random),
      request: request.id,
      by: partner,
      at: clock().toISOString(),
    };
    requireStep(request, steps, step);
    const letter = this.#letter(REQUEST_STEP, otherSideOf(request, partner), request, user, step);
    await table.take(partner, step, user, letter);
    queued();
  }

  #letter(
    kind: string,
    recipient: Partner,
    terms: { readonly purpose: Purpose; readonly legalBasis: string },
    user: string,
    content: InformationRequest | RequestStep,
  ): NewOutgoing {
    const { partner, clock, random } = this.#parts;
    const now = clock();
    return {
      partner,
      id: randomId(random),
      recipient,
      kind,
      sequence: undefined,
      purpose: terms.purpose,
      legalBasis: terms.legalBasis,
      content: JSON.stringify(content),
      digest: undefined,
      envelope: undefined,
      bytes: undefined,
      about: { request: 'request' in content ? content.request : content.id },
      release: undefined,
      createdBy: user,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + VALID_DAYS * DAY).toISOString(),
    };
  }
}

function otherSideOf({ from, to }: InformationRequest, partner: Partner): Partner {
  return from === partner ? to : from;
}

async function parsed<T extends z.ZodType>({ content }: Message, shape: T): Promise<z.output<T>> {
  const text = await textOf(content());
  try {
    return shape.parse(JSON.parse(text));
  } catch (cause) {
    throw new ForelandError({
      code: 'request-malformed',
      message: 'The content of the package is not a request or a step of one.',
      remedy: 'Bring both nodes to the same version.',
      cause,
    });
  }
}

/** A step may have waited on its way; it cannot come from the future, nor be older than its package. */
function requireTime(at: string, { manifest, receivedAt }: Message): void {
  const time = new Date(at).getTime();
  const made = new Date(manifest.created).getTime();
  if (time <= receivedAt.getTime() + SKEW_MILLISECONDS && made - time <= VALID_DAYS * DAY) return;
  throw new ForelandError({
    code: 'request-time',
    message: 'The time that the sender names cannot be right.',
    remedy: 'Check the clocks of both nodes.',
  });
}

function foreign(): ForelandError {
  return new ForelandError({
    code: 'request-foreign',
    message: 'The sender is not the side of the request that may say this.',
    remedy: 'Tell the sender; nothing of it was kept.',
    status: 403,
  });
}
