import { PARTNERS } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { JsonObject } from '../json/strict-json.ts';
import { derivedId } from './identifiers.ts';
import { SPEC_VERSION } from './objects.ts';

/** Our extensions by their fixed ids. */
export const RECORD_EXTENSION = 'extension-definition--efc3eaff-e770-4d7f-885b-b71bf9479769';
export const LABEL_EXTENSION = 'extension-definition--5f0fed35-331a-4eb7-a11f-dc5246331bab';
export const TYPE_EXTENSION = 'extension-definition--b98b00bc-b28f-43f6-9982-a3b84eaaaf11';
export const GENERATED_EXTENSION = 'extension-definition--1062e119-b2d1-4ce3-ae36-d676346a6cdc';
export const TERMS_EXTENSION = 'extension-definition--7536a50e-fe78-4898-aaf4-54f25a2af9ab';

/** Type of a record for which STIX has no type of its own: a craft, a consignment, a bank account … */
export const RECORD_TYPE = 'foreland-record';

/** When the extensions and all that never changes were first declared. */
export const DECLARED = '2026-11-25T00:00:00.000Z';

const PARTNER_NAMES: Readonly<Record<Partner, string>> = {
  GB: 'United Kingdom',
  DE: 'Germany',
  FR: 'France',
  BE: 'Belgium',
  NL: 'Netherlands',
  EUROPOL: 'Europol',
  FRONTEX: 'Frontex',
};

export function partnerIdentityId(partner: Partner): string {
  return derivedId('identity', 'partner', partner);
}

/** Creator of what a partner exports. */
export function partnerIdentity(partner: Partner): JsonObject {
  return {
    type: 'identity',
    spec_version: SPEC_VERSION,
    id: partnerIdentityId(partner),
    created: DECLARED,
    modified: DECLARED,
    name: `${PARTNER_NAMES[partner]}: Foreland node`,
    identity_class: 'organization',
    sectors: ['government-national'],
  };
}

interface Declaration {
  readonly id: string;
  readonly name: string;
  readonly type: 'property-extension' | 'new-sdo';
  readonly description: string;
  readonly schema: string;
}

const DECLARATIONS: readonly Declaration[] = [
  {
    id: RECORD_EXTENSION,
    name: 'Foreland record',
    type: 'property-extension',
    description:
      'The statements that an object was made of, each with its grade in its own scheme, legal category of the person and access label.',
    schema:
      'record: id of the record, PARTNER:local-id. schema_name: FollowTheMoney schema or one of Foreland’s own. statements: list of {id, property, value, marking_ref, kind (fact, assessment), original, language, subject, grading (scheme/source/information), observed_from, observed_to, locator}; members without a value are left out. marking_ref names the marking definition that holds the statement’s label.',
  },
  {
    id: LABEL_EXTENSION,
    name: 'Foreland access label',
    type: 'property-extension',
    description:
      'Access label of the Foreland lattice: for whom, for which purposes and with which handling codes data may be used.',
    schema:
      'originators, audience: partner codes. purposes: cross-check, strategic, operational-analysis, exchange, research. handling: Europol handling codes H0, H1, H2, H3, H3:text. tlp, level (unclassified, restricted, confidential, secret), protected (victims, witnesses, informants, minors), review_by (day by which the data is reviewed or erased). A list that is left out is empty: an empty audience or empty purposes admit nobody.',
  },
  {
    id: TYPE_EXTENSION,
    name: 'Foreland record type',
    type: 'new-sdo',
    description: 'A record of a kind that STIX has no type for: craft, equipment, consignments, accounts …',
    schema: 'foreland-record: name (optional), schema_name (FollowTheMoney schema or one of Foreland’s own).',
  },
  {
    id: GENERATED_EXTENSION,
    name: 'Foreland generated object',
    type: 'property-extension',
    description:
      'Marks an object that only repeats in STIX’s own terms what the statements of records say, for tools that do not know them.',
    schema: 'generated: always true.',
  },
  {
    id: TERMS_EXTENSION,
    name: 'Foreland terms of export',
    type: 'property-extension',
    description: 'Who exported the objects of a report, from which source and on which legal basis.',
    schema:
      'partner, title, source, legal_basis, received_on (day), exercise (true for fictional data made for exercises).',
  },
];

export function extensionDefinitions(): readonly JsonObject[] {
  return DECLARATIONS.map(({ id, name, type, description, schema }) => ({
    type: 'extension-definition',
    spec_version: SPEC_VERSION,
    id,
    created: DECLARED,
    modified: DECLARED,
    created_by_ref: derivedId('identity', 'foreland'),
    name,
    description,
    schema,
    version: '1.0.0',
    extension_types: [type],
  }));
}

/** The project itself: creator of the extensions. */
export function projectIdentity(): JsonObject {
  return {
    type: 'identity',
    spec_version: SPEC_VERSION,
    id: derivedId('identity', 'foreland'),
    created: DECLARED,
    modified: DECLARED,
    name: 'Foreland',
    identity_class: 'system',
  };
}

/** Ids of what every export repeats and an import need not keep. */
export const SCAFFOLD_IDS: ReadonlySet<string> = new Set([
  ...DECLARATIONS.map(({ id }) => id),
  ...PARTNERS.map(partnerIdentityId),
  derivedId('identity', 'foreland'),
]);
