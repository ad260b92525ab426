import { FIGURES } from './book.ts';
import type { Book, BookLine, Contradiction, Figure, Ground, Interval, RepairedFigure } from './book.ts';
import { pairsByCode } from './codes.ts';
import { contradictionsIn } from './contradictions.ts';
import { conventionsOf } from './convention.ts';
import type { Convention } from './convention.ts';
import { propagate } from './propagate.ts';
import type { BoundedLine } from './propagate.ts';

export interface RepairedBook {
  /** How commission is counted; where several ways fit alike, the commonest. */
  readonly convention: Convention;
  /** Figures that cannot be read or cannot be true, by line. */
  readonly repaired: readonly RepairedFigure[];
  readonly contradictions: readonly Contradiction[];
}

/**
 * Recovers what cannot be read in a book from what can, and says which lines cannot all be true.
 * A figure that the rest contradicts is taken as not read, so that it gives no bound to another. Where several ways of counting
 * commission fit the book alike, those that need the fewest contradictions count, and an interval holds what each gives.
 */
export function repairBook(book: Book): RepairedBook {
  const agreed = withAgreedCommissions(book);
  const readings = conventionsOf(agreed).map((convention) => ({
    convention,
    contradictions: contradictionsIn(agreed, convention),
  }));
  const fewest = Math.min(...readings.map(({ contradictions }) => contradictions.length));
  const [first, ...others] = readings.filter(({ contradictions }) => contradictions.length === fewest);
  const { convention, contradictions } = first!;
  const doubted = doubtedFigures(contradictions);
  const trusted = agreed.map((line) => withoutDoubted(line, doubted));
  const bounds = [first!, ...others].map((reading) => propagate(trusted, reading.convention));
  const repaired = book.flatMap((line, at) =>
    FIGURES.flatMap((figure): RepairedFigure[] => {
      const stated = line[figure];
      if (stated !== undefined && trusted[at]![figure] !== undefined) return [];
      // Many books state commissions on one side only, or none: what the writer never wrote is not missing.
      if (figure === 'commission' && stated === undefined) return [];
      const { low, high, grounds } = hull(
        bounds.map((lines) => lines[at]!),
        figure,
      );
      return [{ line: line.id, figure, low, high, ...(stated === undefined ? {} : { stated }), grounds }];
    }),
  );
  return { convention, repaired, contradictions };
}

/** Commission is agreed when value comes in: the line that pays it out has the same, where it states none. */
function withAgreedCommissions(book: Book): Book {
  const pairs = pairsByCode(book);
  return book.map((line, at) => {
    const agreed = pairs.get(at)?.commission;
    return line.commission === undefined && agreed !== undefined ? { ...line, commission: agreed } : line;
  });
}

function hull(
  lines: readonly BoundedLine[],
  figure: Figure,
): Interval & { readonly grounds: readonly Ground[] } {
  const each = lines.map((line) => line[figure]);
  const lows = each.map(({ interval }) => interval.low ?? -Infinity);
  const highs = each.map(({ interval }) => interval.high ?? Infinity);
  const [low, high] = [Math.min(...lows), Math.max(...highs)];
  return {
    low: Number.isFinite(low) ? low : undefined,
    high: Number.isFinite(high) ? high : undefined,
    grounds: [...new Set(each.flatMap(({ grounds }) => [...grounds]))].sort(),
  };
}

/** A difference on the way may lie in any of its lines; only where one figure is named is it taken out. */
function doubtedFigures(contradictions: readonly Contradiction[]): ReadonlyMap<string, ReadonlySet<Figure>> {
  const doubted = new Map<string, Set<Figure>>();
  for (const { lines, figure } of contradictions) {
    const figures: readonly Figure[] = figure === undefined ? ['amount', 'commission'] : [figure];
    for (const line of lines) {
      const known = doubted.get(line) ?? new Set<Figure>();
      for (const each of figures) known.add(each);
      doubted.set(line, known);
    }
  }
  return doubted;
}

function withoutDoubted(line: BookLine, doubted: ReadonlyMap<string, ReadonlySet<Figure>>): BookLine {
  const figures = doubted.get(line.id);
  if (!figures) return line;
  return {
    ...line,
    ...Object.fromEntries([...figures].map((figure) => [figure, undefined])),
  };
}
