import { createContext, use, useRef } from 'react';
import type { ReactNode } from 'react';
import { common, useMessages } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import { visiblePanes } from './paneLayout.ts';
import { PaneSeparator } from './PaneSeparator.tsx';
import { useSizes } from './paneSizes.ts';
import { useWidth } from './useWidth.ts';
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
  /** Where that leads; the pane before where absent. */
  readonly backTo?: string | undefined;
}

const StackedContext = createContext(false);

/** Is only part of the panes on screen, so that choosing something replaces the list? */
export function useIsStacked(): boolean {
  return use(StackedContext);
}

/** Up to three panes side by side (list → detail → evidence), resizable; as many as fit, the active one always. */
export function Panes({ id, panes, active, onBack, backTo }: PanesProps) {
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
          const grows =
            pane.size === undefined ||
            (index === shown.length - 1 && shown.every((other) => other.size !== undefined));
          const before = shown[index - 1];
          // The separator sizes the fixed pane next to it: the one before, else the one after.
          const sized = before && (before.size !== undefined ? before : grows ? undefined : pane);
          return (
            <PaneFrame
              key={pane.id}
              pane={pane}
              grows={grows}
              isHidden={index < 0}
              width={sizes[pane.id] ?? pane.size}
              min={Math.min(pane.min, width)}
            >
              {sized && (
                <PaneSeparator
                  label={sized.label}
                  min={sized.min}
                  edge={sized === before ? 'end' : 'start'}
                  value={sizes[sized.id] ?? sized.size ?? sized.min}
                  max={Math.max(
                    sized.min,
                    width - shown.reduce((sum, other) => sum + (other === sized ? 0 : other.min), 0),
                  )}
                  onChange={(value) => setSize(sized.id, value)}
                />
              )}
              {index === 0 && first > 0 && onBack && (
                <div className="pane-back">
                  <Button variant="quiet" icon="arrow-start" onPress={onBack}>
                    {backTo ?? items[first - 1]?.label ?? t('back')}
                  </Button>
                </div>
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
    <section
      className="pane"
      hidden={isHidden}
      aria-label={pane.label}
      data-pane={pane.id}
      style={{ flex: grows ? '1 1 0' : `0 1 ${width}px`, minInlineSize: min }}
    >
      {children}
    </section>
  );
}
