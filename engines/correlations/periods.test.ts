import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leadId } from '@foreland/model/lead';
import { correlations } from './correlations.ts';
import type { CorrelationResult } from './correlations.ts';
import type { IdentifierObservation } from './observation.ts';
import { ObservationTable } from './observation-table.ts';

const PHONE = '+447700900123';
const ADDRESS = '203.0.113.9';

type Dates = readonly [from: string | undefined, to?: string];

/** What a record says of the telephone; its statement is the same wherever it stands. */
function held(
  record: string,
  [observedFrom, observedTo]: Dates = [undefined],
  others: Partial<IdentifierObservation> = {},
): IdentifierObservation {
  return {
    record,
    contribution: `contribution of ${record.slice(0, 2)}`,
    schema: 'Person',
    subject: 'suspect',
    label: 1,
    statement: `statement of ${record} ${observedFrom ?? ''} ${observedTo ?? ''}`,
    class: 'phone',
    value: PHONE,
    checksum: 'none',
    observedFrom,
    observedTo,
    ...others,
  };
}

/** Records with the same digits are records of one person. */
function captionOf(record: string): string {
  return record.includes('1') ? 'Karim Haddad' : record.includes('2') ? 'Jonas Miller' : 'Selam Tesfay';
}

function run(observations: readonly IdentifierObservation[]): CorrelationResult {
  return correlations.run({
    observations: ObservationTable.of(observations),
    captions: new Map(observations.map(({ record }) => [record, captionOf(record)])),
  });
}

const subjects = ({ leads }: CorrelationResult) =>
  leads.map((lead) => lead.subjects.map(({ record }) => record)).toSorted();
const result = ({ leads }: CorrelationResult, name: string) =>
  leads.map(
    ({ innocentExplanations }) =>
      innocentExplanations.find(({ explanation }) => explanation.key === `correlations.innocent.${name}`)
        ?.result,
  );

const FIRST: Dates = ['2024-01-10', '2024-12-31'];
const SECOND: Dates = ['2025-03-01'];

describe('a telephone number that was given out anew', () => {
  const first = [held('GB:1', FIRST), held('FR:1', ['2024-02-01'])];
  const second = [held('DE:2', SECOND), held('NL:2', ['2025-04-01'])];

  test('joins the records of each holder, and nobody else', () => {
    const found = run([...first, ...second]);
    expect(subjects(found)).toEqual([
      ['DE:2', 'NL:2'],
      ['FR:1', 'GB:1'],
    ]);
    expect(found.generic).toEqual([]);
    expect(result(found, 'recycled')).toEqual(['likely', 'likely']);
    for (const { score } of found.leads)
      expect(score.parts).toContainEqual({
        name: { key: 'correlations.part.other-periods', values: { count: 2 } },
        bits: -1.5,
      });
  });

  test('is no link where one record stands for each holder', () => {
    const found = run([held('GB:1', FIRST), held('FR:2', SECOND)]);
    expect(found.leads).toEqual([]);
    expect(found.generic).toMatchObject([{ value: PHONE, reason: 'passed-on', records: 2, independent: 2 }]);
  });

  test('is one link while nothing says when the first holder gave it up, or the pause is short', () => {
    expect(subjects(run([held('GB:1', ['2024-01-10']), held('FR:2', SECOND)]))).toHaveLength(1);
    expect(subjects(run([held('GB:1', FIRST), held('FR:2', ['2025-01-20'])]))).toHaveLength(1);
  });

  test('what bears no date goes with most records, a dated mention with its time', () => {
    const advert = { schema: 'Advert', subject: null };
    const found = run([
      ...first,
      held('BE:1', FIRST),
      ...second,
      held('GB:call', [undefined], { schema: 'Call' }),
      held('BE:advert', ['2025-09-01'], advert),
      held('DE:advert', ['2023-09-01'], advert),
    ]);
    expect(subjects(found)).toEqual([
      ['BE:1', 'DE:advert', 'FR:1', 'GB:1', 'GB:call'],
      ['BE:advert', 'DE:2', 'NL:2'],
    ]);
  });

  test('a sight of the first holder after the stated end keeps the number in one hand', () => {
    expect(subjects(run([...first, held('BE:1', ['2025-02-01']), held('DE:2', SECOND)]))).toHaveLength(1);
  });

  test('was not passed on while both had it', () => {
    const both = run([held('GB:1', FIRST), held('FR:2', ['2024-06-01', '2025-06-01'])]);
    expect(result(both, 'recycled')).toEqual(['unlikely']);
    expect(result(run([held('GB:1', FIRST), held('FR:2', ['2024-06-01'])]), 'recycled')).toEqual([
      'unlikely',
    ]);
    expect(result(run([held('GB:1', ['2024-01-10']), held('FR:2', SECOND)]), 'recycled')).toEqual([
      'possible',
    ]);
  });
});

