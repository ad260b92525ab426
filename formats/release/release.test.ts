import fc from 'fast-check';
import { contributionOf, isForelandError, parseLabel } from '@foreland/model';
import type { Contribution, StatementDraft } from '@foreland/model';
import { expect, test } from 'vitest';
import { bytesFile } from '../source.ts';
import { readRelease } from './reader.ts';
import { ReleaseWriter } from './writer.ts';

const LABEL = parseLabel({
  originators: ['GB'],
  audience: ['DE', 'GB'],
  purposes: ['operational-analysis'],
  handling: [],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2029-03-01',
});
const BETWEEN = { from: 'GB', to: 'DE' } as const;

const contribution = fc
  .record({
    title: fc.constantFrom('A', 'Ünï', 'ب'),
    source: fc.constantFrom('s', 't'),
    exercise: fc.boolean(),
  })
  .map((some): Contribution =>
    contributionOf({
      partner: 'GB',
      legalBasis: 'l',
      receivedOn: '2026-01-31',
      fileHash: 'a'.repeat(64),
      format: 'foreland',
      mapping: undefined,
      ...some,
    }),
  );
const statement = fc
  .record({
    record: fc.constantFrom('GB:1', 'GB:2', 'GB:ش'),
    value: fc.constantFrom('Jan', 'A B', 'محمد'),
    reviewBy: fc.constantFrom('2029-03-01', '2030-03-01'),
    grading: fc.option(fc.constantFrom('4x4/A/1'), { nil: undefined }),
  })
  .map(({ reviewBy, ...rest }): StatementDraft => ({
    ...rest,
    label: parseLabel({ ...LABEL, reviewBy }),
    schema: 'Person',
    property: 'name',
    kind: 'fact',
    subject: 'suspect',
  }));

function address(index: number): string {
  return `00000000-0000-0000-0000-${index.toString(16).padStart(12, '0')}`;
}

async function parts(text: string, piece = 65_536) {
  const found: unknown[] = [];
  const file = bytesFile('r', new TextEncoder().encode(text), piece);
  for await (const part of readRelease(file.stream(), BETWEEN)) {
    if (part.type === 'contribution')
      found.push([part.contribution, (await Array.fromAsync(part.batches)).flat()]);
    else found.push(part);
  }
  return found;
}

test('what is written is read again, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(contribution, fc.array(statement, { maxLength: 5 }))),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(0, 1, 3),
      async (given, piece, listed) => {
        const writer = new ReleaseWriter();
        let text = writer.header('GB', 'DE', 7);
        const id = contributionOf({ ...given[0]?.[0], title: 'gone' } as Contribution).id;
        text += writer.retract(id, '2026-02-01T10:00:00.000Z', 'wrong');
        text += writer.withdraw(id, 'GB:1', id);
        const list = new Map([[id, Array.from({ length: listed }, (_, index) => address(index)).sort()]]);
        text += writer.leave('a.b.c', listed === 0 ? new Map() : list);
        for (const [made, drafts] of given) {
          text += writer.contribution(made);
          for (const draft of drafts) text += writer.statement(draft);
        }
        expect(await parts(text, piece)).toEqual([
          { type: 'begin', sequence: 7, follows: undefined, anew: false },
          { type: 'retract', id, at: '2026-02-01T10:00:00.000Z', reason: 'wrong' },
          { type: 'withdraw', statements: [{ statement: id, record: 'GB:1', contribution: id }] },
          { type: 'leave', signed: 'a.b.c', list: listed === 0 ? new Map() : list },
          ...given.map(([made, drafts]) => [made, drafts]),
        ]);
      },
    ),
    { numRuns: 60 },
  );
});

test('a long list takes several lines', async () => {
  const writer = new ReleaseWriter();
  const list = new Map([[address(1), Array.from({ length: 2001 }, (_, index) => address(index))]]);
  const text = writer.header('GB', 'DE', 7) + writer.leave('a.b.c', list);
  expect(text.trimEnd().split('\n')).toHaveLength(5);
  expect((await parts(text)).at(-1)).toEqual({ type: 'leave', signed: 'a.b.c', list });
});

