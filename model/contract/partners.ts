import { z } from 'zod';
import { COMPARERS, KEEPERS } from './exchange-roles.ts';
import { route } from './route.ts';
import { Count, Digest, Empty, Instant, Level, Partner } from './shapes.ts';

export const PARTNER_STATES = ['self', 'confirmed', 'proposed', 'expired', 'revoked'] as const;

export const PartnerNode = z.object({
  partner: Partner,
  state: z.enum(PARTNER_STATES),
  /** Digest of the card; names it where one is confirmed. */
  digest: Digest,
  serial: z.number().int(),
  origin: z.string(),
  /** What to read out to the partner, of the own card alone: of a partner's card it is typed in, never shown first. */
  fingerprint: z.string().optional(),
  validUntil: Instant,
  /** Who has compared a proposed card already; a second person is to do the same. */
  comparedBy: z.string().optional(),
  /** Up to which level the partner's node is accredited. */
  clearance: Level.optional(),
  suspended: z.boolean(),
  waiting: Count,
  refused: Count,
  oldestWaiting: Instant.optional(),
  lastSent: Instant.optional(),
  lastReceived: Instant.optional(),
});

export const partnerRoutes = {
  partners: route({
    id: 'partners',
    method: 'GET',
    path: '/api/exchange/partners',
    room: 'exchange',
    access: 'session',
    summary: 'The nodes of partners: whose card is confirmed, and how the traffic with each stands',
    response: z.object({ partners: z.array(PartnerNode), reachable: z.boolean() }),
  }),
  ownCard: route({
    id: 'ownCard',
    method: 'GET',
    path: '/api/exchange/card',
    room: 'exchange',
    access: 'session',
    summary: 'The signed card of this node, to be given to partners',
    response: z.object({ card: z.string(), fingerprint: z.string() }),
  }),
  offerCard: route({
    id: 'offerCard',
    method: 'POST',
    path: '/api/exchange/cards',
    room: 'exchange',
    access: KEEPERS,
    limit: 60,
    processing: 'administration',
    summary:
      'Hand in the card of a partner’s node: the next one of a known partner counts at once, a first one is proposed',
    body: z.object({ card: z.string().max(16_384) }),
    response: z.object({ partner: Partner, digest: Digest, outcome: z.enum(['accepted', 'proposed']) }),
  }),
  confirmCard: route({
    id: 'confirmCard',
    method: 'POST',
    path: '/api/exchange/partners/:partner/confirmation',
    room: 'exchange',
    access: COMPARERS,
    limit: 30,
    processing: 'administration',
    summary:
      'Confirm a proposed card with the fingerprint that the partner read out over another channel; it counts when a second person has done the same',
    params: z.object({ partner: Partner }),
    body: z.object({
      digest: Digest,
      fingerprint: z.string().trim().min(40).max(80),
      clearance: Level,
      /** Take this card in place of the one that is confirmed. */
      replace: z.boolean().default(false),
    }),
    response: z.object({ outcome: z.enum(['first', 'confirmed']) }),
  }),
  dismissCard: route({
    id: 'dismissCard',
    method: 'POST',
    path: '/api/exchange/partners/:partner/dismissal',
    room: 'exchange',
    access: KEEPERS,
    processing: 'administration',
    summary: 'Dismiss a proposed card',
    params: z.object({ partner: Partner }),
    body: z.object({ digest: Digest }),
    response: Empty,
  }),
  changePartner: route({
    id: 'changePartner',
    method: 'PATCH',
    path: '/api/exchange/partners/:partner',
    room: 'exchange',
    access: KEEPERS,
    processing: 'administration',
    summary: 'Change up to which level a partner’s node is served, or suspend it',
    params: z.object({ partner: Partner }),
    body: z.object({ clearance: Level, suspended: z.boolean() }),
    response: Empty,
  }),
  rotateKeys: route({
    id: 'rotateKeys',
    method: 'POST',
    path: '/api/exchange/keys',
    room: 'exchange',
    access: { roles: ['administrator'] },
    limit: 10,
    processing: 'administration',
    summary:
      'New keys of this node for signing, encryption and the channel; the old key signs the next card, which goes to every partner',
    response: z.object({ card: z.string(), fingerprint: z.string(), serial: z.number().int() }),
  }),
  revokeCard: route({
    id: 'revokeCard',
    method: 'POST',
    path: '/api/exchange/revocations',
    room: 'exchange',
    access: KEEPERS,
    processing: 'administration',
    summary:
      'Hand in a revocation that a partner signed, or the own emergency key: the key counts for nothing from then on',
    body: z.object({ revocation: z.string().max(16_384) }),
    response: Empty,
  }),
};
