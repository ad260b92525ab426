import type { ZodType } from 'zod';
import type { Message } from '../message.ts';
import type { Finding } from './finding.ts';
import type { Question } from './question.ts';
import type { Reads, Selections } from './reads.ts';
import type { Feed, Input } from './rows.ts';
import type { Run } from './run.ts';

/**
 * An engine: a pure function of what one view holds, declared as a value. It has no database, no clock and no randomness
 * of its own, so that whoever feeds it the same rows has the same state, answers and leads, in whatever order they came.
 */
export interface Engine<Read extends Feed, Parameters, State> {
  /** Names its thread, its leads and its routes. */
  readonly id: string;
  /** Changes whenever the same input may give another state, answer or lead. */
  readonly version: string;
  readonly title: Message;
  readonly parameters: ZodType<Parameters>;
  readonly reads: Reads<Read>;
  /** Records of which it needs captions; those that are not in view have none. */
  captionsOf?(input: Omit<Input<Read>, 'captions'>): Iterable<string>;
  build(input: Input<Read>, run: Run<Parameters>): State | Promise<State>;
  /**
   * What `build` would give for this input, made from the state of an earlier one, which is not used again.
   * @param changed records whose rows, entity or caption are not what they were, whether they are in the input or not
   */
  update?(
    state: State,
    input: Input<Read>,
    changed: ReadonlySet<string>,
    run: Run<Parameters>,
  ): State | Promise<State>;
  readonly questions?: Readonly<Record<string, Question<State, Parameters, unknown, unknown>>>;
  leads?(state: State, run: Run<Parameters>): readonly Finding[];
}

/** An engine of which nothing is known but that it is one. */
export interface AnyEngine extends Omit<Engine<Feed, unknown, unknown>, 'reads'> {
  readonly reads: Partial<Selections>;
}

/** Declares an engine. */
export function defineEngine<Read extends Feed, Parameters, State>(
  engine: Engine<Read, Parameters, State>,
): Engine<Read, Parameters, State> {
  return Object.freeze(engine);
}

/** A run that nobody stops and nobody watches: for tests, benchmarks and the command line. */
export function plainRun<Parameters>(
  { parameters }: { readonly parameters: ZodType<Parameters> },
  settings: unknown = {},
): Run<Parameters> {
  const nothing = (): void => undefined;
  return { parameters: parameters.parse(settings), checkpoint: nothing, progress: nothing };
}
