import { ForelandError } from '@foreland/model/errors';
import { parseGrading } from '@foreland/model/grading';
import type { GradingScheme } from '@foreland/model/grading';
import { betaOf } from './beta.ts';
import type { Beta } from './beta.ts';

/**
 * How often what bears a grade is true, for each cell of source by information. A cell is looked up as one: source and
 * information are not graded independently of each other (analysts put most reports on the diagonal), and multiplying
 * them would count one impression twice.
 */
export interface GradeTable {
  /** By `scheme/source/information`. */
  readonly cells: ReadonlyMap<string, GradeCell>;
  /** Of statements without a grade. */
  readonly ungraded: GradeCell;
}

export interface GradeCell {
  /** The analyst's prior: a judgement, shown as such. */
  readonly prior: Beta;
  /** Outcomes that were confirmed and refuted; one origin counts once. */
  readonly confirmed: number;
  readonly refuted: number;
  /** The prior after the outcomes. */
  readonly posterior: Beta;
}

/** A prior is worth this many outcomes: a dozen confirmed ones outweigh it. */
const PRIOR_STRENGTH = 10;

/** Judgements, in percent: rows are sources, columns information, in the order of the codes. No labelled data stand behind them. */
const JUDGEMENTS: Readonly<Record<GradingScheme, Readonly<Record<string, readonly number[]>>>> = {
  //      1   2   3   4
  '4x4': {
    A: [97, 90, 82, 60],
    B: [93, 82, 72, 50],
    C: [78, 60, 50, 25],
    X: [80, 64, 54, 35],
  },
  //      A   B   C   D   E
  '3x5x2': {
    1: [93, 86, 72, 55, 15],
    2: [80, 72, 55, 42, 10],
    3: [55, 50, 30, 22, 5],
  },
  //      1   2   3   4   5   6
  admiralty: {
    A: [97, 90, 75, 45, 20, 62],
    B: [94, 84, 68, 38, 16, 54],
    C: [88, 74, 58, 30, 12, 46],
    D: [78, 60, 44, 22, 8, 34],
    E: [62, 42, 28, 14, 5, 22],
    F: [82, 66, 50, 26, 10, 40],
  },
};

const INFORMATION: Readonly<Record<GradingScheme, string>> = {
  '4x4': '1234',
  '3x5x2': 'ABCDE',
  admiralty: '123456',
};
const UNGRADED = 50;

function untried(percent: number, strength = PRIOR_STRENGTH): GradeCell {
  const prior = betaOf(percent / 100, strength);
  return { prior, confirmed: 0, refuted: 0, posterior: prior };
}

/** The table before any outcome. A statement without a grade is as likely as not, and that is hardly known. */
export const GRADE_TABLE: GradeTable = {
  cells: new Map(
    Object.entries(JUDGEMENTS).flatMap(([scheme, rows]) =>
      Object.entries(rows).flatMap(([source, row]) =>
        row.map(
          (percent, at) =>
            [
              `${scheme}/${source}/${INFORMATION[scheme as GradingScheme].charAt(at)}`,
              untried(percent),
            ] as const,
        ),
      ),
    ),
  ),
  ungraded: untried(UNGRADED, 4),
};

/** Cell of a grade such as `4x4/B/2` or `3x5x2/1/B/P`. @throws ForelandError `grading-unknown` */
export function gradeCell(table: GradeTable, grading: string | null | undefined): GradeCell {
  if (grading === undefined || grading === null) return table.ungraded;
  return table.cells.get(cellName(grading)) ?? table.ungraded;
}

function cellName(grading: string): string {
  const { scheme, source, information } = parseGrading(grading);
  return `${scheme}/${source}/${information}`;
}

/** What came of checking a statement. */
export interface GradeOutcome {
  readonly grading: string;
  readonly origin: string;
  readonly confirmed: boolean;
}

/**
 * The table after outcomes, which replace those that it has: each origin counts as one outcome of a cell, in parts where
 * some of what it said was confirmed and some refuted. Cells keep their own counts: what is learned of one says nothing of others.
 * @throws ForelandError `grading-unknown`
 */
export function calibrate(table: GradeTable, outcomes: Iterable<GradeOutcome>): GradeTable {
  const byCell = new Map<string, Map<string, { confirmed: number; all: number }>>();
  for (const { grading, origin, confirmed } of outcomes) {
    const name = cellName(grading);
    const origins = byCell.get(name) ?? new Map<string, { confirmed: number; all: number }>();
    byCell.set(name, origins);
    const counts = origins.get(origin) ?? { confirmed: 0, all: 0 };
    origins.set(origin, { confirmed: counts.confirmed + (confirmed ? 1 : 0), all: counts.all + 1 });
  }
  const cells = new Map<string, GradeCell>();
  for (const [name, { prior }] of table.cells) {
    const shares = [...(byCell.get(name)?.values() ?? [])].map((each) => each.confirmed / each.all).sort();
    const confirmed = shares.reduce((sum, share) => sum + share, 0);
    const refuted = shares.length - confirmed;
    const posterior = { alpha: prior.alpha + confirmed, beta: prior.beta + refuted };
    cells.set(name, { prior, confirmed, refuted, posterior });
  }
  return { ...table, cells };
}

/** A table with another judgement of one cell. @throws ForelandError `grade-prior` unless both numbers are above zero */
export function withPrior(table: GradeTable, grading: string, prior: Beta): GradeTable {
  if (!(prior.alpha > 0 && prior.beta > 0 && prior.alpha + prior.beta < Infinity)) {
    throw new ForelandError({
      code: 'grade-prior',
      message: 'A prior needs two numbers above zero.',
      remedy: 'Say how many outcomes would be confirmed, and how many refuted.',
    });
  }
  const name = cellName(grading);
  const { confirmed = 0, refuted = 0 } = table.cells.get(name) ?? {};
  const posterior = { alpha: prior.alpha + confirmed, beta: prior.beta + refuted };
  return { ...table, cells: new Map(table.cells).set(name, { prior, confirmed, refuted, posterior }) };
}
