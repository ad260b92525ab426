import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { statementId } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { analyst, contribution, fact, label, openTestStore } from '../testing.ts';
import type { TestStore } from '../testing.ts';

let given: TestStore;

beforeAll(async () => {
  given = await openTestStore();
});
afterAll(() => given[Symbol.asyncDispose]());
beforeEach(() => given.empty());

const PHONE = '+447700900111';

/** Everything that a reader may find, but for which contribution came first. */
async function readable(records: readonly string[]): Promise<unknown> {
  const view = await given.store.view(analyst());
  return given.store.read(view, async (reader) => {
    const identifiers: unknown[] = [];
    for await (const page of reader.identifierObservations())
      for (const { record, value, statement } of page) identifiers.push([record, value, statement]);
    return {
      statements: (await reader.statementsOf(records)).map(({ id, value }) => [id, value]),
      identifiers: identifiers.map(String).sort(),
      names: await reader.search({ text: 'Sample' }),
      references: await reader.referencesTo(records, 100),
      contributions: (await reader.contributions({ limit: 100 }))
        .filter(({ retractedAt }) => retractedAt === undefined)
        .map(({ title, statements }) => `${title} ${statements}`)
        .sort(),
    };
  });
}

/** The tables that hold anything. */
async function kept(): Promise<string[]> {
  const tables = ['contribution', 'contribution_label', 'statement', 'statement_sighting', 'name_entry'];
  const { rows } = await given.store.pool.query<{ name: string }>(
    tables.map((name) => `(SELECT '${name}' AS name FROM ${name} LIMIT 1)`).join(' UNION ALL '),
  );
  return rows.map(({ name }) => name);
}

describe('what is known is not stored again', () => {
  const drafts = [fact('GB:p', 'name', 'Sample'), fact('GB:p', 'phone', PHONE)];

  test('a file that comes twice adds nothing', async () => {
    expect(await given.give('file', drafts)).toEqual({ accepted: 2, known: 0, records: 1 });
    const before = await readable(['GB:p']);
    given.at('2026-02-01');
    expect(await given.give('file', drafts)).toEqual({ accepted: 0, known: 2, records: 1 });
    expect(await readable(['GB:p'])).toEqual(before);
  });

  test('a statement that a file makes several times counts once', async () => {
    const { store } = given;
    const view = await store.view(analyst());
    const done = await store.transact((transactor) =>
      transactor.contribute(contribution('file'), [[...drafts, ...drafts], drafts], view),
    );
    expect(done).toEqual({ accepted: 2, known: 2 + 2, records: 1 });
    expect(await readable(['GB:p'])).toMatchObject({ contributions: ['file 2'] });
  });

  test('what somebody else gave under a label one does not clear is not told', async () => {
    const hidden = label({ audience: ['FR'] });
    const draft = fact('GB:p', 'name', 'Hidden', { label: hidden });
    await given.give('theirs', [draft]);
    expect(await given.give('ours', [draft])).toEqual({ accepted: 1, known: 0, records: 1 });
  });

  test('nothing given, nothing known', async () => {
    expect(await given.give('nothing', [])).toEqual({ accepted: 0, known: 0, records: 0 });
    expect(await readable([])).toMatchObject({ contributions: [] });
  });
});

/** Facts on few records, so that contributions overlap; some records become protected by one of their facts. */
const drafts = fc.array(
  fc
    .record({
      record: fc.constantFrom('GB:a', 'GB:b', 'GB:c', 'GB:d'),
      said: fc.constantFrom(
        ['name', 'Sample One'],
        ['name', 'Sample Two'],
        ['phone', PHONE],
        ['phone', '+447700900222'],
        ['parent', 'GB:a'],
        ['notes', 'a sample of text'],
      ),
      more: fc.constantFrom<Partial<StatementDraft>>(
        {},
        {},
        {},
        { subject: 'victim' },
        { observedFrom: '2025-01-01' },
      ),
    })
    .map(({ record, said: [property = '', value = ''], more }) => fact(record, property, value, more)),
  { maxLength: 8 },
);
const RECORDS = ['GB:a', 'GB:b', 'GB:c', 'GB:d'];
const files = fc
  .array(drafts, { minLength: 2, maxLength: 4 })
  .map((all) => all.map((facts, index) => ({ title: `file ${index}`, facts })));

