import type { AnyRoute } from '@tanstack/react-router';
import type { IconName } from '../design/index.ts';
import type { Locale } from '../i18n/index.ts';

export interface Room {
  /** Folder name below `rooms/`, and name of its message files. */
  readonly id: string;
  /** Where the rail leads. */
  readonly path: string;
  readonly icon: IconName;
  /** Letter that leads here after `g`, as in `g l`. */
  readonly key: string;
  readonly title: Readonly<Record<Locale, string>>;
  readonly routes: readonly AnyRoute[];
}

/** Keeps the exact routes, so that links to them are checked by the compiler. */
export function defineRoom<const R extends Room>(room: R): R {
  return room;
}
