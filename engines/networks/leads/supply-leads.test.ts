import { describe, expect, it } from 'vitest';
import { STORY, analyse, record } from '../supply/supply-testing.ts';
import { supplyLeads } from './index.ts';

const TRAITS = { equipmentType: 'boat-hull', weldPattern: 'lap 30', cartonMark: 'CM 7' };

/** Boats of one make that two partners found, the serial numbers four apart. */
const FOUND = [
  ...record('BE:b', 'Equipment', { ...TRAITS, serialNumber: 'EXH10004', launch: 'BE:l' }),
  ...record('BE:l', 'Launch', { date: '2026-04-01' }),
  ...record('FR:b', 'Equipment', { ...TRAITS, serialNumber: 'EXH10008', launch: 'FR:lb' }),
  ...record('FR:lb', 'Launch', { date: '2026-04-09' }),
];

const of = (statements: Parameters<typeof analyse>[0], kind: string) =>
  supplyLeads(analyse(statements)).filter(({ lead }) => lead.kind === kind);

describe('suppliers', () => {
  it('are leads where what went through their hands was launched, with every step as evidence', () => {
    const found = of(STORY, 'supplier');
    const shop = found.find(({ lead }) => lead.anchor.value === 'GB:shop')!;
    expect(
      shop.lead.subjects.filter(({ part }) => part === undefined).map((subject) => subject.record),
    ).toEqual(['GB:shop']);
    expect(shop.lead.subjects.map(({ part }) => part)).toEqual(expect.arrayContaining(['goods', 'found-at']));
    expect(shop.lead.evidence.length).toBeGreaterThan(3);
    expect(shop.lead.score.parts.map(({ name }) => name.key)).toContain('supplier.part.disguised');
    expect(shop.lead.proposedActions[0]).toMatchObject({
      action: { key: 'supplier.action.supplier-action' },
      legalBasis: expect.any(String) as string,
    });
  });

  it('carry the labels of all that they sent and received, of which they tell as well', () => {
    const another = record(
      'GB:d',
      'Consignment',
      { consignor: 'GB:maker', consignee: 'GB:shop', hsCode: '8903.12' },
      { label: 7 },
    );
    const labels = (statements: typeof STORY): readonly number[] | undefined =>
      of(statements, 'supplier').find(({ lead }) => lead.anchor.value === 'GB:shop')?.labels;
    expect(labels(STORY)).toEqual([0]);
    expect(labels([...STORY, ...another])).toEqual([0, 7]);
  });

  it('rank below whoever received the boats where they only made or sent them', () => {
    const scores = new Map(of(STORY, 'supplier').map(({ lead }) => [lead.anchor.value, lead.score.total]));
    expect(scores.get('GB:shop')).toBeGreaterThan(scores.get('GB:maker') ?? Number.POSITIVE_INFINITY);
  });

  it('are none where nothing was found', () => {
    const unsold = STORY.filter(({ schema }) => schema !== 'Launch' && schema !== 'Seizure');
    expect(of(unsold, 'supplier')).toEqual([]);
  });
});

describe('batches of two partners', () => {
  it('are leads with the parts of their likelihood ratio, which add up to it', () => {
    const [found, ...more] = of(FOUND, 'same-batch');
    expect(more).toEqual([]);
    expect(found?.lead.anchor.value).toBe('BE:b FR:b');
    const [pair] = analyse(FOUND).pairs;
    expect(found?.lead.score.total).toBeCloseTo((pair?.ratio.logRatio ?? 0) / Math.LN2, 1);
    expect(found?.lead.score.parts.map(({ name }) => name.key)).toEqual(
      expect.arrayContaining(['same-batch.part.weldPattern.agrees', 'same-batch.part.serialGap']),
    );
  });

  it('are none where one partner has both', () => {
    const both = [
      ...FOUND,
      ...record('FR:c', 'Equipment', { ...TRAITS, serialNumber: 'EXH10012', launch: 'FR:lc' }),
    ];
    const told = of([...both, ...record('FR:lc', 'Launch', { date: '2026-04-10' })], 'same-batch');
    expect(told.length).toBeGreaterThan(0);
    expect(told.map(({ lead }) => lead.anchor.value)).not.toContain('FR:b FR:c');
  });

  it('name each piece in two leads at the most', () => {
    const many = Array.from({ length: 9 }, (_, at) => [
      ...record(`FR:m${at}`, 'Equipment', { ...TRAITS, serialNumber: `EXH1001${at}`, launch: `FR:lm${at}` }),
      ...record(`FR:lm${at}`, 'Launch', { date: '2026-04-10' }),
    ]).flat();
    const pieces = of([...FOUND.slice(0, FOUND.length / 2), ...many], 'same-batch').flatMap(({ lead }) =>
      lead.anchor.value.split(' '),
    );
    const times = [...Map.groupBy(pieces, (piece) => piece).values()].map(({ length }) => length);
    expect(Math.max(...times)).toBe(2);
  });
});
