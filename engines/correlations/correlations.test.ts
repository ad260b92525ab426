import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leadId } from '@foreland/model/lead';
import { parseIdentifier } from '@foreland/model/identifiers';
import type { IdentifierClass } from '@foreland/model/identifiers';
import { correlations, sharedRecords } from './correlations.ts';
import type { CorrelationResult } from './correlations.ts';
import { CORRELATION_MESSAGES } from './messages.ts';
import type { IdentifierObservation } from './observation.ts';
import { ObservationTable } from './observation-table.ts';

let serial = 0;

/** An observation of an identifier as somebody wrote it; the contribution defaults to one per partner. */
function observe(
  record: string,
  identifierClass: IdentifierClass,
  raw: string,
  others: Partial<IdentifierObservation> = {},
): IdentifierObservation {
  const identifier = parseIdentifier(identifierClass, raw);
  if (identifier === undefined) throw new Error(`${raw} is no ${identifierClass}`);
  return {
    record,
    contribution: `contribution of ${record.slice(0, 2)}`,
    schema: 'Person',
    subject: 'suspect',
    label: 1,
    statement: `statement-${String(serial++).padStart(6, '0')}`,
    class: identifier.class,
    value: identifier.value,
    checksum: identifier.checksum,
    ...others,
  };
}

function run(
  observations: readonly IdentifierObservation[],
  captions: Record<string, string> = {},
): CorrelationResult {
  return correlations.run({
    observations: ObservationTable.of(observations),
    captions: new Map(Object.entries(captions)),
  });
}

const PHONE = '+44 7700 900123';

describe('a link', () => {
  test('needs two records', () => {
    const twice = [
      observe('GB:a', 'phone', PHONE),
      observe('GB:a', 'phone', PHONE, { contribution: 'another' }),
    ];
    expect(run(twice)).toMatchObject({ leads: [], generic: [] });
  });

  test('across partners is a lead with subjects, evidence and reasons', () => {
    const observations = [
      observe('FR:b', 'phone', '0044 7700 900 123', { label: 7 }),
      observe('GB:a', 'phone', PHONE, { label: 3 }),
    ];
    const { leads, labels } = run(observations, { 'GB:a': 'Jane Roe' });
    expect(leads).toHaveLength(1);
    const [lead] = leads;
    expect(lead).toMatchObject({
      id: leadId('shared-identifier', { class: 'phone', value: '+447700900123' }),
      kind: 'shared-identifier',
      anchor: { class: 'phone', value: '+447700900123' },
      subjects: [
        { record: 'FR:b', partner: 'FR', schema: 'Person', caption: 'FR:b' },
        { record: 'GB:a', partner: 'GB', schema: 'Person', caption: 'Jane Roe' },
      ],
      evidence: observations.map(({ statement }) => statement).sort(),
      run: {
        engine: 'correlations',
        parameters: { leastBits: 4, unrelatedHolders: 5, organisationCustomers: 3 },
      },
    });
    expect(labels.get(lead?.id ?? '')).toEqual([3, 7]);
    expect(lead?.proposedActions.map(({ action }) => action.key)).toEqual([
      'correlations.action.deconflict',
      'correlations.action.subscriber-data',
    ]);
    expect(lead?.proposedActions[1]).toMatchObject({
      partner: 'GB',
      legalBasis: 'Investigatory Powers Act 2016, Part 3',
    });
    expect(lead?.missing).not.toEqual([]);
  });

  test('inside one contribution is weak, and a telephone with its own calls is none', () => {
    const inOneFile = [observe('GB:a', 'phone', PHONE), observe('GB:b', 'phone', PHONE)];
    const acrossPartners = [observe('GB:a', 'phone', PHONE), observe('FR:b', 'phone', PHONE)];
    const total = (observations: IdentifierObservation[]): number =>
      run(observations).leads[0]?.score.total ?? 0;
    expect(total(inOneFile)).toBeGreaterThan(0);
    expect(total(inOneFile)).toBeLessThan(total(acrossPartners) - 5);
    const calls = ['GB:c1', 'GB:c2'].map((call) => observe(call, 'phone', PHONE, { schema: 'Call' }));
    expect(run([observe('GB:a', 'phone', PHONE), ...calls]).leads).toEqual([]);
    const otherFile = observe('GB:c3', 'phone', PHONE, { schema: 'Call', contribution: 'seized handset' });
    expect(run([observe('GB:a', 'phone', PHONE), otherFile]).leads).toHaveLength(1);
  });
});

