import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { UnsentGuard } from './UnsentGuard.tsx';

export interface UnsentDraft<D> {
  readonly draft: D;
  readonly change: (part: Partial<D>) => void;
  /** To be called once it is sent, before the page is left. */
  readonly sent: () => void;
  /** Asks before the page is left with a draft that was changed and not sent; to be put on the page. */
  readonly guard: ReactNode;
}

/** What is being written on a page and is not to be lost by a slip of the finger. */
export function useUnsentDraft<D extends object>(begin: () => D): UnsentDraft<D> {
  const [begun] = useState(begin);
  const [draft, setDraft] = useState(begun);
  const isSent = useRef(false);
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    sent: () => {
      isSent.current = true;
    },
    guard: <UnsentGuard isUnsent={() => draft !== begun && !isSent.current} />,
  };
}
