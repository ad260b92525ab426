import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEARS, assemble, isDirected, isoDay } from './index.ts';
import type { AssemblyInput, BearerStatement, GraphStatement, KnownRecord } from './index.ts';

let statements = 0;

function says(
  record: string,
  schema: string,
  property: string,
  value: string,
  more: Partial<GraphStatement> = {},
): GraphStatement {
  return {
    record,
    schema,
    property,
    value,
    statement: `s${String((statements += 1)).padStart(4, '0')}`,
    label: 0,
    origin: 'GB police',
    report: record,
    ...more,
  };
}

function bears(record: string, identifier: string, schema = 'Person'): BearerStatement {
  const [identifierClass = '', value = ''] = identifier.split('=');
  return { ...says(record, schema, identifierClass, value), class: identifierClass };
}

const person = (record: string): KnownRecord => ({ record, schema: 'Person', subject: 'suspect' });

function network(input: Partial<AssemblyInput>): ReturnType<typeof assemble> {
  return assemble({
    records: [],
    statements: [],
    bearers: [],
    entities: new Map(),
    generic: new Set(),
    ...input,
  });
}

describe('assemble', () => {
  it('knows which kinds of link lead somewhere and which hold both ways', () => {
    expect(['call', 'payment', 'ownership', 'bears', 'holder'].every((type) => isDirected(type))).toBe(true);
    expect(['family', 'associate', 'unknown-link'].some((type) => isDirected(type))).toBe(false);
  });

  it('joins the ends of calls, adds them up, and dates them', () => {
    const calls = ['2026-03-01', '2026-01-15'].flatMap((date, number) => [
      says(`GB:c${number}`, 'Call', 'caller', 'GB:a'),
      says(`GB:c${number}`, 'Call', 'receiver', 'GB:b'),
      says(`GB:c${number}`, 'Call', 'date', date),
      says(`GB:c${number}`, 'Call', 'duration', '60'),
    ]);
    const { nodes, links } = network({ records: [person('GB:b'), person('GB:a')], statements: calls });
    expect(nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ['GB:a', 'person'],
      ['GB:b', 'person'],
    ]);
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ from: 0, to: 1, type: 'call', times: 2, quantity: 120 });
    expect([isoDay(links[0]!.firstDay), isoDay(links[0]!.lastDay)]).toEqual(['2026-01-15', '2026-03-01']);
    expect(links[0]!.evidence).toHaveLength(4);
  });

  it('joins numbers where nobody knows whose they are', () => {
    const { nodes, links } = network({
      records: [person('GB:a')],
      statements: [says('GB:c', 'Call', 'caller', 'GB:a')],
      bearers: [
        { ...bears('GB:c', 'phone=+33199000001', 'Call'), property: 'receiverNumber' },
        { ...bears('GB:c', 'phone=+447700900001', 'Call'), property: 'callerNumber' },
      ],
    });
    expect(nodes.map(({ id }) => id)).toEqual(['GB:a', 'phone:+33199000001']);
    expect(links.map(({ type }) => type)).toEqual(['call']);
  });

  it('makes one node of the records of an entity, and no link within it', () => {
    const { nodes, links, nodeOfRecord } = network({
      records: ['GB:a', 'FR:a', 'GB:b'].map(person),
      statements: [
        says('GB:l', 'Associate', 'person', 'GB:a'),
        says('GB:l', 'Associate', 'associate', 'FR:a'),
        says('GB:m', 'Associate', 'person', 'GB:b'),
        says('GB:m', 'Associate', 'associate', 'FR:a'),
      ],
      entities: new Map([
        ['GB:a', 'FR:a'],
        ['FR:a', 'FR:a'],
      ]),
    });
    expect(nodes.map(({ id, records }) => [id, records])).toEqual([
      ['FR:a', ['FR:a', 'GB:a']],
      ['GB:b', ['GB:b']],
    ]);
    expect(nodeOfRecord.get('GB:a')).toBe(nodeOfRecord.get('FR:a'));
    expect(links.map(({ from, to, type }) => [from, to, type])).toEqual([[0, 1, 'associate']]);
  });

  it('joins bearers of an identifier, unless it is anybody’s or only one bears it', () => {
    const { nodes, links } = network({
      records: ['GB:a', 'GB:b', 'GB:c'].map(person),
      bearers: [
        bears('GB:a', 'phone=1'),
        bears('GB:b', 'phone=1'),
        bears('GB:a', 'phone=2'),
        bears('GB:a', 'phone=3'),
        bears('GB:c', 'phone=3'),
      ],
      generic: new Set(['phone:3']),
    });
    expect(nodes.map(({ id }) => id)).toEqual(['GB:a', 'GB:b', 'GB:c', 'phone:1']);
    expect(links.map(({ from, to, type }) => [from, to, type])).toEqual([
      [0, 3, BEARS],
      [1, 3, BEARS],
    ]);
  });

  it('shows nothing of a record that is pointed to and not in view', () => {
    const { nodes, links } = network({
      records: [{ record: 'GB:v', schema: 'Vehicle' }],
      statements: [says('GB:v', 'Vehicle', 'owner', 'FR:hidden')],
    });
    expect(nodes.map(({ id }) => id)).toEqual(['GB:v']);
    expect(links).toEqual([]);
  });

  it.each(['victim', 'witness', 'informant', 'minor'] as const)(
    'refuses a statement about a %s',
    (subject) => {
      const refused = expect.objectContaining({ code: 'protected-in-analysis' });
      expect(() => network({ records: [{ ...person('GB:a'), subject }] })).toThrow(refused);
      expect(() =>
        network({ statements: [says('GB:a', 'Person', 'addressEntity', 'GB:h', { subject })] }),
      ).toThrow(refused);
      expect(() => network({ bearers: [{ ...bears('GB:a', 'phone=1'), subject }] })).toThrow(refused);
    },
  );

  it('does not depend on the order of what comes in', () => {
    const records = ['GB:a', 'GB:b', 'FR:c', 'FR:d'];
    const said = fc.array(
      fc.record({
        link: fc.nat(5),
        from: fc.constantFrom(...records),
        to: fc.constantFrom(...records),
        date: fc.option(fc.constantFrom('2026-01-01', '2026-02', '2025')),
      }),
      { maxLength: 12 },
    );
    const borne = fc.array(fc.record({ record: fc.constantFrom(...records), phone: fc.nat(3) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(said, borne, fc.nat(), (links, phones, turn) => {
        const told = links.flatMap(({ link, from, to, date }) => [
          says(`GB:l${link}`, 'UnknownLink', 'subject', from),
          says(`GB:l${link}`, 'UnknownLink', 'object', to),
          ...(date === null ? [] : [says(`GB:l${link}`, 'UnknownLink', 'startDate', date)]),
        ]);
        const held = phones.map(({ record, phone }) => bears(record, `phone=${phone}`));
        const known = records.map(person);
        const rotate = <T>(all: readonly T[]): T[] =>
          [...all.slice(turn % (all.length || 1)), ...all.slice(0, turn % (all.length || 1))].toReversed();
        const one = network({ records: known, statements: told, bearers: held });
        const other = network({ records: rotate(known), statements: rotate(told), bearers: rotate(held) });
        expect(other.nodes).toEqual(one.nodes);
        expect(other.links).toEqual(one.links);
      }),
    );
  });
});
