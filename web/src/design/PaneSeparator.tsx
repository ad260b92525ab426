import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { common, useMessages } from '../i18n/index.ts';

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
  const sign = (element: Element) =>
    (getComputedStyle(element).direction === 'rtl' ? -1 : 1) * (edge === 'end' ? 1 : -1);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.shiftKey ? 80 : 16;
    const direction = sign(event.currentTarget);
    const next =
      event.key === 'ArrowLeft'
        ? value - step * direction
        : event.key === 'ArrowRight'
          ? value + step * direction
          : event.key === 'Home'
            ? min
            : event.key === 'End'
              ? max
              : undefined;
    if (next === undefined) return;
    event.preventDefault();
    onChange(clamp(next));
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    if (drag.current)
      onChange(clamp(drag.current.value + (event.clientX - drag.current.x) * sign(event.currentTarget)));
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
      onPointerUp={() => {
        drag.current = undefined;
      }}
      onPointerCancel={() => {
        drag.current = undefined;
      }}
    />
  );
}
