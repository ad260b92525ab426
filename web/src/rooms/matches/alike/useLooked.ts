import { useEffect, useState } from 'react';
import type { RefCallback } from 'react';

/** Milliseconds for which a row must have been on screen, so that scrolling past it does not count. */
const DWELL = 400;

export interface Looked {
  /** Ids of the rows that were on screen long enough. */
  readonly seen: ReadonlySet<string>;
  /** For the element of a row. */
  watch(id: string): RefCallback<HTMLElement>;
}

/** Which rows a reader has had before them. */
export function useLooked(): Looked {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [watcher] = useState(() => createWatcher((id) => setSeen((before) => new Set([...before, id]))));
  useEffect(() => () => watcher.stop(), [watcher]);
  return { seen, watch: watcher.watch };
}

function createWatcher(onSeen: (id: string) => void) {
  const ids = new WeakMap<Element, string>();
  const waiting = new Map<Element, ReturnType<typeof setTimeout>>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(waiting.get(target));
        waiting.delete(target);
        const id = ids.get(target);
        if (!isIntersecting || id === undefined) continue;
        waiting.set(
          target,
          setTimeout(() => {
            observer.unobserve(target);
            onSeen(id);
          }, DWELL),
        );
      }
    },
    { threshold: 0.8 },
  );
  // One and the same for a row, so that drawing it again does not begin its time anew.
  const refs = new Map<string, RefCallback<HTMLElement>>();
  function refOf(id: string): RefCallback<HTMLElement> {
    return (element) => {
      if (!element) return;
      ids.set(element, id);
      observer.observe(element);
      return () => {
        clearTimeout(waiting.get(element));
        waiting.delete(element);
        observer.unobserve(element);
      };
    };
  }
  return {
    watch: (id: string): RefCallback<HTMLElement> => {
      const known = refs.get(id) ?? refOf(id);
      refs.set(id, known);
      return known;
    },
    stop: () => {
      observer.disconnect();
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
