import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FINANCE_SELECTED } from './evidence/stated-finance.ts';
import { answered, brokersWorld, found, inputOf, rowsOf } from './finance-testing.ts';
import type { StatedRecord } from './finance-testing.ts';
import { english } from './leads/english.ts';

const world = brokersWorld();

describe('a broker of value', () => {
  test('is a sum of signs, with innocent explanations and what is missing', () => {
    const { leads } = found(inputOf(world));
    const { lead } = leads.find(({ lead: { kind } }) => kind === 'value-broker')!;
    expect(lead.subjects.map(({ record }) => record)).toEqual(['DE:z-1']);
    expect(lead.score.parts.map(({ name }) => name.key)).toEqual([
      'value-broker.part.keeps-books',
      'value-broker.part.pays-out-after-crossings',
      'value-broker.part.collects-and-passes-on',
    ]);
    const sum = lead.score.parts.reduce((total, { bits }) => total + bits, 0);
    expect(lead.score.total).toBeCloseTo(sum, 6);
    expect(lead.innocentExplanations).toHaveLength(4);
    for (const { legalBasis } of lead.proposedActions) expect(legalBasis).toBeTruthy();
    const said = [
      lead.title,
      lead.summary,
      ...lead.score.parts.map(({ name }) => name),
      ...lead.innocentExplanations.map(({ explanation }) => explanation),
      ...lead.missing,
      ...lead.proposedActions.map(({ action }) => action),
    ];
    for (const { key } of said) expect(english).toHaveProperty([key]);
  });

  test('is no lead where a register says that value may be transferred', () => {
    const licensed = inputOf(brokersWorld({ licensed: true }), {
      entities: new Map([
        ['DE:z-1', 'DE:r-1'],
        ['DE:r-1', 'DE:r-1'],
      ]),
    });
    const { leads, state } = found(licensed);
    expect(leads).toEqual([]);
    expect(state.brokers[0]).toMatchObject({
      innocent: expect.arrayContaining([{ explanation: 'licensed', result: 'likely' }]),
    });
  });

  test('is none where the licence ended before', () => {
    const records = brokersWorld({ licensed: true }).map((each) =>
      each.record === 'DE:r-1' ? { ...each, observed: ['2019-01-01', '2020-01-01'] as const } : each,
    );
    const entities = new Map([
      ['DE:z-1', 'DE:r-1'],
      ['DE:r-1', 'DE:r-1'],
    ]);
    const { leads } = found(inputOf(records, { entities }));
    expect(leads.map(({ lead }) => lead.kind)).toContain('value-broker');
  });

  test('is nobody who is held as a mere contact, or as having nothing to do with it', () => {
    for (const subject of ['contact', 'other'] as const) {
      const records = world.map((each) => (each.record === 'DE:z-1' ? { ...each, subject } : each));
      const { leads } = found(inputOf(records));
      expect(leads.flatMap(({ lead }) => lead.subjects.map(({ record }) => record))).toEqual(['DE:ba-1']);
    }
  });

  test('is nobody whom people confirmed to be an association of aid', () => {
    const { leads } = found(inputOf(world, { aid: new Set(['DE:z-1']) }));
    expect(leads).toEqual([]);
  });
});

describe('an account that collects', () => {
  test('is a lead where most of it goes on, with its owner', () => {
    const { leads } = found(inputOf(world));
    const { lead } = leads.find(({ lead: { kind } }) => kind === 'collecting-account')!;
    expect(lead.subjects.map(({ record }) => record)).toEqual(['DE:ba-1', 'DE:z-1']);
    expect(lead.title.values).toMatchObject({ count: 6 });
  });

  test('is none where it keeps what it collects', () => {
    const records = world.filter(({ record }) => !record.startsWith('DE:bt-o'));
    const kinds = found(inputOf(records)).leads.map(({ lead }) => lead.kind);
    expect(kinds).toEqual(['value-broker']);
  });

  test('counts a payment once that the banks of both sides report', () => {
    const twice = world.flatMap((each) =>
      each.schema === 'Payment' ? [each, { ...each, record: each.record.replace('DE:', 'FR:') }] : [each],
    );
    const [once, both] = [found(inputOf(world)), found(inputOf(twice))];
    expect(both.state.collecting[0]).toMatchObject({
      deposits: once.state.collecting[0]!.deposits,
      received: once.state.collecting[0]!.received,
    });
  });
});

