import { z } from 'zod';
import { OUTGOING_STATES } from './packages.ts';
import { route } from './route.ts';
import { Count, Instant, Partner, Purpose, Refusal, Uuid } from './shapes.ts';

const Epoch = z.string().max(16);
const Written = z.string().trim().min(1).max(512);

/** Who asks; who answers for it; who keeps the node; who may look at what was asked of it. */
const ASKERS = ['analyst', 'liaison-officer', 'financial-investigator'];
const OFFICER = { roles: ['data-protection-officer'] };
const KEEPERS = { roles: ['data-protection-officer', 'administrator'] };

/**
 * Classes of values, each with an index and a key of its own: telephone numbers, bank accounts, numbers of identity
 * documents, serial numbers, accounts on social networks; names as written, by sound, by consonants.
 */
export const CHECK_CLASSES = ['tel', 'iban', 'doc', 'ser', 'soc', 'pn-exact', 'pn-dm', 'pn-sk'] as const;
const CheckClass = z.enum(CHECK_CLASSES);

/** Kinds of serial numbers, which share one class. */
export const SERIAL_KINDS = ['engine-serial', 'cin', 'vin', 'imei'] as const;

/** An identifier as somebody wrote it. */
const IdentifierToCheck = z
  .object({
    identifier: Written,
    /** What kind of serial number it is; needed for the class `ser`, and for no other. */
    serial: z.enum(SERIAL_KINDS).optional(),
    /** Service on which an account is, where the account itself does not say it. */
    platform: z.string().trim().min(1).max(60).optional(),
  })
  .strict();

/** A name, which is never checked alone: with a full date of birth, or with the year and two of the others. */
const PersonToCheck = z
  .object({
    name: Written,
    born: z
      .string()
      .regex(/^\d{4}(-\d{2}-\d{2})?$/, 'a date such as 1990-05-31, or a year')
      .optional(),
    father: Written.optional(),
    mother: Written.optional(),
    spouse: Written.optional(),
    town: Written.optional(),
  })
  .strict();

const ToCheck = z.union([IdentifierToCheck, PersonToCheck]);
const MOST_VALUES = 256;

/** Kinds of identifiers that can be checked, as records hold them. */
export const CHECKED_KINDS = ['phone', 'iban', 'document', ...SERIAL_KINDS, 'handle'] as const;

/** What somebody wrote or pasted: an identifier of whatever kind, or a name, a comma and a date of birth. */
const TextToRead = z
  .object({
    text: Written,
    /** What it is held as, where that is known. */
    kind: z.enum(CHECKED_KINDS).optional(),
    platform: z.string().trim().min(1).max(60).optional(),
  })
  .strict();

/** One way to read what was written, as it would be checked. */
const Reading = z.object({
  class: CheckClass,
  /** In the form in which both sides hash it. */
  normal: z.array(z.string()).min(1),
  value: ToCheck,
});

export const CheckDraft = z.object({
  partner: Partner,
  class: CheckClass,
  values: z.array(ToCheck).min(1).max(MOST_VALUES),
  /** The asked partner reads it: a reference that both know, at most 40 bytes. */
  caseNumber: z.string().trim().min(1).max(40),
  purpose: Purpose.default('cross-check'),
  /** The same for all that is asked at one time, so that it is shown together; the partner does not learn it. */
  question: Uuid.optional(),
});

export const CHECK_STATES = ['asked', 'answered', 'refused', 'failed', 'undelivered'] as const;

export const Check = z.object({
  id: Uuid,
  partner: Partner,
  class: CheckClass,
  epoch: Epoch,
  caseNumber: z.string(),
  purpose: Purpose,
  /** Under which name the partner was told of the officer. */
  pseudonym: z.string(),
  /** Padded: all that the partner learns of what was asked. */
  count: Count,
  state: z.enum(CHECK_STATES),
  createdBy: z.string(),
  createdAt: Instant,
  question: Uuid.optional(),
  answeredAt: Instant.optional(),
  /** Why it was refused, could not be delivered, or cannot be trusted. */
  problem: Refusal.optional(),
  /**
   * What was asked, as it was written, each with its answer once there is one. To the person who asked alone, for thirty
   * days; what remains is the sealed opening.
   */
  values: z.array(z.object({ asked: z.string(), hit: z.boolean().optional() })).optional(),
  /** When a data-protection officer opened it last. */
  openedAt: Instant.optional(),
});

const HeldIndex = z.object({
  partner: Partner,
  class: CheckClass,
  epoch: Epoch,
  /** Padded. */
  count: Count,
  bytes: Count,
  at: Instant,
});

const PublishedIndex = HeldIndex.extend({
  /** Whether the key is still there; without it no check against this index is answered. */
  answers: z.boolean(),
  /** What became of the package that holds it. */
  package: z.object({ id: Uuid, state: z.enum(OUTGOING_STATES) }).optional(),
});

const QuotaUse = z.object({
  partner: Partner,
  /** Elements on this day, in universal time, and how many may be. */
  today: Count,
  perDay: Count,
  perCase: Count,
  cases: z.array(z.object({ caseNumber: z.string(), used: Count })),
});

export const AnsweredCheck = z.object({
  id: Uuid,
  partner: Partner,
  class: CheckClass,
  epoch: Epoch,
  caseNumber: z.string(),
  purpose: z.string(),
  pseudonym: z.string(),
  count: Count,
  at: Instant,
  /** Present where it was not answered. */
  refusal: Refusal.optional(),
});

