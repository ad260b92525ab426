import { expect, it } from 'vitest';
import { resultsOf } from './check.ts';
import type { Check, Reading } from './check.ts';
import { emptyDraft, gapsOf, readingsOf, routesOf, valuesOf } from './draft.ts';

const tel = (number: string): Reading => ({
  class: 'tel',
  normal: [`tel|${number}`],
  value: { identifier: number },
});
const held = [{ partner: 'DE', class: 'tel', epoch: 'x', count: 1024, bytes: 1, at: '2026-01-01' }] as const;
const quotas = {
  asked: [
    { partner: 'DE', today: 1010, perDay: 1024, perCase: 256, cases: [{ caseNumber: 'C-1', used: 240 }] },
  ],
  answered: [],
  agreed: { perDay: 1024, perCase: 256, sizes: [16, 64, 256] },
} as const;

it('takes each line once, and leaves out empty ones', () => {
  expect(valuesOf({ text: ' a \n\nb\r\na', persons: [] }, [{ text: 'c', kind: 'phone' }])).toEqual([
    { text: 'a' },
    { text: 'b' },
    { text: 'c', kind: 'phone' },
  ]);
});

it('takes the reading that was chosen, and else the likeliest', () => {
  const doc: Reading = { class: 'doc', normal: ['doc|1'], value: { identifier: '1' } };
  const read = [
    { written: '1', readings: [tel('1'), doc] },
    { written: '?', readings: [] },
  ];
  expect([...readingsOf(read, new Map()).values()]).toEqual([tel('1')]);
  expect([...readingsOf(read, new Map([['1', 'doc|1']])).values()]).toEqual([doc]);
});

it('says what each partner would be asked, and whether the quotas allow it', () => {
  const draft = { partners: ['DE', 'FR'], caseNumber: 'C-1' } as const;
  const readings = [tel('1'), tel('1'), { ...tel('2'), class: 'doc', normal: ['doc|2'] } as Reading];
  expect(
    routesOf(draft, readings, { held: [...held], quotas: structuredClone(quotas) as never }),
  ).toMatchObject([
    { partner: 'DE', elements: 16, missing: ['doc'], leftInCase: 16, leftToday: 14, isShort: true },
    { partner: 'FR', elements: 0, batches: [], missing: ['tel', 'doc'], leftInCase: 256, isShort: false },
  ]);
});

it('names what is missing', () => {
  const draft = emptyDraft('GB:p-1', 'cross-check');
  expect(draft.records).toEqual(['GB:p-1']);
  expect([...gapsOf(draft, 0)]).toEqual(['valuesNeeded', 'partnersNeeded', 'caseNeeded']);
  expect([...gapsOf({ ...draft, partners: ['DE'], caseNumber: 'é'.repeat(21) }, 1)]).toEqual(['caseTooLong']);
});

it('puts what partners said of one value into one row', () => {
  const check = (partner: string, hit: boolean) =>
    ({
      id: partner,
      partner,
      class: 'tel',
      values: [
        { asked: '1', hit: false },
        { asked: '2', hit },
      ],
    }) as Check;
  const rows = resultsOf([check('DE', true), check('FR', false)]);
  expect(
    rows.map(({ asked, answers }) => [asked, [...answers].map(([by, { hit, at }]) => [by, hit, at])]),
  ).toEqual([
    [
      '2',
      [
        ['DE', true, 1],
        ['FR', false, 1],
      ],
    ],
    [
      '1',
      [
        ['DE', false, 0],
        ['FR', false, 0],
      ],
    ],
  ]);
});
