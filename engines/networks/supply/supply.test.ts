import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  BATCH_MODEL,
  EXCLUSION_GROUNDS,
  EXCLUSION_RULES,
  analyseSupply,
  batchFeatures,
  batchRatio,
  calibrateBatches,
  isKnownDisguise,
  isLawful,
  kindOfHsCode,
  readCin,
  readSupply,
} from './index.ts';
import type { KnownPair, SupplyAnalysis, SupplyOptions, SupplyStatement } from './index.ts';

let statements = 0;

type Values = Readonly<Record<string, string | readonly string[]>>;

function record(
  id: string,
  schema: string,
  values: Values,
  more: Partial<SupplyStatement> = {},
): SupplyStatement[] {
  return Object.entries(values).flatMap(([property, value]) =>
    [value].flat().map((each) => ({
      record: id,
      schema,
      property,
      value: each,
      statement: `s${String((statements += 1)).padStart(6, '0')}`,
      label: 0,
      origin: `origin of ${id}`,
      ...more,
    })),
  );
}

function analyse(told: readonly SupplyStatement[], options?: SupplyOptions): SupplyAnalysis {
  return analyseSupply(readSupply({ statements: told, entities: new Map() }), options);
}

/** Fictional: a maker sends three boats of one lot to a shop; one is launched, one seized. */
const STORY: readonly SupplyStatement[] = [
  ...record('GB:maker', 'Company', { name: 'Exemplar Boats' }),
  ...record('GB:shop', 'Company', { name: 'Nautica Example' }),
  ...record('GB:c', 'Consignment', {
    waybill: 'EXW-1',
    consignor: 'GB:maker',
    consignee: 'GB:shop',
    shippedOn: '2026-01-10',
    arrivedOn: '2026-01-30',
    hsCode: '6306.12',
    declaredAs: 'tarpaulins',
    quantity: '3',
  }),
  ...['1', '2', '3'].flatMap((number) =>
    record(`GB:h${number}`, 'Equipment', {
      equipmentType: 'boat-hull',
      lot: 'EX-L1',
      serialNumber: `EXH1000${number}`,
      consignment: 'GB:c',
    }),
  ),
  ...record('FR:b1', 'Equipment', { equipmentType: 'boat-hull', serialNumber: 'EXH-10001', launch: 'FR:l' }),
  ...record('FR:e1', 'Equipment', {
    equipmentType: 'outboard-engine',
    engineSerial: 'EXM-555123',
    launch: 'FR:l',
  }),
  ...record('FR:l', 'Launch', { date: '2026-03-01', outcome: 'arrived', boat: 'FR:b1' }),
  ...record('GB:l', 'Launch', { date: '2026-03-02', outcome: 'arrived', boat: 'GB:b1' }),
  ...record('GB:b1', 'Equipment', { equipmentType: 'boat-hull', serialNumber: 'EXH10001', launch: 'GB:l' }),
  ...record('DE:s', 'Seizure', {
    date: '2026-02-20',
    itemType: 'boat-hull',
    quantity: '1',
    seizedFrom: 'DE:p',
  }),
  ...record('DE:b2', 'Equipment', { equipmentType: 'boat-hull', lot: 'EX L1', seizure: 'DE:s' }),
];

describe('entities of pieces', () => {
  const engine = (id: string, serial: string, fate: Values): SupplyStatement[] =>
    record(id, 'Equipment', { equipmentType: 'outboard-engine', engineSerial: serial, ...fate });
  /** Everything that matching, or somebody who judged, takes for one piece. */
  const pieces = (...told: readonly SupplyStatement[][]): string[][] => {
    const all = told.flat();
    const entities = new Map(all.map((each) => [each.record, 'one']));
    return readSupply({ statements: all, entities }).items.map(({ records }) => [...records]);
  };
  const events = [
    record('GB:s1', 'Seizure', { date: '2026-03-01' }),
    record('FR:l1', 'Launch', { date: '2026-03-01' }),
    record('GB:l1', 'Launch', { date: '2026-03-02' }),
  ];

  it('leaves pieces apart that stand side by side without any number', () => {
    const hull = { equipmentType: 'boat-hull', seizure: 'GB:s1' };
    expect(pieces(...events, record('GB:h1', 'Equipment', hull), record('GB:h2', 'Equipment', hull))).toEqual(
      [['GB:h1'], ['GB:h2']],
    );
  });

  it('follows matching where a number that differs was misread', () => {
    expect(
      pieces(
        ...events,
        engine('FR:e1', 'EXM555015', { launch: 'FR:l1' }),
        engine('GB:e1', 'EXM155015', { launch: 'GB:l1' }),
      ),
    ).toEqual([['FR:e1', 'GB:e1']]);
  });

  it('keeps records of one number together, and those that say none with what matching found', () => {
    expect(
      pieces(
        ...events,
        engine('DE:e1', 'EXM555015', {}),
        engine('GB:e1', 'EXM-555015', { seizure: 'GB:s1' }),
        record('FR:e1', 'Equipment', { equipmentType: 'outboard-engine', make: 'Fictor' }),
      ),
    ).toEqual([['DE:e1', 'FR:e1', 'GB:e1']]);
  });
});

