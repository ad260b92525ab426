import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchInput, MatchPair, StandingJudgement } from './api.ts';
import { records, statementsOf } from './cross-match.arbitrary.ts';
import { CrossMatch } from './cross-match.ts';
import { definitionOf, matchedProperties } from './entities/definition.ts';
import { MODELS } from './model/built-in.ts';
import { probabilityOf } from './model/match-model.ts';

/** Everything that a cross-match says, as text. */
function stateOf(match: CrossMatch): string {
  return JSON.stringify({ pairs: match.pairs(), entities: match.entities() });
}

function crossMatchOf(statements: Iterable<MatchInput>): CrossMatch {
  const match = new CrossMatch();
  match.sync(statements);
  return match;
}

/** A judgement on two of the records, by position. */
const judgements = fc.array(
  fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 23 }), fc.constantFrom('same', 'different', 'unsure' as const)),
  { maxLength: 8 },
);

function standing(
  ids: readonly string[],
  judged: readonly (readonly [number, number, StandingJudgement['answer']])[],
): StandingJudgement[] {
  const byPair = new Map<string, StandingJudgement>();
  for (const [one, other, answer] of judged) {
    const [a = '', b = ''] = [ids[one % ids.length] ?? '', ids[other % ids.length] ?? ''].toSorted();
    if (a !== b) byPair.set(`${a} ${b}`, { a, b, answer });
  }
  return [...byPair.values()];
}

