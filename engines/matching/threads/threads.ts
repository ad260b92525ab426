import type { CommonTerms, PartGroups } from '../blocking/key-groups.ts';
import type { KeyLimits } from '../blocking/key-limits.ts';
import type { ScreenRows } from '../compare/screen-rows.ts';
import type { Comparison, FoundPairs, Turn } from '../compare/slot-comparer.ts';
import type { FieldKind } from '../field.ts';
import type { AskedPairs, ComparedPairs } from '../learn/compared-pairs.ts';
import type { SharedIds } from '../records/id-order.ts';
import type { SharedColumn } from '../values/field-column.ts';
import type { ParsedTexts } from '../values/text-parser.ts';

/** Records for another thread to read, as long as they stay as they are. */
export interface SharedRecords {
  readonly fields: readonly SharedColumn[];
  readonly size: number;
  readonly starts: Int32Array;
  readonly runs: Int32Array;
  readonly ids: SharedIds;
}

/** What a helper can be asked to do, and what it answers. Large memory is shared, not copied. */
export interface ThreadTasks {
  readonly parse: {
    readonly task: {
      readonly what: 'parse';
      /** Number of the field, whose words are numbered by themselves. */
      readonly field: number;
      readonly kind: FieldKind;
      readonly texts: readonly string[];
    };
    readonly answer: ParsedTexts;
  };
  /** Begins anew: nothing was parsed or held before. Each parse that is done from now on is counted in `parsed`. */
  readonly begin: {
    readonly task: { readonly what: 'begin'; readonly parsed: Int32Array<SharedArrayBuffer> };
    readonly answer: undefined;
  };
  /** Groups records by two common terms, part after part, as long as there are any. */
  readonly group: {
    readonly task: {
      readonly what: 'group';
      readonly common: CommonTerms;
      readonly bounds: readonly number[];
      readonly turn: Turn;
      readonly limits: KeyLimits;
    };
    readonly answer: readonly PartGroups[];
  };
  readonly hold: {
    readonly task: { readonly what: 'hold'; readonly records: SharedRecords };
    readonly answer: undefined;
  };
  /** Rows of the records that are held, as the screen reads them. */
  readonly rows: {
    readonly task: { readonly what: 'rows'; readonly slots: Int32Array };
    readonly answer: ScreenRows;
  };
  /** Compares pairs that learning asks for, as long as there are any. */
  readonly learn: {
    readonly task: {
      readonly what: 'learn';
      readonly asked: AskedPairs;
      readonly priorBits: number;
      readonly turn: Turn;
    };
    readonly answer: readonly ComparedPairs[];
  };
  readonly compare: {
    readonly task: { readonly what: 'compare'; readonly comparison: Comparison; readonly turn: Turn };
    readonly answer: FoundPairs;
  };
}

export type ThreadTask = ThreadTasks[keyof ThreadTasks]['task'];

/**
 * Helpers beside the calling thread, one thread each. Who calls the engine starts them, for the engine itself knows no
 * threads: each makes a `ThreadHelper`, and hands it what arrives.
 */
export interface Threads {
  readonly count: number;
  /**
   * Hands a task to one of the helpers, from 0 to `count - 1`, which works off its tasks in turn.
   * @returns what its `work` returned; rejects where that threw, or where the thread ended
   */
  run(helper: number, task: ThreadTask): Promise<unknown>;
}
