import { SUBJECTS } from '@foreland/model/subject';
import type { Subject } from '@foreland/model/subject';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daitchMokotoff } from './daitch-mokotoff.ts';
import { identifierValue } from './identifier-value.ts';
import { INDEXED_SUBJECTS, indexableValue, textsOf } from './indexable.ts';
import { NAME_ATTRIBUTES, nameValues, nameValuesOfAllClasses } from './name-value.ts';
import type { PersonToCheck } from './name-value.ts';
import { phone } from './testing.ts';

function texts(person: PersonToCheck, nameClass: 'pn-exact' | 'pn-dm' | 'pn-sk' = 'pn-sk'): string[] {
  return nameValues(nameClass, person).map(({ text }) => text);
}

describe('identifiers', () => {
  test.each([
    ['phone', '07700 900123', 'tel|+447700900123'],
    ['phone', '0044 7700 900-123', 'tel|+447700900123'],
    ['iban', 'GB82 WEST 1234 5698 7654 32', 'iban|GB82WEST12345698765432'],
    ['document', 'ab 123-456', 'doc|AB123456'],
    ['engine-serial', 'S/N 6AHK-L 1012345', 'ser|engine-serial|6AHKL1012345'],
    ['handle', 'https://t.me/Fictional_Name', 'soc|telegram:fictional_name'],
    ['handle', 'https://wa.me/447700900123', 'tel|+447700900123'],
  ] as const)('%s %s', (kind, raw, text) => {
    expect(identifierValue(kind, raw, { home: 'GB' }).text).toBe(text);
  });

  test.each([
    ['phone', 'none', 'check-identifier-unreadable'],
    ['email', 'a@example.org', 'check-identifier-class'],
    ['handle', '@somebody', 'check-handle-without-platform'],
  ] as const)('%s %s is refused', (kind, raw, code) => {
    expect(() => identifierValue(kind, raw)).toThrow(expect.objectContaining({ code }));
  });

  test('of two kinds in one class do not meet', () => {
    const [engine, document] = [
      identifierValue('engine-serial', '12345678'),
      identifierValue('document', '12345678'),
    ];
    expect(engine.text).not.toBe(document.text);
  });
});

describe('names', () => {
  test('meet over order, script and spelling, each form in its measure', () => {
    const born = '1990-05-03';
    expect(texts({ name: 'Ahmad Mohammed', born })).toEqual(texts({ name: 'محمد احمد', born }));
    expect(texts({ name: 'Ahmad Mohammed', born })).toEqual(texts({ name: 'Muhamad Ahmed', born }));
    expect(texts({ name: 'Moskowitz Anna', born }, 'pn-dm')).toEqual(
      texts({ name: 'Anna Moskovits', born }, 'pn-dm'),
    );
    expect(texts({ name: 'Ägidius  Doe', born }, 'pn-exact')).toEqual(
      texts({ name: 'DOE, agidius', born }, 'pn-exact'),
    );
    expect(texts({ name: 'Ahmad Mohammed', born }, 'pn-exact')).not.toEqual(
      texts({ name: 'Ahmed Mohamed', born }, 'pn-exact'),
    );
  });

  test('are never checked alone, nor with a year, nor with one attribute more', () => {
    const unfit: Omit<PersonToCheck, 'name'>[] = [
      {},
      { born: '' },
      { born: '1990' },
      { born: '1990-01-01' },
      { born: '1990-02-30' },
      { born: '1990-13-01' },
      { born: '03.05.1990' },
      { born: '1990', attributes: { father: 'Idris' } },
      { born: '1990', attributes: { father: 'Idris', mother: ' ' } },
      { attributes: { father: 'Idris', mother: 'Layla', town: 'Calais' } },
      { born: '1990-02-30', attributes: { father: 'Idris', mother: 'Layla' } },
    ];
    for (const rest of unfit) {
      for (const nameClass of ['pn-exact', 'pn-dm', 'pn-sk'] as const) {
        expect(() => texts({ name: 'Ahmad Fictional', ...rest }, nameClass)).toThrow(
          expect.objectContaining({ code: 'check-name-only' }),
        );
      }
    }
  });

  test('whatever is given, a value holds a full date, or a year and two attributes', () => {
    const attributes = fc.record(
      Object.fromEntries(
        NAME_ATTRIBUTES.map((attribute) => [attribute, fc.constantFrom('', 'Idris', '-', 'Ali Reza')]),
      ),
      { requiredKeys: [] },
    );
    const born = fc.oneof(
      fc.constantFrom('1990', '1990-01-01', '1990-05-03', '', '19900503'),
      fc.string({ maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), born, attributes, (name, date, more) => {
        let values: string[];
        try {
          values = nameValuesOfAllClasses({ name, born: date, attributes: more }).map(({ text }) => text);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^check-name-(only|unreadable)$/) });
          return;
        }
        for (const text of values)
          expect(text).toMatch(/^pn-\w+\|.+\|(\d{4}-\d\d-\d\d|\d{4}\|\w+=.+\|\w+=.+)$/);
      }),
      { numRuns: 300 },
    );
  });

  test('with a year meet over each two attributes that both sides know', () => {
    const here = texts({
      name: 'Ahmad Fictional',
      born: '1990',
      attributes: { father: 'Idris', town: 'Calais' },
    });
    const there = texts({
      name: 'Fictional Ahmed',
      born: '1990-01-01',
      attributes: { father: 'İdris', mother: 'Layla', town: 'Calais' },
    });
    expect(there).toHaveLength(3);
    expect(here.filter((text) => there.includes(text))).toHaveLength(1);
  });

  test('of no words are refused', () => {
    expect(() => texts({ name: '…', born: '1990-05-03' })).toThrow(
      expect.objectContaining({ code: 'check-name-unreadable' }),
    );
  });
});

describe('Daitch–Mokotoff', () => {
  /** From the published description of the system. */
  test.each([
    ['moskowitz', '645740'],
    ['moskovitz', '645740'],
    ['peters', '739400'],
    ['auerbach', '097500'],
    ['uhrbach', '097500'],
    ['lipshitz', '874400'],
    ['lewinsky', '876450'],
    ['szlamawicz', '486740'],
    ['shlamovitz', '486740'],
    ['schwarzenegger', '479465'],
  ])('%s is %s', (name, code) => expect(daitchMokotoff(name)).toBe(code));

  test('gives six digits for every word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,30}$/), (name) => {
        expect(daitchMokotoff(name)).toMatch(/^\d{6}$/);
      }),
    );
  });
});

describe('an index', () => {
  test('takes suspects, convicted and likely offenders, and nobody else', () => {
    for (const subject of [...SUBJECTS, undefined, 'Suspect' as Subject]) {
      const taken = (INDEXED_SUBJECTS as readonly unknown[]).includes(subject);
      if (taken) expect(indexableValue(phone(1), subject).text).toBe('tel|+447700900001');
      else {
        expect(() => indexableValue(phone(1), subject)).toThrow(
          expect.objectContaining({ code: 'check-subject' }),
        );
      }
    }
  });

  test('holds one class, each value once', () => {
    expect(textsOf([phone(1), phone(2), phone(1)], 'tel')).toHaveLength(2);
    expect(() => textsOf([phone(1)], 'iban')).toThrow(expect.objectContaining({ code: 'check-class-mixed' }));
  });
});
