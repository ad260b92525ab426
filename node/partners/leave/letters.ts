import type { Json, Partner, Purpose } from '@foreland/model';
import type { NewOutgoing } from '@foreland/store/platform';
import { randomId } from '../../random.ts';

const VALID_DAYS = 90;
const DAY = 86_400_000;

export interface LetterParts {
  readonly partner: Partner;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** A package about leave, before it is sealed. None has a place in the order of releases. */
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
  },
): NewOutgoing {
  const now = clock();
  return {
    partner,
    id: randomId(random),
    recipient: letter.recipient,
    kind: letter.kind,
    sequence: undefined,
    follows: undefined,
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
    expiresAt: new Date(now.getTime() + VALID_DAYS * DAY).toISOString(),
  };
}
