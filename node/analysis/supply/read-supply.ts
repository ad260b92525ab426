import { propertiesOf, canonicalJson, findSchema, sha256Hex } from '@foreland/model';
import {
  PARTY_PROPERTIES,
  PARTY_SCHEMATA,
  SUPPLY_SCHEMATA,
  SUPPLY_VERSION,
  isSupplyStatement,
  readSupply,
} from '@foreland/networks/supply';
import type { SupplyEvidence } from '@foreland/networks/supply';
import type { RecordSummary, StatementReader } from '@foreland/store';
import { MATCHING } from '../match-view.ts';
import { everything, namesOf } from '../networks/read-network.ts';

const PROPERTIES = [
  ...new Set([
    ...SUPPLY_SCHEMATA.flatMap((name) => {
      const schema = findSchema(name);
      return schema ? [...propertiesOf(schema).keys()] : [];
    }),
    ...PARTY_PROPERTIES,
  ]),
].sort();
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
/** Records whose captions are asked for at once. */
const CHUNK = 5000;

/** Degrees, WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What one view holds of supply, in words of its reader. */
export interface SupplyData {
  readonly evidence: SupplyEvidence;
  /** What every record in the evidence is called. */
  readonly names: ReadonlyMap<string, RecordSummary>;
  /** Where places, launches and seizures are. */
  readonly positions: ReadonlyMap<string, Position>;
}

/**
 * Changes when the data in view, the entities that matching made of it, the associations of aid in view, or the engine
 * changes.
 */
export async function supplyDigest(reader: StatementReader, aid: readonly string[]): Promise<string> {
  const matched = await reader.derived(MATCHING);
  return sha256Hex(
    canonicalJson([
      await reader.digest(),
      matched?.digest ?? null,
      await aidInView(reader, aid),
      SUPPLY_VERSION,
    ]),
  );
}

/** Of the confirmed associations, those that the reader may know of: others must not even make a difference of time. */
export async function aidInView(reader: StatementReader, aid: readonly string[]): Promise<string[]> {
  const seen = await reader.summariesOf(aid);
  return aid.filter((record) => seen.has(record)).sort();
}

/**
 * What the reader’s view holds of supply, and nothing else: what is pointed to and not in view is left out, so that nobody
 * is named who cannot be looked at.
 */
export async function readSupplyData(reader: StatementReader, checkpoint: () => void): Promise<SupplyData> {
  const stated = (
    await everything(reader.network.statements(SUPPLY_SCHEMATA, PROPERTIES), checkpoint)
  ).filter(({ schema, property }) => isSupplyStatement(schema, property));
  const names = new Map<string, RecordSummary>();
  const learn = async (records: Iterable<string>): Promise<void> => {
    const wanted = [...new Set(records)].filter((record) => !names.has(record));
    for (let at = 0; at < wanted.length; at += CHUNK) {
      checkpoint();
      for (const [record, summary] of await reader.summariesOf(wanted.slice(at, at + CHUNK)))
        names.set(record, summary);
    }
  };
  await learn(
    stated.flatMap(({ record, property, value }) => (LINKS.has(property) ? [record, value] : [record])),
  );
  const statements = stated.filter(({ property, value }) => !LINKS.has(property) || names.has(value));

  const memberships = await reader.matches.memberships();
  const parties = new Set(
    statements.flatMap(({ property, value }) =>
      LINKS.has(property) && !PLACES.has(property) ? [value] : [],
    ),
  );
  const entities = new Set([...parties].flatMap((party) => memberships.get(party) ?? []));
  for (const [record, entity] of memberships) if (entities.has(entity)) parties.add(record);
  for await (const page of reader.network.statements(PARTY_SCHEMATA, PARTY_PROPERTIES)) {
    checkpoint();
    for (const statement of page) if (parties.has(statement.record)) statements.push(statement);
  }
  await learn(parties);

  return {
    evidence: readSupply({ statements, entities: namesOf(memberships) }),
    names,
    positions: positionsIn(await reader.propertiesOfSchemata(LOCATED, ['latitude', 'longitude'])),
  };
}

const LOCATED = ['Place', 'Address', 'Launch', 'Seizure'];

function positionsIn(
  facts: readonly { readonly record: string; readonly property: string; readonly value: string }[],
): Map<string, Position> {
  const positions = new Map<string, Position>();
  for (const [record, own] of Map.groupBy(facts, (fact) => fact.record)) {
    const of = (property: string): number =>
      Number(own.find((fact) => fact.property === property)?.value ?? Number.NaN);
    const [latitude, longitude] = [of('latitude'), of('longitude')];
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
      positions.set(record, { latitude, longitude });
  }
  return positions;
}