describe('laws', () => {
  test('the order in which contributions arrive does not change what is read', async () => {
    const orders = files.chain((all) =>
      fc.shuffledSubarray(all, { minLength: all.length }).map((other) => ({ all, other })),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ({ all, other }) => {
        const found: unknown[] = [];
        for (const order of [all, other]) {
          await given.empty();
          for (const { title, facts } of order) await given.give(title, facts);
          found.push(await readable(RECORDS));
        }
        expect(found[1]).toEqual(found[0]);
      }),
      { numRuns: 25 },
    );
  });

  test('a contribution that is taken back leaves what there would be without it, and comes back whole', async () => {
    const open = files.map((all) =>
      all.map(({ title, facts }) => ({ title, facts: facts.map(({ subject: _, ...rest }) => rest) })),
    );
    await fc.assert(
      fc.asyncProperty(open, fc.nat(3), async (all, at) => {
        const victim = all[at % all.length];
        if (!victim || victim.facts.length === 0) return;
        await given.empty();
        given.at('2026-01-01');
        for (const { title, facts } of all) await given.give(title, facts);
        const whole = await readable(RECORDS);
        given.at('2026-01-02');
        await given.retract(victim.title);
        const left = await readable(RECORDS);
        given.at('2026-01-03');
        await given.give(victim.title, victim.facts);
        expect(await readable(RECORDS)).toEqual(whole);
        await given.empty();
        for (const { title, facts } of all) if (title !== victim.title) await given.give(title, facts);
        expect(left).toEqual(await readable(RECORDS));
      }),
      { numRuns: 25 },
    );
  });
});

describe('protected persons', () => {
  const victim = fact('GB:v', 'name', 'Sample Victim', { subject: 'victim' });
  const phone = fact('GB:v', 'phone', PHONE);
  const reference = fact('GB:v', 'parent', 'GB:other');
  const nothing = { statements: [], identifiers: [], names: [], references: [] };

  test.each([
    ['in one file', [[victim, phone, reference]]],
    ['when the category comes later', [[phone, reference], [victim]]],
    ['when the category came earlier', [[victim], [phone, reference]]],
    ['in a file that comes again', [[victim], [phone, reference], [phone, reference]]],
  ])('are nowhere to be found, %s', async (_, contributions) => {
    for (const [index, facts] of contributions.entries()) await given.give(`file ${index}`, facts);
    expect(await readable(['GB:v', 'GB:other'])).toMatchObject({ ...nothing, contributions: [] });
  });

  test('are not found again through a fact that was taken back and comes again', async () => {
    await given.give('phone', [phone]);
    await given.retract('phone');
    await given.give('victim', [victim]);
    given.at('2026-03-01');
    await given.give('phone', [phone]);
    expect(await readable(['GB:v'])).toMatchObject(nothing);
  });

  test.each(['victim', 'witness', 'informant', 'minor'] as const)(
    '%s: under a protected label, whatever the file says',
    async (subject) => {
      await given.give('file', [fact('GB:x', 'name', 'Sample', { subject })]);
      const { rows } = await given.store.pool.query(
        'SELECT statement.protected, content FROM statement JOIN label ON label.key = statement.label',
      );
      expect(rows).toMatchObject([{ protected: true, content: { protected: true } }]);
    },
  );

  test('make their contribution count what readers may see, no more', async () => {
    await given.give('file', [phone, fact('GB:free', 'name', 'Sample')]);
    await given.give('later', [victim]);
    expect(await readable(['GB:v', 'GB:free'])).toMatchObject({ contributions: ['file 1'] });
  });
});

