import { useEffect, useRef } from 'react';
import { useIsStacked } from './Panes.tsx';

/** Milliseconds after the last key. */
const FOLLOW_AFTER = 160;

export interface Follow<Row> {
  now(row: Row): void;
  later(row: Row): void;
  /** Forgets what was to be selected later, because something else was done meanwhile. */
  forget(): void;
  /** Whether the selection came from here, so that the focus is there or further on already. */
  isOwn(id: string): boolean;
}

/** Selection follows the focus after a pause, so that running through a list does not ask the node for every row. */
export function useFollow<Row>(
  onSelect: ((row: Row) => void) | undefined,
  idOf: (row: Row) => string,
): Follow<Row> {
  const isStacked = useIsStacked();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<string>(undefined);
  /** Earlier selections that the page may still show while the latest is on its way. */
  const passed = useRef(new Set<string>());
  useEffect(() => () => clearTimeout(timer.current), []);

  function select(row: Row) {
    if (latest.current !== undefined) passed.current.add(latest.current);
    latest.current = idOf(row);
    onSelect?.(row);
  }
  return {
    now(row) {
      clearTimeout(timer.current);
      select(row);
    },
    later(row) {
      clearTimeout(timer.current);
      // On a narrow screen selecting replaces the list, which must not happen while walking through it.
      if (!isStacked) timer.current = setTimeout(() => select(row), FOLLOW_AFTER);
    },
    forget: () => clearTimeout(timer.current),
    isOwn(id) {
      if (id !== latest.current) return passed.current.has(id);
      passed.current.clear();
      return true;
    },
  };
}
