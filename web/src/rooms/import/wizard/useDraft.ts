import { useMemo, useSyncExternalStore } from 'react';
import { useSession } from '../../../shell/session.tsx';
import { emptyDraft } from './draft.ts';
import type { Draft } from './draft.ts';

/**
 * The draft of the person signed in. Kept for this tab, so that leaving the room or reloading loses nothing; files
 * themselves stay at the node, which keeps them for a day.
 */
export interface DraftControl {
  readonly draft: Draft;
  change(change: (draft: Draft) => Draft): void;
  reset(): void;
}

const PREFIX = 'foreland.import.';
const listeners = new Set<() => void>();
const drafts = new Map<string, Draft>();

export function useDraft(): DraftControl {
  const { user, partner } = useSession();
  const key = `${PREFIX}${partner}.${user}`;
  const draft = useSyncExternalStore(
    subscribe,
    () => drafts.get(key) ?? load(key, () => emptyDraft(partner, today())),
  );
  return useMemo(
    () => ({
      draft,
      change: (change) => save(key, change(drafts.get(key) ?? draft)),
      reset: () => save(key, emptyDraft(partner, today())),
    }),
    [draft, key, partner],
  );
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
  const draft = saved && Array.isArray(saved.files) && saved.terms?.label ? saved : start();
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

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
