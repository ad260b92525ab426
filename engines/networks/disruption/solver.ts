import { ForelandError } from '@foreland/model/errors';
import loadHighs from 'highs';
import type { Highs, Model } from 'highs';

/** The package types its CommonJS build; what is imported is the module, whose default is the loader itself. */
const load = loadHighs as unknown as (typeof loadHighs)['default'];

/** A linear programme to minimise, some of whose columns must be whole, row by row. */
export class Programme {
  readonly #costs: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #whole: (0 | 1)[] = [];
  readonly #starts: number[] = [0];
  readonly #columns: number[] = [];
  readonly #values: number[] = [];
  readonly #least: number[] = [];
  readonly #most: number[] = [];

  get columnCount(): number {
    return this.#costs.length;
  }

  /** @returns number of the column */
  column(cost: number, lower: number, upper: number, whole = false): number {
    this.#costs.push(cost);
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#whole.push(whole ? 1 : 0);
    return this.#costs.length - 1;
  }

  /** A binary column. */
  choice(cost = 0): number {
    return this.column(cost, 0, 1, true);
  }

  row(least: number, most: number, entries: Iterable<readonly [column: number, value: number]>): void {
    for (const [column, value] of entries) {
      this.#columns.push(column);
      this.#values.push(value);
    }
    this.#starts.push(this.#columns.length);
    this.#least.push(least);
    this.#most.push(most);
  }

  /** Puts the programme into a solver. */
  load(model: Model): void {
    model.passModel({
      numCols: this.#costs.length,
      numRows: this.#least.length,
      colCost: this.#costs,
      colLower: this.#lower,
      colUpper: this.#upper,
      rowLower: this.#least,
      rowUpper: this.#most,
      integrality: this.#whole,
      matrix: {
        format: 'csr',
        numCols: this.#costs.length,
        numRows: this.#least.length,
        starts: this.#starts,
        indices: this.#columns,
        values: this.#values,
      },
    });
  }
}

export interface Solved {
  /** Value of each column, the whole ones rounded by the caller. */
  readonly values: Float64Array;
  readonly objective: number;
}

export interface SolverOptions {
  /** The gap to the bound at which a solution counts as proven; 0 where left out. */
  readonly gap?: number;
  /** Most nodes of branch and bound; time is no limit, so that equal input gives equal output. */
  readonly mostNodes?: number;
  /** Values of some columns of a solution to begin with; the solver finds the others. */
  readonly start?: ReadonlyMap<number, number>;
}

export interface SolveOutcome {
  /** Absent where the programme has no solution. */
  readonly solved: Solved | undefined;
  /** Whether the solution is proven best (or to be none) within the gap. */
  readonly proven: boolean;
  /** No solution costs less. */
  readonly bound: number;
}

/** HiGHS (Huangfu & Hall 2018) in WebAssembly: one instance for many programmes. Solving blocks the thread. */
export class Solver {
  readonly #highs: Highs;
  readonly #model: Model;

  private constructor(highs: Highs) {
    this.#highs = highs;
    this.#model = highs.createModel();
  }

  static async load(): Promise<Solver> {
    return new Solver(await load());
  }

  /** @throws ForelandError `solver-failed` */
  minimise(programme: Programme, { gap = 0, mostNodes, start }: SolverOptions = {}): SolveOutcome {
    const model = this.#model;
    model.clear();
    model.options.set({
      output_flag: false,
      random_seed: 1,
      mip_rel_gap: gap,
      mip_abs_gap: 1e-7,
      // Programmes here are small: what heuristics find, branching finds as soon.
      mip_heuristic_effort: 0.02,
      ...(mostNodes === undefined ? {} : { mip_max_nodes: mostNodes }),
    });
    programme.load(model);
    if (start) model.setSolution({ indices: [...start.keys()], values: [...start.values()] });
    model.run();
    const status = model.getModelStatus();
    const { optimal, infeasible, solutionLimit } = this.#highs.constants.modelStatus;
    if (status === infeasible) return { solved: undefined, proven: true, bound: Infinity };
    if (status !== optimal && status !== solutionLimit) {
      throw new ForelandError({
        code: 'solver-failed',
        message: `The solver stopped with status ${status}.`,
        remedy: 'Use the greedy search for this network.',
        status: 500,
      });
    }
    const objective = model.getObjectiveValue();
    const { colValue } = model.getSolution();
    return {
      solved: { values: Float64Array.from(colValue), objective },
      proven: status === optimal,
      bound: Number(model.info.get('mip_dual_bound')),
    };
  }

  dispose(): void {
    this.#model.dispose();
  }
}
