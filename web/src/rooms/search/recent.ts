import { useSyncExternalStore } from 'react';

/**
 * What was searched for since the page was opened. Names of persons are personal data, so this is kept in
 * memory only and forgotten with the page; the node's audit log is the record of what was asked.
 */
const KEPT = 8;
const listeners = new Set<() => void>();
let searches: readonly string[] = [];

export function rememberSearch(text: string): void {
  const next = [text, ...searches.filter((other) => other !== text)].slice(0, KEPT);
  if (next.length === searches.length && next.every((other, index) => other === searches[index])) return;
  searches = next;
  for (const listener of listeners) listener();
}

export function forgetSearches(): void {
  searches = [];
  for (const listener of listeners) listener();
}

/** Latest first. */
export function useRecentSearches(): readonly string[] {
  return useSyncExternalStore(subscribe, () => searches);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
