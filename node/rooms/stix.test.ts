import { startTestNode } from '@foreland/testkit';
import { expect, test } from 'vitest';

const uuid = '00000000-0000-4000-8000-000000000001';
const TIMES = {
  spec_version: '2.1',
  created: '2025-01-01T00:00:00.000Z',
  modified: '2025-01-01T00:00:00.000Z',
};
const BUNDLE = {
  type: 'bundle',
  id: `bundle--${uuid}`,
  objects: [
    {
      type: 'identity',
      id: `identity--${uuid}`,
      ...TIMES,
      name: 'Nordwind Boote',
      identity_class: 'organization',
      x_own: 1.5,
    },
    {
      type: 'indicator',
      id: `indicator--${uuid}`,
      ...TIMES,
      pattern: "[url:value = 'x']",
      pattern_type: 'stix',
      valid_from: TIMES.created,
    },
  ],
};

test('a bundle is recognised, imported, found, and exported again with markings added', async () => {
  await using node = await startTestNode();
  const analyst = await node.persona('gb-analyst');
  const bytes = new TextEncoder().encode(JSON.stringify(BUNDLE));
  const { hash, name } = await analyst.upload('feed.json', bytes);
  const files = [{ hash, name }];
  expect((await analyst.call('inspect', { body: { files } })).format).toBe('stix');
  const ended = async (id: string) => {
    const job = await analyst.ended(id);
    expect(job.state).toBe('done');
    return job;
  };
  const terms = {
    title: 'Feed',
    source: 'test',
    legalBasis: 'Test',
    receivedOn: '2026-11-01',
    grading: '4x4/B/2',
  };
  const imported = await analyst.call('startImport', {
    body: {
      files,
      format: 'stix',
      terms: {
        ...terms,
        label: {
          originators: ['GB'],
          audience: ['GB'],
          purposes: ['operational-analysis'],
          handling: ['H1'],
          tlp: 'amber',
          level: 'restricted',
          protected: false,
          reviewBy: '2029-01-01',
        },
      },
    },
  });
  expect((await ended(imported.id)).report).toMatchObject({ rejected: 0, records: 2 });
  const exported = await analyst.call('startExport', { body: { format: 'stix' } });
  const { export: result } = await ended(exported.id);
  expect(result?.fileName).toMatch(/\.stix\.json$/);
  const { json } = await analyst.request('GET', `/api/exports/${exported.id}/file`);
  const { objects } = json as { objects: { id: string; object_marking_refs?: string[] }[] };
  for (const original of BUNDLE.objects) {
    const { object_marking_refs: markings, ...rest } =
      objects.find(({ id }) => id === original.id) ?? expect.unreachable();
    expect(rest).toEqual(original);
    expect(markings).toContain('marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421');
  }
});
