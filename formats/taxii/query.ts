import { ForelandError, canonicalJson } from '@foreland/model';
import { isStixId } from '../stix/identifiers.ts';
import { DEFAULT_PAGE, MAX_PAGE } from './protocol.ts';
import type { TaxiiFilter, VersionMatch } from './source.ts';
import { parseTime } from './time.ts';
import type { Microseconds } from './time.ts';

/** Makes cursors that nobody else can make, read or change. */
export interface CursorSeal {
  seal(text: string): string;
  /** @returns undefined for what was not sealed here. */
  open(cursor: string): string | undefined;
}

export interface TaxiiQuery {
  readonly filter: TaxiiFilter;
  readonly limit: number;
  /** Time of addition of the last object of the page before. */
  readonly after: Microseconds | undefined;
  /** Cursor of the page after the one that ends with this object. */
  next(last: Microseconds): string;
}

export type MatchField = 'id' | 'type' | 'version' | 'spec_version';

const LAST: VersionMatch = { all: false, first: false, last: true, times: [] };
const VALUES = 1000;

/**
 * Filters and paging of section 3.4 and 3.5. A cursor is bound to what was asked: with other filters it is refused, as
 * the pages would not fit together.
 * @param subject what the pages are of: collection, endpoint and object
 * @param fields filters that the endpoint has
 * @throws ForelandError `taxii-filter`, `taxii-limit`, `taxii-next`, each 400
 */
export function parseQuery(
  parameters: URLSearchParams,
  subject: readonly string[],
  fields: readonly MatchField[],
  seal: CursorSeal,
): TaxiiQuery {
  for (const name of new Set(parameters.keys())) {
    if (parameters.getAll(name).length > 1) throw filter(`“${name.slice(0, 40)}” is given more than once`);
    const field = /^match\[(.*)\]$/.exec(name)?.[1];
    if (field !== undefined && !fields.some((known) => known === field))
      throw filter(`“match[${field.slice(0, 40)}]” is no filter of this resource`);
  }
  const parsed: TaxiiFilter = {
    addedAfter: time(parameters.get('added_after')),
    ids: list(parameters, 'id', isStixId),
    types: list(parameters, 'type', (value) => /^[a-z0-9-]{1,250}$/.test(value)),
    specVersions: list(parameters, 'spec_version', (value) => /^\d\.\d$/.test(value)),
    versions: versionsOf(parameters.get('match[version]'), fields.includes('version')),
  };
  const key = canonicalJson([...subject, canonicalJson({ ...parsed, versions: { ...parsed.versions } })]);
  return {
    filter: parsed,
    limit: limitOf(parameters.get('limit')),
    after: cursorOf(parameters.get('next'), key, seal),
    next: (last) => seal.seal(JSON.stringify([last, key])),
  };
}

function time(text: string | null): Microseconds | undefined {
  if (text === null) return undefined;
  const parsed = parseTime(text);
  if (parsed === undefined) throw filter('“added_after” is no time such as 2026-01-31T12:00:00.000000Z');
  return parsed;
}

function list(
  parameters: URLSearchParams,
  field: MatchField,
  accepts: (value: string) => boolean,
): readonly string[] | undefined {
  const text = parameters.get(`match[${field}]`);
  if (text === null) return undefined;
  const values = [...new Set(text.split(','))].sort();
  if (values.length > VALUES || !values.every(accepts))
    throw filter(`“match[${field}]” is no list of up to ${VALUES} values, parted by commas`);
  return values;
}

function versionsOf(text: string | null, isKnown: boolean): VersionMatch {
  // Where a resource has no such filter, it is about all versions.
  if (!isKnown) return { ...LAST, all: true, last: false };
  if (text === null) return LAST;
  const values = text.split(',');
  const times: Microseconds[] = [];
  for (const value of values) {
    if (value === 'all' || value === 'first' || value === 'last') continue;
    const parsed = parseTime(value);
    if (parsed === undefined || times.length >= VALUES)
      throw filter('“match[version]” is no list of first, last, all and times');
    times.push(parsed);
  }
  if (values.includes('all') && values.length > 1)
    throw filter('“match[version]” asks for all and for some versions at once');
  return {
    all: values.includes('all'),
    first: values.includes('first'),
    last: values.includes('last'),
    times: times.sort((a, b) => a - b),
  };
}

function limitOf(text: string | null): number {
  if (text === null) return DEFAULT_PAGE;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new ForelandError({
      code: 'taxii-limit',
      message: '“limit” is no positive number.',
      remedy: `Ask for 1 to ${MAX_PAGE} objects.`,
      status: 400,
    });
  return Math.min(Number(text), MAX_PAGE);
}

function cursorOf(text: string | null, key: string, seal: CursorSeal): Microseconds | undefined {
  if (text === null) return undefined;
  const opened = text.length > 4000 ? undefined : seal.open(text);
  if (opened === undefined) throw cursor('“next” is no cursor of this collection.');
  const [last, of] = JSON.parse(opened) as [Microseconds, string];
  if (of !== key) throw cursor('“next” belongs to a request with other filters.');
  return last;
}

function filter(what: string): ForelandError {
  return new ForelandError({
    code: 'taxii-filter',
    message: `${what}.`,
    remedy: 'Correct the filter as TAXII 2.1 section 3.4 says.',
    status: 400,
  });
}

function cursor(message: string): ForelandError {
  return new ForelandError({
    code: 'taxii-next',
    message,
    remedy: 'Repeat the filters of the request that gave the cursor, or begin anew with added_after.',
    status: 400,
  });
}
