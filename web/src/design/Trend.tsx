import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { common, useFormat, useMessages } from '../i18n/index.ts';
import { IconButton } from './Button.tsx';
import { fileName, saveFile, toCsv } from './csv.ts';
import { Menu } from './Overlay.tsx';
import { useWidth } from './useWidth.ts';
import { saveSvg } from './saveImage.ts';
import { trendShape } from './trend.ts';
import type { TrendPoint } from './trend.ts';
import './Trend.css';

export interface SparklineProps {
  /** What the line shows, for the text alternative. */
  readonly label: string;
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  readonly formatValue?: (value: number) => string;
  /** False where the distance from zero means nothing, such as for dates. */
  readonly fromZero?: boolean;
  /** Height in px. The width is that of the place. */
  readonly height?: number;
  /** Writes the first and last period below the line. */
  readonly withAxis?: boolean;
  /** Bars for amounts per period, where a line would invent what lies between. */
  readonly form?: 'line' | 'bars';
  /** Bars from this point on make up the figure beside them; those before are paler. */
  readonly countedFrom?: number;
  /** The last period is still under way: its bar is open. */
  readonly isLastOpen?: boolean;
}

/** A small course over time: line, interval where given, zero, and the last point; values on hover. */
export function Sparkline({
  label,
  points,
  formatValue,
  fromZero = true,
  height = 36,
  withAxis = false,
  form = 'line',
  countedFrom = 0,
  isLastOpen = false,
}: SparklineProps) {
  const t = useMessages(common);
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [hovered, setHovered] = useState<number>();
  const write = formatValue ?? ((value: number) => format.number(value));
  const first = points[0];
  const last = points.at(-1);
  const values = points.map(({ value }) => value);
  const name =
    first && last
      ? t('trendOf', {
          label,
          first: write(first.value),
          from: format.date(first.period),
          last: write(last.value),
          to: format.date(last.period),
          low: write(Math.min(...values)),
          high: write(Math.max(...values)),
        })
      : t('noTrend', { label });
  const shape = trendShape(points, width, height, { fromZero });
  const point = hovered === undefined ? undefined : points[hovered];
  const mark = hovered === undefined ? shape.last : shape.at(hovered);

  return (
    <div className="sparkline" ref={box} onPointerLeave={() => setHovered(undefined)}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={name}
        onPointerMove={(event) => {
          if (points.length > 0)
            setHovered(shape.nearest(event.clientX - event.currentTarget.getBoundingClientRect().left));
        }}
      >
        {shape.zero !== undefined && (
          <line className="sparkline-zero" x1="0" x2={width} y1={shape.zero} y2={shape.zero} />
        )}
        {form === 'bars' &&
          shape.bars.map((bar, index) => (
            <rect
              key={index}
              className="sparkline-bar"
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={bar.height}
              data-counted={index >= countedFrom}
              data-open={isLastOpen && index === shape.bars.length - 1}
              data-hovered={index === hovered}
            />
          ))}
        {shape.band && <path className="sparkline-band" d={shape.band} />}
        {form === 'line' && points.length > 1 && <path className="sparkline-line" d={shape.line} />}
        {form === 'line' && mark && <circle className="sparkline-last" cx={mark.x} cy={mark.y} r="2.5" />}
      </svg>
      {withAxis && first && last && (
        <div className="sparkline-axis" aria-hidden="true">
          {point ? (
            <span className="sparkline-value">
              {format.date(point.period)}: {write(point.value)}
              {point.low !== undefined && point.high !== undefined
                ? ` (${write(point.low)}–${write(point.high)})`
                : ''}
            </span>
          ) : (
            <>
              <span>{format.date(first.period)}</span>
              <span>{format.date(last.period)}</span>
            </>
          )}
        </div>
      )}
    </div>
  );
}

export interface SmallMultipleProps extends Omit<SparklineProps, 'withAxis' | 'label'> {
  readonly title: string;
  /** The latest figure, set large; wrap it in `EvidenceFigure` so that it opens. */
  readonly figure: ReactNode;
  /** Compared with what, and how. */
  readonly change?: ReactNode;
  /** How the figure is computed and from what: always said. */
  readonly source: string;
}

/** One indicator: title, figure, course, source; saved as image or table. Set several side by side on the same scale of time. */
export function SmallMultiple({ title, figure, change, source, ...line }: SmallMultipleProps) {
  const t = useMessages(common);
  const frame = useRef<HTMLElement>(null);
  // A course of nothing but zeros would only pretend to say something.
  const hasCourse = line.points.some(({ value, high }) => value !== 0 || (high ?? 0) !== 0);
  return (
    <figure className="small-multiple" ref={frame}>
      <figcaption>
        <span className="small-multiple-title">{title}</span>
        {hasCourse && (
          <Menu
            trigger={<IconButton icon="more" size="small" label={`${t('more')}: ${title}`} />}
            label={title}
            placement="bottom end"
            groups={[
              {
                id: 'save',
                items: [
                  {
                    id: 'image',
                    label: t('saveImage'),
                    icon: 'image',
                    onAction: () => {
                      const svg = frame.current?.querySelector<SVGSVGElement>('.sparkline svg');
                      if (svg) void saveSvg(svg, fileName(title, 'png', new Date()), { title, source });
                    },
                  },
                  {
                    id: 'csv',
                    label: t('exportCsv'),
                    icon: 'table',
                    onAction: () =>
                      saveFile(
                        fileName(title, 'csv', new Date()),
                        toCsv(
                          ['period', 'value', 'low', 'high'],
                          line.points.map(({ period, value, low, high }) => [period, value, low, high]),
                        ),
                      ),
                  },
                ],
              },
            ]}
          />
        )}
      </figcaption>
      <div className="small-multiple-figure">
        <span className="small-multiple-number">{figure}</span>
        {change && <span className="small-multiple-change">{change}</span>}
      </div>
      {hasCourse && <Sparkline {...line} label={title} withAxis />}
      <p className="small-multiple-source">{source}</p>
    </figure>
  );
}
