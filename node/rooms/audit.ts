import type { auditRoutes } from '@foreland/model/contract/audit';
import type { AuditEntry } from '@foreland/store/platform';
import type { Handlers } from '../handler.ts';
import { FileAnswer } from '../http/answers.ts';

export const auditHandlers: Handlers<typeof auditRoutes> = {
  async audit({ audit }, { query, reader }) {
    const { entries, next } = await audit.log.list({ ...query, partner: reader.partner });
    return { entries: entries.map(entryShape), next };
  },

  async auditLog({ audit }) {
    const { head, pending, keys, witnesses, quorum } = await audit.book.state();
    return { ...head, pending, keys, witnesses, quorum };
  },

  async auditProof({ audit }, { params, reader }) {
    return { proof: await audit.book.prove(reader.partner, params.entry) };
  },

  async auditBundle({ audit, clock }, { reader }) {
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

function entryShape(entry: AuditEntry) {
  return { ...entry, records: [...entry.records] };
}