describe('score', () => {
  const pair = (identifierClass: IdentifierClass, raw: string) =>
    run([observe('GB:a', identifierClass, raw), observe('FR:b', identifierClass, raw)]).leads[0];
  const bits = (identifierClass: IdentifierClass, raw: string): number =>
    pair(identifierClass, raw)?.score.total ?? 0;

  test('parts add up and the waterfall ends at the total', () => {
    for (const lead of [
      pair('phone', PHONE),
      pair('iban', 'GB33BUKB20201555555555'),
      pair('ip', '203.0.113.9'),
    ]) {
      if (lead === undefined) throw new Error('no lead');
      const steps = correlations.explain(lead);
      expect(steps.map(({ bits: part }) => part)).toEqual(lead.score.parts.map(({ bits: part }) => part));
      expect(lead.score.parts.reduce((sum, part) => sum + part.bits, 0)).toBeCloseTo(lead.score.total, 9);
      expect(steps[0]?.from).toBe(0);
      expect(steps.at(-1)?.to).toBe(lead.score.total);
      for (const [at, step] of steps.entries()) if (at > 0) expect(step.from).toBe(steps[at - 1]?.to);
    }
  });

  test('a check that passed raises, one that failed lowers and never rejects', () => {
    expect(bits('iban', 'GB33BUKB20201555555555')).toBeGreaterThan(
      bits('iban', 'GB33BUKB20201555555556') + 5,
    );
    expect(bits('iban', 'GB33BUKB20201555555556')).toBeGreaterThan(4);
  });

  test('what tells less is worth less', () => {
    expect(bits('ip', '203.0.113.9')).toBeLessThan(bits('phone', PHONE));
    expect(bits('phone', '07700 900456')).toBeLessThan(bits('phone', PHONE));
    expect(bits('handle', '@karim_boats')).toBeLessThan(bits('handle', 'telegram:karim_boats'));
    expect(bits('engine-serial', '10423')).toBeLessThan(bits('engine-serial', '6AHKL1012345'));
  });

  test('every further partner and contribution adds', () => {
    const holders = ['GB:a', 'FR:b', 'DE:c', 'NL:d'];
    const names = Object.fromEntries(holders.map((record) => [record, 'Karim Example']));
    const totals = [2, 3, 4].map((count) => {
      const observations = holders.slice(0, count).map((record) => observe(record, 'phone', PHONE));
      return run(observations, names).leads[0]?.score.total ?? 0;
    });
    expect(totals).toEqual(totals.toSorted((a, b) => a - b));
    expect(new Set(totals).size).toBe(3);
  });

  test('weak leads are left out at the level the analyst sets', () => {
    const observations = ObservationTable.of([
      observe('GB:a', 'ip', '203.0.113.9'),
      observe('FR:b', 'ip', '203.0.113.9'),
    ]);
    const input = { observations, captions: new Map<string, string>() };
    expect(correlations.run(input, { leastBits: 4 }).leads).toHaveLength(1);
    expect(correlations.run(input, { leastBits: 20 }).leads).toHaveLength(0);
    expect(() => correlations.run(input, { leastBits: -1 })).toThrow();
  });
});

