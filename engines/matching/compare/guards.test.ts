import { describe, expect, test } from 'vitest';
import { definitionOf } from '../entities/definition.ts';
import { MODELS } from '../model/built-in.ts';
import { MatchIndex } from '../records/match-index.ts';
import type { ComparedFields } from '../records/match-index.ts';

const FIELDS = definitionOf('Person')?.fields ?? [];
const PHONE = '+447700900123';

interface Told {
  readonly name?: string;
  readonly birthDate?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** People as the built-in model weighs them, among so many others that a name is rare. */
function compared(one: Told, other: Told, ...further: readonly Told[]): ComparedFields {
  const index = new MatchIndex({ fields: FIELDS, model: MODELS.person });
  const insert = (id: string, told: Told): void => {
    index.insert({
      id,
      values: FIELDS.map(({ name }) => {
        const value = told[name as keyof Told];
        return value === undefined ? [] : [value];
      }),
    });
  };
  for (let at = 0; at < 400; at++) {
    const letters = String.fromCharCode(
      97 + (at % 26),
      97 + ((at * 7) % 26),
      97 + ((at * 3 + (at >> 5)) % 26),
    );
    insert(`x${at}`, { name: `Vo${letters} Tu${letters}n`, birthDate: `19${50 + (at % 50)}-07-15` });
  }
  insert('a', one);
  insert('b', other);
  for (const [at, told] of further.entries()) insert(`c${at}`, told);
  index.settle();
  return index.compareFields(index.records.slotOf('a') ?? 0, index.records.slotOf('b') ?? 0);
}

function taken({ guards }: ComparedFields, guard: string): number {
  return guards.find((each) => each.guard === guard)?.bits ?? 0;
}

describe('who holds an identifier', () => {
  const named = { name: 'Karim Ahmadi', phone: PHONE };
  const nameless = { name: 'Uncle', phone: PHONE };

  test('is whom a record without a name is of', () => {
    expect(taken(compared(named, nameless), 'holders')).toBe(0);
    expect(taken(compared(named, nameless, named), 'holders')).toBe(0);
  });

  test('is not known where two parties do: even odds, and less where more do', () => {
    const two = compared(named, nameless, { name: 'Sophie Durand', phone: PHONE });
    expect(taken(two, 'holders')).toBeGreaterThan(0);
    expect(two.bits).toBeCloseTo(0, 9);
    const three = compared(
      named,
      nameless,
      { name: 'Sophie Durand', phone: PHONE },
      { name: 'Pieter Bakker', phone: PHONE },
    );
    expect(three.bits).toBeLessThan(0);
  });

  test('does not matter where names are compared', () => {
    expect(taken(compared(named, named, { name: 'Sophie Durand', phone: PHONE }), 'holders')).toBe(0);
  });
});

describe('a birth date that is nearly the same', () => {
  const name = 'Sharwina Goldbach';

  test('with a name alone is a question for people', () => {
    const near = compared({ name, birthDate: '1984-03-05' }, { name, birthDate: '1984-05-03' });
    expect(taken(near, 'corroboration')).toBeGreaterThan(0);
    expect(near.bits).toBeCloseTo(0, 9);
  });

  test('counts where something else agrees, and where it is the very date', () => {
    const phone = PHONE;
    const same = { name, birthDate: '1984-03-05' };
    expect(taken(compared(same, same), 'corroboration')).toBe(0);
    const near = compared({ ...same, phone }, { name, birthDate: '1984-05-03', phone });
    expect(taken(near, 'corroboration')).toBe(0);
    expect(near.bits).toBeGreaterThan(0);
  });
});

test('a move is one event: another street, post code and town do not count as three', () => {
  const moved = compared(
    { name: 'Karim Ahmadi', address: '7 Otterweg Lindental Siebenbach' },
    { name: 'Karim Ahmadi', address: '93 Kerkplein Molenrode Oudburg' },
  );
  const once = compared(
    { name: 'Karim Ahmadi', address: 'Otterweg' },
    { name: 'Karim Ahmadi', address: 'Kerkplein' },
  );
  const bits = ({ fields }: ComparedFields): number =>
    fields[FIELDS.findIndex((field) => field.name === 'address')]?.bits ?? NaN;
  expect(bits(once)).toBeLessThan(0);
  expect(bits(moved)).toBeGreaterThanOrEqual(bits(once) * 2);
});
