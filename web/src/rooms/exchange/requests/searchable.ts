import { identifierClassOf } from '@foreland/model/identifiers';
import { LEVELS } from '@foreland/model/label';
import type { Level } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import type { Answer, contract } from '../../../api/client.ts';

type Statement = Answer<typeof contract.statementsOf>['statements'][number];
type Label = Statement['label'];

const SEARCHED: readonly string[] = ['name', 'alias', 'previousName', 'birthDate'];

export interface Searchable {
  readonly offered: readonly { readonly value: string; readonly label: Label }[];
  /** How many are not offered. */
  readonly kept: number;
}

/**
 * What a partner could search with, each value once: names, dates of birth, identifiers. Only what the partner may be told:
 * the label admits it, its node is accredited for the level, and nobody else has to agree.
 */
export function searchable(
  statements: readonly Statement[],
  home: Partner,
  {
    partner,
    clearance = 'unclassified',
  }: { readonly partner: Partner; readonly clearance?: Level | undefined },
): Searchable {
  const values = new Map<string, Label | undefined>();
  // Names come first, then dates of birth, then identifiers.
  const placeOf = ({ property }: Statement): number => {
    const place = SEARCHED.indexOf(property);
    return place < 0 ? SEARCHED.length : place;
  };
  const ordered = statements.toSorted((a, b) => placeOf(a) - placeOf(b));
  for (const { schema, property, value, label, retracted } of ordered) {
    if (retracted !== undefined) continue;
    if (!SEARCHED.includes(property) && identifierClassOf(schema, property) === undefined) continue;
    const isAdmitted =
      label.audience.includes(partner) &&
      label.purposes.length > 0 &&
      !label.protected &&
      LEVELS.indexOf(label.level) <= LEVELS.indexOf(clearance) &&
      label.originators.every((originator) => originator === home);
    if (isAdmitted) values.set(value, label);
    else if (!values.has(value)) values.set(value, undefined);
  }
  const offered = [...values].flatMap(([value, label]) => (label ? [{ value, label }] : []));
  return { offered, kept: values.size - offered.length };
}
