import { useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { common, useFormat, useMessages } from '../i18n/index.ts';
import { EvidenceFigure } from './Evidence.tsx';
import { useWidth } from './useWidth.ts';
import { spanOf, yearTicks } from './timelineScale.ts';
import './Timeline.css';

export interface TimelineItem {
  readonly id: string;
  /** Partial date of the world: year, month or day. */
  readonly date: string;
  readonly until?: string | undefined;
  /** What kind of thing happened: the property or event. */
  readonly label: string;
  readonly text: ReactNode;
  readonly statements: readonly string[];
}

export interface TimelineProps {
  readonly label: string;
  readonly items: readonly TimelineItem[];
  /** Latest first where true. */
  readonly descending?: boolean;
}

/** Time as a strip for the eye and as a list for reading; the two hold the same entries. */
export function Timeline({ label, items, descending = false }: TimelineProps) {
  const t = useMessages(common);
  const format = useFormat();
  const years = useMemo(() => byYear(items, descending), [items, descending]);
  return (
    <div className="timeline">
      <TimelineStrip items={items} />
      <ol className="timeline-years" aria-label={label}>
        {years.map(([year, entries]) => (
          <li key={year} className="timeline-year">
            <span className="timeline-year-name">{year === '' ? t('undated') : year}</span>
            <ol>
              {entries.map((item) => (
                <li key={item.id} className="timeline-entry">
                  <span className="timeline-date">
                    {item.until && item.until !== item.date
                      ? format.dateRange(item.date, item.until)
                      : item.date === year
                        ? ''
                        : dayWithin(item.date, format.date)}
                  </span>
                  <span className="timeline-label">{item.label}</span>
                  <span className="timeline-text">
                    <EvidenceFigure
                      statements={item.statements}
                      title={`${item.label}, ${format.date(item.date)}`}
                    >
                      {item.text}
                    </EvidenceFigure>
                  </span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </div>
  );
}

const STRIP = 44;

function TimelineStrip({ items }: { readonly items: readonly TimelineItem[] }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const spans = useMemo(
    () =>
      items.flatMap((item) => {
        const from = spanOf(item.date);
        const to = item.until === undefined ? from : spanOf(item.until);
        return from && to ? [{ id: item.id, start: from.start, end: Math.max(from.end, to.end) }] : [];
      }),
    [items],
  );
  if (spans.length < 2) return null;
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const x = (at: number) => 4 + ((at - start) / (end - start)) * Math.max(0, width - 8);
  return (
    <div className="timeline-strip" ref={box} aria-hidden="true">
      <svg width={width} height={STRIP}>
        {yearTicks(start, end, Math.max(2, width / 64)).map((year) => {
          const at = x(new Date(0).setUTCFullYear(year, 0, 1));
          return (
            <g key={year}>
              <line className="timeline-tick" x1={at} x2={at} y1="4" y2="28" />
              <text
                className="timeline-tick-text"
                x={at}
                y={STRIP - 4}
                textAnchor={at < 20 ? 'start' : at > width - 20 ? 'end' : 'middle'}
              >
                {year}
              </text>
            </g>
          );
        })}
        <line className="timeline-axis" x1="0" x2={width} y1="28" y2="28" />
        {spans.map((span) => {
          const from = x(span.start);
          const length = x(span.end) - from;
          return length > 6 ? (
            <rect key={span.id} className="timeline-span" x={from} width={length} y="18" height="6" rx="1" />
          ) : (
            <line key={span.id} className="timeline-mark" x1={from} x2={from} y1="12" y2="28" />
          );
        })}
      </svg>
    </div>
  );
}

function byYear(
  items: readonly TimelineItem[],
  descending: boolean,
): readonly (readonly [string, readonly TimelineItem[]])[] {
  const sorted = items.toSorted(
    (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) * (descending ? -1 : 1),
  );
  const years = Map.groupBy(sorted, (item) => (spanOf(item.date) ? item.date.slice(0, 4) : ''));
  return [...years].toSorted(([a], [b]) => Number(a === '') - Number(b === ''));
}

/** The year stands above the entries, so it is left out where the language lets it be cut off cleanly. */
function dayWithin(date: string, write: (date: string) => string): string {
  const year = date.slice(0, 4);
  return write(date.slice(0, 10))
    .replace(new RegExp(`[ ,]*${year}$`), '')
    .trim();
}
