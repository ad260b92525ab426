import type { EntityType } from '../entity-type.ts';
import type { FieldSpec } from '../field.ts';

/** Which properties of which schemata say what a thing is. What is not listed here is never read. */
export interface EntityDefinition {
  readonly type: EntityType;
  readonly schemata: readonly string[];
  readonly fields: readonly (FieldSpec & { readonly properties: readonly string[] })[];
}

/**
 * Persons are compared by names, birth date, contact points, documents and addresses. Nationality, sex, religion,
 * ethnicity, place of birth and language have no place here, so they cannot enter a score.
 */
const person: EntityDefinition = {
  type: 'person',
  schemata: ['Person'],
  fields: [
    {
      name: 'name',
      kind: 'person-name',
      alone: 'asks',
      properties: ['name', 'alias', 'previousName', 'weakAlias'],
    },
    { name: 'birthDate', kind: 'date', properties: ['birthDate'] },
    { name: 'phone', kind: 'identifier', shared: true, designBits: 16, properties: ['phone'] },
    { name: 'email', kind: 'identifier', designBits: 20, properties: ['email'] },
    {
      name: 'document',
      kind: 'identifier',
      designBits: 22,
      properties: ['passportNumber', 'idNumber', 'personalNumber', 'socialSecurityNumber'],
    },
    { name: 'address', kind: 'words', shared: true, properties: ['address'] },
  ],
};

const organisation: EntityDefinition = {
  type: 'organisation',
  schemata: ['Organization', 'Company', 'LegalEntity', 'PublicBody'],
  fields: [
    {
      name: 'name',
      kind: 'organisation-name',
      alone: 'asks',
      properties: ['name', 'alias', 'previousName', 'weakAlias', 'abbreviation'],
    },
    {
      name: 'registration',
      kind: 'identifier',
      designBits: 20,
      properties: ['registrationNumber', 'idNumber', 'taxNumber', 'vatCode', 'leiCode'],
    },
    { name: 'phone', kind: 'identifier', shared: true, designBits: 16, properties: ['phone'] },
    { name: 'email', kind: 'identifier', designBits: 20, properties: ['email'] },
    { name: 'website', kind: 'identifier', designBits: 16, properties: ['website'] },
    { name: 'address', kind: 'words', shared: true, properties: ['address'] },
  ],
};

const vehicle: EntityDefinition = {
  type: 'vehicle',
  schemata: ['Vehicle'],
  fields: [
    { name: 'plate', kind: 'identifier', designBits: 20, properties: ['registrationNumber'] },
    { name: 'vin', kind: 'identifier', designBits: 26, properties: ['vin'] },
    { name: 'model', kind: 'words', alone: 'nothing', properties: ['model'] },
    { name: 'kind', kind: 'category', alone: 'nothing', properties: ['type'] },
  ],
};

const vessel: EntityDefinition = {
  type: 'vessel',
  schemata: ['Vessel'],
  fields: [
    { name: 'name', kind: 'organisation-name', alone: 'asks', properties: ['name', 'pastNames', 'alias'] },
    { name: 'imo', kind: 'identifier', designBits: 22, properties: ['imoNumber'] },
    { name: 'mmsi', kind: 'identifier', designBits: 22, properties: ['mmsi'] },
    { name: 'callSign', kind: 'identifier', designBits: 18, properties: ['callSign'] },
    { name: 'plate', kind: 'identifier', designBits: 20, properties: ['registrationNumber'] },
    { name: 'kind', kind: 'category', alone: 'nothing', properties: ['type'] },
  ],
};

const equipment: EntityDefinition = {
  type: 'equipment',
  schemata: ['Equipment'],
  fields: [
    {
      name: 'serial',
      kind: 'identifier',
      designBits: 18,
      series: true,
      properties: ['serialNumber', 'engineSerial'],
    },
    { name: 'cin', kind: 'identifier', designBits: 24, properties: ['cin'] },
    { name: 'model', kind: 'words', alone: 'nothing', properties: ['make', 'model'] },
    { name: 'kind', kind: 'category', alone: 'nothing', properties: ['equipmentType'] },
  ],
};

const account: EntityDefinition = {
  type: 'account',
  schemata: ['BankAccount', 'CryptoWallet'],
  fields: [
    {
      name: 'accountNumber',
      kind: 'identifier',
      designBits: 26,
      properties: ['iban', 'accountNumber', 'publicKey'],
    },
  ],
};

const socialAccount: EntityDefinition = {
  type: 'social-account',
  schemata: ['UserAccount'],
  fields: [
    { name: 'handle', kind: 'identifier', designBits: 20, properties: ['username'] },
    { name: 'service', kind: 'category', alone: 'nothing', properties: ['service'] },
    { name: 'phone', kind: 'identifier', shared: true, designBits: 16, properties: ['number'] },
    { name: 'email', kind: 'identifier', designBits: 20, properties: ['email'] },
  ],
};

const place: EntityDefinition = {
  type: 'place',
  schemata: ['Address', 'Place'],
  fields: [
    { name: 'name', kind: 'words', properties: ['name', 'full'] },
    { name: 'position', kind: 'category', properties: ['latitude', 'longitude'] },
  ],
};

export const DEFINITIONS: readonly EntityDefinition[] = [
  person,
  organisation,
  vehicle,
  vessel,
  equipment,
  account,
  socialAccount,
  place,
];

const BY_SCHEMA = new Map(
  DEFINITIONS.flatMap((definition) => definition.schemata.map((schema) => [schema, definition] as const)),
);

/** What records of a schema are matched as; undefined for schemata that are not matched. */
export function definitionOf(schema: string): EntityDefinition | undefined {
  return BY_SCHEMA.get(schema);
}

/** Every schema and property that the matcher reads. */
export function matchedProperties(): { readonly schema: string; readonly property: string }[] {
  return DEFINITIONS.flatMap(({ schemata, fields }) =>
    schemata.flatMap((schema) =>
      [...new Set(fields.flatMap(({ properties }) => properties))].map((property) => ({ schema, property })),
    ),
  );
}