describe('values that are common property', () => {
  const guests = (count: number, raw = PHONE): IdentifierObservation[] =>
    Array.from({ length: count }, (_, guest) =>
      observe(`${['GB', 'FR', 'DE', 'BE', 'NL'][guest % 5] ?? ''}:guest-${guest}`, 'phone', raw, {
        contribution: `file ${guest}`,
      }),
    );
  const named = (count: number, name: (guest: number) => string): Record<string, string> =>
    Object.fromEntries(guests(count).map(({ record }, guest) => [record, name(guest)]));
  const GIVEN = ['Karim', 'Jonas', 'Lotte', 'Pierre', 'Goran', 'Selam', 'Tuan', 'Besnik', 'Ivana', 'Omar'];

  test('a number that unrelated people give', () => {
    const { leads, generic } = run(
      guests(5),
      named(5, (guest) => `${GIVEN[guest] ?? ''} Nobody${'abcdefghij'[guest] ?? ''}`),
    );
    expect(leads).toEqual([]);
    expect(generic).toMatchObject([
      { value: '+447700900123', reason: 'many-unrelated-holders', records: 5, independent: 5 },
    ]);
    expect(generic[0]?.partners).toEqual(['BE', 'DE', 'FR', 'GB', 'NL']);
  });

  test('but not the number of one person whom five partners know, in whatever spelling', () => {
    const spellings = [
      'Mohammed Al-Sudani',
      'محمد السوداني',
      'Muhamad Soudani',
      'Mohamed El Sudani',
      'Muhammad Sudani',
    ];
    const { leads, generic } = run(
      guests(5),
      named(5, (guest) => spellings[guest] ?? ''),
    );
    expect(generic).toEqual([]);
    expect(leads[0]?.score.parts.map(({ name }) => name.key)).toContain('correlations.part.agreement');
  });

  test('nor that of one person with a few strangers around', () => {
    const names = (guest: number): string =>
      guest < 4 ? 'Karim Haddad' : `${GIVEN[guest] ?? ''} Nobody${'abcdefghij'[guest] ?? ''}`;
    expect(run(guests(8), named(8, names))).toMatchObject({
      leads: [{ anchor: { class: 'phone' } }],
      generic: [],
    });
  });

  test('nor that of records which a second identifier connects', () => {
    const documents = guests(5).map(({ record, contribution }) =>
      observe(record, 'document', 'AB1847263', { contribution }),
    );
    const { leads, generic } = run([...guests(5), ...documents]);
    expect(generic).toEqual([]);
    expect(leads.map(({ anchor }) => anchor.class).toSorted()).toEqual(['document', 'phone']);
  });

  test('nor the plate of one car that five partners have seen', () => {
    const cars = ['GB:1', 'FR:2', 'DE:3', 'BE:4', 'NL:5', 'GB:6'].map((record) =>
      observe(record, 'plate', 'AB12 CDE', { schema: 'Vehicle', subject: null, contribution: record }),
    );
    const { leads, generic } = run(cars);
    expect(generic).toEqual([]);
    expect(leads[0]?.score.parts.map(({ name }) => name.key)).toContain('correlations.part.agreement');
    const accounts = cars.map(({ record }) =>
      observe(record, 'ip', '203.0.113.9', { schema: 'UserAccount', contribution: record }),
    );
    expect(run(accounts).generic).toMatchObject([{ class: 'ip', reason: 'many-unrelated-holders' }]);
  });

  test('nor that of many adverts and calls', () => {
    const adverts = Array.from({ length: 40 }, (_, advert) =>
      observe(`FR:advert-${advert}`, 'phone', PHONE, { schema: 'Advert', subject: null }),
    );
    expect(run([observe('GB:a', 'phone', PHONE), ...adverts]).leads).toHaveLength(1);
  });

  test('the telephone of a shop, a hotel or a helpline', () => {
    const shop = observe('BE:shop', 'phone', PHONE, { schema: 'Company', subject: null });
    const { leads, generic } = run([shop, ...guests(3)]);
    expect(leads).toEqual([]);
    expect(generic).toMatchObject([{ reason: 'organisation-contact', records: 4 }]);
    const director = run([shop, observe('GB:a', 'phone', PHONE)]);
    expect(director.leads[0]?.score.parts).toContainEqual({
      name: { key: 'correlations.part.organisation', values: {} },
      bits: -3,
    });
    expect(director.leads[0]?.innocentExplanations).toContainEqual({
      explanation: { key: 'correlations.innocent.organisation', values: {} },
      result: 'likely',
    });
  });

  test('an unusual number of holders counts against what is usual in the class', () => {
    const usual = Array.from({ length: 20 }, (_, flat) =>
      [0, 1].map((tenant) =>
        observe(`GB:flat-${flat}-${tenant}`, 'phone', `+44 7700 9001${String(10 + flat)}`),
      ),
    ).flat();
    const many = (count: number) => run([...usual, ...guests(count, '+44 7700 900999')]).generic.length;
    expect(many(7)).toBe(0);
    expect(many(8)).toBe(1);
  });

  test.each<[IdentifierClass, string, string]>([
    ['phone', '+44 7000000000', 'placeholder'],
    ['phone', '0123456789', 'placeholder'],
    ['document', 'X0000000', 'placeholder'],
    ['document', '123456789', 'placeholder'],
    ['document', '987654321', 'placeholder'],
    ['email', 'unknown@example.org', 'placeholder'],
    ['email', 'no-reply@example.org', 'placeholder'],
    ['iban', 'GB82 WEST 1234 5698 7654 32', 'placeholder'],
    ['vin', '1M8GDM9AXKP042788', 'placeholder'],
    ['mmsi', '123456789', 'placeholder'],
    ['imei', '000000000000000', 'placeholder'],
    ['wallet', '0x000000000000000000000000000000000000dEaD', 'placeholder'],
    ['handle', 'telegram:unknown', 'placeholder'],
    ['ip', '192.168.1.10', 'private-network'],
    ['ip', '10.0.0.1', 'private-network'],
    ['ip', '172.16.0.1', 'private-network'],
    ['ip', '100.64.0.1', 'private-network'],
    ['ip', 'fe80::1', 'private-network'],
    ['ip', 'fd00::1', 'private-network'],
  ])('%s %s is a %s', (identifierClass, raw, reason) => {
    const { leads, generic } = run([
      observe('GB:a', identifierClass, raw),
      observe('FR:b', identifierClass, raw),
    ]);
    expect(leads).toEqual([]);
    expect(generic).toMatchObject([{ reason, records: 2 }]);
  });

  test.each<[IdentifierClass, string]>([
    ['phone', '+44 7700 900123'],
    ['phone', '+33 1 99 00 12 34'],
    ['document', 'AB1847263'],
    ['email', 'nora@example.org'],
    ['email', 'testa@example.org'],
    ['ip', '172.32.0.1'],
    ['ip', '198.51.100.7'],
    ['ip', '2001:db8::1'],
    ['plate', 'AB12CDE'],
    ['document', '2173186757'],
    ['engine-serial', '6AHKL1012345'],
  ])('%s %s is not', (identifierClass, raw) => {
    expect(
      run([observe('GB:a', identifierClass, raw), observe('FR:b', identifierClass, raw)]).leads,
    ).toHaveLength(1);
  });

  test('a value with thousands of holders is common property without comparing them', () => {
    const { generic } = run(guests(3000));
    expect(generic).toMatchObject([{ reason: 'many-unrelated-holders', records: 3000, independent: 3000 }]);
  });
});