describe('the order in which statements come', () => {
  test('does not change a byte of pairs and entities', () => {
    fc.assert(
      fc.property(
        records.chain((held) => {
          const all = [...held.values()].flat();
          return fc.record({
            all: fc.constant(all),
            shuffled: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
            before: fc.array(fc.shuffledSubarray(all), { maxLength: 4 }),
          });
        }),
        ({ all, shuffled, before }) => {
          const match = new CrossMatch();
          for (const part of before) match.sync(part);
          match.sync(shuffled);
          expect(stateOf(match)).toBe(stateOf(crossMatchOf(all)));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('the same statements again are no change', () => {
    fc.assert(
      fc.property(records, (held) => {
        const all = [...held.values()].flat();
        const match = crossMatchOf(all);
        const before = stateOf(match);
        const report = match.sync(all.toReversed());
        expect(report).toMatchObject({ added: 0, changed: 0, removed: 0 });
        expect(report.held).toBe(
          [...held.values()].filter(([first]) => first && definitionOf(first.schema)).length,
        );
        expect(stateOf(match)).toBe(before);
      }),
      { numRuns: 30 },
    );
  });
});

describe('serial numbers', () => {
  const engine = (record: string, serial: string): MatchInput[] =>
    statementsOf(record, {
      schema: 'Equipment',
      values: [
        ['equipmentType', 'outboard-engine'],
        ['engineSerial', serial],
        ['make', 'Exemplar Marine'],
        ['model', 'EX40'],
      ],
    });

  test('of one lot are things apart, for they are given out one after another', () => {
    const match = crossMatchOf(
      ['EXM570015', 'EXM570016', 'EXM570017', 'EXM570115'].flatMap((serial, at) =>
        engine(`${at % 2 === 0 ? 'UK' : 'DE'}:${at}`, serial),
      ),
    );
    expect(match.entities()).toEqual([]);
  });

  test('that are the same join, and one slip further to the front is still looked at', () => {
    const bits = (serial: string): number => {
      const match = crossMatchOf([...engine('UK:1', 'EXM570015'), ...engine('DE:1', serial)]);
      return match.explain('DE:1', 'UK:1')?.parts.find(({ field }) => field === 'serial')?.bits ?? NaN;
    };
    expect(bits('EXM570015')).toBeGreaterThan(bits('EXM510015'));
    expect(bits('EXM510015')).toBeGreaterThan(0);
    expect(bits('EXM570016')).toBeLessThan(0);
  });
});

describe('judgements', () => {
  test('taken back leave no trace', () => {
    fc.assert(
      fc.property(records, judgements, judgements, (held, earlier, later) => {
        const ids = [...held.keys()];
        const match = crossMatchOf([...held.values()].flat());
        const untouched = stateOf(match);
        match.judge(standing(ids, earlier));
        const before = stateOf(match);
        match.judge(standing(ids, [...earlier, ...later]));
        stateOf(match);
        match.judge(standing(ids, earlier));
        expect(stateOf(match)).toBe(before);
        match.judge([]);
        expect(stateOf(match)).toBe(untouched);
      }),
      { numRuns: 60 },
    );
  });

  test('do not depend on whether they were there before the records, nor on their order', () => {
    fc.assert(
      fc.property(records, judgements, (held, judged) => {
        const answers = standing([...held.keys()], judged);
        const after = crossMatchOf([...held.values()].flat());
        after.judge(answers);
        const before = new CrossMatch();
        before.judge(answers.toReversed());
        before.sync([...held.values()].flat());
        expect(stateOf(before)).toBe(stateOf(after));
      }),
      { numRuns: 30 },
    );
  });

  test('around a circle come out the same in any order', () => {
    const ids = ['UK:1', 'UK:2', 'UK:3'];
    const match = crossMatchOf(
      ids.flatMap((id, at) =>
        statementsOf(id, { schema: 'Person', values: [['name', `Nobody${at} Known`]] }),
      ),
    );
    const circle: StandingJudgement[] = [
      { a: 'UK:1', b: 'UK:2', answer: 'same' },
      { a: 'UK:2', b: 'UK:3', answer: 'same' },
      { a: 'UK:1', b: 'UK:3', answer: 'different' },
    ];
    match.judge(circle);
    expect(match.entities()).toEqual([{ type: 'person', records: ['UK:1', 'UK:2'] }]);
    const state = stateOf(match);
    match.judge(circle.toReversed());
    expect(stateOf(match)).toBe(state);
  });

  test('of no record, and of a record with itself, say nothing', () => {
    const all = [
      ...statementsOf('UK:1', { schema: 'Person', values: [['email', 'a@b.example']] }),
      ...statementsOf('DE:1', { schema: 'Person', values: [['email', 'a@b.example']] }),
    ];
    const match = crossMatchOf(all);
    const before = stateOf(match);
    match.judge([
      { a: 'UK:1', b: 'UK:1', answer: 'different' },
      { a: 'FR:9', b: 'UK:1', answer: 'same' },
    ]);
    expect(stateOf(match)).toBe(before);
  });
});

describe('a cross-match', () => {
  const person = (record: string, email: string): MatchInput[] =>
    statementsOf(record, {
      schema: 'Person',
      values: [
        ['name', 'Karim Ahmadi'],
        ['birthDate', '1990-05-04'],
        ['email', email],
      ],
    });

  test('finds the many records of one who is much written about', () => {
    const match = crossMatchOf(
      Array.from({ length: 60 }, (_, at) => person(`UK:${at}`, 'karim@x.example')).flat(),
    );
    expect(match.entities().map(({ records: held }) => held.length)).toEqual([60]);
  });

  test('that was stopped goes on, and keeps nothing of the half-way state', () => {
    fc.assert(
      fc.property(records, records, (first, second) => {
        const match = crossMatchOf([...first.values()].flat());
        stateOf(match);
        const later = [...second.values()].flat();
        try {
          match.sync(later, { signal: AbortSignal.abort(new Error('enough')) });
        } catch (error) {
          expect(error).toMatchObject({ message: 'enough' });
        }
        // Somebody looks.
        stateOf(match);
        match.sync(later);
        expect(stateOf(match)).toBe(stateOf(crossMatchOf(later)));
      }),
      { numRuns: 40 },
    );
  });

  test('tells how far it is, never back', () => {
    const shares: number[] = [];
    const match = new CrossMatch();
    match.sync([...person('UK:1', 'a@x.example'), ...person('DE:1', 'a@x.example')], {
      onProgress: (share) => shares.push(share),
    });
    expect(shares.at(-1)).toBe(1);
    for (const [at, share] of shares.entries())
      if (at > 0) expect(share).toBeGreaterThanOrEqual((shares[at - 1] ?? 0) - 1e-12);
  });

  test('a record that is not held finds those that are like it, and leaves no trace', () => {
    const match = crossMatchOf([...person('UK:1', 'a@x.example'), ...person('DE:1', 'b@x.example')]);
    const before = stateOf(match);
    const hits = match.probe(person('FR:1', 'a@x.example'), 10);
    expect(hits[0]).toMatchObject({ record: 'UK:1' });
    expect(hits[0]?.probability).toBeGreaterThan(match.policy.automatic);
    // Nor does it under an id that is held.
    match.probe(person('UK:1', 'c@x.example'), 10);
    expect(match.probe(statementsOf('FR:1', { schema: 'Payment', values: [['amount', '1']] }), 10)).toEqual(
      [],
    );
    expect(match.probe([], 10)).toEqual([]);
    expect(stateOf(match)).toBe(before);
    expect(match.explain('UK:1', 'DE:1')).toBeDefined();
  });

  test('a record that changes its kind moves', () => {
    const match = crossMatchOf([...person('UK:1', 'a@x.example'), ...person('DE:1', 'a@x.example')]);
    expect(match.entities().length).toBe(1);
    const firm = statementsOf('DE:1', { schema: 'Company', values: [['name', 'Karim Ahmadi Ltd']] });
    expect(match.sync([...person('UK:1', 'a@x.example'), ...firm])).toEqual({
      added: 0,
      changed: 1,
      removed: 0,
      held: 2,
    });
    expect(match.entities()).toEqual([]);
    expect(match.explain('UK:1', 'DE:1')).toBeUndefined();
    const payment = statementsOf('DE:1', { schema: 'Payment', values: [['amount', '1']] });
    expect(match.sync([...person('UK:1', 'a@x.example'), ...payment])).toMatchObject({ removed: 1, held: 1 });
  });
});

/** What must hold of every explanation. */
function checkExplained(
  pair: MatchPair,
  held: ReadonlyMap<string, readonly MatchInput[]>,
  calibrated: number,
): void {
  const sum = pair.parts.reduce((bits, part) => bits + part.bits, 0);
  expect(Math.abs(sum - pair.bits)).toBeLessThan(1e-9);
  expect(pair.probability).toBe(calibrated);
  expect(pair.a < pair.b).toBe(true);
  expect(pair.labels).toEqual([...new Set(pair.labels)].sort((x, y) => x - y));
  for (const [id, side] of [
    [pair.a, 'a'],
    [pair.b, 'b'],
  ] as const) {
    const of = new Map((held.get(id) ?? []).map((input) => [input.statement, input]));
    for (const part of pair.parts) {
      const statements = part[side]?.statements ?? [];
      expect(statements).toEqual([...new Set(statements)].toSorted());
      for (const statement of statements) {
        const input = of.get(statement);
        expect(input).toBeDefined();
        expect(pair.labels).toContain(input?.label);
      }
    }
  }
}

describe('an explanation', () => {
  test('adds up, follows the calibration, and names the statements of its two records', () => {
    fc.assert(
      fc.property(records, (held) => {
        const match = crossMatchOf([...held.values()].flat());
        const pairs = match.pairs();
        const byIds = new Map(pairs.map((pair) => [`${pair.a} ${pair.b}`, pair]));
        for (const pair of pairs)
          checkExplained(pair, held, probabilityOf(pair.bits, MODELS[pair.type].calibration));
        for (const a of held.keys())
          for (const b of held.keys()) {
            const pair = match.explain(a, b);
            if (!pair) continue;
            checkExplained(pair, held, probabilityOf(pair.bits, MODELS[pair.type].calibration));
            const listed = byIds.get(`${pair.a} ${pair.b}`);
            if (listed) expect(pair).toEqual(listed);
            expect(match.explain(b, a)).toEqual(pair);
          }
      }),
      { numRuns: 40 },
    );
  });

  test('there is none of records that are not held, of different kinds, or the same', () => {
    const match = crossMatchOf([
      ...statementsOf('UK:1', { schema: 'Person', values: [['name', 'Karim Ahmadi']] }),
      ...statementsOf('UK:2', { schema: 'Vehicle', values: [['vin', 'WVWZZZ1JZXW000001']] }),
    ]);
    expect(match.explain('UK:1', 'UK:2')).toBeUndefined();
    expect(match.explain('UK:1', 'UK:1')).toBeUndefined();
    expect(match.explain('UK:1', 'UK:3')).toBeUndefined();
    expect(match.explain('UK:1', '')).toBeUndefined();
  });
});

/** What no score may rest on. */
const NEVER_READ = [
  'nationality',
  'citizenship',
  'country',
  'gender',
  'religion',
  'ethnicity',
  'birthPlace',
  'birthCountry',
  'language',
  'spokenLanguage',
  'political',
  'education',
  'maritalStatus',
  'title',
  'position',
  'weight',
  'height',
  'eyeColor',
  'hairColor',
  'appearance',
];

describe('what describes a person without telling who it is', () => {
  test('is not among the properties that are read', () => {
    const read = new Set(matchedProperties().map(({ property }) => property));
    for (const property of NEVER_READ) expect(read).not.toContain(property);
    for (const property of read)
      expect(property).not.toMatch(
        /nation|citizen|gender|sex|relig|ethni|race|birthPlace|birthCountry|language|politic|health/i,
      );
  });

  test('changes nothing, whatever it says', () => {
    fc.assert(
      fc.property(
        records,
        fc.array(fc.tuple(fc.nat({ max: 23 }), fc.constantFrom(...NEVER_READ), fc.string())),
        (held, described) => {
          const plain = [...held.values()].flat();
          const ids = [...held.keys()];
          const more = described.flatMap(([at, property, value]): MatchInput[] => {
            const record = ids[at % ids.length] ?? '';
            const [first] = held.get(record) ?? [];
            if (!first) return [];
            return [{ ...first, property, value, statement: `${record} ${property} ${value}`, label: 99 }];
          });
          const match = crossMatchOf([...more, ...plain]);
          expect(stateOf(match)).toBe(stateOf(crossMatchOf(plain)));
        },
      ),
      { numRuns: 40 },
    );
  });
});