export const checkRoutes = {
  checks: route({
    id: 'checks',
    method: 'GET',
    path: '/api/exchange/checks',
    room: 'exchange',
    access: { roles: [...ASKERS, 'data-protection-officer'] },
    audited: true,
    summary:
      'Private checks, newest first: one’s own with what was asked; to a data-protection officer all, without it',
    response: z.object({
      checks: z.array(Check),
      /** Under which name partners are told of the reader. */
      pseudonym: z.string(),
    }),
  }),
  check: route({
    id: 'check',
    method: 'GET',
    path: '/api/exchange/checks/:check',
    room: 'exchange',
    access: { roles: [...ASKERS, 'data-protection-officer'] },
    audited: true,
    summary: 'One private check with its results',
    params: z.object({ check: Uuid }),
    response: Check,
  }),
  checkStates: route({
    id: 'checkStates',
    method: 'GET',
    path: '/api/exchange/check-states',
    room: 'exchange',
    access: { roles: ASKERS },
    summary: 'How one’s own newest checks stand, to be asked often while an answer is awaited',
    response: z.object({ states: z.array(z.object({ id: Uuid, state: z.enum(CHECK_STATES) })) }),
  }),
  readCheckValues: route({
    id: 'readCheckValues',
    method: 'POST',
    path: '/api/exchange/check-values',
    room: 'exchange',
    access: { roles: ASKERS },
    processing: 'consultation',
    limit: 300,
    summary: 'How values are read before they are checked; nothing is asked of anybody, and nothing is kept',
    body: z.object({
      values: z
        .array(z.union([TextToRead, PersonToCheck]))
        .min(1)
        .max(MOST_VALUES),
    }),
    response: z.object({
      read: z.array(
        z.object({
          written: z.string(),
          /** The likeliest first. */
          readings: z.array(Reading),
          /** Present where it can be read in no way. */
          refusal: Refusal.optional(),
        }),
      ),
    }),
  }),
  startCheck: route({
    id: 'startCheck',
    method: 'POST',
    path: '/api/exchange/checks',
    room: 'exchange',
    access: { roles: ASKERS },
    processing: 'consultation',
    limit: 30,
    summary: 'Ask a partner whether it holds values, without telling it which',
    body: CheckDraft,
    response: Check,
  }),
  openCheck: route({
    id: 'openCheck',
    method: 'POST',
    path: '/api/exchange/checks/:check/opening',
    room: 'exchange',
    access: OFFICER,
    processing: 'consultation',
    limit: 30,
    summary: 'Open what was asked in a check: every element that was sent is computed again',
    params: z.object({ check: Uuid }),
    body: z.object({
      reason: z.string().trim().min(1).max(1000),
      /** The officer’s key (AGE-SECRET-KEY-1…), where it is kept elsewhere than at the node. */
      key: z.string().trim().max(200).optional(),
    }),
    response: z.object({
      check: Check,
      /** Every value that was asked for, in the form in which it was hashed. */
      values: z.array(z.string()),
      padding: Count,
    }),
  }),
  checkIndexes: route({
    id: 'checkIndexes',
    method: 'GET',
    path: '/api/exchange/check-indexes',
    room: 'exchange',
    access: { roles: [...ASKERS, 'data-protection-officer', 'administrator'] },
    summary:
      'Indexes that partners published for this node; to those who keep the node, the ones that it published too',
    response: z.object({
      held: z.array(HeldIndex),
      published: z.array(PublishedIndex),
      /** Whether indexes are being renewed right now. */
      renewing: z.boolean(),
      /** Which values a partner may learn to exist. */
      policy: z.literal('label-admits-partner'),
      /** For which purposes this node answers. */
      purposes: z.array(Purpose),
      /** When every index gets a new key, in universal time; absent where people alone renew them. */
      renewedAt: z.string().optional(),
    }),
  }),
  renewCheckIndexes: route({
    id: 'renewCheckIndexes',
    method: 'POST',
    path: '/api/exchange/check-indexes',
    room: 'exchange',
    access: KEEPERS,
    processing: 'disclosure',
    limit: 10,
    summary: 'Publish indexes anew, each under a new key; the old keys are erased',
    body: z.object({
      /** Every partner that is served, where it is left out. */
      partner: Partner.optional(),
      classes: z
        .array(CheckClass)
        .min(1)
        .default([...CHECK_CLASSES]),
    }),
    /** A large renewal goes on after the answer; then `renewing` says so. */
    response: z.object({ published: z.array(PublishedIndex), renewing: z.boolean() }),
  }),
  checkQuotas: route({
    id: 'checkQuotas',
    method: 'GET',
    path: '/api/exchange/check-quotas',
    room: 'exchange',
    access: { roles: [...ASKERS, 'data-protection-officer'] },
    summary: 'How much of the quotas is used up: of partners by this node, and of this node by partners',
    response: z.object({
      asked: z.array(QuotaUse),
      answered: z.array(QuotaUse),
      /** What partners agreed on, and to which numbers of elements a check is filled up. */
      agreed: z.object({ perDay: Count, perCase: Count, sizes: z.array(Count) }),
    }),
  }),
  answeredChecks: route({
    id: 'answeredChecks',
    method: 'GET',
    path: '/api/exchange/answered-checks',
    room: 'exchange',
    access: { roles: ['liaison-officer', 'data-protection-officer'] },
    audited: true,
    summary: 'Checks that partners made here, newest first, with all that this node learned of them',
    response: z.object({ checks: z.array(AnsweredCheck) }),
  }),
};
