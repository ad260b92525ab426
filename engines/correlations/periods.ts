import type { IdentifierClass } from '@foreland/model/identifiers';
import type { Candidate } from './candidate.ts';
import type { Holders } from './holder.ts';
import type { ObservationTable } from './observation-table.ts';
import { describeShared } from './shared-value.ts';

/**
 * Days between the end of one holder and the first sight of the next from which on the value has clearly
 * passed on. Networks let a telephone number rest before they give it out anew, in the United States for 45
 * days at least (FCC 18-177, 2018, para. 21); shorter pauses may be a handset that goes round among friends.
 */
const REST_DAYS = 30;
/** Access networks give an IP address to another subscriber at once (RFC 6269 section 12). */
const IP_REST_DAYS = 1;

function restOf(identifierClass: IdentifierClass): number {
  return identifierClass === 'ip' ? IP_REST_DAYS : REST_DAYS;
}

/** When something held a value, in days since 1970-01-01; −∞ and +∞ where a bound is not known. */
interface Span {
  readonly begin: number;
  readonly end: number;
}

function isDated({ begin, end }: Span): boolean {
  return begin > -Infinity || end < Infinity;
}

/**
 * First and last day in all observations of some records. A stated end outweighs observations that name none,
 * because those may have been written before; one that begins after the stated end does not end with it.
 */
function spanOf(table: ObservationTable, rows: Int32Array, records: ReadonlySet<number>): Span {
  let [begin, lastBegin, end] = [Infinity, -Infinity, -Infinity];
  for (const row of rows) {
    if (!records.has(table.record.get(row))) continue;
    const from = table.fromOf(row);
    if (from !== undefined) {
      begin = Math.min(begin, from);
      lastBegin = Math.max(lastBegin, from);
    }
    end = Math.max(end, table.toOf(row) ?? -Infinity);
  }
  return {
    begin: begin === Infinity ? -Infinity : begin,
    end: end === -Infinity || lastBegin > end ? Infinity : end,
  };
}

interface Period {
  readonly begin: number;
  readonly holders: (readonly number[])[];
  readonly records: Set<number>;
}

/** Holders in the order of their spans, cut wherever nobody is known to have held the value for a while. */
function cut(dated: readonly (readonly [readonly number[], Span])[], rest: number): Period[] {
  const periods: Period[] = [];
  let end = -Infinity;
  for (const [holder, span] of [...dated].sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end)) {
    const current = periods.at(-1);
    if (current === undefined || span.begin - end > rest)
      periods.push({ begin: span.begin, holders: [holder], records: new Set(holder) });
    else {
      current.holders.push(holder);
      for (const record of holder) current.records.add(record);
    }
    end = Math.max(end, span.end);
  }
  return periods;
}

/** Does one begin while another, whose end is stated, still holds the value? */
function anyAtOneTime(spans: readonly Span[]): boolean {
  return spans.some((a, at) =>
    spans.some(
      (b, other) =>
        at !== other && a.begin > -Infinity && a.begin <= b.begin && b.begin <= a.end && a.end < Infinity,
    ),
  );
}

/**
 * The periods of a value that strangers held one after the other, first to last; the value as a whole where
 * the observations do not show that it passed on. A period that joins nothing is left out. What bears no date
 * is counted to the period of which most records are known.
 */
export function periodsOf(table: ObservationTable, candidate: Candidate, holders: Holders): Candidate[] {
  const { shared } = candidate;
  const spans = candidate.holders.map((holder) => spanOf(table, shared.rows, new Set(holder)));
  const pairs = candidate.holders.map((holder, at) => [holder, spans[at] as Span] as const);
  const periods = cut(
    pairs.filter(([, span]) => isDated(span)),
    restOf(shared.class),
  );
  if (periods.length < 2) return [{ ...candidate, atOneTime: anyAtOneTime(spans) }];

  const main = periods.reduce((most, period) => (period.records.size > most.records.size ? period : most));
  for (const [holder, span] of pairs) {
    if (isDated(span)) continue;
    main.holders.push(holder);
    for (const record of holder) main.records.add(record);
  }
  for (const record of shared.records) {
    if (holders.kindOf(record) !== 'mention') continue;
    const { begin } = spanOf(table, shared.rows, new Set([record]));
    const period =
      begin === -Infinity ? main : (periods.findLast((each) => each.begin <= begin) ?? periods[0]);
    period?.records.add(record);
  }
  return periods.flatMap((period, at): Candidate[] => {
    if (period.records.size < 2) return [];
    const rows = shared.rows.filter((row) => period.records.has(table.record.get(row)));
    return [
      {
        shared: describeShared(table, rows, holders),
        holders: period.holders,
        atOneTime: anyAtOneTime(
          spans.filter((_, index) => period.holders.includes(candidate.holders[index] ?? [])),
        ),
        otherPeriods: shared.records.length - period.records.size,
        ...(at === 0 ? {} : { since: period.begin }),
        labels: candidate.labels,
      },
    ];
  });
}