describe('people', () => {
  const payers = Array.from({ length: 6 }, (_, payer) => [
    `DE:p-${payer}`,
    `DE:ba-p${payer}`,
    `DE:bo-p${payer}`,
  ]).flat();

  test('who pay are named in no lead and no answer, and nobody follows their value', async () => {
    const input = inputOf(world);
    const { leads } = found(input);
    const everything = JSON.stringify([
      leads.map(({ lead }) => lead),
      await answered(input, 'brokers'),
      await answered(input, 'books'),
      await answered(input, 'structures'),
      await answered(input, 'trace', { account: 'DE:ba-1' }),
    ]);
    for (const payer of payers) expect(everything).not.toContain(`"${payer}"`);
    expect(everything).not.toMatch(/Payer \d|counterparty|payerAccount/);
    await expect(answered(input, 'trace', { account: 'DE:ba-p1' })).rejects.toMatchObject({
      code: 'payer-not-followed',
    });
  });

  test('who pay count for the label of what is found', () => {
    const labelled = world.map((each) => ({ ...each, label: each.record.startsWith('DE:bt-p') ? 5 : 1 }));
    for (const { labels } of found(inputOf(labelled)).leads) expect(labels).toEqual([1, 5]);
  });

  test('are weighed by nothing that tells where they or their money come from', () => {
    const traits =
      /nationality|country|language|birth|gender|purpose|address|place|notes|sender|receiver|counterparty|^payer$|^beneficiary$/i;
    expect(FINANCE_SELECTED.filter(({ property }) => traits.test(property))).toEqual([]);
  });

  test('may change names without a change to any score', () => {
    const renamed = world.map((each) =>
      'name' in each.values ? { ...each, values: { ...each.values, name: `نام ${each.record}` } } : each,
    );
    const scores = (records: typeof world) =>
      found(inputOf(records)).leads.map(({ lead: { id, score } }) => ({ id, score }));
    expect(scores(renamed)).toEqual(scores(world));
  });

  test('who are protected stop the analysis', () => {
    const statements = rowsOf(world).map((row, at) =>
      at === 3 ? { ...row, subject: 'victim' as const } : row,
    );
    expect(() => found(inputOf([], { statements }))).toThrow(
      expect.objectContaining({ code: 'protected-in-analysis' }),
    );
  });
});

test('the order of rows makes no difference', () => {
  const rows = rowsOf(world);
  const whole = found(inputOf([], { statements: rows }));
  fc.assert(
    fc.property(fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }), (order) => {
      const shuffled = found(inputOf([], { statements: order.map((at) => rows[at]!) }));
      expect(shuffled.leads).toEqual(whole.leads);
      expect(shuffled.state).toEqual(whole.state);
    }),
    { numRuns: 30 },
  );
});

test('what is not whole is left out, and nothing falls over', () => {
  const odd: StatedRecord[] = [
    { record: 'GB:a', schema: 'Payment', values: { payerAccount: 'GB:x' } },
    {
      record: 'GB:b',
      schema: 'Payment',
      values: {
        payerAccount: 'GB:x',
        beneficiaryAccount: 'GB:y',
        amount: '1e9',
        currency: 'EUR',
        date: '9999-99-99',
      },
    },
    {
      record: 'GB:c',
      schema: 'LedgerEntry',
      values: { ledger: 'L', currency: 'EUR', direction: 'sideways' },
    },
    {
      record: 'GB:d',
      schema: 'LedgerEntry',
      values: { ledger: 'L', currency: 'EUR', direction: 'in', page: 'xii', line: 'x' },
    },
    { record: 'GB:e', schema: 'Token', values: { amount: 'much' } },
    { record: 'GB:f', schema: 'Ownership', values: { owner: 'GB:nobody', asset: 'GB:nothing' } },
  ];
  const { state, leads } = found(inputOf(odd));
  expect(leads).toEqual([]);
  expect(state.evidence).toMatchObject({ moves: [], books: [], tokens: [] });
  expect(found(inputOf([])).leads).toEqual([]);
});

describe('traced value', () => {
  test('is followed by three methods side by side', async () => {
    const records = [
      { record: 'GB:o', schema: 'BankAccount', values: { iban: 'O' } },
      { record: 'GB:m', schema: 'BankAccount', values: { iban: 'M' } },
      { record: 'GB:n', schema: 'BankAccount', values: { iban: 'N' } },
      ...(
        [
          ['honest', 'GB:h', 'GB:m', 100, '2026-01-01'],
          ['tainted', 'GB:o', 'GB:m', 100, '2026-01-02'],
          ['out', 'GB:m', 'GB:n', 100, '2026-01-03'],
        ] as const
      ).map(([record, payerAccount, beneficiaryAccount, amount, date]) => ({
        record: `GB:${record}`,
        schema: 'Payment',
        values: { payerAccount, beneficiaryAccount, amount, date, currency: 'EUR' },
      })),
    ];
    const { traces } = (await answered(inputOf(records), 'trace', { account: 'GB:o' })) as {
      traces: { method: string; left: { account: string; amount: number }[] }[];
    };
    expect(Object.fromEntries(traces.map(({ method, left }) => [method, left]))).toEqual({
      'first-in-first-out': [{ account: 'GB:m', amount: 100 }],
      'pro-rata': [
        { account: 'GB:m', amount: 50 },
        { account: 'GB:n', amount: 50 },
      ],
      'lowest-intermediate-balance': [{ account: 'GB:m', amount: 100 }],
    });
  });
});
