import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isLawful } from './index.ts';
import { STORY, analyse, record } from './supply-testing.ts';

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

  it('counts boats as boats, and engines that were found without one by themselves', () => {
    const engine = (id: string, fate: Readonly<Record<string, string>>) =>
      record(id, 'Equipment', { equipmentType: 'outboard-engine', consignment: 'GB:c', ...fate });
    const { passports } = analyse([
      ...STORY,
      ...engine('GB:e7', { engineSerial: 'EXM-700001', launch: 'FR:m' }),
      ...record('FR:m', 'Launch', { date: '2026-03-20' }),
      ...engine('GB:e8', { quantity: '2', seizure: 'FR:s' }),
      ...record('FR:s', 'Seizure', { date: '2026-03-25' }),
    ]);
    const [{ quantity, journeys } = {}] = passports;
    expect(quantity).toEqual({
      sent: 3,
      launched: 1,
      seized: 1,
      engines: { launched: 1, seized: 2 },
      unaccounted: 1,
    });
    const listed = (kind: string) =>
      journeys
        ?.flatMap(({ hops }) => hops.filter((hop) => hop.kind === kind))
        .reduce((sum, hop) => sum + hop.quantity, 0);
    expect([listed('launched'), listed('seized')]).toEqual([2, 3]);
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
