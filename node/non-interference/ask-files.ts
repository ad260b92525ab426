import { createHash } from 'node:crypto';
import type { Partner } from '@foreland/model';
import { ABSENT } from './asking.ts';
import type { Asking } from './asking.ts';

/** Bringing in: files, and seizures from the form. */
export async function askImports(asking: Asking, partner: Partner): Promise<void> {
  const csv = new TextEncoder().encode(
    'id,name,phone\n7,Karim Hadi,+447700900110\n8,Anna Vos,+447700900120\n',
  );
  const uploaded = await asking.client.request('POST', '/api/uploads?name=people.csv', {
    body: csv,
    headers: { 'content-type': 'application/octet-stream' },
  });
  asking.keep('upload', uploaded);
  const files = [{ hash: createHash('sha256').update(csv).digest('hex'), name: 'people.csv' }];
  const { mapping } = (await asking.ask('inspect', { body: { files } })) as {
    mapping?: Record<string, unknown>;
  };
  await asking.ask('inspect', {
    body: {
      files: [{ hash: createHash('sha256').update('id,name\n1,Karim\n').digest('hex'), name: 'hidden.csv' }],
    },
  });
  const label = {
    originators: [partner],
    audience: ['GB', 'DE', 'FR', 'BE'] as const,
    purposes: ['operational-analysis', 'strategic'] as const,
    handling: ['H0'],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2029-01-01',
  } as const;
  const request = {
    files,
    format: 'csv',
    ...(mapping ? { mapping } : {}),
    terms: {
      title: 'People',
      source: 'test',
      legalBasis: 'Test',
      receivedOn: '2026-11-01',
      grading: '4x4/B/2',
      label: {
        ...label,
        originators: [...label.originators],
        audience: [...label.audience],
        purposes: [...label.purposes],
        handling: [...label.handling],
      },
    },
  };
  await asking.finished(await asking.ask('dryRun', { body: request }));
  await asking.finished(await asking.ask('startImport', { body: request }));
  for (const [at, place] of [{ name: 'Dover' }, { record: 'DE:nobody' }].entries()) {
    const id = `00000000-0000-4000-9000-00000000000${at}`;
    const items = [{ kind: 'boat-hull' as const, serialNumber: 'EXH131', weldPattern: 'double' }];
    const seizure = { id, terms: request.terms, day: '2026-10-31', place, items };
    await asking.ask('checkSeizure', { body: seizure });
    await asking.ask('recordSeizure', { body: seizure });
  }
  await asking.ask('supplySeizures', { query: { after: '2026-10-30' } });
  const saved = await asking.ask('saveMapping', { body: { name: 'people', mapping: mapping ?? {} } });
  await asking.ask('mappings');
  await asking.ask('deleteMapping', { params: { mapping: String(saved['id'] ?? ABSENT) } });
  await asking.ask('deleteMapping', { params: { mapping: ABSENT } });
}

/** Taking out, and what becomes of jobs. @param records of which some are seen, some hidden, and one is not there */
export async function askExports(asking: Asking, records: readonly string[]): Promise<void> {
  const job = await asking.finished(await asking.ask('startExport', { body: { format: 'foreland' } }));
  await asking.ask('downloadExport', { params: { job } });
  await asking.finished(
    await asking.ask('startExport', { body: { format: 'csv', records: [...records], schema: 'Person' } }),
  );
  await asking.ask('followJob', { params: { job } });
  await asking.ask('cancelJob', { params: { job } });
  await asking.ask('job', { params: { job: ABSENT } });
  await asking.ask('jobs');
}
