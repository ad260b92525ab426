import { z } from 'zod';
import { AUDIT_OUTCOMES, NODE_ROLE, PROCESSING_KINDS } from '../audit.ts';
import { route } from './route.ts';
import { Cursor, Instant, Partner, Purpose, Role } from './shapes.ts';

const OFFICER = { roles: ['data-protection-officer'] } as const;
const EntryId = z.uuid();

const Entry = z.object({
  id: EntryId,
  at: Instant,
  user: z.string(),
  partner: Partner,
  /** The node itself acts where no person does. */
  role: z.union([Role, z.literal(NODE_ROLE)]),
  purpose: Purpose.optional(),
  /** Directive (EU) 2016/680 article 25; absent in entries from before it was kept. */
  kind: z.enum(PROCESSING_KINDS).optional(),
  route: z.string(),
  outcome: z.enum(AUDIT_OUTCOMES),
  records: z.array(z.string()),
  recipient: z.string().optional(),
  /** A sealed package whose other end another node logs. */
  envelope: z
    .object({ hash: z.string(), direction: z.enum(['sent', 'received']), partner: z.string() })
    .optional(),
  detail: z.string().optional(),
  /** Records, recipient and remark were erased. */
  erased: z.object({ at: Instant, by: z.string(), reason: z.string() }).optional(),
});

export const auditRoutes = {
  audit: route({
    id: 'audit',
    method: 'GET',
    path: '/api/audit',
    room: 'oversight',
    access: OFFICER,
    audited: true,
    summary: 'Who read or changed what, when, in which role and for which purpose',
    query: z.object({
      record: z.string().max(220).optional(),
      user: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      cursor: Cursor.optional(),
    }),
    response: z.object({ entries: z.array(Entry), next: Cursor.optional() }),
  }),
  auditLog: route({
    id: 'auditLog',
    method: 'GET',
    path: '/api/audit/log',
    room: 'oversight',
    access: OFFICER,
    summary: 'How far the audit log is, what the node signed for, and who cosigned it',
    response: z.object({
      origin: z.string(),
      /** Rows in the tree, and rows that wait for their place in it. */
      size: z.number().int(),
      pending: z.number().int(),
      /** Signed note (C2SP tlog-checkpoint). */
      checkpoint: z.string(),
      /** Verifier keys of the log (C2SP signed-note). */
      keys: z.array(z.string()),
      /** Witnesses that must have cosigned; 0 as long as too few partners are enrolled. */
      quorum: z.number().int(),
      witnesses: z.array(z.object({ witness: z.string(), size: z.number().int(), at: Instant })),
    }),
  }),
  auditProof: route({
    id: 'auditProof',
    method: 'GET',
    path: '/api/audit/entries/:entry/proof',
    room: 'oversight',
    access: OFFICER,
    audited: true,
    summary: 'Proof that an entry is in the audit log, to be verified without the node (C2SP tlog-proof)',
    params: z.object({ entry: EntryId }),
    response: z.object({ proof: z.string() }),
  }),
  auditBundle: route({
    id: 'auditBundle',
    method: 'GET',
    path: '/api/audit/bundle',
    room: 'oversight',
    access: OFFICER,
    audited: true,
    processing: 'disclosure',
    form: 'file',
    limit: 20,
    summary: 'The whole audit log with its proofs, to be verified without the node',
    response: z.unknown(),
  }),
  eraseAuditEntry: route({
    id: 'eraseAuditEntry',
    method: 'POST',
    path: '/api/audit/entries/:entry/erasure',
    room: 'oversight',
    access: OFFICER,
    processing: 'erasure',
    summary: 'Erase records, recipient and remark of an entry; that it was, and by whom, stays',
    params: z.object({ entry: EntryId }),
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    response: Entry,
  }),
};
