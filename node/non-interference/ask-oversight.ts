import type { Answered, TestClient } from '@foreland/testkit';
import { ABSENT } from './asking.ts';
import type { Asking } from './asking.ts';

/** Opening protected records: of those that are there and hidden, and of one that is not. */
export async function askOpenings(asking: Asking): Promise<void> {
  for (const record of ['GB:v-1', 'GB:v-2', 'GB:nobody']) {
    const { id = ABSENT } = await asking.ask('requestOpening', {
      body: { record, caseNumber: 'C-1', reason: 'tried' },
    });
    const opening = { params: { opening: String(id) } };
    await asking.ask('decideOpening', { ...opening, body: { approve: true, note: 'tried' } });
    await asking.ask('openedRecord', opening);
    await asking.ask('openings');
    await asking.ask('endOpening', opening);
  }
}

/** The audit log: what is in it, what proves it, and erasing from it. */
export async function askAudit(asking: Asking): Promise<void> {
  // Entries of one instant, and here all are, stand in random order; how often an analysis was asked for is chance.
  const audit = await asking.try('audit', { query: { limit: 500 } });
  const logged = audit.status === 200 ? await everyEntry(asking.client) : undefined;
  asking.keep('audit', { ...audit, text: logged ?? audit.text });
  // One that there is once; its id is drawn by chance.
  const one = await asking.try('audit', { query: { record: 'de-analyst', limit: 1 } });
  const entry = ((one.json as { entries?: { id: string }[] }).entries ?? [])[0]?.id;
  const named = (answered: Answered): Answered => ({
    ...answered,
    text: answered.text.replaceAll(entry ?? ABSENT, 'entry'),
  });
  await asking.ask('auditLog');
  await asking.ask('auditBundle');
  await asking.ask('verifyAudit');
  await asking.ask('auditConsistency', { body: { checkpoint: 'no checkpoint' } });
  for (const id of [entry ?? ABSENT, ABSENT]) {
    asking.keep('auditProof', named(await asking.try('auditProof', { params: { entry: id } })));
    const erasure = { params: { entry: id }, body: { reason: 'tried' } };
    asking.keep('eraseAuditEntry', named(await asking.try('eraseAuditEntry', erasure)));
  }
}

/** All pages: what is on which of them is chance. */
async function everyEntry(client: TestClient): Promise<string> {
  const told = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const { entries, next } = await client.call('audit', {
      query: { limit: 500, ...(cursor ? { cursor } : {}) },
    });
    for (const entry of entries) told.add(JSON.stringify({ ...entry, id: '' }));
    if (next === undefined) return JSON.stringify([...told].sort());
    cursor = next;
  }
}
