import { describe, expect, it } from 'vitest';
import { findProperty, isProtectedSubject } from '@foreland/model';
import type { Label, Partner } from '@foreland/model';
import { parseIdentifier } from '@foreland/model/identifiers';
import { generateExercise } from './index.ts';
import { ALL, FIVE } from './labels.ts';
import { PHONE_RANGES } from './phones.ts';
import { readContribution } from './testing.ts';

const TODAY = '2026-11-24';
const { files, truth: tell } = generateExercise({ size: 'small', seed: 1, today: TODAY });
const truth = tell();
const all = files.flatMap((file) => readContribution(file).statements);
const valuesOf = (wanted: string) =>
  all.flatMap(({ statement: { property, value } }) => (property === wanted ? [value] : []));

describe('identifiers', () => {
  it('telephone numbers lie in ranges that ring nowhere', () => {
    const numbers = all.flatMap(({ statement: { schema, property, value } }) =>
      findProperty(schema, property)?.type.name === 'phone' ? [value] : [],
    );
    expect(numbers.length).toBeGreaterThan(200);
    // National forms lack the country code, which a range has in front.
    const codes = ['44', '33', '49', '32', '31', '30'];
    for (const number of numbers) {
      const digits = number.replace('(0)', '').replace(/\D/g, '').replace(/^00/, '');
      const international = number.startsWith('+') || number.startsWith('00');
      const readings = international ? [digits] : codes.map((code) => code + digits.replace(/^0/, ''));
      expect(
        readings.some((reading) => PHONE_RANGES.some(({ prefix }) => reading.startsWith(prefix))),
        number,
      ).toBe(true);
    }
  });

  it('account numbers divide to a remainder of one and name no bank', () => {
    const ibans = new Set(valuesOf('iban').map((value) => value.replaceAll(' ', '')));
    expect(ibans.size).toBeGreaterThan(20);
    for (const iban of ibans) {
      const digits = [...(iban.slice(4) + iban.slice(0, 4))]
        .map((letter) => Number.parseInt(letter, 36))
        .join('');
      expect(BigInt(digits) % 97n, iban).toBe(1n);
      expect(iban).toMatch(
        /^(GB..ZZFX999999|NL..ZZFX|DE..99999999|FR..9999999999|BE..988|TR..99999|GR..999|AE..999)/,
      );
    }
  });

  it('wallets have right checksums', () => {
    const wallets = new Set(valuesOf('publicKey'));
    expect(wallets.size).toBeGreaterThan(1);
    for (const wallet of wallets)
      expect(parseIdentifier('wallet', wallet, {})?.checksum, wallet).toBe('passed');
  });

  it('mail, hosts, networks and craft numbers are examples', () => {
    for (const value of [...valuesOf('email'), ...valuesOf('url')])
      expect(value).toMatch(/[@./]example\.(com|org|net)(\/|$)/);
    for (const value of valuesOf('cin')) expect(value).toMatch(/^ZZ-?EXR\d{5}[A-L]\d{3}$/);
    for (const value of valuesOf('ipAddress')) expect(value).toMatch(/^(2001:db8:|198\.51\.100\.)/);
  });

  it('are canonical in the truth', () => {
    for (const { class: kind, value } of truth.sharedIdentifiers) {
      if (kind === 'phone') expect(value).toMatch(/^\+\d{8,15}$/);
      if (['plate', 'engine-serial', 'document', 'iban', 'cin'].includes(kind))
        expect(value).toMatch(/^[A-Z0-9]+$/);
    }
  });
});

describe('protected persons', () => {
  it('bear a protected label wherever their category says so, and nobody else does', () => {
    const labelled = all.filter(({ label }) => label.protected);
    expect(labelled.length).toBeGreaterThan(50);
    for (const { statement, label } of all)
      expect(label.protected, statement.record).toBe(isProtectedSubject(statement.subject));
    expect(truth.protectedRecords).toEqual(
      [...new Set(labelled.map(({ statement }) => statement.record))].sort(),
    );
    const categories = new Set(labelled.map(({ statement }) => statement.subject));
    expect(categories).toEqual(new Set(['victim', 'witness', 'minor', 'informant']));
  });

  it('share a telephone with a smuggler and are still no true link', () => {
    const hidden = new Set(truth.protectedRecords);
    expect(
      truth.sharedIdentifiers.some(({ why, class: kind }) => why === 'protected' && kind === 'phone'),
    ).toBe(true);
    for (const { genuine, records } of truth.sharedIdentifiers) {
      if (genuine) expect(records.some((record) => hidden.has(record))).toBe(false);
    }
  });
});

describe('the joint picture', () => {
  const ordinary = (label: Label, partner: Partner): boolean =>
    label.audience.includes(partner) &&
    label.purposes.includes('operational-analysis') &&
    label.purposes.includes('cross-check') &&
    !label.protected &&
    ['unclassified', 'restricted'].includes(label.level);
  const partnersOf = (records: readonly string[]): Set<string> =>
    new Set(records.map((record) => record.slice(0, record.indexOf(':'))));

  it.each([1, 2, 3, 4, 5])(
    'has at least three genuine links with others for every partner, seed %i',
    (seed) => {
      const { sharedIdentifiers, labels } = generateExercise({ size: 'small', seed, today: TODAY }).truth();
      for (const partner of ALL) {
        const seen = labels.map((label) => ordinary(label, partner));
        const links = sharedIdentifiers.filter(({ genuine, sightings }) => {
          const partners = partnersOf(
            sightings.filter(({ label }) => seen[label]).map(({ record }) => record),
          );
          return genuine && partners.has(partner) && partners.size > 1;
        });
        expect(links.length, partner).toBeGreaterThanOrEqual(3);
      }
    },
  );

  it('looks different to every partner', () => {
    const pictures = FIVE.map((partner) =>
      all
        .filter(({ label }) => ordinary(label, partner))
        .map(({ statement }) => statement.record)
        .join(),
    );
    expect(new Set(pictures).size).toBe(FIVE.length);
  });

  it('keeps apart what only seems to belong together', () => {
    const whys = new Set(truth.sharedIdentifiers.filter(({ genuine }) => !genuine).map(({ why }) => why));
    expect(whys).toEqual(new Set(['anybody’s', 'recycled', 'protected']));
    const members = new Set(truth.networks.flatMap((network) => network.members));
    for (const { b } of truth.hardNegatives) expect(members.has(b)).toBe(false);
    const known = new Set(truth.entities.map(({ id }) => id));
    const met = truth.hardNegatives.filter(({ a, b }) => known.has(a) && known.has(b));
    expect(met.length).toBeGreaterThan(5);
  });

  it('tells of one thing under a record of its own in each partner’s data', () => {
    const persons = truth.entities.filter(({ schema }) => schema === 'Person');
    expect(persons.filter(({ records }) => partnersOf(records).size > 2).length).toBeGreaterThan(10);
    const owner = new Map<string, string>();
    for (const { id, records } of truth.entities) {
      for (const record of records) {
        expect(owner.get(record) ?? id, record).toBe(id);
        owner.set(record, id);
      }
    }
  });

  it('writes names in several scripts and corrects itself', () => {
    const names = all
      .filter(({ statement }) => statement.property === 'name')
      .map(({ statement }) => statement.value)
      .join();
    for (const script of [/\p{Script=Arabic}/u, /\p{Script=Ethiopic}/u, /\p{Script=Latin}/u])
      expect(names).toMatch(script);
    expect(truth.revisions.length).toBeGreaterThan(0);
  });
});
