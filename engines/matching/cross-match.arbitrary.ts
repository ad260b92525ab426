import fc from 'fast-check';
import type { MatchInput } from './api.ts';

/** What partners may say of a thing: schema, and values by property. Everything here is invented. */
export interface Saying {
  readonly schema: string;
  readonly values: readonly (readonly [property: string, value: string])[];
}

/** Of each property some values, few enough that records share them. */
const VALUES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Person: {
    name: [
      'Karim Ahmadi',
      'کریم احمدی',
      'Карим Ахмади',
      'Kareem Ahmady',
      'Hassan Ali',
      'حسن علي',
      'Hussein Ali',
      'J. Ahmadi',
      'Gebrehiwot Tekle',
      'ገብረህይወት ተክለ',
      'Uncle',
    ],
    alias: ['Karim', 'Abu Hassan', 'Karimi Boats', 'The Captain'],
    birthDate: ['1990-01-01', '1990-05-04', '1990-04-05', '1990', '1985-11-30'],
    phone: ['+33612345678', '+33612345687', '06 12 34 56 78', '+4915112345678', '+447700900123'],
    email: ['karim@x.example', 'karim@y.example', 'hassan@x.example'],
    passportNumber: ['P1234567', 'P1234576', 'X7654321'],
    address: ['12 Rue du Port, Calais', '12 rue du port Calais', '4 Dock Road, Dover'],
  },
  Company: {
    name: ['Nordsee Boote GmbH', 'Nordsee Boote Gesellschaft mbH', 'Nord Handel Ltd', 'شركة النور'],
    registrationNumber: ['HRB 12345', 'HRB 12346', '01234567'],
    phone: ['+33612345678', '+4915112345678'],
    website: ['nordsee.example', 'nord.example'],
  },
  Vehicle: {
    registrationNumber: ['AB-123-CD', 'AB 123 CD', 'AB-124-CD', 'KLE X 1'],
    vin: ['WVWZZZ1JZXW000001', 'WVWZZZ1JZXW000010', '1M8GDM9AXKP042788'],
    model: ['Transit', 'Ford Transit', 'Crafter'],
    type: ['van', 'car'],
  },
  UserAccount: {
    username: ['boats_calais', 'boats.calais', 'karim'],
    service: ['tiktok', 'telegram'],
    email: ['karim@x.example'],
  },
  Address: {
    name: ['12 Rue du Port, Calais', '12 rue du port', 'Dock Road'],
    latitude: ['50.951', '50.953', '51.12'],
    longitude: ['1.858', '-1.858', '1.31'],
  },
  /** Not matched. */
  Payment: { amount: ['100', '200'] },
};

export const SCHEMATA = Object.keys(VALUES);

export const PARTNERS = ['UK', 'DE', 'FR'] as const;

/** A saying of one of the schemata; persons most of all. */
export const saying: fc.Arbitrary<Saying> = fc
  .constantFrom('Person', 'Person', 'Person', 'Person', ...SCHEMATA)
  .chain((schema) =>
    fc
      .tuple(
        ...Object.entries(VALUES[schema] ?? {}).map(([property, values]) =>
          fc
            .oneof(
              { weight: 2, arbitrary: fc.constant<string[]>([]) },
              {
                weight: 3,
                arbitrary: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }),
              },
            )
            .map((chosen) => chosen.map((value) => [property, value] as const)),
        ),
      )
      .map((properties) => ({ schema, values: properties.flat() })),
  );

/** A saying drawn with a stream of random numbers, for sequences that are longer than fast-check's. */
export function drawSaying(random: () => number): Saying {
  const among = ['Person', 'Person', 'Person', 'Person', ...SCHEMATA];
  const schema = among[Math.floor(random() * among.length)] ?? 'Person';
  const values = Object.entries(VALUES[schema] ?? {}).flatMap(([property, choices]) =>
    random() < 0.4 ? [] : [[property, choices[Math.floor(random() * choices.length)] ?? ''] as const],
  );
  return { schema, values };
}

/** The statements of a saying on a record. Their ids and labels follow from what they say, as in the store. */
export function statementsOf(record: string, { schema, values }: Saying): MatchInput[] {
  return values.map(([property, value]) => {
    const statement = `${record} ${property} ${value}`;
    return { record, schema, property, value, statement, label: statement.length % 5 };
  });
}

/** Records of the three partners, with the statements on each. */
export const records: fc.Arbitrary<ReadonlyMap<string, readonly MatchInput[]>> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...PARTNERS), fc.nat({ max: 9 }), saying), {
    minLength: 2,
    maxLength: 24,
    size: 'max',
    selector: ([partner, number]) => `${partner}:${number}`,
  })
  .map(
    (sayings) =>
      new Map(
        sayings.map(([partner, number, said]) => {
          const record = `${partner}:${number}`;
          return [record, statementsOf(record, said)] as const;
        }),
      ),
  );
