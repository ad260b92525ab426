import type { StatementReader } from '@foreland/store';
import { partnerOf } from '@foreland/model';
import type { HeldNetwork } from '../networks/held-network.ts';

/** Where something is, by what is known of it. */
export interface KnownPlace {
  /** ISO 3166-1 alpha-2 in capitals, or the code of the partner who contributed it. */
  readonly country: string;
  readonly by: 'address' | 'account' | 'registration' | 'contributor';
}

/** Properties that say in which country a thing is registered. Nothing that says what a person is: that is no place. */
const REGISTERED = ['country', 'mainCountry', 'jurisdiction', 'flag'];
const IBAN = /^[A-Z]{2}\d{2}/;

/** Where these nodes are: what is said of their address first, then where they are registered, then whose they are. */
export async function placesOf(
  { analysis, around }: HeldNetwork,
  reader: StatementReader,
  positions: readonly number[],
): Promise<ReadonlyMap<number, readonly KnownPlace[]>> {
  const { nodes, links } = analysis.network.evidence;
  const addresses = new Map(
    positions.map((position) => [
      position,
      around
        .linksOf(position)
        .filter((link) => links[link]!.type === 'address-entity' && links[link]!.from === position)
        .flatMap((link) => nodes[around.otherEnd(link, position)]!.records),
    ]),
  );
  const things = positions.filter((position) => nodes[position]!.kind !== 'person');
  const values = Map.groupBy(
    await reader.network.valuesOf(
      [...addresses.values()].flat().concat(things.flatMap((position) => nodes[position]!.records)),
      [...REGISTERED, 'iban'],
    ),
    ({ record }) => record,
  );
  const said = (records: readonly string[]): { property: string; value: string }[] =>
    records.flatMap((record) => values.get(record) ?? []);
  return new Map(
    positions.map((position) => {
      const { kind, records } = nodes[position]!;
      const places = new Map<string, KnownPlace>();
      const add = (country: string, by: KnownPlace['by']): void => {
        if (!places.has(country)) places.set(country, { country, by });
      };
      for (const { property, value } of said(addresses.get(position) ?? []))
        if (property === 'country') add(value.toUpperCase(), 'address');
      if (kind !== 'person') {
        for (const { property, value } of said(records)) {
          if (property !== 'iban') add(value.toUpperCase(), kind === 'account' ? 'account' : 'registration');
          else if (IBAN.test(value)) add(value.slice(0, 2), 'account');
        }
      }
      for (const partner of contributorsOf(records)) add(partner, 'contributor');
      return [position, [...places.values()]];
    }),
  );
}

/** Whoever knows most of it first. */
function contributorsOf(records: readonly string[]): string[] {
  const counts = Map.groupBy(records, partnerOf);
  return [...counts.keys()].sort(
    (one, other) => counts.get(other)!.length - counts.get(one)!.length || (one < other ? -1 : 1),
  );
}
