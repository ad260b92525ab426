import { joinAll } from '@foreland/model/label';
import type { Label } from '@foreland/model/label';
import type { Answer, contract } from '../../api/client.ts';

export type Dossier = Answer<typeof contract.dossier>;
export type DossierProperty = Dossier['properties'][number];
export type PropertyValue = DossierProperty['values'][number];
export type DossierLink = Dossier['links'][number];
export type Statement = Answer<typeof contract.statementsOf>['statements'][number];

/** Statements that one look may ask for (limit of the evidence route). */
const MOST_STATEMENTS = 1000;

export function statementsIn(dossier: Pick<Dossier, 'properties'>): readonly string[] {
  return dossier.properties
    .flatMap(({ values }) => values.flatMap(({ statements }) => statements))
    .slice(0, MOST_STATEMENTS);
}

/** Order in which types of property are read: what it is called, what identifies it, when and where, the rest. */
const TYPE_ORDER = [
  'name',
  'identifier',
  'phone',
  'email',
  'date',
  'country',
  'address',
  'number',
  'topic',
  'string',
  'url',
  'entity',
  'text',
];

/** Properties in reading order: names first, then those that the vocabulary features, then by type and name. */
export function mostTelling<P extends Pick<DossierProperty, 'property' | 'type'>>(
  properties: readonly P[],
  featured: readonly string[],
): readonly P[] {
  const rank = ({ property, type }: P): number => {
    if (property === 'name') return -1;
    const at = featured.indexOf(property);
    if (at >= 0) return at;
    const order = TYPE_ORDER.indexOf(type);
    return 100 + (order < 0 ? TYPE_ORDER.length : order);
  };
  return properties.toSorted((a, b) => rank(a) - rank(b) || (a.property < b.property ? -1 : 1));
}

export interface StatementGroup {
  readonly property: string;
  readonly type: string;
  readonly statements: readonly Statement[];
}

/** Statements under their properties, in reading order; equal values stand together. */
export function groupStatements(
  statements: readonly Statement[],
  properties: readonly DossierProperty[],
  featured: readonly string[],
): readonly StatementGroup[] {
  const known = new Map(properties.map((property) => [property.property, property]));
  const groups = [...Map.groupBy(statements, ({ property }) => property)].map(
    ([property, own]): StatementGroup => ({
      property,
      type: known.get(property)?.type ?? 'string',
      statements: own.toSorted(
        (a, b) => compare(a.value, b.value) || compare(b.recordedAt, a.recordedAt) || compare(a.id, b.id),
      ),
    }),
  );
  return mostTelling(groups, featured);
}

/** Label of the dossier as a whole: the join of what it is made of, so at least as strict as each part. */
export function labelOf(statements: readonly Pick<Statement, 'label'>[]): Label | undefined {
  return statements.length === 0 ? undefined : joinAll(statements.map(({ label }) => label as Label));
}

export function targetsOf(
  properties: readonly DossierProperty[],
): ReadonlyMap<string, NonNullable<PropertyValue['target']>> {
  return new Map(
    properties.flatMap(({ values }) =>
      values.flatMap(({ value, target }) => (target ? [[value, target] as const] : [])),
    ),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