test.each([
  ['nothing', ''],
  ['another recipient', '{"release":1,"from":"GB","to":"FR","sequence":1}'],
  ['no place in the order', '{"release":1,"from":"GB","to":"DE"}'],
  ['another version', '{"release":2,"from":"GB","to":"DE","sequence":1}'],
  ['a line of its own', '{"release":1,"from":"GB","to":"DE","sequence":1}\n{"hello":1}'],
  ['no JSON', '{"release":1,"from":"GB","to":"DE","sequence":1}\n{'],
  [
    'a statement without a contribution',
    '{"release":1,"from":"GB","to":"DE","sequence":1}\n{"record":"GB:1","schema":"Person"}',
  ],
  [
    'a contribution of nobody',
    '{"release":1,"from":"GB","to":"DE","sequence":1}\n{"contribution":{"partner":"XX"}}',
  ],
  [
    'a retraction of nothing',
    '{"release":1,"from":"GB","to":"DE","sequence":1}\n{"retract":"x","at":"2026-02-01T10:00:00Z","reason":""}',
  ],
  ['a leave that is none', '{"release":1,"from":"GB","to":"DE","sequence":1}\n{"leave":1}'],
  [
    'a list without a leave',
    '{"release":1,"from":"GB","to":"DE","sequence":1}\n{"listed":"x","statements":[]}',
  ],
  [
    'a list of nothing',
    '{"release":1,"from":"GB","to":"DE","sequence":1}\n{"leave":"a.b.c"}\n{"listed":"x","statements":["y"]}',
  ],
  [
    'a withdrawal of nothing',
    '{"release":1,"from":"GB","to":"DE","sequence":1}\n{"withdraw":"x","record":"GB:1","contribution":"y"}',
  ],
])('%s is refused', async (_, text) => {
  await expect(parts(text)).rejects.toSatisfy(isForelandError);
});

const ANEW = '{"release":1,"from":"GB","to":"DE","sequence":7,"anew":true}';
const HELD = `{"held":"${'A'.repeat(43)}","pairs":0}`;

test('a release that begins the order anew ends with what is held', async () => {
  const writer = new ReleaseWriter();
  const follows = '7c1f0a52-0000-4000-8000-000000000000';
  const text =
    writer.header('GB', 'DE', { sequence: 7, follows, anew: true }) +
    writer.held({ pairs: 0, digest: 'A'.repeat(43) });
  expect(await parts(text)).toEqual([
    { type: 'begin', sequence: 7, follows, anew: true },
    { type: 'held', holding: { pairs: 0, digest: 'A'.repeat(43) } },
  ]);
});

test.each([
  ['says nothing of what is held', ANEW],
  ['says it twice', `${ANEW}\n${HELD}\n${HELD}`],
  ['says it without beginning anew', `${ANEW.replace(',"anew":true', '')}\n${HELD}`],
  ['has no digest', `${ANEW}\n{"held":"short","pairs":0}`],
  ['follows no package', ANEW.replace('"anew"', '"follows":"x","anew"')],
  ['does not begin anew', ANEW.replace('true', 'false')],
])('a release that %s is refused', async (_, text) => {
  await expect(parts(text)).rejects.toMatchObject({ code: 'release-malformed' });
});

test('a record of another partner than the contribution’s is refused', async () => {
  const writer = new ReleaseWriter();
  const [made] = fc.sample(contribution, 1);
  const [draft] = fc.sample(statement, 1);
  if (!made || !draft) throw new Error('nothing to write');
  const text =
    writer.header('GB', 'DE', 7) + writer.contribution(made) + writer.statement({ ...draft, record: 'FR:1' });
  await expect(parts(text)).rejects.toMatchObject({ code: 'record-partner', place: { line: 4 } });
});
