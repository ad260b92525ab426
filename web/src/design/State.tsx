import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/client.ts';
import { UNREACHABLE, UNREADABLE } from '../api/problem.ts';
import { common, useMessages } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import './State.css';

export interface EmptyStateProps {
  readonly title: string;
  /** Why it is empty and what to do about it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly icon?: IconName;
  /** Set where the state is the whole page and its title therefore the heading. */
  readonly isPage?: boolean;
}

export function EmptyState({ title, children, action, icon, isPage = false }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className="state">
      {icon && <Icon name={icon} size={24} />}
      <Title className="state-title" {...(isPage ? { tabIndex: -1 } : {})}>
        {title}
      </Title>
      {children && <div className="state-text">{children}</div>}
      {action && <div className="state-action">{action}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** One line beside a control instead of a filled pane. */
  readonly inline?: boolean;
}

/** What the node refused, where, and what to do: the words of the problem, never a code alone. */
export function ErrorState({ error, onRetry, inline = false }: ErrorStateProps) {
  const t = useMessages(common);
  const problem = useProblemText(error);
  return (
    <div className={inline ? 'state-inline' : 'state'} role="alert">
      <Icon name="error" size={inline ? 16 : 24} />
      <div className="state-words">
        <p className="state-title">{problem.title}</p>
        {problem.remedy && <p className="state-text">{problem.remedy}</p>}
        {problem.place && <p className="state-place">{problem.place}</p>}
      </div>
      {onRetry && (
        <div className="state-action">
          <Button size="small" icon="refresh" onPress={onRetry}>
            {t('tryAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}

export interface ProblemText {
  readonly title: string;
  readonly remedy: string;
  readonly place: string | undefined;
}

/** Words for whatever was thrown. */
export function useProblemText(error: unknown): ProblemText {
  const t = useMessages(common);
  if (error instanceof ApiProblem) {
    if (error.code === UNREACHABLE)
      return { title: t('unreachable'), remedy: t('unreachableRemedy'), place: undefined };
    if (error.code === UNREADABLE)
      return {
        title: t('unreadable', { status: String(error.status) }),
        remedy: t('unexpectedRemedy'),
        place: undefined,
      };
    const { line, sheet, column, path } = error.place ?? {};
    const place = [
      sheet === undefined ? undefined : t('placeSheet', { sheet }),
      line === undefined ? undefined : t('placeLine', { line: String(line) }),
      column === undefined ? undefined : t('placeColumn', { column }),
      path,
    ].filter((part) => part !== undefined);
    return {
      title: error.message,
      remedy: error.remedy,
      place: place.length > 0 ? place.join(' · ') : undefined,
    };
  }
  return {
    title: t('unexpected'),
    remedy: error instanceof Error && error.message ? error.message : t('unexpectedRemedy'),
    place: undefined,
  };
}

/** True once `delay` milliseconds have passed, so that quick answers show no flicker. */
export function useDelayed(delay = 200): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  return passed;
}

export interface SkeletonProps {
  readonly lines?: number;
  /** What is awaited, for screen readers. */
  readonly label?: string;
}

/** Grey lines in the place of text; nothing at all for the first 200 ms. */
export function Skeleton({ lines = 6, label }: SkeletonProps) {
  const t = useMessages(common);
  const isShown = useDelayed();
  return (
    <div className="skeleton" role="status" aria-label={label ?? t('loading')} data-shown={isShown}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="skeleton-line" data-width={index % 4} />
      ))}
    </div>
  );
}
