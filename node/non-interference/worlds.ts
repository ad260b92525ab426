import { parseLabel } from '@foreland/model';
import type { Label, Partner, StatementDraft } from '@foreland/model';
import fc from 'fast-check';

const PURPOSES = ['cross-check', 'strategic', 'operational-analysis'] as const;
const labels: fc.Arbitrary<Label> = fc
  .record({
    originators: fc.constant([]),
    audience: fc.subarray(['GB', 'DE', 'FR', 'BE'], { minLength: 1 }),
    purposes: fc.subarray([...PURPOSES], { minLength: 1 }),
    handling: fc.subarray(['H0', 'H1', 'H2']),
    tlp: fc.constantFrom('green', 'amber', 'red'),
    level: fc.constantFrom('unclassified', 'restricted', 'secret'),
    protected: fc.constant(false),
    reviewBy: fc.constantFrom('2028-01-01', '2029-01-01'),
  })
  .map(parseLabel);

const PARTNERS: readonly Partner[] = ['GB', 'DE', 'FR'];

/** Facts of a small world in which records share names, telephones and links. */
const facts: fc.Arbitrary<StatementDraft> = fc
  .record({
    partner: fc.constantFrom(...PARTNERS),
    number: fc.integer({ min: 1, max: 6 }),
    fact: fc.oneof(
      fc
        .constantFrom('Karim Hadi', 'كريم هادي', 'Anna Vos', 'A. Vos', 'Karim Hady')
        .map((value) => ({ schema: 'Person', property: 'name', value })),
      fc
        .integer({ min: 1, max: 4 })
        .map((index) => ({ schema: 'Person', property: 'phone', value: `+4477009001${index}0` })),
      fc.constantFrom('gb', 'fr', 'de').map((value) => ({ schema: 'Person', property: 'country', value })),
      fc
        .constantFrom('1990', '1991-05', '1991-05-04')
        .map((value) => ({ schema: 'Person', property: 'birthDate', value })),
      fc
        .constantFrom('Seen at the harbour with an engine', 'Rents a van')
        .map((value) => ({ schema: 'Person', property: 'notes', value })),
    ),
    label: labels,
    grading: fc.constantFrom('4x4/A/1', '4x4/B/3'),
    protectedPerson: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  })
  .map(({ partner, number, fact, label, grading, protectedPerson }): StatementDraft => ({
    // Records of protected persons are records of their own: what protects one of them hides all of it.
    record: protectedPerson ? `${partner}:v-${number}` : `${partner}:p-${number}`,
    ...fact,
    label: parseLabel({ ...label, originators: [partner] }),
    kind: 'fact',
    subject: protectedPerson ? 'victim' : 'suspect',
    grading,
  }));

/** Launches and memberships give the map, the indicators and the links something to show. */
const events: fc.Arbitrary<StatementDraft[]> = fc
  .record({
    partner: fc.constantFrom(...PARTNERS),
    number: fc.integer({ min: 1, max: 4 }),
    label: labels,
    day: fc.integer({ min: 10, max: 28 }),
    member: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ partner, number, label, day, member }) => {
    const own = parseLabel({ ...label, originators: [partner] });
    const launch = {
      record: `${partner}:launch-${number}`,
      schema: 'Launch',
      label: own,
      kind: 'fact' as const,
    };
    const membership = {
      record: `${partner}:m-${number}`,
      schema: 'Membership',
      label: own,
      kind: 'fact' as const,
    };
    return [
      { ...launch, property: 'name', value: `Launch ${number}` },
      { ...launch, property: 'date', value: `2026-10-${day}` },
      { ...launch, property: 'outcome', value: 'prevented' },
      { ...launch, property: 'latitude', value: '50.9' },
      { ...launch, property: 'longitude', value: `1.${day}` },
      { ...membership, property: 'member', value: `${partner}:p-${member}` },
      { ...membership, property: 'organization', value: `${partner}:p-${number}` },
    ];
  });

/** People whom two partners know, each in part under a label of its own: what matches in one view need not in another. */
const twins: fc.Arbitrary<StatementDraft[]> = fc
  .record({
    partners: fc.shuffledSubarray([...PARTNERS], { minLength: 2, maxLength: 2 }),
    number: fc.integer({ min: 1, max: 6 }),
    name: fc.constantFrom('Karim Hadi', 'Anna Vos', 'Pieter Claes', 'Rebaz Omar'),
    day: fc.integer({ min: 10, max: 28 }),
    document: fc.integer({ min: 100, max: 999 }),
    labels: fc.tuple(labels, labels, labels),
    shared: fc.boolean(),
  })
  .map(({ partners, number, name, day, document, labels: [one, other, third], shared }) =>
    partners.flatMap((partner, at) => {
      const own = (label: Label): Label => parseLabel({ ...label, originators: [partner] });
      const about = { record: `${partner}:p-${number}`, schema: 'Person', kind: 'fact' as const };
      const wide = own({
        ...one,
        audience: [...PARTNERS, 'BE'],
        purposes: [...PURPOSES],
        tlp: 'green',
        level: 'unclassified',
      });
      return [
        { ...about, property: 'name', value: name, label: wide },
        { ...about, property: 'birthDate', value: `1988-03-${day}`, label: shared ? wide : own(other) },
        {
          ...about,
          property: 'idNumber',
          value: `X${document}4417`,
          label: shared ? wide : own(at === 0 ? other : third),
        },
      ];
    }),
  );

