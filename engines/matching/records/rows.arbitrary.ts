import fc from 'fast-check';
import type { FieldSpec, MatchRow } from '../field.ts';

/** A field of every kind, with all that a specification can say. */
export const FIELDS: readonly FieldSpec[] = [
  { name: 'name', kind: 'person-name', alone: 'asks' },
  { name: 'firm', kind: 'organisation-name' },
  { name: 'birth', kind: 'date' },
  { name: 'phone', kind: 'identifier', shared: true, designBits: 16 },
  { name: 'mail', kind: 'identifier', designBits: 20 },
  { name: 'code', kind: 'code', group: 'place', shared: true },
  { name: 'town', kind: 'words', group: 'place', shared: true },
  { name: 'kind', kind: 'category' },
];

/** Invented names of few words, so that terms go from rare to common and back; some are one name in several scripts. */
const names = fc.constantFrom(
  'Karim Ahmadi',
  'کریم احمدی',
  'كريم الأحمدي',
  'Карим Ахмади',
  'Kareem Ahmady',
  'Korem Karl',
  'Karim',
  'Karlo Ahmadi',
  'Kurum Karl',
  'J. Ahmadi',
  'J. Karl',
  'J. K.',
  'Hassan Ali',
  'Hussein Ali',
  'حسن علي',
  'Abd al-Rahman Karim',
  'Ali Ali Ali',
  'Uncle',
  'ገብረህይወት ተክለ',
  'Gebrehiwot Tekle',
  '王伟',
  '😀 \ud800',
  '',
);
const firms = fc.constantFrom('Nordsee Boote GmbH', 'Nordsee Boote Ltd', 'Nord Handel', 'Boote Handel AG');
const dates = fc.constantFrom(
  '1990-01-01',
  '1990-02-01',
  '1990-01-02',
  '1990',
  '1990-02',
  '1991-01-01',
  '1990-12-31',
  'unknown',
);
const phones = fc.constantFrom(
  '+33612345678',
  '+33612345679',
  '+33 6 12 34 56 78',
  '+4915112345678',
  '?+123',
);
const mails = fc.constantFrom('kar@x.example', 'kar@post.example', 'kar@c.example', 'ali@x.example', 'a@b.c');
const codes = fc.constantFrom('CT17 9AA', 'CT17 9AB', 'CT16 1AA', '62100', '62199', '59140');
const towns = fc.constantFrom('Calais', 'Kale Calais', 'Douvres', 'Dover Docks', 'Dunkerque Dover');
const kinds = fc.constantFrom('van', 'boat', 'Van');

const VALUES: readonly fc.Arbitrary<string>[] = [names, firms, dates, phones, mails, codes, towns, kinds];

/** Values of a record; empty ones are as likely as in a register. */
export const valuesOfRecord: fc.Arbitrary<string[][]> = fc.tuple(
  ...VALUES.map((value, at) =>
    fc.oneof(
      { weight: 2, arbitrary: fc.constant<string[]>([]) },
      { weight: 3, arbitrary: fc.array(value, { minLength: 1, maxLength: at === 0 ? 3 : 2 }) },
    ),
  ),
);

export type Step =
  | { readonly change: 'insert'; readonly row: MatchRow }
  | { readonly change: 'remove'; readonly id: string }
  | { readonly change: 'refresh' };

const ids = fc.nat({ max: 39 }).map((number) => `UK:${number}`);

/** What can be done to an index, insertions first of all; an insertion under a known id replaces. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        change: fc.constant('insert' as const),
        row: fc.record({ id: ids, values: valuesOfRecord }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ change: fc.constant('remove' as const), id: ids }) },
    { weight: 1, arbitrary: fc.constant({ change: 'refresh' as const }) },
  ),
  { maxLength: 80, size: 'max' },
);

/** Records of different ids, in any order. */
export const rows: fc.Arbitrary<MatchRow[]> = fc.uniqueArray(fc.record({ id: ids, values: valuesOfRecord }), {
  maxLength: 30,
  size: 'max',
  selector: ({ id }) => id,
});
