import type { Loss } from '@foreland/model';

/** What a conversion carried over and what it could not. Nothing is dropped without standing here. */
export interface LossReport {
  readonly format: string;
  /** Statements carried over. */
  readonly kept: number;
  readonly lost: readonly Loss[];
}

const EXAMPLES = 5;
const EXAMPLE_CHARACTERS = 120;
const KINDS = 500;

/** Counts losses of the same kind in constant memory. */
export class LossCounter {
  readonly #losses = new Map<string, { what: string; why: string; count: number; examples: string[] }>();

  add(what: string, why: string, example?: string, count = 1): void {
    const key = this.#losses.has(what) || this.#losses.size < KINDS ? what : 'other losses';
    let loss = this.#losses.get(key);
    if (!loss) {
      loss = {
        what: key,
        why: key === what ? why : 'there are too many kinds of loss to list each',
        count: 0,
        examples: [],
      };
      this.#losses.set(key, loss);
    }
    loss.count += count;
    if (example === undefined || loss.examples.length >= EXAMPLES) return;
    const clipped =
      example.length > EXAMPLE_CHARACTERS ? `${example.slice(0, EXAMPLE_CHARACTERS)}…` : example;
    if (!loss.examples.includes(clipped)) loss.examples.push(clipped);
  }

  /** In order of name, so that the same input gives the same report. */
  list(): readonly Loss[] {
    return [...this.#losses.values()]
      .sort((a, b) => (a.what < b.what ? -1 : 1))
      .map((loss) => Object.freeze({ ...loss }));
  }

  report(format: string, kept: number): LossReport {
    return Object.freeze({ format, kept, lost: this.list() });
  }
}