describe('knowledge of marks and goods', () => {
  it('takes craft identification numbers apart, and says when they contradict themselves', () => {
    expect(readCin('ZZ-EXR12345F425')).toEqual({
      country: 'ZZ',
      maker: 'EXR',
      serial: '12345',
      month: 6,
      year: 2024,
      modelYear: 2025,
    });
    expect(readCin('ZZEXR12345F725')).toBeUndefined();
    expect(readCin('no number')).toBeUndefined();
  });

  it('knows headings of the Harmonized System, and which of them hide boats', () => {
    expect(['8903.11', '8903.12.00', '890319', '8407.21', '6307.20', '0101.21'].map(kindOfHsCode)).toEqual([
      'boat-hull',
      'boat-hull',
      'boat-hull',
      'outboard-engine',
      'life-jacket',
      undefined,
    ]);
    expect([isKnownDisguise('6306.12'), isKnownDisguise('8903.11')]).toEqual([true, false]);
  });
});

describe('what is one thing', () => {
  const itemsOf = (told: readonly SupplyStatement[]): (readonly string[])[] =>
    readSupply({ statements: told, entities: new Map() }).items.map(({ records }) => records);
  const boat = (id: string, make?: string): SupplyStatement[] =>
    record(id, 'Equipment', {
      equipmentType: 'boat-hull',
      serialNumber: 'EXH10001',
      ...(make !== undefined && { make }),
    });

  it('pieces of different makers are two, also where a third says no maker, and spelling makes none', () => {
    expect(itemsOf([...boat('GB:1', 'Exemplar'), ...boat('GB:2'), ...boat('GB:3', 'Fictor')])).toEqual([
      ['GB:1', 'GB:2'],
      ['GB:3'],
    ]);
    expect(itemsOf([...boat('GB:1', 'Exemplar Boats'), ...boat('GB:2', 'EXEMPLAR  boats')])).toEqual([
      ['GB:1', 'GB:2'],
    ]);
  });

  it('consignments of one waybill in whatever script, and none for a waybill without letters and digits', () => {
    const sent = (id: string, waybill: string): SupplyStatement[] => record(id, 'Consignment', { waybill });
    const { consignments } = readSupply({
      statements: [
        ...sent('GB:1', 'ТТН 12'),
        ...sent('GB:2', 'ттн-12'),
        ...sent('GB:3', '提单'),
        ...sent('GB:4', '—'),
        ...sent('GB:5', '---'),
      ],
      entities: new Map(),
    });
    expect(consignments.map(({ records }) => records)).toEqual([
      ['GB:1', 'GB:2'],
      ['GB:3'],
      ['GB:4'],
      ['GB:5'],
    ]);
  });
});

it('reads names of lots in whatever spelling, and none out of a dash or a sentence', () => {
  const lotOf = (lot: string): string[] =>
    readSupply({
      statements: record('GB:h', 'Equipment', { equipmentType: 'boat-hull', lot }),
      entities: new Map(),
    }).items.flatMap(({ lots }) => lots.map(({ value }) => value));
  expect(['ex-l 1b', 'Партия 7', '—', 'n'.repeat(101)].map(lotOf)).toEqual([['EXL1B'], ['ПАРТИЯ7'], [], []]);
});

it('lists pieces of one batch that two partners have, however many alike each has by itself', () => {
  const seized = (partner: string, from: number): SupplyStatement[] => [
    ...record(`${partner}:s`, 'Seizure', { date: '2026-05-01' }),
    ...Array.from({ length: 12 }, (_, at) =>
      record(`${partner}:h${at}`, 'Equipment', {
        equipmentType: 'boat-hull',
        serialNumber: `EXH${from + at}`,
        weldPattern: 'double',
        cartonMark: 'EX-77',
        seizure: `${partner}:s`,
      }),
    ).flat(),
  ];
  const { pairs } = analyse([...seized('GB', 10100), ...seized('FR', 10150)]);
  const within = pairs.filter(({ apart }) => !apart);
  const across = pairs.filter(({ apart }) => apart);
  expect(within.length).toBeGreaterThan(0);
  expect(across.length).toBeGreaterThan(0);
  for (const { one, other } of across) expect(one.slice(0, 2)).not.toBe(other.slice(0, 2));
  for (const { one, other } of within) expect(one.slice(0, 2)).toBe(other.slice(0, 2));
});