describe('innocent explanations', () => {
  const result = (lead: CorrelationResult['leads'][number] | undefined, name: string) =>
    lead?.innocentExplanations.find(({ explanation }) => explanation.key === `correlations.innocent.${name}`)
      ?.result;

  test('a typing error by check digit and independence', () => {
    const pair = (raw: string, others: Partial<IdentifierObservation> = {}) =>
      run([observe('GB:a', 'iban', raw, others), observe('GB:b', 'iban', raw)]).leads[0];
    expect(result(pair('GB33BUKB20201555555555'), 'typing-error')).toBe('unlikely');
    expect(result(pair('GB33BUKB20201555555556'), 'typing-error')).toBe('likely');
    const phones = run([observe('GB:a', 'phone', PHONE), observe('GB:b', 'phone', PHONE)]).leads[0];
    expect(result(phones, 'typing-error')).toBe('possible');
  });

  test('household and recycled number, unless the records agree on who it is', () => {
    const observations = [observe('GB:a', 'phone', PHONE), observe('FR:b', 'phone', PHONE)];
    const strangers = run(observations, { 'GB:a': 'Jonas Miller', 'FR:b': 'Karim Haddad' }).leads[0];
    const one = run(observations, { 'GB:a': 'Karim Haddad', 'FR:b': 'كريم حداد' }).leads[0];
    expect([result(strangers, 'household'), result(strangers, 'recycled')]).toEqual(['possible', 'possible']);
    expect([result(one, 'household'), result(one, 'recycled')]).toEqual(['unlikely', 'unlikely']);
  });
});

