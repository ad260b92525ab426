import type { Json, Partner, Purpose } from '@foreland/model';
import type { NewOutgoing } from '@foreland/store/platform';
import { z } from 'zod';
import { randomId } from '../random.ts';

const DAY = 86_400_000;

/** As nodes write ids in what they say to each other. */
export const Uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

export interface LetterParts {
  readonly partner: Partner;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** What a node says to another in a small package, before it is sealed. It has no place in the order of releases. */
export function letterOf(
  { partner, clock, random }: LetterParts,
  letter: {
    readonly kind: string;
    readonly recipient: Partner;
    readonly purpose: Purpose;
    readonly legalBasis: string;
    readonly about: Json;
    readonly user: string;
    readonly content: string;
    /** How long it may be under way. */
    readonly days: number;
  },
): NewOutgoing & { readonly content: string } {
  const now = clock();
  return {
    partner,
    id: randomId(random),
    recipient: letter.recipient,
    kind: letter.kind,
    sequence: undefined,
    purpose: letter.purpose,
    legalBasis: letter.legalBasis,
    content: letter.content,
    digest: undefined,
    envelope: undefined,
    bytes: undefined,
    about: letter.about,
    release: undefined,
    createdBy: letter.user,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + letter.days * DAY).toISOString(),
  };
}
