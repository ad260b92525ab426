import { z } from 'zod';
import { AUDIT_OUTCOMES, NODE_ROLE, PROCESSING_KINDS } from '../audit.ts';
import { route } from './route.ts';
import { Count, Cursor, Instant, Partner, Purpose, Refusal, Role, Uuid } from './shapes.ts';

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

/** Something that is not as it was logged; codes are those of the verifier. */
const AuditFinding = z.object({
  code: z.string(),
  message: z.string(),
  /** The row, or the first of the rows, by its place in the log. */
  sequence: z.number().int().optional(),
  until: z.number().int().optional(),
  line: z.number().int().optional(),
});

const Reconciliation = z.object({
  id: Uuid,
  partner: Partner,
  /** Who began it. */
  direction: z.enum(['asked', 'received']),
  since: Instant,
  until: Instant,
  createdBy: z.string(),
  createdAt: Instant,
  answeredAt: Instant.optional(),
  state: z.enum(['asked', 'answered', 'undelivered']),
  /** Why it was not delivered, or not yet. */
  problem: Refusal.optional(),
  /** Exchanges that both nodes logged, and that one alone did; once the partner has answered. */
  counts: z.object({ both: Count, onlyHere: Count, onlyThere: Count }).optional(),
});

const ReconciledExchange = z.object({
  envelope: z.string(),
  loggedBy: z.enum(['both', 'here', 'there']),
  /** As seen from this node. */
  direction: z.enum(['sent', 'received']),
  /** When each node logged it. */
  here: Instant.optional(),
  there: Instant.optional(),
  /** Row of this node’s log. */
  entry: z.string().optional(),
  /** What this node knows of the package. */
  package: z
    .object({
      id: Uuid,
      kind: z.string(),
      state: z.enum(['waiting', 'delivered', 'refused', 'expired', 'void', 'applied']),
    })
    .optional(),
});

/** Logs of two nodes held against each other. */
export const reconciliationRoutes = {
  reconciliations: route({
    id: 'reconciliations',
    method: 'GET',
    path: '/api/exchange/reconciliations',
    room: 'exchange',
    access: OFFICER,
    summary: 'What was compared with the logs of partners, newest first',
    response: z.object({ reconciliations: z.array(Reconciliation) }),
  }),
  reconciliation: route({
    id: 'reconciliation',
    method: 'GET',
    path: '/api/exchange/reconciliations/:reconciliation',
    room: 'exchange',
    access: OFFICER,
    summary: 'What both nodes logged of their exchanges, and what one alone did',
    params: z.object({ reconciliation: Uuid }),
    response: Reconciliation.extend({
      /** What one end alone logged first, then the newest. */
      exchanges: z.array(ReconciledExchange),
      /** How many are left out of the list. */
      more: Count,
      /** As both nodes signed them. */
      lists: z.object({ own: z.string(), partner: z.string().optional() }),
    }),
  }),
  startReconciliation: route({
    id: 'startReconciliation',
    method: 'POST',
    path: '/api/exchange/reconciliations',
    room: 'exchange',
    access: OFFICER,
    processing: 'disclosure',
    limit: 20,
    summary: 'Send a partner what this node logged of their exchanges, signed, and ask for the same',
    body: z.object({
      partner: Partner,
      since: Instant,
      /** Now, where it is left out. */
      until: Instant.optional(),
    }),
    response: Reconciliation,
  }),
};

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
      kind: z.enum(PROCESSING_KINDS).optional(),
      /** Who was given something. */
      recipient: z.string().max(100).optional(),
      /** Inclusive. */
      from: Instant.optional(),
      /** Exclusive. */
      until: Instant.optional(),
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
      /** Those who are to witness it, whether they have cosigned or not. */
      enrolled: z.array(z.string()),
      /** Checkpoints that witnesses were shown, the newest first, and who cosigned each. */
      checkpoints: z.array(
        z.object({
          size: z.number().int(),
          at: Instant,
          note: z.string(),
          witnesses: z.array(z.string()),
        }),
      ),
      /** Why nothing is signed for any more. */
      damage: z.string().optional(),
    }),
  }),
  verifyAudit: route({
    id: 'verifyAudit',
    method: 'POST',
    path: '/api/audit/verification',
    room: 'oversight',
    access: OFFICER,
    processing: 'consultation',
    limit: 6,
    summary: 'Verifies the log as it lies in the database against what was signed and cosigned',
    response: z.object({
      size: z.number().int(),
      rows: z.object({
        shown: z.number().int(),
        erased: z.number().int(),
        withheld: z.number().int(),
      }),
      findings: z.array(AuditFinding),
      more: z.number().int(),
    }),
  }),
  auditConsistency: route({
    id: 'auditConsistency',
    method: 'POST',
    path: '/api/audit/consistency',
    room: 'oversight',
    access: OFFICER,
    processing: 'consultation',
    limit: 60,
    summary: 'Proof that the log goes on unchanged from a checkpoint that somebody kept to its newest one',
    /** A signed checkpoint of this log, with or without cosignatures. */
    body: z.object({ checkpoint: z.string().min(1).max(16_000) }),
    response: z.object({
      from: z.number().int(),
      to: z.number().int(),
      /** To be verified without the node (C2SP tlog-witness, the request to a witness). */
      proof: z.string(),
      findings: z.array(AuditFinding),
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
