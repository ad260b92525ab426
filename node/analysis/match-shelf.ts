import type { View } from '@foreland/model';
import { readerKey } from '@foreland/store';
import type { Membership } from './entity-changes.ts';
import type { CrossMatch, ModelDescription } from '@foreland/matching';
import type { PairRows } from './match-rows.ts';

/** An engine that holds the data of one view class, and what was last written from it. */
export interface HeldEngine {
  readonly engine: CrossMatch;
  /** Digest of the data it holds; undefined before the first and after a failed synchronisation. */
  data: string | undefined;
  /** What it says of its models on that data. */
  models: readonly ModelDescription[];
  written: { readonly digest: string; readonly pairs: PairRows; readonly members: Membership } | undefined;
}

interface Place {
  readonly viewClass: string;
  /** Who last looked through this class. */
  readonly reader: string;
  readonly held: HeldEngine;
}

/**
 * Keeps the engines of the view classes that were looked at last, so that an import or a judgement matches only what it
 * changed. What an engine finds is a function of the data it is given, so it may pass from class to class.
 */
export class MatchShelf {
  readonly #make: () => CrossMatch;
  readonly #size: number;
  /** The one used last is at the end. */
  #places: Place[] = [];

  /** @param size how many engines are held; each holds the names and numbers of every record in its view */
  constructor(make: () => CrossMatch, size: number) {
    this.#make = make;
    this.#size = size;
  }

  /** The engine of the view's class. The caller brings it up to date. */
  take(view: View): HeldEngine {
    const reader = readerKey(view);
    const place =
      this.#places.find(({ viewClass }) => viewClass === view.viewClass) ??
      // The first evidence under a new label makes a new class, and whoever clears it leaves the old one for good.
      this.#places.findLast((each) => each.reader === reader);
    const held: HeldEngine = place?.held ?? {
      engine: this.#make(),
      data: undefined,
      models: [],
      written: undefined,
    };
    this.#places = [
      ...this.#places.filter((each) => each !== place),
      { viewClass: view.viewClass, reader, held },
    ].slice(-this.#size);
    return held;
  }

  /** Forgets the engine of a class: one that was interrupted, or whose result is to be found anew. */
  drop(view: View): void {
    this.#places = this.#places.filter(({ viewClass }) => viewClass !== view.viewClass);
  }
}
