import {
  ForelandError,
  REFUSAL_GROUNDS,
  REMINDER_MARKS,
  REQUEST_STEPS,
  PARTNERS,
  PURPOSES,
} from '@foreland/model';
import { reminderOf, requireStep, requireWellFormed } from '@foreland/model';
import type { InformationRequest, Partner, ReminderMark, RequestStep } from '@foreland/model';
import { findRequest, keepReceipt, keepRequest, keepStep, lockRequest } from '@foreland/store/platform';
import type { KeptRequest, NewOutgoing, RequestTable } from '@foreland/store/platform';
import { z } from 'zod';
import { randomId } from '../random.ts';
import { REQUEST, REQUEST_STEP } from './kinds.ts';
import { Uuid, letterOf } from './letter.ts';
import type { Message, PackageKind } from './message.ts';
import type { Delivered } from './outbox.ts';
import { textOf } from './own-card.ts';

const SKEW_MILLISECONDS = 300_000;
const VALID_DAYS = 30;
const DAY = 86_400_000;
/** Who takes the steps that no person takes. */
const BY_NODE = 'node';
/** Open requests that one pass looks through for reminders, newest first. */
const LOOKED_THROUGH = 10_000;

const Instant = z.iso.datetime();

const RequestContent = z
  .object({
    id: Uuid,
    from: z.enum(PARTNERS),
    to: z.enum(PARTNERS),
    question: z.string().min(1).max(4000),
    about: z.array(z.string().max(220)).max(100),
    identifiers: z.array(z.string().min(1).max(300)).max(50),
    purpose: z.enum(PURPOSES),
    legalBasis: z.string().min(1).max(500),
    caseNumber: z.string().min(1).max(100),
    urgent: z.boolean(),
    urgency: z.string().max(1000).optional(),
    indirect: z.boolean(),
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
    until: z.iso.date().optional(),
    automatic: z.enum(REMINDER_MARKS).optional(),
  })
  .strict();

/** What a person says with a step. */
export type StepTaken = Pick<RequestStep, 'kind' | 'text' | 'ground' | 'until'>;

/** For those who read the step without the words of this version. */
const REMINDERS: Readonly<Record<ReminderMark, string>> = {
  half: 'Half of the time for this request has run. Sent by the node.',
  due: 'The time for this request has run out. Sent by the node.',
};

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
          await keepRequest(receiver.platform, partner, request, {
            direction: 'received',
            user: BY_NODE,
            receivedAt: wholeSecond(message.receivedAt),
          });
          return { applied: { requests: 1 }, records: [] };
        },
      },
      {
        kind: REQUEST_STEP,
        async apply(receiver, message) {
          const { ground, until, automatic, ...content } = await parsed(message, StepContent);
          const step: RequestStep = { ...content, ground, until, automatic };
          const { platform } = receiver;
          await lockRequest(platform, partner, step.request);
          const kept = await findRequest(platform, partner, step.request);
          const { sender } = message.manifest;
          if (!kept || step.by !== sender || otherSideOf(kept.request, partner) !== sender) throw foreign();
          requireWellFormed(kept.request, step);
          requireTime(step.at, message);
          await keepStep(platform, partner, step, {
            user: BY_NODE,
            receivedAt: message.receivedAt.toISOString(),
          });
          return { applied: { steps: 1 }, records: [] };
        },
      },
    ];
  }

  /** The clock begins when the asked side receives the request, and its receipt says when that was. */
  delivered(): Delivered {
    const { partner } = this.#parts;
    return {
      kind: REQUEST,
      async keep(client, { about }, { receivedAt }) {
        const { request } = About.parse(about);
        await keepReceipt(client, partner, request, receivedAt);
      },
    };
  }

  async ask(
    draft: Omit<InformationRequest, 'id' | 'from' | 'askedAt'>,
    user: string,
  ): Promise<InformationRequest> {
    const { partner, table, clock, random, queued } = this.#parts;
    const request = { ...draft, id: randomId(random), from: partner, askedAt: clock().toISOString() };
    const letter = this.#letter(REQUEST, request, user, request, { request: request.id });
    await table.ask(partner, request, user, letter);
    queued();
    return request;
  }

  /**
   * @param id of a request of this node
   * @throws ForelandError as `requireStep`
   */
  async take(id: string, taken: StepTaken, user: string): Promise<void> {
    const { partner, table, queued } = this.#parts;
    await table.take(partner, id, (kept) => {
      const step = this.#stepOf(id, { ...taken, automatic: undefined });
      requireStep(kept.request, kept.steps, kept.receivedAt, step);
      return { step, user, letter: this.#stepLetter(kept, step, user) };
    });
    queued();
  }

  /**
   * Reminds partners of what is not answered: once when half of the time has run, once when all of it has. What is due is
   * looked for again once the request is locked, so that passes beside each other send one reminder, and none after an
   * answer.
   * @returns how many were sent
   */
  async remind(): Promise<number> {
    const { partner, table, clock, queued } = this.#parts;
    const filter = { state: 'open', direction: 'asked', limit: LOOKED_THROUGH } as const;
    const now = clock();
    let sent = 0;
    for (const { request, steps, receivedAt } of await table.list(partner, filter)) {
      if (reminderOf(request, steps, receivedAt, now) === undefined) continue;
      const step = await table.take(partner, request.id, (kept) => {
        const mark = reminderOf(kept.request, kept.steps, kept.receivedAt, now);
        if (mark === undefined) return undefined;
        const reminder = this.#stepOf(request.id, {
          kind: 'reminder',
          text: REMINDERS[mark],
          ground: undefined,
          until: undefined,
          automatic: mark,
        });
        return { step: reminder, user: BY_NODE, letter: this.#stepLetter(kept, reminder, BY_NODE) };
      });
      if (step) sent += 1;
    }
    if (sent > 0) queued();
    return sent;
  }

  #stepOf(request: string, taken: StepTaken & Pick<RequestStep, 'automatic'>): RequestStep {
    const { partner, clock, random } = this.#parts;
    return { ...taken, id: randomId(random), request, by: partner, at: clock().toISOString() };
  }

  #stepLetter({ request }: KeptRequest, step: RequestStep, user: string): NewOutgoing {
    return this.#letter(REQUEST_STEP, request, user, step, { request: request.id, step: step.id });
  }

  #letter(
    kind: string,
    request: InformationRequest,
    user: string,
    content: InformationRequest | RequestStep,
    about: z.output<typeof About>,
  ): NewOutgoing {
    return letterOf(this.#parts, {
      kind,
      recipient: otherSideOf(request, this.#parts.partner),
      purpose: request.purpose,
      legalBasis: request.legalBasis,
      about,
      user,
      content: JSON.stringify(content),
      days: VALID_DAYS,
    });
  }
}

/** What the outbox knows of a package about a request. */
const About = z.object({ request: Uuid, step: Uuid.optional() });

/** Receipts know whole seconds; with them both sides compute the same end. */
function wholeSecond(instant: Date): string {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000).toISOString();
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
