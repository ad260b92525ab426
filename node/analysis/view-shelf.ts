import type { View } from '@foreland/model';
import { readerKey } from '@foreland/store';

/** Something that was made of the data of one view. */
interface OfData {
  /** Digest of the data that it was made of. */
  readonly digest: string;
}

interface Place<Held> {
  readonly viewClass: string;
  /** Who last looked through this class. */
  readonly reader: string;
  readonly held: Held;
}

/**
 * What was made for the view classes that were looked at last. It depends on the view alone, so whoever shares a class
 * shares what was made.
 */
export class ViewShelf<Held extends OfData> {
  readonly #size: number;
  /** The one used last is at the end. */
  #places: Place<Held>[] = [];

  /** @param size view classes that are held */
  constructor(size: number) {
    this.#size = size;
  }

  /** What is held for a class, where it was made of this very data. */
  find(view: View, digest: string): Held | undefined {
    const place = this.#placeOf(view);
    if (place?.held.digest !== digest) return undefined;
    this.put(view, place.held);
    return place.held;
  }

  /** Hands out what is held of other data, to be followed: it may be changed, so the shelf has it no more. */
  take(view: View): Held | undefined {
    const reader = readerKey(view);
    const place =
      this.#placeOf(view) ??
      // The first evidence under a new label makes a new class, and whoever clears it leaves the old one for good.
      this.#places.findLast((each) => each.reader === reader);
    this.#places = this.#places.filter((each) => each !== place);
    return place?.held;
  }

  /** Whoever still reads what this replaces goes on with what they were given. */
  put(view: View, held: Held): void {
    this.drop(view);
    this.#places = [...this.#places, { viewClass: view.viewClass, reader: readerKey(view), held }].slice(
      -this.#size,
    );
  }

  drop(view: View): void {
    this.#places = this.#places.filter(({ viewClass }) => viewClass !== view.viewClass);
  }

  #placeOf({ viewClass }: View): Place<Held> | undefined {
    return this.#places.find((each) => each.viewClass === viewClass);
  }
}
