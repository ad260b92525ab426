import { useState } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';

/** What the list element takes. */
export interface RovingList {
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onFocus(event: FocusEvent<HTMLElement>): void;
}

/** Marks what can be walked to inside the list. */
export const ROVING = { 'data-roving': '' } as const;

/**
 * One stop for Tab in a list of links or buttons; arrows, j and k, Home and End move inside (WAI-ARIA roving focus).
 * Give the element with `list` and each item `ROVING` and `tabIndex={indexOf(i)}`.
 */
export function useRoving(count: number): {
  readonly list: RovingList;
  readonly tabIndex: (index: number) => 0 | -1;
} {
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, Math.max(0, count - 1));
  const itemsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('[data-roving]')];

  return {
    tabIndex: (index) => (index === at ? 0 : -1),
    list: {
      onFocus: (event) => {
        const index = itemsOf(event.currentTarget).indexOf(event.target as HTMLElement);
        if (index >= 0) setCurrent(index);
      },
      onKeyDown: (event) => {
        if (
          event.altKey ||
          event.ctrlKey ||
          event.metaKey ||
          !(event.target as HTMLElement).matches('[data-roving]')
        )
          return;
        const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: count - 1 }[
          event.key
        ];
        const target =
          to === undefined ? undefined : itemsOf(event.currentTarget)[Math.max(0, Math.min(count - 1, to))];
        if (!target) return;
        event.preventDefault();
        target.focus();
      },
    },
  };
}
