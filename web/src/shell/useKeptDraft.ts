import { useMemo, useSyncExternalStore } from 'react';
import type { Session } from './session.tsx';
import { useSession } from './session.tsx';
import { draftAt, draftKey, saveDraft, subscribeToDrafts } from './draftStore.ts';

/** A form whose draft is kept. */
export interface DraftedForm<Draft> {
  readonly name: string;
  start(partner: Session['partner']): Draft;
  /** Whether this is a draft as the form is now: one of an earlier version of the app may lack what it needs. */
  isDraft(saved: unknown): boolean;
}

export interface KeptDraft<Draft> {
  readonly draft: Draft;
  change(change: (draft: Draft) => Draft): void;
}

/** The draft of the person signed in, as `draftStore` keeps it. */
export function useKeptDraft<Draft>(form: DraftedForm<Draft>): KeptDraft<Draft> {
  const { user, partner } = useSession();
  const key = draftKey({ user, partner }, form.name);
  const read = () => draftAt(key, form.isDraft, () => form.start(partner));
  const draft = useSyncExternalStore(subscribeToDrafts, read);
  const change = useMemo(
    () => (by: (before: Draft) => Draft) =>
      saveDraft(key, by(draftAt(key, form.isDraft, () => form.start(partner)))),
    [key, form, partner],
  );
  return useMemo(() => ({ draft, change }), [draft, change]);
}
