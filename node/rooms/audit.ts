import { ForelandError } from '@foreland/model';
import type { Reader } from '@foreland/model';
import type { auditRoutes } from '@foreland/model/contract/audit';
import type { AuditEntry } from '@foreland/store/platform';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { FileAnswer } from '../http/answers.ts';

export const auditHandlers: Handlers<typeof auditRoutes> = {
  async audit({ audit }, { query, reader }) {
    const { entries, next } = await audit.log.list({ ...query, partner: reader.partner });
    return { entries: entries.map(entryShape), next };
  },

  async auditLog(context, { reader }) {
    const { audit } = requireOwn(context, reader);
    const { head, damage, enrolled, checkpoints, ...state } = await audit.book.state();
    return {
      ...head,
      ...state,
      enrolled: [...enrolled],
      checkpoints: checkpoints.map((each) => ({ ...each, witnesses: [...each.witnesses] })),
      ...(damage === undefined ? {} : { damage }),
    };
  },

  async verifyAudit(context, { reader, audit: trail }) {
    const { audit } = requireOwn(context, reader);
    const { findings, ...verified } = await audit.book.verify(reader.partner);
    trail.detail(`verified ${verified.size} rows, ${findings.length + verified.more} findings`);
    return { ...verified, findings: [...findings] };
  },

  async auditConsistency(context, { reader, body }) {
    const { audit } = requireOwn(context, reader);
    const { findings, ...proof } = await audit.book.consistency(body.checkpoint);
    return { ...proof, findings: [...findings] };
  },

  async auditProof(context, { params, reader }) {
    const { audit } = requireOwn(context, reader);
    return { proof: await audit.book.prove(reader.partner, params.entry) };
  },

  async auditBundle(context, { reader }) {
    const { audit, clock } = requireOwn(context, reader);
    return new FileAnswer({
      body: await audit.book.export(reader.partner),
      type: 'application/x-ndjson',
      name: `audit-${clock().toISOString().slice(0, 10)}.jsonl`,
    });
  },

  async eraseAuditEntry({ audit }, { params, body, reader }) {
    return entryShape(await audit.book.erase(reader, { id: params.entry, reason: body.reason }));
  },
};

/** The size of the log counts what everybody did at the node, whoever they work for. */
function requireOwn(context: Context, reader: Reader): Context {
  if (reader.partner === context.config.partner) return context;
  throw new ForelandError({
    code: 'audit-log-not-own',
    message: 'The log as a whole is for officers of the partner who runs this node.',
    remedy: 'Look at what your own people did in the list of entries, or ask the partner who runs the node.',
    status: 403,
  });
}

function entryShape(entry: AuditEntry) {
  return { ...entry, records: [...entry.records] };
}
