import { FIGURES } from './book.ts';
import type { Book, BookLine, Contradiction, Figure, RepairedFigure } from './book.ts';
import { contradictionsIn } from './contradictions.ts';
import { conventionOf } from './convention.ts';
import type { Convention } from './convention.ts';
import { propagate } from './propagate.ts';

export interface RepairedBook {
  readonly convention: Convention;
  /** Figures that cannot be read or cannot be true, by line. */
  readonly repaired: readonly RepairedFigure[];
  readonly contradictions: readonly Contradiction[];
}

/**
 * Recovers what cannot be read in a book from what can, and says which lines cannot all be true.
 * A figure that the rest contradicts is taken as not read, so that it gives no bound to another.
 */
export function repairBook(book: Book): RepairedBook {
  const convention = conventionOf(book);
  const contradictions = contradictionsIn(book, convention);
  const doubted = doubtedFigures(contradictions);
  const trusted = book.map((line) => withoutDoubted(line, doubted));
  const bounds = propagate(trusted, convention);
  const repaired = book.flatMap((line, at) =>
    FIGURES.flatMap((figure): RepairedFigure[] => {
      const { interval, grounds } = bounds[at]![figure];
      const stated = line[figure];
      if (trusted[at]![figure] !== undefined) return [];
      // Many books state commissions on one side only, or none: what the writer never wrote is not missing.
      if (figure === 'commission' && stated === undefined) return [];
      return [
        {
          line: line.id,
          figure,
          ...interval,
          ...(stated === undefined ? {} : { stated }),
          grounds: [...grounds].sort(),
        },
      ];
    }),
  );
  return { convention, repaired, contradictions };
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