/** Boats from a maker to a seizure, each step under a label of its own: a lot in one view is half of one in another. */
const goods: fc.Arbitrary<StatementDraft[]> = fc
  .record({
    partner: fc.constantFrom(...PARTNERS),
    number: fc.integer({ min: 1, max: 6 }),
    labels: fc.array(fc.oneof(labels, fc.constant(undefined)), { minLength: 5, maxLength: 5 }),
    lot: fc.constantFrom('EX-1', 'EX-2'),
    serial: fc.integer({ min: 100, max: 180 }),
    day: fc.integer({ min: 10, max: 28 }),
    receiver: fc.constantFrom('Example Marine', 'Example Sea Rescue'),
  })
  .map(({ partner, number, labels: given, lot, serial, day, receiver }) => {
    const wide = {
      audience: [...PARTNERS, 'BE'],
      purposes: [...PURPOSES],
      tlp: 'green',
      level: 'unclassified',
    };
    const about =
      (step: number, name: string, schema: string) =>
      (property: string, value: string): StatementDraft => ({
        record: `${partner}:${name}-${number}`,
        schema,
        property,
        value,
        kind: 'fact',
        label: parseLabel({
          originators: [partner],
          handling: ['H0'],
          protected: false,
          reviewBy: '2029-01-01',
          ...wide,
          ...(given[step] ? { ...given[step], originators: [partner] } : {}),
        }),
      });
    const [maker, shop] = [about(0, 'maker', 'Company'), about(1, 'shop', 'Company')];
    const [sent, seizure] = [about(2, 'sent', 'Consignment'), about(3, 'taken', 'Seizure')];
    const [packed, found] = [about(2, 'packed', 'Equipment'), about(4, 'hull', 'Equipment')];
    return [
      maker('name', `Example Boats ${number}`),
      shop('name', receiver),
      sent('consignor', `${partner}:maker-${number}`),
      sent('consignee', `${partner}:shop-${number}`),
      sent('shippedOn', '2026-08-01'),
      sent('arrivedOn', '2026-08-09'),
      sent('hsCode', receiver === 'Example Marine' ? '8903.12' : '6307.20'),
      sent('quantity', '3'),
      packed('equipmentType', receiver === 'Example Marine' ? 'boat-hull' : 'life-jacket'),
      packed('lot', lot),
      packed('quantity', '3'),
      packed('consignment', `${partner}:sent-${number}`),
      seizure('date', `2026-09-${day}`),
      seizure('seizedFrom', `${partner}:p-${number}`),
      found('equipmentType', 'boat-hull'),
      found('lot', lot),
      found('serialNumber', `EXH${serial}`),
      found('weldPattern', 'double'),
      found('seizure', `${partner}:taken-${number}`),
    ];
  });

/** Who is associated with whom, told by one or two partners, each under a label of its own: circles in which some stand between others. */
const ties: fc.Arbitrary<StatementDraft[]> = fc
  .record({
    partner: fc.constantFrom(...PARTNERS),
    other: fc.constantFrom(...PARTNERS),
    number: fc.integer({ min: 1, max: 99 }),
    ends: fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 2, maxLength: 2 }),
    labels: fc.tuple(fc.oneof(labels, fc.constant(undefined)), fc.oneof(labels, fc.constant(undefined))),
  })
  .map(({ partner, other, number, ends: [from, to], labels: given }) =>
    (['person', 'associate'] as const).map((property, end): StatementDraft => ({
      record: `${partner}:tie-${number}`,
      schema: 'Associate',
      property,
      value: end === 0 ? `${partner}:p-${from}` : `${other}:p-${to}`,
      kind: 'fact',
      grading: '4x4/B/2',
      label: parseLabel({
        handling: ['H0'],
        protected: false,
        reviewBy: '2029-01-01',
        audience: [...PARTNERS, 'BE'],
        purposes: [...PURPOSES],
        tlp: 'green',
        level: 'unclassified',
        ...given[end],
        originators: [partner],
      }),
    })),
  );

const worlds: fc.Arbitrary<StatementDraft[]> = fc
  .tuple(
    fc.array(facts, { minLength: 40, maxLength: 80 }),
    fc.array(events, { minLength: 4, maxLength: 8 }),
    fc.array(twins, { minLength: 8, maxLength: 12 }),
    fc.array(goods, { minLength: 6, maxLength: 8 }),
    fc.array(ties, { minLength: 24, maxLength: 30 }),
  )
  .map((groups) => groups.flatMap((group) => group.flat()));

/** A small world of three partners; the same for the same seed. */
export function worldOf(seed: number): StatementDraft[] {
  return fc.sample(worlds, { numRuns: 1, seed })[0] ?? [];
}
