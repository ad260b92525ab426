import { useMemo, useSyncExternalStore } from 'react';
import { useSession } from '../../../shell/session.tsx';
import { emptyDraft, nextDraft } from './draft.ts';
import type { Draft } from './draft.ts';

/**
 * The draft of the person signed in. Kept for this tab, so that leaving the page or reloading loses nothing and nobody
 * else finds it; photographs stay at the node, which keeps them for a day.
 */
export interface SeizureDraftControl {
  readonly draft: Draft;
  change(change: (draft: Draft) => Draft): void;
  /** Begins the next one; terms and authority stay. */
  next(): void;
}

const PREFIX = 'foreland.seizure.';
const listeners = new Set<() => void>();
const drafts = new Map<string, Draft>();

export function useSeizureDraft(): SeizureDraftControl {
  const { user, partner } = useSession();
  const key = `${PREFIX}${partner}.${user}`;
  const draft = useSyncExternalStore(
    subscribe,
    () => drafts.get(key) ?? load(key, () => emptyDraft(partner, today(), crypto.randomUUID())),
  );
  return useMemo(
    () => ({
      draft,
      change: (change) => save(key, change(drafts.get(key) ?? draft)),
      next: () => save(key, nextDraft(drafts.get(key) ?? draft, partner, today(), crypto.randomUUID())),
    }),
    [draft, key, partner],
  );
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function load(key: string, start: () => Draft): Draft {
  let saved: Draft | undefined;
  try {
    saved = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | undefined;
  } catch {
    saved = undefined;
  }
  // A draft of an earlier version of the app lacks what this one needs.
  const draft =
    saved &&
    typeof saved.id === 'string' &&
    Array.isArray(saved.items) &&
    Array.isArray(saved.photos) &&
    saved.terms?.label
      ? saved
      : start();
  drafts.set(key, draft);
  return draft;
}

function save(key: string, draft: Draft): void {
  drafts.set(key, draft);
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage may be full or forbidden; the draft then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}
