import { useId, useMemo, useRef } from 'react';
import { SaveImage } from '../../../design/index.ts';
import { shortened } from '../../../design/shortened.ts';
import { useWidth } from '../../../design/useWidth.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { SHAPES } from '../../../map/paint.ts';
import { messages } from '../messages.ts';
import { DAY, ticksOf, timelineOf } from './timeline.ts';
import type { Timeline, TimelineBar, TimelineMark, TimelineRow } from './timeline.ts';
import type { JourneySteps } from './steps.ts';
import './JourneyTimeline.css';

export interface JourneyTimelineProps {
  readonly title: string;
  readonly journeys: readonly JourneySteps[];
  /** Step under the pointer, in the focus, or chosen. */
  readonly marked: string | undefined;
  readonly onMark: (key: string | undefined) => void;
  readonly onChoose: (key: string) => void;
}

const ROW = 24;
const AXIS = 22;
const BAR = 10;
/** Room in which it is said that a row is an engine and no boat. */
const ENGINE = 48;
/** Room that the name of a month takes. */
const TICK = 64;
const KINDS = ['seen', 'holder', 'inferred', 'unseen', 'held'] as const;

/** The journeys of a lot along the days, one piece a row. The table below holds the same. */
export function JourneyTimeline({ journeys, ...drawing }: JourneyTimelineProps) {
  const t = useMessages(messages);
  const timeline = useMemo(() => timelineOf(journeys), [journeys]);
  if (!timeline) return <p className="soft">{t('noDays')}</p>;
  return <Drawing timeline={timeline} {...drawing} />;
}

function Drawing({
  timeline,
  title,
  marked,
  onMark,
  onChoose,
}: Omit<JourneyTimelineProps, 'journeys'> & { readonly timeline: Timeline }) {
  const t = useMessages(messages);
  const format = useFormat();
  const hatch = useId();
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(box);
  const names = width < 520 ? 84 : 168;
  const plot = Math.max(40, width - names - 12);
  const span = Math.max(1, timeline.last - timeline.first);
  const x = (day: number) => names + ((day - timeline.first) / span) * plot;
  // Where names have little room the table of steps says it.
  const isEngineSaid = (row: TimelineRow) => row.isEngineAlone && names > 2 * ENGINE;
  const height = timeline.rows.length * ROW + AXIS;
  const day = (number: number) => format.date(isoDay(number));
  const of = (key: string) => ({
    'data-marked': key === marked,
    onPointerEnter: () => onMark(key),
    onPointerLeave: () => onMark(undefined),
    onClick: () => onChoose(key),
  });
  return (
    <figure className="journey-timeline">
      <div ref={box}>
        {width > 0 && (
          <svg
            ref={svg}
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role="img"
            aria-label={t('timelineOf', {
              count: timeline.rows.length,
              from: day(timeline.first),
              to: day(timeline.last - 1),
            })}
          >
            <defs>
              <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse">
                <path className="journey-hatch" d="M-1 6 6 -1" />
              </pattern>
            </defs>
            {ticksOf(timeline.first, timeline.last, plot, TICK).map((tick) => (
              <g key={tick.period} className="journey-tick">
                <line x1={x(tick.day)} x2={x(tick.day)} y1="0" y2={height - AXIS} />
                {x(tick.day) + TICK <= width && (
                  <text x={x(tick.day) + 2} y={height - 7}>
                    {format.date(tick.period)}
                  </text>
                )}
              </g>
            ))}
            {timeline.rows.map((row, at) => (
              <g key={row.unit} transform={`translate(0 ${at * ROW})`} className="journey-row">
                <line x1="0" x2={width} y1={ROW - 0.5} y2={ROW - 0.5} />
                <text className="journey-name" x="0" y={ROW / 2 + 4}>
                  {row.isEngineAlone && <title>{t('engineAlone')}</title>}
                  {shortened(
                    row.count > 1 ? `${row.caption} × ${format.number(row.count)}` : row.caption,
                    isEngineSaid(row) ? names - ENGINE : names,
                  )}
                  {isEngineSaid(row) && (
                    <tspan className="journey-kind" dx="5">
                      {t('engine')}
                    </tspan>
                  )}
                </text>
                {row.bars.map((bar) => (
                  <g
                    key={`${bar.key} ${bar.from}`}
                    className="journey-bar"
                    data-kind={bar.kind}
                    {...of(bar.key)}
                  >
                    <title>{t(`bar.${bar.kind}`)}</title>
                    <Bar bar={bar} x={x} hatch={hatch} />
                  </g>
                ))}
                {row.marks.map((mark) => (
                  <g key={mark.key} className="journey-mark" data-kind={mark.kind} {...of(mark.key)}>
                    <title>{`${t(`step.${mark.kind}`)}: ${format.dateRange(isoDay(mark.from), isoDay(mark.to - 1))}`}</title>
                    <Mark mark={mark} x={x} />
                  </g>
                ))}
              </g>
            ))}
          </svg>
        )}
      </div>
      <figcaption className="journey-legend">
        <ul>
          {KINDS.map((kind) => (
            <li key={kind}>
              <svg width="28" height="12" viewBox="0 0 28 12" aria-hidden="true">
                <g className="journey-bar" data-kind={kind}>
                  <Bar
                    bar={{ key: kind, kind, from: 1, to: 27, sure: { from: 4, to: 24 } }}
                    x={(at) => at}
                    top={1}
                    hatch={hatch}
                  />
                </g>
              </svg>
              {t(`bar.${kind}`)}
            </li>
          ))}
          {(['made', 'launched', 'seized'] as const).map((kind) => (
            <li key={kind}>
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <g className="journey-mark" data-kind={kind}>
                  <Mark mark={{ key: kind, kind, from: 7, to: 7 }} x={(at) => at} middle={7} />
                </g>
              </svg>
              {t(`step.${kind}`)}
            </li>
          ))}
        </ul>
        <SaveImage
          title={title}
          source={t('chartSource', { day: format.date(new Date()) })}
          drawing={() => svg.current}
        />
      </figcaption>
      {timeline.undated > 0 && (
        <p className="small faint">{t('undatedSteps', { count: timeline.undated })}</p>
      )}
    </figure>
  );
}

