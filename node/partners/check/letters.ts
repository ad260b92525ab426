import { ForelandError } from '@foreland/model';
import type { Partner, Purpose } from '@foreland/model';
import type { NewOutgoing } from '@foreland/store/platform';
import { z } from 'zod';
import { CHECK_REQUEST, CHECK_RESPONSE } from '../kinds.ts';
import { Uuid } from '../letter.ts';
import type { Message } from '../message.ts';
import { textOf } from '../own-card.ts';
import { DAY, LEGAL_BASIS, PACKAGE_DAYS } from './policy.ts';

/** A request or a response of 1,024 elements has at most 33,000 bytes. */
const Bytes = z.base64().min(4).max(44_100);

/** What a request is sent as: the id by which both sides speak of the check, and the request itself. */
export const RequestLetter = z.object({ check: Uuid, request: Bytes }).strict();

/** The answer, or why there is none. */
export const ResponseLetter = z.union([
  z.object({ check: Uuid, response: Bytes }).strict(),
  z
    .object({
      check: Uuid,
      refusal: z
        .object({
          code: z.string().regex(/^check-[a-z-]{1,40}$/),
          message: z.string().min(1).max(400),
          remedy: z.string().min(1).max(400),
        })
        .strict(),
    })
    .strict(),
]);

type Content =
  | { readonly kind: typeof CHECK_REQUEST; readonly content: z.output<typeof RequestLetter> }
  | { readonly kind: typeof CHECK_RESPONSE; readonly content: z.output<typeof ResponseLetter> };

export function letterOf(
  { kind, content }: Content,
  terms: {
    readonly id: string;
    readonly partner: Partner;
    readonly recipient: Partner;
    readonly purpose: Purpose;
    readonly about: Readonly<Record<string, string | number>>;
    readonly createdBy: string;
    readonly now: Date;
  },
): NewOutgoing {
  const { now, ...rest } = terms;
  return {
    ...rest,
    kind,
    sequence: undefined,
    legalBasis: LEGAL_BASIS,
    content: JSON.stringify(content),
    digest: undefined,
    envelope: undefined,
    bytes: undefined,
    release: undefined,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + PACKAGE_DAYS * DAY).toISOString(),
  };
}

/** @throws ForelandError `check-letter-malformed` */
export async function readLetter<T extends z.ZodType>({ content }: Message, shape: T): Promise<z.output<T>> {
  const text = await textOf(content());
  try {
    return shape.parse(JSON.parse(text));
  } catch (cause) {
    throw new ForelandError({
      code: 'check-letter-malformed',
      message: 'The content of the package is no private check.',
      remedy: 'Bring both nodes to the same version.',
      cause,
    });
  }
}
