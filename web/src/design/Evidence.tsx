import { createContext, use, useEffect, useId, useMemo } from 'react';
import type { ReactNode } from 'react';
import { common, useMessages } from '../i18n/index.ts';
import './Evidence.css';

/** Statements behind something on screen, and what that something is called. */
export interface EvidenceSource {
  /** Statement ids, at most 1000. */
  readonly statements: readonly string[];
  readonly title: string;
}

export interface EvidenceControl {
  /** Shows the statements in the evidence pane. */
  open(source: EvidenceSource): void;
  close(): void;
  readonly shown: EvidenceSource | undefined;
  /** Says what the key `e` opens now; undefined takes it back. Prefer `useEvidenceSource`. */
  offer(owner: string, source: EvidenceSource | undefined): void;
}

export const EvidenceContext = createContext<EvidenceControl>({
  open: () => {},
  close: () => {},
  shown: undefined,
  offer: () => {},
});

/** `useEvidence().open({ statements, title })`. The pane itself belongs to the shell. */
export function useEvidence(): EvidenceControl {
  return use(EvidenceContext);
}

/** While mounted, `e` opens this: call it with what is selected in the room. The latest call wins. */
export function useEvidenceSource(source: EvidenceSource | undefined): void {
  const { offer } = useEvidence();
  const owner = useId();
  const title = source?.title;
  const ids = source?.statements.join(' ') ?? '';
  const kept = useMemo(
    () => (title === undefined || ids === '' ? undefined : { title, statements: ids.split(' ') }),
    [title, ids],
  );
  useEffect(() => {
    offer(owner, kept);
    return () => offer(owner, undefined);
  }, [offer, owner, kept]);
}

export interface EvidenceFigureProps extends EvidenceSource {
  readonly children: ReactNode;
}

/** A figure, value or edge that opens down to its statements: press it, or focus it and press `e`. */
export function EvidenceFigure({ statements, title, children }: EvidenceFigureProps) {
  const evidence = useEvidence();
  const t = useMessages(common);
  const owner = useId();
  if (statements.length === 0) return <>{children}</>;
  const source = { statements, title };
  return (
    <button
      type="button"
      className="evidence-figure"
      title={t('showEvidence')}
      onClick={(event) => {
        event.stopPropagation();
        evidence.open(source);
      }}
      onFocus={() => evidence.offer(owner, source)}
      onBlur={() => evidence.offer(owner, undefined)}
    >
      {children}
    </button>
  );
}
