import { useMemo } from 'react';
import { useKeptDraft } from '../../../shell/useKeptDraft.ts';
import type { DraftedForm, KeptDraft } from '../../../shell/useKeptDraft.ts';
import { useSession } from '../../../shell/session.tsx';
import { localDay } from '../../localDay.ts';
import { emptyDraft } from './draft.ts';
import type { Draft } from './draft.ts';

/** Files themselves stay at the node, which keeps them for a day. */
export interface DraftControl extends KeptDraft<Draft> {
  reset(): void;
}

const FORM: DraftedForm<Draft> = {
  name: 'import',
  start: (partner) => emptyDraft(partner, localDay()),
  isDraft: (saved) => {
    const { files, terms } = (saved ?? {}) as Partial<Draft>;
    return Array.isArray(files) && terms?.label !== undefined;
  },
};

export function useDraft(): DraftControl {
  const { partner } = useSession();
  const { draft, change } = useKeptDraft(FORM);
  return useMemo(
    () => ({ draft, change, reset: () => change(() => emptyDraft(partner, localDay())) }),
    [draft, change, partner],
  );
}
