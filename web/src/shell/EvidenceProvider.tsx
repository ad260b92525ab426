import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { EvidenceContext } from '../design/Evidence.tsx';
import type { EvidenceControl, EvidenceSource } from '../design/Evidence.tsx';
import { createContext, use } from 'react';

export interface EvidenceState {
  /** What the pane shows; `undefined` with `isOpen` where nothing selected has evidence. */
  readonly shown: EvidenceSource | undefined;
  readonly isOpen: boolean;
  /** What the key `e` does. */
  toggle(): void;
  close(): void;
}

const EvidenceStateContext = createContext<EvidenceState | undefined>(undefined);

export function useEvidenceState(): EvidenceState {
  const state = use(EvidenceStateContext);
  if (!state) throw new Error('useEvidenceState is used outside EvidenceProvider');
  return state;
}

/**
 * Keeps what can be opened and what is open. Opened by `e`, the pane follows the selection; opened by pressing a
 * figure, it stays on that figure.
 */
export function EvidenceProvider({ children }: { readonly children: ReactNode }) {
  const offers = useRef(new Map<string, EvidenceSource>());
  const [offered, setOffered] = useState<EvidenceSource>();
  const [fixed, setFixed] = useState<EvidenceSource>();
  const [isOpen, setOpen] = useState(false);

  const offer = useCallback((owner: string, source: EvidenceSource | undefined) => {
    offers.current.delete(owner);
    if (source && source.statements.length > 0) offers.current.set(owner, source);
    setOffered([...offers.current.values()].at(-1));
  }, []);
  const open = useCallback((source: EvidenceSource) => {
    setFixed(source);
    setOpen(true);
  }, []);
  const close = useCallback(() => {
    setFixed(undefined);
    setOpen(false);
  }, []);

  const shown = isOpen ? (fixed ?? offered) : undefined;
  const toggle = useCallback(() => {
    // A focused figure other than the one shown replaces it; otherwise the key closes.
    if (isOpen && (fixed === undefined || offered === undefined || isSame(fixed, offered))) close();
    else {
      setFixed(undefined);
      setOpen(true);
    }
  }, [isOpen, fixed, offered, close]);

  const control = useMemo<EvidenceControl>(
    () => ({ open, close, offer, shown }),
    [open, close, offer, shown],
  );
  const state = useMemo<EvidenceState>(
    () => ({ shown, isOpen, toggle, close }),
    [shown, isOpen, toggle, close],
  );
  return (
    <EvidenceContext value={control}>
      <EvidenceStateContext value={state}>{children}</EvidenceStateContext>
    </EvidenceContext>
  );
}

function isSame(a: EvidenceSource, b: EvidenceSource): boolean {
  return (
    a.title === b.title &&
    a.statements.length === b.statements.length &&
    a.statements.every((id, index) => id === b.statements[index])
  );
}
