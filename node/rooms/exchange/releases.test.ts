import { contributionOf, parseLabel } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { startTestNode } from '@foreland/testkit';
import type { TestClient, TestNode } from '@foreland/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { introduce } from '../../partners/introduction.ts';

let britain: TestNode;
let liaison: TestClient;
let officer: TestClient;
let imports = 0;

const LABEL = {
  originators: ['GB'],
  audience: ['GB', 'FR'],
  purposes: ['operational-analysis'],
  handling: ['H0'],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2099-01-31',
};

beforeAll(async () => {
  britain = await startTestNode();
  await using france = await startTestNode({ partner: 'FR' });
  await introduce(france.node.context.exchange.directory, britain.node.context.exchange.directory, 'secret');
  liaison = await britain.persona('gb-analyst');
  await liaison.call('switchPurpose', {
    body: { role: 'liaison-officer', purpose: 'operational-analysis' },
  });
  officer = await britain.persona('gb-protection');
});
afterAll(() => britain?.[Symbol.asyncDispose]());

async function contribute(
  property: string,
  value: string,
  label: Partial<Record<keyof typeof LABEL, unknown>> = {},
  subject: 'suspect' | 'witness' = 'suspect',
): Promise<void> {
  const { store } = britain.node.context;
  const view = await store.view({
    user: 'test',
    partner: 'GB',
    role: 'analyst',
    purpose: 'operational-analysis',
    clearance: 'secret',
  });
  const contribution = contributionOf({
    partner: 'GB',
    title: `Fictional ${(imports += 1)}`,
    source: 'test',
    legalBasis: 'Test',
    receivedOn: '2026-10-31',
    fileHash: `file-${imports}`,
    format: 'foreland',
    mapping: undefined,
    exercise: true,
  });
  const draft: StatementDraft = {
    record: subject === 'witness' ? 'GB:w-1' : 'GB:p-1',
    schema: 'Person',
    property,
    value,
    label: parseLabel({ ...LABEL, ...label }),
    kind: 'fact',
    subject,
  };
  await store.transact((transactor) => transactor.contribute(contribution, [[draft]], view));
}

const SCOPES = [{ all: true }, { records: ['GB:p-1', 'GB:w-1', 'GB:nobody'] }] as const;
const previewsOf = (client: TestClient): Promise<string[]> =>
  Promise.all(
    SCOPES.map(async (scope) => {
      const body = {
        recipient: 'FR' as const,
        scope: 'records' in scope ? { records: [...scope.records] } : scope,
      };
      return (await client.try('previewRelease', { body })).text;
    }),
  );

test('a preview holds what the recipient will see, says what is withheld, and betrays nothing hidden from the person who looks', async () => {
  await contribute('name', 'Karim Hadi');
  await contribute('phone', '+447700900110', { audience: ['GB'] });
  const before = await previewsOf(liaison);
  for (const text of before) {
    expect(text).toContain('Karim Hadi');
    expect(text).not.toContain('+447700900110');
  }
  expect(JSON.parse(before[1] ?? '')).toMatchObject({
    counts: { contributions: 1, records: 1, statements: 1 },
    withheld: [{ record: 'GB:p-1', statements: 1 }],
  });
  // Above the clearance of the liaison officer: one that France may have, one that it may not, and a protected person.
  await contribute('alias', 'The Quail', { level: 'secret' });
  await contribute('email', 'quail@example.org', { level: 'secret', audience: ['GB'] });
  await contribute('name', 'Rosalind Quennevale', { protected: true }, 'witness');
  expect(await previewsOf(liaison)).toEqual(before);
  const [all = '', chosen = ''] = await previewsOf(officer);
  expect(all).toContain('The Quail');
  expect(JSON.parse(chosen)).toMatchObject({ withheld: [{ record: 'GB:p-1', statements: 2 }] });
  expect(all + chosen).not.toContain('Rosalind');
});

test('nobody approves what they proposed, and guests do neither', async () => {
  const { id } = await liaison.call('proposeRelease', {
    body: {
      recipient: 'FR',
      scope: { records: ['GB:p-1'] },
      purpose: 'operational-analysis',
      legalBasis: 'Test',
      note: 'Test',
    },
  });
  const decision = { params: { release: id }, body: { approve: true } };
  expect((await liaison.try('decideRelease', decision)).json).toMatchObject({ code: 'release-own' });
  const guest = await britain.persona('be-protection');
  expect((await guest.try('decideRelease', decision)).json).toMatchObject({ code: 'exchange-not-own' });
  expect((await guest.try('releases')).status).toBe(403);
  const { releases } = await officer.call('releases');
  expect(releases).toMatchObject([{ id, state: 'proposed', may: { decide: true, end: true } }]);
});