describe('hostile input is refused by name, and nothing of it is kept', () => {
  test.each<[string, StatementDraft, string]>([
    ['a NUL character', fact('GB:h', 'name', 'a\0b'), 'text-not-storable'],
    ['half a surrogate pair', fact('GB:h', 'name', 'a\ud800'), 'text-not-storable'],
    ['a NUL in the original', fact('GB:h', 'name', 'a', { original: '\0' }), 'text-not-storable'],
    ['a NUL in the locator', fact('GB:h', 'name', 'a', { locator: '\0' }), 'text-not-storable'],
    ['a day that is not', fact('GB:h', 'name', 'a', { observedFrom: '2025-02-30' }), 'observed-date'],
    ['a year out of range', fact('GB:h', 'name', 'a', { observedTo: '99999-01-01' }), 'observed-date'],
    ['infinity', fact('GB:h', 'name', 'a', { observedTo: 'infinity' }), 'observed-date'],
    [
      'an end before its start',
      fact('GB:h', 'name', 'a', { observedFrom: '2025-02-02', observedTo: '2025-02-01' }),
      'observed-order',
    ],
    ['no record', fact('', 'name', 'a'), 'record-partner'],
    ['a record of another partner', fact('FR:h', 'name', 'a'), 'record-partner'],
    ['a record with a line break', fact('GB:a\nb', 'name', 'a'), 'record-id-invalid'],
    ['a record that is too long', fact(`GB:${'x'.repeat(300)}`, 'name', 'a'), 'record-id-invalid'],
  ])('%s', async (_, draft, code) => {
    const { store } = given;
    const view = await store.view(analyst());
    const good = fact('GB:good', 'name', 'Sample');
    await expect(
      store.transact((transactor) =>
        transactor.contribute(contribution('file'), [[good], [good, draft]], view),
      ),
    ).rejects.toMatchObject({ name: 'ForelandError', code });
    expect(await kept()).toEqual([]);
    await given.give('afterwards', [good]);
  });

  test.each([
    ['SQL', `'); DROP TABLE statement; --`],
    ['COPY syntax', 'a\tb\\N\n\\.\r\\'],
    ['array and vector syntax', `{"a",'b':1,\\}  & | ! :* <->`],
    ['direction marks and joiners', '\u202eabc\u2066\u200d'],
    ['astral characters', '𐎠𐎡 🛥️ 𠮷'],
    ['only punctuation', '---'],
    ['a very long word', 'x'.repeat(5000)],
  ])('%s is text like any other', async (_, text) => {
    const facts = ['name', 'notes', 'phone', 'address', 'parent'].map((property) =>
      fact('GB:odd', property, text, { original: text }),
    );
    expect(await given.give('file', facts)).toMatchObject({ accepted: facts.length });
    const view = await given.store.view(analyst());
    const statements = await given.store.read(view, async (reader) => {
      await reader.search({ text });
      return reader.statementsOf(['GB:odd']);
    });
    expect(statements.map(({ value, original }) => [value, original])).toEqual(facts.map(() => [text, text]));
    expect(statements.map(({ id }) => id).sort()).toEqual(facts.map((draft) => statementId(draft)).sort());
  });

  test('ten megabytes in one value', async () => {
    const value = 'الاسم name '.repeat(700_000);
    await given.give(
      'file',
      ['name', 'notes', 'phone', 'parent'].map((property) => fact('GB:big', property, value)),
    );
    const view = await given.store.view(analyst());
    await given.store.read(view, async (reader) => {
      expect((await reader.statementsOf(['GB:big'])).every((statement) => statement.value === value)).toBe(
        true,
      );
      expect(await reader.search({ text: 'name' })).toMatchObject([{ record: 'GB:big' }]);
    });
  });

  test('a source that fails on the way', async () => {
    const { store } = given;
    const view = await store.view(analyst());
    async function* broken(): AsyncGenerator<StatementDraft[]> {
      yield [fact('GB:h', 'name', 'Sample')];
      yield [fact('GB:i', 'name', 'Sample')];
      throw new Error('the file broke off');
    }
    await expect(
      store.transact((transactor) => transactor.contribute(contribution('file'), broken(), view)),
    ).rejects.toThrow('broke off');
    expect(await kept()).toEqual([]);
  });
});

test('a contribution that is called off while a batch is being written leaves nothing', async () => {
  const { store } = given;
  const view = await store.view(analyst());
  const calledOff = new AbortController();
  const batch = (from: number) =>
    Array.from({ length: 500 }, (_, index) => fact(`GB:n${from + index}`, 'name', `Sample ${from + index}`));
  function* batches(): Generator<StatementDraft[]> {
    for (let from = 0; from < 3000; from += 500) {
      yield batch(from);
      if (from === 1500) calledOff.abort(new Error('called off'));
    }
  }
  await expect(
    store.transact((transactor) =>
      transactor.contribute(contribution('file'), batches(), view, { signal: calledOff.signal }),
    ),
  ).rejects.toThrow('called off');
  await given.give('afterwards', []);
  expect(await kept()).toEqual(['contribution']);
});

test('two contributions at once come one after the other, and both are whole', async () => {
  const facts = (from: number) =>
    Array.from({ length: 300 }, (_, index) => fact(`GB:n${from + index}`, 'name', `Sample ${from + index}`));
  // Until its label is known to the view that a person contributes with, nothing under it may be told.
  await given.give('before', [fact('GB:before', 'name', 'Before')]);
  const done = await Promise.all([given.give('one', facts(0)), given.give('two', facts(150))]);
  expect(done.map(({ accepted }) => accepted).sort((a, b) => a - b)).toEqual([150, 300]);
  expect(await readable([])).toMatchObject({ contributions: ['before 1', 'one 300', 'two 300'] });
});
