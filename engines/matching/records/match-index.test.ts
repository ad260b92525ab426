import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clustersOf } from '../cluster/clusters.ts';
import type { MatchRow } from '../field.ts';
import { startingModel } from '../model/match-model.ts';
import { MatchIndex } from './match-index.ts';
import { FIELDS, rows, steps, valuesOfRecord } from './rows.arbitrary.ts';
import type { Step } from './rows.arbitrary.ts';

const MODEL = startingModel(FIELDS);
/** Keeps every pair that is compared, so that nothing escapes. */
const KEEP_ALL = -1000;
/** Terms are common above these; a key of up to eight records tells alone. */
const BLOCK_SIZES = [3, 8, 9, 12, 16, 50] as const;
const blockSizes = fc.constantFrom(...BLOCK_SIZES);

function newIndex(blockSize: number): MatchIndex {
  return new MatchIndex({ fields: FIELDS, model: MODEL, blockSize, keepBits: KEEP_ALL });
}

function take(index: MatchIndex, step: Step): void {
  if (step.change === 'insert') index.insert(step.row);
  else if (step.change === 'remove') index.remove(step.id);
  else index.refresh();
}

/** Everything that an index found, as text. */
function found(index: MatchIndex): string {
  const { ids } = index.records;
  const pairs: string[] = [];
  index.eachPair((one, other, bits) => {
    pairs.push(JSON.stringify([...[ids[one] ?? '', ids[other] ?? ''].toSorted(), bits]));
  });
  return JSON.stringify({ pairs: pairs.toSorted(), clusters: clustersOf(index, { threshold: -2 }) });
}

/** The records in a fresh index. */
function freshFrom(held: Iterable<MatchRow>, blockSize: number): MatchIndex {
  const index = newIndex(blockSize);
  for (const row of held) index.insert(row);
  index.refresh();
  return index;
}