function Bar({
  bar: { kind, from, to, sure },
  x,
  top = (ROW - BAR) / 2,
  hatch,
}: {
  readonly bar: TimelineBar;
  readonly x: (day: number) => number;
  readonly top?: number;
  readonly hatch: string;
}) {
  const start = x(from);
  const width = Math.max(3, x(to) - start);
  if (kind === 'held')
    return (
      <>
        <rect className="journey-target" x={start} y={top} width={width} height={BAR} />
        <line x1={start} x2={start + width} y1={top + BAR / 2} y2={top + BAR / 2} />
      </>
    );
  return (
    <>
      <rect
        x={start}
        y={top}
        width={width}
        height={BAR}
        rx="1"
        {...(kind === 'unseen' ? { style: { fill: `url(#${hatch})` } } : {})}
      />
      {/* Paler at the ends where it may have left later or come earlier. */}
      {sure && kind === 'seen' && (
        <rect
          className="journey-sure"
          x={x(sure.from)}
          y={top}
          width={Math.max(1, x(sure.to) - x(sure.from))}
          height={BAR}
        />
      )}
    </>
  );
}

const SIZE = 14;

function Mark({
  mark: { kind, from, to },
  x,
  middle = ROW / 2,
}: {
  readonly mark: TimelineMark;
  readonly x: (day: number) => number;
  readonly middle?: number;
}) {
  const at = (x(from) + x(to)) / 2;
  return (
    <>
      {/* Days between which it happened. */}
      {to - from > 1 && <line x1={x(from)} x2={x(to)} y1={middle} y2={middle} />}
      {kind === 'made' ? (
        <circle cx={at} cy={middle} r="4" />
      ) : (
        <path
          transform={`translate(${at - SIZE / 2} ${middle - SIZE / 2}) scale(${SIZE / 20})`}
          d={SHAPES[kind === 'launched' ? 'launch' : 'seizure']}
        />
      )}
    </>
  );
}

function isoDay(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}
