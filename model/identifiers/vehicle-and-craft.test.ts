import { expect, test } from 'vitest';
import { parseIdentifier } from './parse.ts';

test.each([
  // ISO 3779 example, 49 CFR 565 style numbers, the all-ones check
  ['1M8GDM9AXKP042788', 'passed'],
  ['11111111111111111', 'passed'],
  ['5GZCZ43D13S812715', 'passed'],
  ['1M8GDM9A1KP042788', 'failed'],
  ['WVWZZZ1JZXW000001', 'none'],
  ['VF1BB05CF12345678', 'none'],
])('vehicle %s: %s', (vin, checksum) => {
  expect(parseIdentifier('vin', vin)).toEqual({ class: 'vin', value: vin, checksum });
});

test('vehicle identification numbers cannot hold I, O and Q', () => {
  expect(parseIdentifier('vin', '1m8gdm9axkpO42788')?.value).toBe('1M8GDM9AXKP042788');
  expect(parseIdentifier('vin', '1M8GDM9AXKP04278')).toBeUndefined();
});

test.each([
  ['AB12 CDE', undefined, 'AB12CDE'],
  ['ab-12-cde', 'GB', 'AB12CDE'],
  ['ABI2 CDE', 'GB', 'AB12CDE'],
  ['A8O1CDE', 'GB', 'A8O1CDE'],
  ['AA-229-AA', 'FR', 'AA229AA'],
  ['AA-2O9-AA', 'FR', 'AA209AA'],
  ['TÜ-AB 1234', 'DE', 'TUAB1234'],
  ['ΑΒΕ-1234', 'GR', 'ABE1234'],
  ['АА 1234 ВС', 'UA', 'AA1234BC'],
  ['1-ABC-123', 'BE', '1ABC123'],
  ['34 ABC 123', 'TR', '34ABC123'],
  ['١٢٣٤٥ دهوك', undefined, '12345دهوك'],
])('plate %s of %s', (raw, country, value) => {
  expect(parseIdentifier('plate', raw, { country })).toMatchObject({ value, checksum: 'none' });
});

test('plates need a digit and 3 to 10 characters', () => {
  for (const raw of ['', 'A1', 'ABCDEF', 'AB12CDEFGHIJ'])
    expect(parseIdentifier('plate', raw)).toBeUndefined();
});

test.each([
  ['FR-ABC12345F425', 'FRABC12345F425', 'passed', 'FR'],
  ['fr abc 12345 f 4 24', 'FRABC12345F424', 'passed', 'FR'],
  ['CIN: US-ABC12345A900', 'USABC12345A900', 'passed', 'US'],
  ['ABC12345D404', 'ABC12345D404', 'passed', undefined],
  ['FR-ABCI23O5F425', 'FRABC12305F425', 'passed', 'FR'],
  ['FR-ABC12345M425', 'FRABC12345M425', 'failed', 'FR'],
  ['FR-ABC12345F428', 'FRABC12345F428', 'failed', 'FR'],
])('craft %s', (raw, value, checksum, country) => {
  expect(parseIdentifier('cin', raw)).toEqual({
    class: 'cin',
    value,
    checksum,
    ...(country ? { country } : {}),
  });
});

test('craft identification numbers have 12 or 14 characters', () => {
  for (const raw of ['', 'FRABC12345F42', '12ABC12345F4255', 'ABC'])
    expect(parseIdentifier('cin', raw)).toBeUndefined();
});

test.each([
  ['6AHK-L 1012345', '6AHKL1012345'],
  ['S/N: 002-12345AB', '00212345AB'],
  ['serial no. 0R123456', '0R123456'],
])('engine %s', (raw, value) => {
  expect(parseIdentifier('engine-serial', raw)).toEqual({ class: 'engine-serial', value, checksum: 'none' });
});

test('engine serials need three digits', () => {
  for (const raw of ['unknown', 'n/a', '12', 'AB12', 'x'.repeat(40)])
    expect(parseIdentifier('engine-serial', raw)).toBeUndefined();
});

test('ships', () => {
  expect(parseIdentifier('imo', 'IMO 9074729')).toEqual({
    class: 'imo',
    value: '9074729',
    checksum: 'passed',
  });
  expect(parseIdentifier('imo', '9074728')?.checksum).toBe('failed');
  expect(parseIdentifier('imo', '907472')).toBeUndefined();
  expect(parseIdentifier('mmsi', 'MMSI 232-003-556')).toEqual({
    class: 'mmsi',
    value: '232003556',
    checksum: 'none',
    country: 'GB',
  });
  expect(parseIdentifier('mmsi', '999999999')?.country).toBeUndefined();
  expect(parseIdentifier('mmsi', '23200355')).toBeUndefined();
});
