import { describe, expect, test } from 'vitest';
import { captionOf } from './caption.ts';
import { DISABLED_PROPERTIES, EXTENSION_SCHEMATA } from './extension.ts';
import { checkValue, isPartialDate } from './value.ts';
import { findProperty, findSchema, propertiesOf, schemata } from './vocabulary.ts';

describe('the vocabulary', () => {
  test('holds no special category of personal data and no secret', () => {
    const all = schemata().flatMap((schema) => [...propertiesOf(schema).keys()]);
    expect(all.filter((property) => DISABLED_PROPERTIES.includes(property))).toEqual([]);
    for (const property of ['ethnicity', 'religion', 'political', 'privateKey', 'password'])
      expect(DISABLED_PROPERTIES).toContain(property);
    expect(all).toContain('nationality');
  });

  test('every extension schema is complete: parents exist, featured and caption properties exist, ranges exist', () => {
    for (const [name, schema] of Object.entries(EXTENSION_SCHEMATA)) {
      const built = findSchema(name);
      expect(built, name).toBeDefined();
      if (!built) continue;
      for (const parent of schema.extends) expect(built.isA(parent), `${name} is a ${parent}`).toBe(true);
      for (const property of [...schema.featured, ...schema.caption])
        expect(findProperty(name, property), `${name}.${property}`).toBeDefined();
      for (const property of propertiesOf(built).values())
        if (property.hasRange) expect(property.getRange(), `${name}.${property.name}`).toBeDefined();
    }
  });
});

describe('values', () => {
  test.each([
    ['Person', 'birthDate', '1990'],
    ['Person', 'birthDate', '1990-12'],
    ['Person', 'birthDate', '1990-12-31'],
    ['Person', 'country', 'GB'],
    ['Person', 'name', 'محمد'],
    ['Ownership', 'owner', 'GB:p-1'],
    ['Seizure', 'quantity', '12.5'],
    ['Person', 'notes', 'two\nlines'],
  ])('accepts %s.%s %s', (schema, property, value) =>
    expect(checkValue(schema, property, value).ok).toBe(true),
  );

  test.each([
    ['Nothing', 'name', 'x', 'schema-unknown'],
    ['Thing\u0000', 'name', 'x', 'schema-unknown'],
    ['Interval', 'date', '2020', 'schema-unknown'],
    ['Person', 'religion', 'x', 'property-unknown'],
    ['Person', '__proto__', 'x', 'property-unknown'],
    ['Person', 'name', '  ', 'value-empty'],
    ['Person', 'name', 'a\u0000b', 'value-control-characters'],
    ['Person', 'name', '\ud800', 'value-control-characters'],
    ['Person', 'birthDate', '1990-02-30', 'value-date'],
    ['Person', 'birthDate', '12/04/1990', 'value-date'],
    ['Person', 'country', 'Atlantis', 'value-country'],
    ['Ownership', 'owner', 'somebody', 'value-record'],
    ['Seizure', 'quantity', '1,000', 'value-number'],
    ['Person', 'email', 'nobody', 'value-email'],
    ['Person', 'phone', '+44\u202e7700', 'value-bidi'],
    ['Person', 'name', 'x'.repeat(20_000), 'value-too-long'],
  ])('refuses %s.%s %j as %s', (schema, property, value, code) => {
    expect(checkValue(schema, property, value)).toMatchObject({
      ok: false,
      code,
      remedy: expect.any(String),
    });
  });

  test('keeps the value as received where normalisation changed it', () => {
    expect(checkValue('Person', 'country', ' GB ')).toEqual({ ok: true, value: 'gb', original: ' GB ' });
  });

  test('partial dates', () => {
    expect(isPartialDate('2024-13')).toBe(false);
    expect(isPartialDate('2024-05-01T12:30:00Z')).toBe(true);
    expect(isPartialDate('2024-05-32T12:30:00Z')).toBe(false);
  });
});

test('a caption does not depend on the order of values', () => {
  const forward = new Map([['name', ['A. Smith', 'Anna Smith']]]);
  const backward = new Map([['name', ['Anna Smith', 'A. Smith']]]);
  expect(captionOf('Person', forward)).toBe('Anna Smith');
  expect(captionOf('Person', backward)).toBe('Anna Smith');
});
