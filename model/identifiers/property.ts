import type { IdentifierClass } from './identifier.ts';

/** FollowTheMoney properties, and ours, that hold an identifier on whatever schema they stand. */
const BY_PROPERTY: Readonly<Record<string, IdentifierClass>> = {
  phone: 'phone',
  phoneMentioned: 'phone',
  contextPhone: 'phone',
  callerNumber: 'phone',
  receiverNumber: 'phone',
  contactPhone: 'phone',
  iban: 'iban',
  ibanMentioned: 'iban',
  passportNumber: 'document',
  idNumber: 'document',
  personalNumber: 'document',
  socialSecurityNumber: 'document',
  vin: 'vin',
  cin: 'cin',
  engineSerial: 'engine-serial',
  imei: 'imei',
  mmsi: 'mmsi',
  email: 'email',
  emailMentioned: 'email',
  contextEmail: 'email',
  contactHandle: 'handle',
  ipAddress: 'ip',
  ipMentioned: 'ip',
};

/** Properties whose meaning depends on the schema. An account number counts where it parses as IBAN. */
const BY_SCHEMA_AND_PROPERTY: Readonly<Record<string, IdentifierClass>> = {
  'BankAccount.accountNumber': 'iban',
  'CryptoWallet.publicKey': 'wallet',
  'Identification.number': 'document',
  'Passport.number': 'document',
  'Vehicle.registrationNumber': 'plate',
  'Vessel.imoNumber': 'imo',
  'Equipment.serialNumber': 'engine-serial',
  'UserAccount.username': 'handle',
};

/**
 * Class of the identifier that a property holds; undefined for properties that hold none that two records
 * could share by being linked (registers of companies, file numbers, names).
 */
export function identifierClassOf(schema: string, property: string): IdentifierClass | undefined {
  const qualified = `${schema}.${property}`;
  if (Object.hasOwn(BY_SCHEMA_AND_PROPERTY, qualified)) return BY_SCHEMA_AND_PROPERTY[qualified];
  return Object.hasOwn(BY_PROPERTY, property) ? BY_PROPERTY[property] : undefined;
}