describe('tracing a lot', () => {
  it('makes a passport from maker to launch and seizure, each step with its evidence', () => {
    const { passports, suppliers, unplaced } = analyse(STORY);
    expect(unplaced).toEqual([]);
    expect(passports).toHaveLength(1);
    const [passport] = passports;
    expect(passport).toMatchObject({
      lot: 'EXL1',
      makers: ['GB:maker'],
      quantity: { sent: 3, launched: 1, seized: 1, unaccounted: 1 },
    });
    const journeys = passport?.journeys ?? [];
    expect(journeys.map(({ hops }) => hops.map(({ kind }) => kind))).toEqual([
      ['made', 'consigned', 'unseen', 'seized'],
      ['made', 'consigned', 'unseen', 'launched'],
    ]);
    // The same boat was told of on both coasts: one launch, one engine with it.
    expect(journeys[1]?.fate?.records).toEqual(['FR:l', 'GB:l']);
    expect(journeys[1]?.member.unit.items.map(({ kind }) => kind).sort()).toEqual([
      'boat-hull',
      'outboard-engine',
    ]);
    expect(journeys[1]?.hops[1]).toMatchObject({ from: 'GB:maker', to: 'GB:shop', basis: 'seen' });
    for (const { hops } of journeys)
      for (const hop of hops) if (hop.kind === 'consigned') expect(hop.sources.length).toBeGreaterThan(0);
    expect(passport?.missing.map(({ kind }) => kind)).toEqual([
      'holder-unknown',
      'pieces-unaccounted',
      'transfer-missing',
    ]);
    expect(suppliers.find(({ party }) => party === 'GB:shop')).toMatchObject({
      received: 1,
      disguised: 1,
      declaredAs: [{ value: 'tarpaulins', count: 1 }],
      launched: 1,
      isLead: true,
    });
  });

  it('puts an unmarked boat by likeness of make, shows why, and leaves one that fits nowhere', () => {
    const traits = { equipmentType: 'boat-hull', weldPattern: 'lap 30', cartonMark: 'CM 7' };
    const { passports, unplaced, pairs } = analyse([
      ...STORY.filter(({ record: id }) => /^GB:(maker|shop|c|h\d)$/.test(id)),
      ...record('GB:h1', 'Equipment', traits),
      ...record('GB:h2', 'Equipment', traits),
      ...record('BE:b', 'Equipment', { ...traits, serialNumber: 'EXH10004', launch: 'BE:l' }),
      ...record('BE:l', 'Launch', { date: '2026-04-01' }),
      ...record('BE:x', 'Equipment', { equipmentType: 'boat-hull', weldPattern: 'tape 45', launch: 'BE:m' }),
      ...record('BE:m', 'Launch', { date: '2026-04-02' }),
    ]);
    const [placed] = passports[0]?.journeys ?? [];
    expect(placed?.member.unit.id).toBe('BE:b');
    const [ground] = placed?.member.grounds.filter(({ kind }) => kind === 'same-batch') ?? [];
    expect(ground?.ratio?.parts.map(({ feature }) => feature)).toEqual([
      'weldPattern',
      'cartonMark',
      'serialGap',
      'daysApart',
    ]);
    expect(ground?.ratio?.score).toBeCloseTo(
      (ground?.ratio?.parts ?? []).reduce((sum, { weight }) => sum + weight, 0),
    );
    expect(unplaced.map(({ id }) => id)).toEqual(['BE:x']);
    expect(pairs[0]?.features).toMatchObject({ weldPattern: true, cartonMark: true });
  });

  it('never puts a boat into a lot that did not exist yet, nor more of them than were made', () => {
    const boats = ['a', 'b', 'c', 'd'].flatMap((name) => [
      ...record(`FR:${name}`, 'Equipment', { equipmentType: 'boat-hull', lot: 'L9', launch: `FR:l${name}` }),
      ...record(`FR:l${name}`, 'Launch', { date: '2026-05-01' }),
    ]);
    const made = record(
      'FR:run',
      'Equipment',
      { equipmentType: 'boat-hull', lot: 'L9', quantity: '3' },
      { observedFrom: '2026-01-01', observedTo: '2026-01-01' },
    );
    const early = [
      ...record('FR:e', 'Equipment', { equipmentType: 'boat-hull', lot: 'L9', launch: 'FR:le' }),
      ...record('FR:le', 'Launch', { date: '2025-06-01' }),
    ];
    const { passports, unplaced } = analyse([...boats, ...made, ...early]);
    expect(passports[0]?.journeys).toHaveLength(3);
    expect(unplaced.map(({ id }) => id)).toContain('FR:e');
  });

  it('goes forward in time and conserves quantities, whatever it is told', () => {
    const day = fc
      .integer({ min: 0, max: 400 })
      .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
    const date = fc.oneof(
      day,
      day.map((text) => text.slice(0, 7)),
      day.map((text) => text.slice(0, 4)),
    );
    const party = fc.constantFrom('GB:p0', 'GB:p1', 'GB:p2', 'GB:p3');
    const consignment = fc.record(
      {
        consignor: party,
        consignee: party,
        shippedOn: date,
        arrivedOn: date,
        quantity: fc.constantFrom('1', '2', '5'),
      },
      { requiredKeys: [] },
    );
    const boat = fc.record(
      {
        lot: fc.constantFrom('A', 'B'),
        serialNumber: fc.integer({ min: 100, max: 130 }).map((number) => `EX${number}00`),
        material: fc.constantFrom('grey', 'black'),
        consignment: fc.constantFrom('GB:c0', 'GB:c1', 'GB:c2', 'GB:c3'),
        launch: fc.constantFrom('GB:l0', 'GB:l1', 'GB:l2'),
        seizure: fc.constantFrom('GB:s0', 'GB:s1'),
        quantity: fc.constantFrom('1', '4'),
        cin: fc.constantFrom('ZZEXR12345F425', 'ZZEXR12346A525'),
        make: fc.subarray(['Exemplar', 'Fictor', 'exemplar']),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(consignment, { maxLength: 4 }),
        fc.array(boat, { maxLength: 8 }),
        fc.array(date, { minLength: 5, maxLength: 5 }),
        fc.nat(),
        (consignments, boats, dates, turn) => {
          const told = [
            ...consignments.flatMap((each, at) => record(`GB:c${at}`, 'Consignment', each)),
            ...boats.flatMap((each, at) =>
              record(`GB:b${at}`, 'Equipment', { equipmentType: 'boat-hull', ...each }),
            ),
            ...[0, 1, 2].flatMap((at) => record(`GB:l${at}`, 'Launch', { date: dates[at] ?? '2025' })),
            ...[0, 1].flatMap((at) =>
              record(`GB:s${at}`, 'Seizure', { date: dates[at + 3] ?? '2025', seizedFrom: `GB:p${at}` }),
            ),
          ];
          const one = analyse(told);
          for (const { journeys } of one.passports) {
            for (const journey of journeys) expect(isLawful(journey)).toBe(true);
            for (const { id, quantity: sent = Infinity } of one.evidence.consignments) {
              const packed = one.evidence.items.filter((item) =>
                item.consignments.some(({ value }) => value === id),
              );
              // Of what carries several lots nobody knows how much is of each.
              if (new Set(packed.flatMap(({ lots }) => lots[0]?.value ?? [])).size > 1) continue;
              const carried = journeys
                .flatMap(({ hops }) => hops)
                .filter(({ consignment: by }) => by === id)
                .reduce((sum, hop) => sum + hop.quantity, 0);
              expect(carried).toBeLessThanOrEqual(Math.max(sent, ...packed.map((item) => item.quantity)));
            }
          }
          const cut = turn % (told.length || 1);
          const other = analyse([...told.slice(cut), ...told.slice(0, cut)].toReversed());
          expect(other.evidence).toEqual(one.evidence);
          expect(other.passports).toEqual(one.passports);
          expect(other.suppliers).toEqual(one.suppliers);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(['victim', 'witness', 'informant', 'minor'] as const)(
    'refuses a statement about a %s',
    (subject) => {
      expect(() => analyse(record('GB:x', 'Equipment', { lot: 'A' }, { subject }))).toThrow(
        expect.objectContaining({ code: 'protected-in-analysis' }),
      );
    },
  );
});

describe('an analysis that nobody wants any more', () => {
  it('ends at whichever checkpoint comes next', () => {
    let passed = 0;
    const whole = analyse(STORY, { checkpoint: () => (passed += 1) });
    expect(whole).toEqual(analyse(STORY));
    expect(passed).toBeGreaterThan(whole.passports.length + whole.suppliers.length);
    for (let last = 1; last <= passed; last++) {
      let left = last;
      const checkpoint = (): void => {
        left -= 1;
        if (left === 0) throw new Error('nobody waits');
      };
      expect(() => analyse(STORY, { checkpoint })).toThrow('nobody waits');
    }
  });
});

describe('likelihood ratios of one batch', () => {
  it('are symmetric, and learn to be worth what they are worth', () => {
    const pair = (same: boolean, at: number): KnownPair => ({
      same,
      features: { material: same ? at % 10 > 0 : at % 4 === 0, serialGap: same ? at % 8 : 500 + at },
    });
    const pairs = Array.from({ length: 400 }, (_, at) => pair(at % 4 === 0, at));
    const model = calibrateBatches(pairs);
    const near = batchRatio({ material: true, serialGap: 3 }, model);
    const far = batchRatio({ material: false, serialGap: 800 }, model);
    expect(near.logRatio).toBeGreaterThan(2);
    expect(far.logRatio).toBeLessThan(-2);
    // Never more than so many pairs can bear.
    expect(near.logRatio).toBeLessThan(Math.log(101) + 0.01);
    expect(batchRatio({}, model)).toEqual({ parts: [], score: 0, logRatio: 0 });
    const steps = model.steps.map(({ logRatio }) => logRatio);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    const items = readSupply({ statements: STORY, entities: new Map() }).items;
    const nowhere = { placesOf: (): readonly string[] => [], dayOf: (): undefined => undefined };
    for (const a of items)
      for (const b of items) expect(batchFeatures(a, b, nowhere)).toEqual(batchFeatures(b, a, nowhere));
    expect(BATCH_MODEL.gaps.every(Number.isFinite)).toBe(true);
  });
});

describe('humanitarian exclusions', () => {
  const AID: readonly SupplyStatement[] = [
    ...record('FR:aid', 'Organization', { name: 'Association Example de Sauvetage' }),
    ...record('FR:ca', 'Consignment', {
      consignor: 'GB:maker',
      consignee: 'FR:aid',
      hsCode: '6307.20',
      declaredAs: 'life jackets',
      quantity: '300',
      arrivedOn: '2026-02-01',
    }),
    ...record('FR:j', 'Equipment', { equipmentType: 'life-jacket', consignment: 'FR:ca', quantity: '300' }),
    ...record('FR:k', 'Equipment', { equipmentType: 'life-jacket', holder: 'FR:aid' }),
    ...record('FR:blankets', 'Consignment', { consignee: 'GB:shop', declaredAs: 'blankets' }),
  ];

  it('nothing of an association of aid comes out, with reasons', () => {
    const analysis = analyse([...STORY, ...AID]);
    const { excluded, ...rest } = analysis;
    expect(new Map(excluded.map(({ id, rule }) => [id, rule]))).toEqual(
      new Map([
        ['FR:ca', 'life-saving-to-aid'],
        ['FR:j', 'life-saving-to-aid'],
        ['FR:k', 'life-saving-to-aid'],
        ['FR:blankets', 'basic-needs'],
        ['FR:aid', 'aid-organisation'],
      ]),
    );
    for (const { rule, because } of excluded) {
      expect(EXCLUSION_RULES).toContain(rule);
      expect(EXCLUSION_GROUNDS).toContain(because);
    }
    const text = JSON.stringify(rest, (_, value: unknown) => (value instanceof Map ? [...value] : value));
    for (const id of ['FR:ca', 'FR:j', 'FR:k', 'FR:aid', 'FR:blankets'])
      expect(text).not.toContain(`"${id}"`);
    expect(rest.passports).toEqual(analyse(STORY).passports);
  });

  it('a name does not shield boats, a confirmation by people does', () => {
    const boats = [
      ...record('NL:front', 'Company', { name: 'Example Sea Rescue Trading' }),
      ...record('NL:c', 'Consignment', {
        consignee: 'NL:front',
        hsCode: '8903.11',
        arrivedOn: '2026-01-01',
        quantity: '1',
      }),
      ...record('NL:b', 'Equipment', {
        equipmentType: 'boat-hull',
        lot: 'Z1',
        consignment: 'NL:c',
        serialNumber: 'EXZ10001',
      }),
      ...record('NL:f', 'Equipment', {
        equipmentType: 'boat-hull',
        serialNumber: 'EXZ10001',
        launch: 'NL:l',
      }),
      ...record('NL:l', 'Launch', { date: '2026-02-01' }),
    ];
    expect(analyse(boats).suppliers).toMatchObject([{ party: 'NL:front', launched: 1, isLead: true }]);
    const confirmed = analyse(boats, { aid: new Set(['NL:front']) });
    expect(confirmed.suppliers).toEqual([]);
    expect(confirmed.passports).toEqual([]);
  });
});