describe('an index of records', () => {
  test('finds the same however it came by its records', () => {
    fc.assert(
      fc.property(blockSizes, steps, fc.boolean(), (blockSize, taken, reverse) => {
        const index = newIndex(blockSize);
        const held = new Map<string, MatchRow>();
        for (const step of taken) {
          take(index, step);
          if (step.change === 'insert') held.set(step.row.id, step.row);
          else if (step.change === 'remove') held.delete(step.id);
        }
        index.refresh();
        const others = [...held.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
        expect(index.records.size).toBe(held.size);
        expect(index.isSettled).toBe(true);
        expect(found(index)).toBe(found(freshFrom(reverse ? others.reverse() : others, blockSize)));
      }),
      { numRuns: 150 },
    );
  });

  /** A record with some of its fields; the others are empty. */
  const record = (id: string, values: Readonly<Record<string, string>>): MatchRow => ({
    id,
    values: FIELDS.map(({ name }) => (values[name] === undefined ? [] : [values[name]])),
  });
  const strangers = [
    'Sophie Martin',
    'Nam Nguyen',
    'Jan Vries',
    'Gebre Tekle',
    'Olga Petrova',
    'Lucia Ferri',
  ].map((name, at) => record(`S:${at}`, { name }));
  const twins = (
    first: Readonly<Record<string, string>>,
    second: Readonly<Record<string, string>>,
  ): MatchRow[] => [
    record('UK:1', { birth: '1990-05-04', phone: '+33612345678', ...first }),
    record('UK:2', { birth: '1990-05-04', phone: '+33612345678', ...second }),
  ];

  test.each<[string, MatchRow[], MatchRow]>([
    [
      'a mailbox of the same name elsewhere',
      [...twins({ mail: 'kar@x.example' }, { mail: 'kar@post.example' }), ...strangers],
      record('DE:1', { mail: 'kar@third.example' }),
    ],
    [
      'a further name with a word of the two',
      [...twins({ name: 'Ahmadi' }, { name: 'Ahmadi' }), ...strangers],
      record('DE:1', { name: 'Hassan Ahmadi' }),
    ],
    [
      'one more stranger behind a telephone that eight hold',
      [
        ...twins({ name: 'Karim Ahmadi' }, { name: 'Karim Ahmadi' }),
        ...[
          'Karim Ahmadi',
          'Karim Ahmadi',
          'Karim Ahmadi',
          'Karim Ahmadi',
          'Karim Ahmadi',
          'Karim Ahmadi',
        ].map((name, at) => record(`K:${at}`, { name, phone: '+33612345678' })),
        record('S:1', { name: 'Sophie Martin', phone: '+33612345678' }),
      ],
      record('DE:1', { name: 'Gebrehiwot Tekle', phone: '+33612345678' }),
    ],
  ])('%s changes what is between two others at once', (_, before, further) => {
    const bitsOfTwins = (index: MatchIndex): number | undefined => {
      let kept: number | undefined;
      const [one, other] = [index.records.slotOf('UK:1') ?? -1, index.records.slotOf('UK:2') ?? -1];
      index.eachPairOf(one, (each, bits) => {
        if (each === other) kept = bits;
      });
      return kept;
    };
    const index = freshFrom(before, 16);
    const earlier = bitsOfTwins(index);
    index.insert(further);
    index.refresh();
    expect(bitsOfTwins(index)).toBe(bitsOfTwins(freshFrom([...before, further], 16)));
    expect(bitsOfTwins(index)).not.toBe(earlier);
    index.remove(further.id);
    index.refresh();
    expect(bitsOfTwins(index)).toBe(earlier);
  });

  test('an initial in common weighs the same however many have it', () => {
    const before = [...twins({ name: 'J. Smith' }, { name: 'J. Karl' }), ...strangers];
    const index = freshFrom(before, 16);
    const further = record('DE:1', { name: 'J. Brown' });
    index.insert(further);
    index.refresh();
    expect(found(index)).toBe(found(freshFrom([...before, further], 16)));
  });

  test('weighs each pair that it keeps as it would now', () => {
    fc.assert(
      fc.property(blockSizes, steps, (blockSize, taken) => {
        const index = newIndex(blockSize);
        for (const step of taken) take(index, step);
        index.refresh();
        const changed: string[] = [];
        index.eachPair((one, other, bits) => {
          if (bits !== index.bitsOf(one, other) || bits !== index.bitsOf(other, one))
            changed.push(`${one} ${other}`);
        });
        expect(changed).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('calls two records candidates from either side', () => {
    fc.assert(
      fc.property(blockSizes, steps, (blockSize, taken) => {
        const index = newIndex(blockSize);
        for (const step of taken) take(index, step);
        const seen = new Set<string>();
        for (let slot = 0; slot < index.records.slotCount; slot++)
          if (index.records.isHeld(slot))
            index.eachCandidate(slot, (other) => {
              const pair = `${slot} ${other}`;
              if (seen.has(pair)) expect.fail(`${pair} twice`);
              seen.add(pair);
            });
        expect([...seen].filter((pair) => !seen.has(pair.split(' ').reverse().join(' ')))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('explains a score by parts that add up to it', () => {
    fc.assert(
      fc.property(rows, (held) => {
        const index = freshFrom(held, 16);
        for (const one of held.keys())
          for (const other of held.keys()) {
            if (one === other) continue;
            const { fields, bits, guards } = index.compareFields(one, other);
            const sum = fields.reduce((total, field) => total + field.bits, index.priorBits);
            const taken = guards.reduce((total, guard) => total + guard.bits, 0);
            expect(Math.abs(sum - taken - bits)).toBeLessThan(1e-9);
            for (const guard of guards) expect(guard.bits).toBeGreaterThan(0);
          }
      }),
      { numRuns: 60 },
    );
  });

  test('takes a missing value for no evidence', () => {
    fc.assert(
      fc.property(valuesOfRecord, valuesOfRecord, (ours, theirs) => {
        const index = freshFrom(
          [
            { id: 'a', values: ours },
            { id: 'b', values: theirs },
          ],
          16,
        );
        const { fields } = index.compareFields(0, 1);
        for (const [at, field] of fields.entries()) {
          const isMissing =
            index.records.valuesOf(0, at).length === 0 || index.records.valuesOf(1, at).length === 0;
          if (isMissing) expect(field).toEqual({ outcomes: [], bits: 0, a: -1, b: -1 });
        }
      }),
    );
  });

  test('probing finds what is like a record, strongest first, and leaves no trace', () => {
    fc.assert(
      fc.property(rows, valuesOfRecord, fc.nat({ max: 30 }), (held, values, limit) => {
        const index = freshFrom(held, 16);
        const before = found(index);
        const hits = index.probe({ id: 'UK:1', values }, limit);
        expect(hits.length).toBeLessThanOrEqual(limit);
        for (const [at, { slot, bits }] of hits.entries()) {
          expect(index.records.isHeld(slot)).toBe(true);
          if (at > 0) expect(hits[at - 1]?.bits).toBeGreaterThanOrEqual(bits);
        }
        expect(index.probe({ id: 'UK:1', values }, limit)).toEqual(hits);
        expect(index.records.size).toBe(held.length);
        expect(index.isSettled).toBe(true);
        index.useModel(MODEL);
        index.refresh();
        expect(found(index)).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  test('goes on where it was stopped', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        fc.pre(second.length > 0);
        const index = freshFrom(first, 16);
        for (const row of second) index.insert(row);
        const stop = new AbortController();
        stop.abort(new Error('enough'));
        expect(() => index.refresh({ signal: stop.signal })).toThrow('enough');
        expect(index.isSettled).toBe(false);
        // Whatever is kept half-way is a pair of records that are held.
        index.eachPair((one, other) => {
          expect(index.records.isHeld(one) && index.records.isHeld(other)).toBe(true);
        });
        index.refresh();
        const held = new Map([...first, ...second].map((row) => [row.id, row]));
        expect(found(index)).toBe(found(freshFrom(held.values(), 16)));
      }),
      { numRuns: 40 },
    );
  });

  test('stopped in the middle, goes on too', () => {
    const held = Array.from({ length: 3000 }, (_, at) => ({
      id: `UK:${String(at).padStart(4, '0')}`,
      values: [[`Karim Nr${at % 700}`], [], [], [`+336${String(at % 900).padStart(8, '0')}`], [], [], [], []],
    }));
    const index = newIndex(16);
    for (const row of held) index.insert(row);
    const stop = new AbortController();
    const shares: number[] = [];
    const watch = (share: number): void => {
      shares.push(share);
      if (share > 0.3) stop.abort(new Error('enough'));
    };
    expect(() => index.refresh({ signal: stop.signal, onProgress: watch })).toThrow('enough');
    expect(shares).toEqual(shares.toSorted((x, y) => x - y));
    index.remove('UK:0000');
    index.refresh();
    expect(found(index)).toBe(found(freshFrom(held.slice(1), 16)));
  });

  test('compares only what a change can have touched', () => {
    const held = Array.from({ length: 400 }, (_, at) => ({
      id: `UK:${at}`,
      values: [[], [], [], [`+33600${String(at % 200).padStart(3, '0')}${at % 200}`], [], [], [], []],
    }));
    const index = freshFrom(held, 16);
    const all = index.compared;
    expect(all).toBeGreaterThan(100);
    index.insert({ id: 'DE:1', values: held[7]?.values ?? [] });
    index.refresh();
    expect(index.compared).toBeGreaterThan(0);
    expect(index.compared).toBeLessThan(all / 4);
    index.refresh();
    expect(index.compared).toBe(0);
  });

  test('records of one source are never compared', () => {
    fc.assert(
      fc.property(rows, (held) => {
        const sourceOf = (id: string): string => String(Number(id.slice(3)) % 2);
        const index = new MatchIndex({ fields: FIELDS, model: MODEL, keepBits: KEEP_ALL, sourceOf });
        for (const row of held) index.insert(row);
        index.refresh();
        const { ids } = index.records;
        index.eachPair((one, other) => {
          expect(sourceOf(ids[one] ?? '')).not.toBe(sourceOf(ids[other] ?? ''));
        });
      }),
      { numRuns: 30 },
    );
  });

  test('an id is taken once, and must not be empty', () => {
    const index = newIndex(16);
    index.insertNew({ id: 'UK:1', values: [] });
    expect(() => index.insertNew({ id: 'UK:1', values: [] })).toThrow(
      expect.objectContaining({ code: 'record-id-repeated' }),
    );
    expect(() => index.insertNew({ id: '', values: [] })).toThrow(
      expect.objectContaining({ code: 'record-id-missing' }),
    );
    expect(index.records.size).toBe(1);
    expect(index.remove('UK:2')).toBe(false);
    expect(index.remove('UK:1')).toBe(true);
    expect(index.records.size).toBe(0);
  });
});
