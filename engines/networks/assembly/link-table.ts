import { ALWAYS_FROM, ALWAYS_TO, firstDay, lastDay } from './days.ts';
import type { Day } from './days.ts';
import type { Evidence, GraphLink } from './evidence-graph.ts';
import type { Sourced } from './statement.ts';

/** One saying that two things are linked. */
export interface Saying {
  /** Names of the nodes. */
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly directed: boolean;
  /** Statements that it rests on. */
  readonly evidence: readonly Sourced[];
  /** ISO dates on which it happened, or between which it held; empty where none is known. */
  readonly dates: readonly string[];
  readonly quantity: number;
  readonly remarks: readonly string[];
}

interface GrowingLink {
  readonly from: string;
  readonly to: string;
  readonly type: string;
  firstDay: Day;
  lastDay: Day;
  times: number;
  quantity: number;
  readonly remarks: Set<string>;
  readonly evidence: Map<string, Evidence>;
}

/** Links by their ends and type, as sayings come in: many calls between two people are one link. */
export class LinkTable {
  readonly #links = new Map<string, GrowingLink>();

  /** A thing that points to itself, such as two records of one entity that call each other, is no link. */
  add({ from, to, type, directed, evidence, dates, quantity, remarks }: Saying): void {
    if (from === to) return;
    const [start, end] = directed || from < to ? [from, to] : [to, from];
    const key = `${start}\u0000${end}\u0000${type}`;
    let link = this.#links.get(key);
    if (!link) {
      link = {
        from: start,
        to: end,
        type,
        firstDay: ALWAYS_TO,
        lastDay: ALWAYS_FROM,
        times: 0,
        quantity: 0,
        remarks: new Set(),
        evidence: new Map(),
      };
      this.#links.set(key, link);
    }
    link.times += 1;
    link.quantity += quantity;
    for (const remark of remarks) link.remarks.add(remark);
    for (const date of dates) extend(link, date, date);
    for (const { statement, label, origin, report, grading, observedFrom, observedTo } of evidence) {
      link.evidence.set(statement, { statement, label, origin, report, grading: grading ?? undefined });
      if (dates.length === 0) extend(link, observedFrom, observedTo);
    }
  }

  /** Names of all nodes that a link touches. */
  *names(): Iterable<string> {
    for (const { from, to } of this.#links.values()) {
      yield from;
      yield to;
    }
  }

  /** @param positionOf position of each node by its name */
  links(positionOf: ReadonlyMap<string, number>): GraphLink[] {
    return [...this.#links.values()]
      .flatMap(({ from, to, evidence, remarks, ...link }): GraphLink[] => {
        const [start, end] = [positionOf.get(from), positionOf.get(to)];
        if (start === undefined || end === undefined) return [];
        const known = link.firstDay <= link.lastDay;
        return [
          {
            ...link,
            from: start,
            to: end,
            firstDay: known ? link.firstDay : ALWAYS_FROM,
            lastDay: known ? link.lastDay : ALWAYS_TO,
            remarks: [...remarks].sort(),
            evidence: [...evidence.values()].sort((one, other) => (one.statement < other.statement ? -1 : 1)),
          },
        ];
      })
      .sort(
        (one, other) =>
          one.from - other.from ||
          one.to - other.to ||
          (one.type < other.type ? -1 : one.type > other.type ? 1 : 0),
      );
  }
}

function extend(link: GrowingLink, from: string | null | undefined, to: string | null | undefined): void {
  const [first, last] = [from == null ? undefined : firstDay(from), to == null ? undefined : lastDay(to)];
  // Where only one end is known, that day is when it was seen.
  const [start, end] = [first ?? last, last ?? first];
  if (start === undefined || end === undefined) return;
  link.firstDay = Math.min(link.firstDay, start);
  link.lastDay = Math.max(link.lastDay, end);
}
