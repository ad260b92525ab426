import { createContext, use, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { common, useMessages } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import { visiblePanes } from './paneLayout.ts';
import './Panes.css';

export interface PaneItem {
  readonly id: string;
  /** Name of the region, and of the way back to it on a narrow screen. */
  readonly label: string;
  readonly content: ReactNode;
  /** Preferred width in px; the one pane without it takes what is left. */
  readonly size?: number;
  /** Narrowest useful width in px. */
  readonly min: number;
}

export interface PanesProps {
  /** Widths are remembered under this name. */
  readonly id: string;
  readonly panes: readonly (PaneItem | false | undefined)[];
  /** The pane in use: on a narrow screen it is the one shown. */
  readonly active: string;
  /** Goes one pane back on a narrow screen, usually by changing the address. */
  readonly onBack?: () => void;
}

const StackedContext = createContext(false);

/** Is only part of the panes on screen, so that choosing something replaces the list? */
export function useIsStacked(): boolean {
  return use(StackedContext);
}

/** Up to three panes side by side (list → detail → evidence), resizable; as many as fit, the active one always. */
export function Panes({ id, panes, active, onBack }: PanesProps) {
  const items = panes.filter((pane) => pane !== false && pane !== undefined);
  const container = useRef<HTMLDivElement>(null);
  const width = useWidth(container);
  const [sizes, setSize] = useSizes(id);
  const shown = visiblePanes(items, active, width);
  const isStacked = shown.length < items.length;
  const first = items.indexOf(shown[0]!);
  const t = useMessages(common);

  return (
    <div className="panes" ref={container} data-stacked={isStacked}>
      <StackedContext value={isStacked}>
        {items.map((pane) => {
          const index = shown.indexOf(pane);
          // Where no pane on screen is the growing one, the last one grows.
          const grows = pane.size === undefined || (index === shown.length - 1 && shown.every((other) => other.size !== undefined));
          const before = shown[index - 1];
          // The separator sizes the fixed pane next to it: the one before, else the one after.
          const sized = before && (before.size !== undefined ? before : grows ? undefined : pane);
          return (
            <PaneFrame key={pane.id} pane={pane} grows={grows} isHidden={index < 0} width={sizes[pane.id] ?? pane.size} min={Math.min(pane.min, width)}>
              {sized && (
                <PaneSeparator
                  label={sized.label}
                  min={sized.min}
                  edge={sized === before ? 'end' : 'start'}
                  value={sizes[sized.id] ?? sized.size ?? sized.min}
                  max={Math.max(sized.min, width - shown.reduce((sum, other) => sum + (other === sized ? 0 : other.min), 0))}
                  onChange={(value) => setSize(sized.id, value)}
                />
              )}
              {index === 0 && first > 0 && onBack && (
                <div className="pane-back"><Button variant="quiet" icon="arrow-start" onPress={onBack}>{items[first - 1]?.label ?? t('back')}</Button></div>
              )}
              {pane.content}
            </PaneFrame>
          );
        })}
      </StackedContext>
    </div>
  );
}

interface PaneFrameProps {
  readonly pane: PaneItem;
  readonly grows: boolean;
  /** Does not fit now; stays mounted, so that what was typed and scrolled is still there on the way back. */
  readonly isHidden: boolean;
  readonly width: number | undefined;
  /** Not more than the place there is. */
  readonly min: number;
  readonly children: ReactNode;
}

function PaneFrame({ pane, grows, isHidden, width, min, children }: PaneFrameProps) {
  return (
    <section className="pane" hidden={isHidden} aria-label={pane.label} data-pane={pane.id} style={{ flex: grows ? '1 1 0' : `0 1 ${width}px`, minInlineSize: min }}>
      {children}
    </section>
  );
}

interface SeparatorProps {
  /** Name of the pane whose width it sets. */
  readonly label: string;
  readonly min: number;
  readonly edge: 'start' | 'end';
  readonly value: number;
  readonly max: number;
  readonly onChange: (value: number | undefined) => void;
}

/** WAI-ARIA window splitter: drag, arrow keys, Home and End; double press returns to the preferred width. */
export function PaneSeparator({ label, min, edge, value, max, onChange }: SeparatorProps) {
  const t = useMessages(common);
  const drag = useRef<{ x: number; value: number }>(undefined);
  const clamp = (next: number) => Math.round(Math.min(max, Math.max(min, next)));
  // Moving towards the end of the line widens a pane that lies before the separator.
  const sign = (element: Element) => (getComputedStyle(element).direction === 'rtl' ? -1 : 1) * (edge === 'end' ? 1 : -1);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.shiftKey ? 80 : 16;
    const direction = sign(event.currentTarget);
    const next = event.key === 'ArrowLeft' ? value - step * direction
      : event.key === 'ArrowRight' ? value + step * direction
      : event.key === 'Home' ? min
      : event.key === 'End' ? max
      : undefined;
    if (next === undefined) return;
    event.preventDefault();
    onChange(clamp(next));
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (drag.current) onChange(clamp(drag.current.value + (event.clientX - drag.current.x) * sign(event.currentTarget)));
  }

  return (
    <div
      className="pane-separator"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('resizePane', { pane: label })}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={Math.round(max)}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onChange(undefined)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, value };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => { drag.current = undefined; }}
      onPointerCancel={() => { drag.current = undefined; }}
    />
  );
}

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
export function PaneBody({ children, flush = false }: { readonly children: ReactNode; readonly flush?: boolean }) {
  return <div className="pane-body" data-flush={flush}>{children}</div>;
}

/** A titled part inside a pane, set off by space and a rule, not by a box. */
export function Section({ title, actions, children, id }: { readonly title: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode; readonly id?: string }) {
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

export function useWidth(ref: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

type Sizes = Readonly<Record<string, number>>;

function useSizes(id: string): [Sizes, (pane: string, size: number | undefined) => void] {
  const key = `foreland.panes.${id}`;
  const [sizes, setSizes] = useState<Sizes>(() => readSizes(key));
  useEffect(() => {
    // Storage may be full or forbidden; widths are then forgotten, nothing else.
    try { localStorage.setItem(key, JSON.stringify(sizes)); } catch { /* see above */ }
  }, [key, sizes]);
  const setSize = useCallback((pane: string, size: number | undefined) => {
    setSizes(({ [pane]: _, ...rest }) => (size === undefined ? rest : { ...rest, [pane]: size }));
  }, []);
  return [sizes, setSize];
}

function readSizes(key: string): Sizes {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof saved !== 'object' || saved === null) return {};
    return Object.fromEntries(Object.entries(saved).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0));
  } catch {
    return {};
  }
}
