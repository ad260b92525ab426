import { findSchema, propertiesOf } from '@foreland/model';
import type { Input, Selected, StatementRow } from '@foreland/model/engine';
import type { SupplyEvidence } from './evidence.ts';
import { COORDINATES, LOCATED } from './positions.ts';
import {
  PARTY_PROPERTIES,
  PARTY_SCHEMATA,
  SUPPLY_SCHEMATA,
  isSupplyStatement,
  readSupply,
} from './read-evidence.ts';

/** What is read of a view. */
export const SUPPLY_SELECTED: readonly Selected[] = [
  ...SUPPLY_SCHEMATA.flatMap((name) => {
    const schema = findSchema(name);
    return schema ? pairs(name, [...propertiesOf(schema).keys()]) : [];
  }),
  ...PARTY_SCHEMATA.flatMap((name) => pairs(name, PARTY_PROPERTIES)),
  ...LOCATED.filter((name) => !SUPPLY_SCHEMATA.includes(name)).flatMap((name) => pairs(name, COORDINATES)),
];
/** Properties by which a record of supply names another one. */
const LINKS: ReadonlySet<string> = new Set([
  'consignor',
  'consignee',
  'origin',
  'destination',
  'holder',
  'seizedFrom',
  'organiser',
  'place',
  'consignment',
  'seizure',
  'launch',
  'boat',
  'subject',
  'object',
]);
/** Those that name a place. */
const PLACES: ReadonlySet<string> = new Set(['origin', 'destination', 'place']);

type Stated = Pick<Input<'statements' | 'entities'>, 'statements' | 'entities' | 'captions'>;

/** Records that may be named in the evidence: what states supply, what it points to, and who is one with that. */
export function recordsToName({ statements, entities }: Omit<Stated, 'captions'>): ReadonlySet<string> {
  const supply = statements.filter(isOfSupply);
  const records = new Set(
    supply.flatMap(({ record, property, value }) => (LINKS.has(property) ? [record, value] : [record])),
  );
  for (const party of partiesIn(supply, entities)) records.add(party);
  return records;
}

/**
 * What a view states of supply. What is pointed to and not in view is left out, so that nobody is named who cannot be
 * looked at; of the parties only those that supply points to.
 *
 * @param captions of the records that {@link recordsToName} names and that are in view
 */
export function supplyEvidence({ statements, entities, captions }: Stated): SupplyEvidence {
  const supply = statements.filter(
    (statement) => isOfSupply(statement) && (!LINKS.has(statement.property) || captions.has(statement.value)),
  );
  const parties = partiesIn(supply, entities);
  const named = statements.filter(
    ({ record, schema, property }) =>
      PARTY_SCHEMATA.includes(schema) && isSupplyStatement(schema, property) && parties.has(record),
  );
  return readSupply({ statements: [...supply, ...named], entities });
}

/** Whoever supply points to, in all records of the entity. */
function partiesIn(
  supply: readonly StatementRow[],
  entities: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const parties = new Set(
    supply.flatMap(({ property, value }) => (LINKS.has(property) && !PLACES.has(property) ? [value] : [])),
  );
  const known = new Set([...parties].flatMap((party) => entities.get(party) ?? []));
  for (const [record, entity] of entities) if (known.has(entity)) parties.add(record);
  return parties;
}

function isOfSupply({ schema, property }: StatementRow): boolean {
  return SUPPLY_SCHEMATA.includes(schema) && isSupplyStatement(schema, property);
}

function pairs(schema: string, properties: readonly string[]): Selected[] {
  return properties.map((property) => ({ schema, property }));
}
