import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { rowKey } from '../design/tableKeys.ts';

export interface Roving {
  /** Index of the row that Tab leads to. */
  readonly at: number;
  /** For the element around the rows. */
  readonly containerProps: { readonly ref: { current: HTMLDivElement | null } };
  /** For each row. */
  rowProps(index: number): {
    readonly 'data-row': number;
    readonly tabIndex: number;
    readonly onFocus: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

const PAGE = 10;

/** One stop for Tab in a list of rows, arrows between them (WAI-ARIA roving tabindex); Enter opens. */
export function useRoving(count: number, onOpen: (index: number) => void): Roving {
  const container = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState(0);
  const at = Math.min(focused, Math.max(0, count - 1));
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    // Keys pressed on something inside the row are its own.
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const action = rowKey(event.key, at, count, PAGE);
    if (!action || action.kind === 'toggle') return;
    event.preventDefault();
    if (action.kind === 'open') onOpen(at);
    else container.current?.querySelector<HTMLElement>(`[data-row="${action.to}"]`)?.focus();
  }
  return {
    at,
    containerProps: { ref: container },
    rowProps: (index) => ({
      'data-row': index,
      tabIndex: index === at ? 0 : -1,
      onFocus: () => setFocused(index),
      onKeyDown,
    }),
  };
}
