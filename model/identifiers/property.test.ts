import { expect, test } from 'vitest';
import { EXTENSION_SCHEMATA } from '../vocabulary/extension.ts';
import { findProperty } from '../vocabulary/vocabulary.ts';
import { identifierClassOf } from './property.ts';

test.each([
  ['Person', 'phone', 'phone'],
  ['Call', 'callerNumber', 'phone'],
  ['Advert', 'contactPhone', 'phone'],
  ['BankAccount', 'iban', 'iban'],
  ['BankAccount', 'accountNumber', 'iban'],
  ['CryptoWallet', 'publicKey', 'wallet'],
  ['Person', 'passportNumber', 'document'],
  ['Person', 'idNumber', 'document'],
  ['Passport', 'passportNumber', 'document'],
  ['Identification', 'number', 'document'],
  ['Passport', 'number', 'document'],
  ['Vehicle', 'registrationNumber', 'plate'],
  ['Vessel', 'imoNumber', 'imo'],
  ['Vessel', 'mmsi', 'mmsi'],
  ['Person', 'email', 'email'],
  ['UserAccount', 'username', 'handle'],
  ['UserAccount', 'ipAddress', 'ip'],
  ['Equipment', 'cin', 'cin'],
  ['Equipment', 'serialNumber', 'engine-serial'],
  ['Equipment', 'engineSerial', 'engine-serial'],
  ['Advert', 'contactHandle', 'handle'],
])('%s.%s holds a %s and exists in the vocabulary', (schema, property, expected) => {
  expect(identifierClassOf(schema, property)).toBe(expected);
  expect(findProperty(schema, property)).toBeDefined();
});

test.each([
  ['Company', 'registrationNumber'],
  ['Vessel', 'registrationNumber'],
  ['Person', 'name'],
  ['Person', 'nationality'],
  ['Organization', 'imoNumber'],
  ['Person', 'constructor'],
  ['__proto__', 'toString'],
  ['CourtCase', 'caseNumber'],
])('%s.%s is not an identifier to correlate on', (schema, property) => {
  expect(identifierClassOf(schema, property)).toBeUndefined();
});

test('every telephone property of our own schemata has a class', () => {
  for (const [schema, { properties }] of Object.entries(EXTENSION_SCHEMATA)) {
    for (const [property, { type }] of Object.entries(properties)) {
      if (type === 'phone') expect(identifierClassOf(schema, property)).toBe('phone');
    }
  }
});
