import { ObservationTable, correlations } from '@foreland/correlations';
import { CrossMatch } from '@foreland/matching';
import { identifierClassOf, parseIdentifier } from '@foreland/model/identifiers';
import { analyseNetwork } from '@foreland/networks/analysis';
import type { NetworkAnalysis } from '@foreland/networks/analysis';
import { assemble, graphProperties, identifierNode } from '@foreland/networks/assembly';
import type { BearerStatement } from '@foreland/networks/assembly';
import type { Told } from './exercise-statements.ts';

const PROPERTIES = new Set(graphProperties().map(({ schema, property }) => `${schema} ${property}`));

/** The first record of the entity of each record, as the matcher finds entities in a view. */
export function entitiesIn(seen: readonly Told[]): Map<string, string> {
  const matching = new CrossMatch();
  matching.sync(seen);
  return new Map(
    matching.entities().flatMap(({ records }) => {
      const name = records.toSorted()[0] ?? '';
      return records.map((record) => [record, name] as const);
    }),
  );
}

/** The network of a view as a node makes it: entities by the matcher, generic values by the correlations engine. */
export function networkIn(
  seen: readonly Told[],
  worlds: number,
  entities: ReadonlyMap<string, string> = entitiesIn(seen),
): NetworkAnalysis {
  const bearers = seen.flatMap(bearerOf);
  const observations = new ObservationTable();
  for (const bearer of bearers) observations.add(bearer);
  const { generic } = correlations.run({ observations, captions: new Map() });
  return analyseNetwork(
    assemble({
      records: seen,
      statements: seen.filter(({ schema, property }) => PROPERTIES.has(`${schema} ${property}`)),
      bearers,
      entities,
      generic: new Set(generic.map(identifierNode)),
    }),
    { worlds },
  );
}

type Bearer = BearerStatement & { readonly contribution: string; readonly checksum: string };

function bearerOf(statement: Told): Bearer[] {
  const asked = identifierClassOf(statement.schema, statement.property);
  const found = asked && parseIdentifier(asked, statement.value, {});
  if (!found) return [];
  const { class: identifierClass, value, checksum } = found;
  return [{ ...statement, class: identifierClass, value, checksum, contribution: statement.origin }];
}
