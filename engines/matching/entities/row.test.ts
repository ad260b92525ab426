import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchInput } from '../api.ts';
import { DOUBTFUL } from '../values/normalise.ts';
import { DEFINITIONS } from './definition.ts';
import type { EntityDefinition } from './definition.ts';
import { valuesOf } from './row.ts';

function definition(type: string): EntityDefinition {
  const found = DEFINITIONS.find((each) => each.type === type);
  if (!found) throw new Error(type);
  return found;
}

function said(record: string, schema: string, values: readonly (readonly [string, string])[]): MatchInput[] {
  return values.map(([property, value], at) => ({
    record,
    schema,
    property,
    value,
    statement: `s${at}`,
    label: at,
  }));
}

/** What is compared of each field that has something. */
function texts(type: string, inputs: readonly MatchInput[]): Record<string, string[]> {
  const values = valuesOf(definition(type), inputs);
  return Object.fromEntries(
    definition(type).fields.flatMap(({ name }, at) => {
      const field = values[at] ?? [];
      return field.length > 0 ? [[name, field.map(({ text }) => text)]] : [];
    }),
  );
}

describe('values of a record', () => {
  test('are those of the properties that are compared, with the statements behind them', () => {
    const inputs = said('UK:1', 'Person', [
      ['name', 'Karim Ahmadi'],
      ['alias', 'Abu Karim'],
      ['nationality', 'xx'],
      ['birthDate', '1990-05-04'],
    ]);
    expect(texts('person', inputs)).toEqual({
      name: ['Abu Karim', 'Karim Ahmadi'],
      birthDate: ['1990-05-04'],
    });
    const [name = []] = valuesOf(definition('person'), inputs);
    expect(
      name.map(({ shown, inputs: behind }) => [shown, behind.map(({ statement }) => statement)]),
    ).toEqual([
      ['Abu Karim', ['s1']],
      ['Karim Ahmadi', ['s0']],
    ]);
  });

  test('a telephone number is read as one of the partner who wrote it', () => {
    const french = texts('person', said('FR:1', 'Person', [['phone', '06 12 34 56 78']]));
    const full = texts('person', said('UK:1', 'Person', [['phone', '+33 6 12 34 56 78']]));
    expect(french).toEqual(full);
    const british = texts('person', said('UK:1', 'Person', [['phone', '07700 900123']]));
    expect(british).toEqual(texts('person', said('DE:1', 'Person', [['phone', '+44 7700 900123']])));
  });

  test('an identifier whose check digit fails is kept, as doubtful', () => {
    const good = texts('account', said('UK:1', 'BankAccount', [['iban', 'DE89 3704 0044 0532 0130 00']]));
    const bad = texts('account', said('UK:1', 'BankAccount', [['iban', 'DE89 3704 0044 0532 0130 01']]));
    expect(good['accountNumber']?.[0]?.startsWith(DOUBTFUL)).toBe(false);
    expect(bad['accountNumber']?.[0]?.startsWith(DOUBTFUL)).toBe(true);
  });

  test('a position keeps its side of Greenwich and of the equator, to a hundredth of a degree', () => {
    const at = (latitude: string, longitude: string): string | undefined =>
      texts(
        'place',
        said('FR:1', 'Address', [
          ['longitude', longitude],
          ['latitude', latitude],
        ]),
      )['position']?.[0];
    expect(at('50.951', '1.858')).toBe('50.95N 1.86E');
    expect(at('50.949', '1.862')).toBe(at('50.951', '1.858'));
    expect(at('50.951', '-1.858')).toBe('50.95N 1.86W');
    expect(at('-0.001', '0.001')).toBe('0N 0E');
    expect(at('fifty', '1.8')).toBeUndefined();
    expect(texts('place', said('FR:1', 'Address', [['latitude', '50.9']]))).toEqual({});
  });

  test('do not depend on the order of statements', () => {
    const inputs = said('UK:1', 'Person', [
      ['name', 'Karim Ahmadi'],
      ['name', 'کریم احمدی'],
      ['alias', 'Karim Ahmadi'],
      ['phone', '+33612345678'],
      ['phone', '+33612345679'],
      ['email', 'karim@x.example'],
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(inputs, { minLength: inputs.length }), (shuffled) => {
        expect(valuesOf(definition('person'), shuffled)).toEqual(valuesOf(definition('person'), inputs));
      }),
    );
  });
});
