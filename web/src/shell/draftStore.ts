/**
 * Drafts of forms that somebody has not sent yet, for this tab: they outlive leaving the page and reloading it, and end with
 * the session of whoever wrote them. This is the only place that keeps them.
 */
const PREFIX = 'foreland.draft.';

const drafts = new Map<string, unknown>();
const listeners = new Set<() => void>();

/** Whose draft it is. */
export interface DraftOwner {
  readonly partner: string;
  readonly user: string;
}

/** Names the draft of one form of one person. */
export function draftKey({ partner, user }: DraftOwner, form: string): string {
  return `${ownersPrefix({ partner, user })}${form}`;
}

export function subscribeToDrafts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The draft as it was left, or a new one where there is none or the app has changed too much to read it. */
export function draftAt<Draft>(key: string, isDraft: (saved: unknown) => boolean, start: () => Draft): Draft {
  if (!drafts.has(key)) {
    const saved = savedAt(key);
    drafts.set(key, isDraft(saved) ? saved : start());
  }
  return drafts.get(key) as Draft;
}

export function saveDraft(key: string, draft: unknown): void {
  drafts.set(key, draft);
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage may be full or forbidden; the draft then lasts as long as the page.
  }
  notify();
}

/** Erases every draft but those of one person; all of them where nobody is signed in. */
export function keepDraftsOf(owner: DraftOwner | undefined): void {
  const isKept = (key: string): boolean => owner !== undefined && key.startsWith(ownersPrefix(owner));
  for (const key of drafts.keys()) if (!isKept(key)) drafts.delete(key);
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(PREFIX) && !isKept(key)) sessionStorage.removeItem(key);
  } catch {
    // Where storage is forbidden nothing was kept in it.
  }
  notify();
}

function ownersPrefix({ partner, user }: DraftOwner): string {
  // Encoded, so that no name of a person can pass for the beginning of another’s.
  return `${PREFIX}${encodeURIComponent(partner)}/${encodeURIComponent(user)}/`;
}

function savedAt(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}

function notify(): void {
  for (const listener of listeners) listener();
}
