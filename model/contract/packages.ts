import { z } from 'zod';
import { SHARERS, WATCHERS } from './exchange-roles.ts';
import { route } from './route.ts';
import { Count, Cursor, Digest, Empty, Instant, Partner, Purpose, Refusal, Uuid } from './shapes.ts';

const PackageKind = z.string().max(40);

export const OUTGOING_STATES = ['waiting', 'delivered', 'refused', 'expired', 'void'] as const;

export const OutgoingPackage = z.object({
  id: Uuid,
  recipient: Partner,
  kind: PackageKind,
  sequence: z.number().int().optional(),
  purpose: Purpose,
  legalBasis: z.string(),
  envelope: Digest.optional(),
  bytes: Count.optional(),
  /** Counts of what it changes at the recipient, by name. */
  about: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  release: Uuid.optional(),
  createdBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  state: z.enum(OUTGOING_STATES),
  attempts: Count,
  nextAttemptAt: Instant.optional(),
  problem: Refusal.optional(),
  answeredAt: Instant.optional(),
  /** What the recipient signed. */
  receipt: z.string().optional(),
});

export const IncomingPackage = z.object({
  id: Uuid,
  sender: Partner,
  kind: PackageKind,
  sequence: z.number().int().optional(),
  envelope: Digest,
  bytes: Count,
  createdAt: Instant,
  receivedAt: Instant,
  /** Counts of what it changed here, by name. */
  applied: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  receipt: z.string(),
});

export const QuarantinedPackage = z.object({
  id: Uuid,
  sender: Partner.optional(),
  package: Uuid.optional(),
  kind: PackageKind.optional(),
  bytes: Count,
  receivedAt: Instant,
  problem: Refusal,
});

const PageQuery = z.object({
  partner: Partner.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const packageRoutes = {
  outbox: route({
    id: 'outbox',
    method: 'GET',
    path: '/api/exchange/outbox',
    room: 'exchange',
    access: WATCHERS,
    summary: 'Packages to partners, newest first, with what became of each',
    query: PageQuery,
    response: z.object({ packages: z.array(OutgoingPackage), next: Cursor.optional() }),
  }),
  outgoingFile: route({
    id: 'outgoingFile',
    method: 'GET',
    path: '/api/exchange/outbox/:package/file',
    room: 'exchange',
    access: SHARERS,
    audited: true,
    form: 'file',
    processing: 'disclosure',
    summary: 'A sealed package as a file, to be attached to a message in an existing channel such as SIENA',
    params: z.object({ package: Uuid }),
    response: z.unknown(),
  }),
  coverSheet: route({
    id: 'coverSheet',
    method: 'GET',
    path: '/api/exchange/outbox/:package/cover-sheet',
    room: 'exchange',
    access: SHARERS,
    audited: true,
    form: 'file',
    processing: 'disclosure',
    summary:
      'A cover sheet in PDF for a package that travels as a file: what it is, under which codes, how to take it in',
    params: z.object({ package: Uuid }),
    response: z.unknown(),
  }),
  retryPackage: route({
    id: 'retryPackage',
    method: 'POST',
    path: '/api/exchange/outbox/:package/attempt',
    room: 'exchange',
    access: WATCHERS,
    processing: 'administration',
    summary: 'Let a package that waits or was refused try again now',
    params: z.object({ package: Uuid }),
    response: Empty,
  }),
  acknowledgePackage: route({
    id: 'acknowledgePackage',
    method: 'POST',
    path: '/api/exchange/outbox/:package/receipt',
    room: 'exchange',
    access: WATCHERS,
    processing: 'administration',
    summary: 'Hand in the receipt for a package that travelled as a file',
    params: z.object({ package: Uuid }),
    body: z.object({ receipt: z.string().max(8192) }),
    response: z.object({ outcome: z.enum(['accepted', 'refused']) }),
  }),
  inbox: route({
    id: 'inbox',
    method: 'GET',
    path: '/api/exchange/inbox',
    room: 'exchange',
    access: WATCHERS,
    summary: 'Packages from partners that were applied, newest first',
    query: PageQuery,
    response: z.object({ packages: z.array(IncomingPackage), next: Cursor.optional() }),
  }),
  receivePackage: route({
    id: 'receivePackage',
    method: 'POST',
    path: '/api/exchange/inbox',
    room: 'exchange',
    access: WATCHERS,
    upload: true,
    limit: 60,
    processing: 'collection',
    summary: 'Take in a sealed package that came as a file; the receipt goes back the same way',
    response: z.object({
      outcome: z.enum(['applied', 'known', 'refused']),
      sender: Partner.optional(),
      kind: PackageKind.optional(),
      receipt: z.string().optional(),
      problem: Refusal.optional(),
    }),
  }),
  quarantine: route({
    id: 'quarantine',
    method: 'GET',
    path: '/api/exchange/quarantine',
    room: 'exchange',
    access: WATCHERS,
    summary: 'Packages that were refused, and why; nothing of them was kept',
    response: z.object({ packages: z.array(QuarantinedPackage) }),
  }),
};
