import type { View } from '@foreland/model';
import type { AnyEngine, Finding } from '@foreland/model/engine';
import type { StatementReader, Store, Transactor } from '@foreland/store';

/** A question to what is held of a view, answered in words of its reader. */
export interface Named {
  readonly what: string;
}

/** What counts beside the statements in view, read anew for each errand: what changed a moment ago counts already. */
export interface Beside {
  /** Records of the associations of aid that people confirmed. */
  readonly aid: readonly string[];
  /** As this node sets them. */
  readonly parameters: unknown;
  /** ISO instant that counts as now. */
  readonly now: string;
}

/** What an engine works with in its thread. */
export interface Work {
  readonly store: Store;
  readonly view: View;
  readonly beside: Beside;
  /** Throws where nobody wants the result any more; to be called often. */
  readonly checkpoint: () => void;
  /** @param share 0 to 1 */
  readonly progress: (share: number) => void;
  /** Aborts in `progress` or at a checkpoint. */
  readonly signal: AbortSignal;
}

/** What was made of the data of one view. */
export interface Made<State> {
  /** Digest of all that it was made of. */
  readonly digest: string;
  readonly state: State;
}

/** Leads that an engine finds in what it holds. */
export interface LeadSource<State> {
  /** Changes when others would be found in the same state. */
  readonly version: string;
  /** What they depend on beside the state. */
  readonly beside?: (reader: StatementReader, beside: Beside) => Promise<unknown>;
  readonly find: (
    state: State,
    reader: StatementReader,
    beside: Beside,
  ) => readonly Finding[] | Promise<readonly Finding[]>;
}

/**
 * An engine with what this node needs to know to host it. `hosted()` derives all of it from the engine's value; a part is
 * written by hand only where results are kept in the store or are put in words of a reader.
 */
export interface HostedEngine<State, Question extends Named = never, Answer extends Named = never> {
  readonly engine: AnyEngine;
  /** Engines that share a thread wait for each other; its own where left out. */
  readonly thread?: string;
  /** Engines whose results it reads. They come first: of two records of one person, two persons would be made. */
  readonly follows: readonly string[];
  /** View classes of which the thread holds what was made. */
  readonly held: number;
  /**
   * Under this name the store keeps the digest of what the results for a view were made of; absent where they are held in
   * the thread alone.
   */
  readonly keptAs?: string;
  /** Writes the results; the digest is kept with them. */
  keep?(transactor: Transactor, view: View, made: Made<State>): Promise<void>;
  /**
   * Names of kept results, `keptAs` first, that go along when a kind of reader looks through another class, and are removed
   * when nobody looks through theirs any more.
   */
  readonly followed?: readonly [string, ...string[]];
  /** Changes when something else would be made. */
  digest(reader: StatementReader, beside: Beside): Promise<string>;
  /**
   * Everything is read in one snapshot, which is given up before the engine begins.
   * @param before what is held of the view, made of other data; it may be changed and given back
   */
  make(work: Work, before: Made<State> | undefined): Promise<Made<State>>;
  answer?(
    made: Made<State>,
    reader: StatementReader,
    question: Question,
    work: Work,
  ): Answer | Promise<Answer>;
  readonly leads?: LeadSource<State>;
}

/** A hosted engine of which nothing is known but that it is one. */
export interface AnyHostedEngine extends Omit<HostedEngine<unknown, Named, Named>, 'leads'> {
  readonly leads?: {
    readonly version: string;
    beside?(reader: StatementReader, beside: Beside): Promise<unknown>;
    find(
      state: unknown,
      reader: StatementReader,
      beside: Beside,
    ): readonly Finding[] | Promise<readonly Finding[]>;
  };
}
