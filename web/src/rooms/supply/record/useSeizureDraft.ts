import { useMemo } from 'react';
import { useKeptDraft } from '../../../shell/useKeptDraft.ts';
import type { DraftedForm, KeptDraft } from '../../../shell/useKeptDraft.ts';
import { useSession } from '../../../shell/session.tsx';
import { localDay } from '../../localDay.ts';
import { emptyDraft, nextDraft } from './draft.ts';
import type { Draft } from './draft.ts';

/** Photographs stay at the node, which keeps them for a day. */
export interface SeizureDraftControl extends KeptDraft<Draft> {
  /** Begins the next one; terms and authority stay. */
  next(): void;
}

const FORM: DraftedForm<Draft> = {
  name: 'seizure',
  start: (partner) => emptyDraft(partner, localDay(), crypto.randomUUID()),
  isDraft: (saved) => {
    const { id, items, photos, terms } = (saved ?? {}) as Partial<Draft>;
    return (
      typeof id === 'string' && Array.isArray(items) && Array.isArray(photos) && terms?.label !== undefined
    );
  },
};

export function useSeizureDraft(): SeizureDraftControl {
  const { partner } = useSession();
  const { draft, change } = useKeptDraft(FORM);
  return useMemo(
    () => ({
      draft,
      change,
      next: () => change((before) => nextDraft(before, partner, localDay(), crypto.randomUUID())),
    }),
    [draft, change, partner],
  );
}