test('an IP address changes hands within days, one of unknown times joins as before', () => {
  const at = (record: string, ...dates: Dates) =>
    held(record, dates, { class: 'ip', value: ADDRESS, schema: 'UserAccount' });
  const pause = [at('GB:1', '2025-01-01', '2025-01-05'), at('FR:2', '2025-01-10')];
  expect(run(pause).generic).toMatchObject([{ class: 'ip', reason: 'passed-on' }]);
  expect(run(pause.map((each) => ({ ...each, observedFrom: undefined }))).leads).toHaveLength(1);
});

test('a day that is none is refused', () => {
  for (const dates of [['2025-02-30'], ['today'], [undefined, '2025-1-1']] as Dates[])
    expect(() => run([held('GB:1', dates)])).toThrowError(
      expect.objectContaining({ code: 'observation-invalid' }),
    );
});

describe('properties', () => {
  const day = fc.constantFrom(
    undefined,
    '2023-01-01',
    '2023-12-20',
    '2024-01-01',
    '2024-07-01',
    '2025-01-01',
  );
  const records = fc.constantFrom('GB:1', 'FR:1', 'DE:2', 'NL:2', 'BE:3', 'GB:3');
  const rows = fc.array(
    fc.tuple(records, day, day).map(([record, from, to]) => held(record, [from, to])),
    { minLength: 2, maxLength: 20 },
  );

  test('where no end is stated, dates change nothing', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const open = all.map((each) => ({ ...each, observedTo: undefined }));
        expect(run(open)).toEqual(run(open.map((each) => ({ ...each, observedFrom: undefined }))));
      }),
    );
  });

  test('every record of one holder stays together', () => {
    fc.assert(
      fc.property(rows, (all) => {
        for (const lead of run(all).leads) {
          const persons = new Set(lead.subjects.map(({ caption }) => caption));
          const known = new Set(
            all.map(({ record }) => record).filter((record) => persons.has(captionOf(record))),
          );
          expect(lead.subjects).toHaveLength(known.size);
        }
      }),
    );
  });

  test('a later holder changes neither the leads on earlier ones nor their order of ids', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const ended = all.map((each) => ({ ...each, observedTo: '2025-12-31' }));
        const next = ['GB:later', 'FR:later'].map((record) => held(record, ['2026-06-01']));
        const before = run(ended.filter(({ record }) => !record.includes('3')));
        const after = run([...ended.filter(({ record }) => !record.includes('3')), ...next]);
        const known = new Map(after.leads.map(({ id, subjects: joined }) => [id, joined]));
        for (const lead of before.leads) expect(known.get(lead.id)).toEqual(lead.subjects);
      }),
    );
  });

  test('the first period is known by the value alone, so that triage from before is kept', () => {
    const plain = leadId('shared-identifier', { class: 'phone', value: PHONE });
    const first = [held('GB:1', FIRST), held('FR:1', FIRST)];
    const second = [held('DE:2', SECOND), held('NL:2', SECOND)];
    expect(run(first).leads.map(({ id }) => id)).toEqual([plain]);
    const both = run([...first, ...second]).leads;
    expect(both.find(({ id }) => id === plain)?.subjects).toEqual(run(first).leads[0]?.subjects);
    const earlier = run([...first, ...second, held('BE:2', ['2025-02-10'])]).leads;
    expect(earlier.map(({ id }) => id).toSorted()).toEqual(both.map(({ id }) => id).toSorted());
  });
});
