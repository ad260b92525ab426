import { useEffect, useRef } from 'react';
import { useIsStacked } from './Panes.tsx';

/** Milliseconds after the last key. */
const FOLLOW_AFTER = 160;

/** Selection follows the focus after a pause, so that running through a list does not ask the node for every row. */
export function useFollow<Row>(onSelect: ((row: Row) => void) | undefined) {
  const isStacked = useIsStacked();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    now(row: Row) {
      clearTimeout(timer.current);
      onSelect?.(row);
    },
    later(row: Row) {
      clearTimeout(timer.current);
      // On a narrow screen selecting replaces the list, which must not happen while walking through it.
      if (!isStacked) timer.current = setTimeout(() => onSelect?.(row), FOLLOW_AFTER);
    },
  };
}
