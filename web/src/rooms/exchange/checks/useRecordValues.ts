import { identifierClassOf } from '@foreland/model/identifiers/property';
import { CHECKED_KINDS } from '@foreland/model/contract/checks';
import { useQueries } from '@tanstack/react-query';
import { contract } from '../../../api/client.ts';
import type { Answer } from '../../../api/client.ts';
import { answer } from '../../../api/query.ts';
import type { ToRead } from './check.ts';

type Statement = Answer<typeof contract.statementsOf>['statements'][number];

const NAMES = ['name', 'alias', 'previousName'];
const LARGEST_PAGE = 500;

export interface RecordValues {
  readonly values: readonly ToRead[];
  /** Records that hold nothing that can be checked. */
  readonly empty: readonly string[];
  readonly error: Error | null;
}

/** What own records hold that can be checked, as far as the reader sees it. */
export function useRecordValues(records: readonly string[]): RecordValues {
  const found = useQueries({
    queries: records.map((record) =>
      answer(contract.statementsOf, { params: { record }, query: { limit: LARGEST_PAGE } }),
    ),
  });
  const each = found.map(({ data }) => data && checkable(data.statements));
  return {
    values: each.flatMap((values) => values ?? []),
    empty: records.filter((_, at) => each[at]?.length === 0),
    error: found.find(({ error }) => error)?.error ?? null,
  };
}

/** Identifiers, and names with each full date of birth; what was taken back is left out. */
export function checkable(statements: readonly Statement[]): readonly ToRead[] {
  const current = statements.filter(({ retracted }) => retracted === undefined);
  const service = current.find(({ property }) => property === 'service')?.value;
  const born = valuesOf(current, ['birthDate']);
  const identifiers = current.flatMap(({ schema, property, value }): ToRead[] => {
    const held = identifierClassOf(schema, property);
    const kind = CHECKED_KINDS.find((one) => one === held);
    if (kind === undefined) return [];
    return [
      { text: value, kind, ...(kind === 'handle' && service !== undefined ? { platform: service } : {}) },
    ];
  });
  const persons = valuesOf(current, NAMES).flatMap((name) => born.map((date) => ({ name, born: date })));
  return [...identifiers, ...persons];
}

function valuesOf(statements: readonly Statement[], properties: readonly string[]): readonly string[] {
  return [
    ...new Set(statements.filter(({ property }) => properties.includes(property)).map(({ value }) => value)),
  ];
}
