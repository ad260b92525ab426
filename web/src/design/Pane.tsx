import type { ReactNode } from 'react';

export interface PaneHeadProps {
  readonly title: ReactNode;
  /** Beside the title: a count, a state. */
  readonly detail?: ReactNode;
  readonly actions?: ReactNode;
  /** Second line: filters, a search field, tabs. */
  readonly children?: ReactNode;
  /** 1 for the room's own heading. */
  readonly level?: 1 | 2;
}

export function PaneHead({ title, detail, actions, children, level = 2 }: PaneHeadProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className="pane-head">
      <div className="pane-title">
        <Heading {...(level === 1 ? { tabIndex: -1 } : {})}>{title}</Heading>
        {detail !== undefined && <span className="pane-detail">{detail}</span>}
        {actions && <div className="pane-actions">{actions}</div>}
      </div>
      {children}
    </header>
  );
}

/** The scrolling part of a pane. `flush` leaves out the padding, for tables and lists that bring their own. */
export function PaneBody({
  children,
  flush = false,
}: {
  readonly children: ReactNode;
  readonly flush?: boolean;
}) {
  return (
    <div className="pane-body" data-flush={flush}>
      {children}
    </div>
  );
}

/** A titled part inside a pane, set off by space and a rule, not by a box. */
export function Section({
  title,
  actions,
  children,
  id,
}: {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}) {
  return (
    <section className="section" id={id}>
      <div className="section-head">
        <h3>{title}</h3>
        {actions && <div className="pane-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