describe('protected persons', () => {
  test.each(['victim', 'witness', 'informant', 'minor'])(
    '%s is refused, without a word of what it was',
    (subject) => {
      const observation = observe('GB:secret', 'phone', PHONE, { subject });
      expect(() => ObservationTable.of([observation])).toThrowError(
        expect.objectContaining({ name: 'ForelandError', code: 'protected-subject' }),
      );
      try {
        ObservationTable.of([observation]);
      } catch (error) {
        expect(JSON.stringify(error) + String(error)).not.toMatch(
          /secret|7700|victim|witness|informant|minor/,
        );
      }
    },
  );

  test('the same records without the category are accepted', () => {
    for (const subject of ['suspect', 'convicted', 'likely-offender', 'contact', 'other', null, undefined]) {
      expect(ObservationTable.of([observe('GB:a', 'phone', PHONE, { subject })]).rowCount).toBe(1);
    }
  });
});

test.each<[string, Partial<IdentifierObservation>]>([
  ['class', { class: 'shoe-size' }],
  ['checksum', { checksum: 'maybe' }],
  ['record', { record: 'ZZ:a' }],
  ['record', { record: 'nonsense' }],
  ['subject', { subject: 'nobody' }],
])('an unknown %s is refused', (_, others) => {
  expect(() => ObservationTable.of([observe('GB:a', 'phone', PHONE, others)])).toThrowError(
    expect.objectContaining({ code: 'observation-invalid' }),
  );
});

test('sharedRecords names the records whose captions matter', () => {
  const table = ObservationTable.of([
    observe('GB:b', 'phone', PHONE),
    observe('FR:a', 'phone', PHONE),
    observe('DE:c', 'email', 'alone@example.org'),
  ]);
  expect(sharedRecords(table)).toEqual(['FR:a', 'GB:b']);
});

