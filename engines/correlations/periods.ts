import type { IdentifierClass } from '@foreland/model/identifiers';
import type { Candidate } from './candidate.ts';
import type { Holders } from './holder.ts';
import type { ObservationTable } from './observation-table.ts';
import { describeShared } from './shared-value.ts';

/**
 * Days between the end of one holder and the first sight of the next from which on the value has passed on.
 * Networks let a telephone number rest before they give it out anew, in the United States for 45 days at least
 * (47 CFR 52.15(f)(1)(ii); FCC 18-177); a shorter pause may be a handset that goes round among friends.
 */
const REST_DAYS = 30;
/** An IP address does not rest: it tells a subscriber only together with the time (RFC 6269 section 12). */
const IP_REST_DAYS = 1;

/** First and last day, since 1970-01-01, on which a holder had the value; −∞ and +∞ where that is not known. */
interface Span {
  readonly begin: number;
  readonly end: number;
}

/**
 * A stated end outweighs observations that name none, because those may have been written before; it does not
 * outweigh one that begins after it.
 */
function spanOf(table: ObservationTable, rows: readonly number[]): Span {
  let [begin, lastBegin, end] = [Infinity, -Infinity, -Infinity];
  for (const row of rows) {
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
  /** The last stated end, and the last end, which is +∞ where a holder has none. */
  statedEnd: number;
  end: number;
  atOneTime: boolean;
  readonly holders: (readonly number[])[];
  readonly records: Set<number>;
}

function join(period: Period, holder: readonly number[]): void {
  period.holders.push(holder);
  for (const record of holder) period.records.add(record);
}

/** Holders in the order of their spans, cut wherever nobody is known to have held the value for a while. */
function cut(dated: readonly (readonly [readonly number[], Span])[], rest: number): Period[] {
  const periods: Period[] = [];
  for (const [holder, { begin, end }] of [...dated].sort(
    ([, a], [, b]) => a.begin - b.begin || a.end - b.end,
  )) {
    let period = periods.at(-1);
    if (period === undefined || begin - period.end > rest) {
      period = { begin, statedEnd: -Infinity, end, atOneTime: false, holders: [], records: new Set() };
      periods.push(period);
    }
    if (begin > -Infinity && begin <= period.statedEnd) period.atOneTime = true;
    if (end < Infinity) period.statedEnd = Math.max(period.statedEnd, end);
    period.end = Math.max(period.end, end);
    join(period, holder);
  }
  return periods;
}

function restOf(identifierClass: IdentifierClass): number {
  return identifierClass === 'ip' ? IP_REST_DAYS : REST_DAYS;
}

/**
 * The periods in which strangers held a value one after the other, first to last, without those that join
 * nothing; the value as a whole where the observations do not show that it passed on. What bears no date is
 * counted to the period of which most records are known.
 */
export function periodsOf(table: ObservationTable, candidate: Candidate, holders: Holders): Candidate[] {
  const { shared } = candidate;
  if (candidate.holders.length < 2) return [candidate];
  const rows = Map.groupBy(shared.rows, (row) => table.record.get(row));
  const spanned = candidate.holders.map((holder) => {
    const span = spanOf(
      table,
      holder.flatMap((record) => rows.get(record) ?? []),
    );
    return [holder, span] as const;
  });
  const isDated = ([, { begin, end }]: readonly [unknown, Span]): boolean =>
    begin > -Infinity || end < Infinity;
  const periods = cut(spanned.filter(isDated), restOf(shared.class));
  const [first] = periods;
  if (first === undefined) return [candidate];
  if (periods.length === 1) return [{ ...candidate, atOneTime: first.atOneTime }];

  const main = periods.reduce((most, period) => (period.records.size > most.records.size ? period : most));
  for (const each of spanned) if (!isDated(each)) join(main, each[0]);
  for (const record of shared.records) {
    if (holders.kindOf(record) !== 'mention') continue;
    const { begin } = spanOf(table, rows.get(record) ?? []);
    const period = begin === -Infinity ? main : (periods.findLast((each) => each.begin <= begin) ?? first);
    period.records.add(record);
  }
  return periods.flatMap(({ records, holders: theirs, atOneTime }, index): Candidate[] =>
    records.size < 2
      ? []
      : [
          {
            shared: describeShared(
              table,
              shared.rows.filter((row) => records.has(table.record.get(row))),
              holders,
            ),
            holders: theirs,
            period: index + 1,
            otherPeriods: shared.records.length - records.size,
            atOneTime,
            labels: candidate.labels,
          },
        ],
  );
}