describe('properties', () => {
  const RAW: readonly (readonly [IdentifierClass, string])[] = [
    ['phone', PHONE],
    ['phone', '07700900456'],
    ['phone', '+33 6 39 98 12 34'],
    ['iban', 'GB33BUKB20201555555555'],
    ['ip', '10.0.0.1'],
    ['document', 'AB1847263'],
    ['document', 'X0000000'],
    ['email', 'someone@example.org'],
    ['engine-serial', '6AHKL1012345'],
  ];
  const RECORDS = ['GB:1', 'GB:2', 'GB:3', 'FR:1', 'FR:2', 'DE:1', 'NL:1', 'BE:1', 'EUROPOL:1'];
  const NAMES = ['Karim Haddad', 'كريم حداد', 'Jonas Miller', 'Selam Tesfay', 'ሰላም ተስፋይ'];
  const row = fc
    .record({
      value: fc.constantFrom(...RAW),
      record: fc.constantFrom(...RECORDS),
      contribution: fc.constantFrom('one', 'two', 'three'),
      schema: fc.constantFrom('Person', 'Company', 'Call', 'Vehicle'),
      label: fc.nat(5),
      observedFrom: fc.constantFrom(undefined, '2023-01-01', '2024-01-01', '2025-01-01'),
      observedTo: fc.constantFrom(undefined, undefined, '2023-06-30', '2024-12-20', '2025-06-30'),
    })
    .map(({ value: [identifierClass, raw], ...others }) =>
      observe(others.record, identifierClass, raw, others),
    );
  const rows = fc.array(row, { maxLength: 60 });
  const captions = fc
    .array(fc.constantFrom(...NAMES), { minLength: RECORDS.length, maxLength: RECORDS.length })
    .map((names) => Object.fromEntries(RECORDS.map((record, at) => [record, names[at] ?? ''])));
  /** As JSON would carry it; Maps become lists. */
  const plain = (result: CorrelationResult) => ({ ...result, labels: [...result.labels].toSorted() });

  test('order does not matter', () => {
    fc.assert(
      fc.property(
        rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        captions,
        ([ordered, shuffled], names) => {
          expect(plain(run(shuffled, names))).toEqual(plain(run(ordered, names)));
        },
      ),
    );
  });

  test('hearing the same statement again changes nothing', () => {
    fc.assert(
      fc.property(rows, captions, (all, names) => {
        expect(plain(run([...all, ...all], names))).toEqual(plain(run(all, names)));
      }),
    );
  });

  test('a shared value is a lead, generic or weak, never two of them, and a record stands in one lead of it', () => {
    fc.assert(
      fc.property(rows, captions, (all, names) => {
        const { leads, generic } = run(all, names);
        const named = (anchor: { class: string; value: string }) => `${anchor.class}:${anchor.value}`;
        const anchors = [...new Set(leads.map(({ anchor }) => named(anchor))), ...generic.map(named)];
        expect(new Set(anchors).size).toBe(anchors.length);
        expect(new Set(leads.map(({ id }) => id)).size).toBe(leads.length);
        const places = leads.flatMap(({ anchor, subjects }) =>
          subjects.map(({ record }) => `${named(anchor)} ${record}`),
        );
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  test('a lead joins two records or more, its parts add up, and it names known messages only', () => {
    fc.assert(
      fc.property(rows, captions, (all, names) => {
        const { leads, generic } = run(all, names);
        for (const lead of leads) {
          expect(lead.subjects.length).toBeGreaterThan(1);
          expect(correlations.explain(lead).at(-1)?.to).toBe(lead.score.total);
          const messages = [
            lead.title,
            lead.summary,
            ...lead.score.parts.map(({ name }) => name),
            ...lead.missing,
            ...lead.innocentExplanations.map(({ explanation }) => explanation),
            ...lead.proposedActions.map(({ action }) => action),
          ];
          for (const { key } of messages) expect(CORRELATION_MESSAGES).toContain(key);
        }
        for (const { explanation } of generic) expect(CORRELATION_MESSAGES).toContain(explanation.key);
      }),
    );
  });

  describe('nationality, sex, age, religion, ethnicity, birthplace and language', () => {
    const trait = fc.record({
      nationality: fc.constantFrom('iq', 'er', 'gb', 'vn'),
      gender: fc.constantFrom('male', 'female'),
      birthDate: fc.constantFrom('1980', '2001-02-03'),
      religion: fc.string(),
      ethnicity: fc.string(),
      birthPlace: fc.constantFrom('Asmara', 'Calais'),
      language: fc.constantFrom('ku', 'nl'),
    });
    const withTraits = rows.chain((all) => {
      const traits = fc.array(trait, { minLength: all.length, maxLength: all.length });
      const joined = traits.map((each) => all.map((observation, at) => ({ ...observation, ...each[at] })));
      return fc.tuple(fc.constant(all), joined, joined);
    });
    type Engine = (all: IdentifierObservation[], names: Record<string, string>) => CorrelationResult;
    /** The same records with some traits, with others, and with none give the same leads, scores and order. */
    const isNeutral = (engine: Engine) =>
      fc.property(withTraits, captions, ([without, some, others], names) => {
        const before = plain(engine(some, names));
        expect(plain(engine(others, names))).toEqual(before);
        expect(plain(engine(without, names))).toEqual(before);
      });

    test('have no way in', () => {
      fc.assert(isNeutral(run));
    });

    test('would be noticed in an engine that looks at them, be it for a hundredth of a bit or for the order alone', () => {
      const hasTrait = (all: readonly object[]) =>
        all.some((observation) => 'nationality' in observation && observation.nationality === 'er');
      const scores: Engine = (all, names) => {
        const result = run(all, names);
        return hasTrait(all)
          ? {
              ...result,
              leads: result.leads.map((lead) => ({
                ...lead,
                score: { ...lead.score, total: lead.score.total + 0.01 },
              })),
            }
          : result;
      };
      const orders: Engine = (all, names) => {
        const result = run(all, names);
        return hasTrait(all) ? { ...result, leads: result.leads.toReversed() } : result;
      };
      expect(fc.check(isNeutral(scores)).failed).toBe(true);
      expect(fc.check(isNeutral(orders)).failed).toBe(true);
    });
  });
});
