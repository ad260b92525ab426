import { useRef } from 'react';
import { SaveImage, Section } from '../../../design/index.ts';
import { useWidth } from '../../../design/useWidth.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { BAR_PARTS, partsOf } from './board.ts';
import type { BarPart, BoardRow } from './board.ts';
import { messages } from './messages.ts';

const ROW = 26;
const BAR = 16;
const LEAST_WORDS = 120;
const MOST_WORDS = 190;
/** Room for the sum behind the longest bar. */
const SUM = 36;
/** A figure is written into a part that is at least this wide, in px. */
const LEAST_FIGURE = 14;

/** One bar a direction, all on one scale from zero; parts are told apart by pattern as well as by colour. */
export function BoardChart({ rows }: { readonly rows: readonly BoardRow[] }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const words = Math.min(MOST_WORDS, Math.max(LEAST_WORDS, width * 0.3));
  const most = Math.max(1, ...rows.map(sumOf));
  const scale = Math.max(0, width - words - SUM) / most;
  const used = BAR_PARTS.filter((part) => rows.some((row) => partsOf(row)[part] > 0));
  const nameOf = ({ peer, direction }: BoardRow) => t(`from.${direction}`, { partner: codes.partner(peer) });
  const height = rows.length * ROW + 4;
  return (
    <Section
      title={t('chart')}
      actions={
        <SaveImage
          title={t('chart')}
          source={used.map((part) => t(`part.${part}`)).join(' · ')}
          drawing={() => frame.current?.querySelector('svg')}
        />
      }
    >
      <ul className="board-legend" aria-hidden="true">
        {used.map((part) => (
          <li key={part}>
            <svg width="18" height="12">
              <Bar part={part} x={1} y={1} width={16} height={10} />
            </svg>
            {t(`part.${part}`)}
          </li>
        ))}
      </ul>
      <div ref={frame} className="board-chart">
        <svg width={width} height={height} role="img" aria-label={rows.map((row) => textOf(row)).join('. ')}>
          <Patterns />
          {rows.map((row, index) => {
            const parts = partsOf(row);
            const y = index * ROW + 4;
            let x = words;
            return (
              <g key={row.id}>
                <text className="board-name" x={0} y={y + 12}>
                  {shortened(nameOf(row), words)}
                </text>
                <line className="board-zero" x1={words} x2={words} y1={y - 2} y2={y + BAR + 2} />
                {BAR_PARTS.map((part) => {
                  const size = parts[part] * scale;
                  const from = x;
                  x += size;
                  if (size === 0) return null;
                  return (
                    <g key={part}>
                      <Bar part={part} x={from} y={y} width={size} height={BAR} />
                      {size >= LEAST_FIGURE && (
                        <text className="board-figure" data-part={part} x={from + size / 2} y={y + 12}>
                          {format.number(parts[part])}
                        </text>
                      )}
                    </g>
                  );
                })}
                <text className="board-sum" x={x + 6} y={y + 12}>
                  {format.number(sumOf(row))}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </Section>
  );

  function textOf(row: BoardRow): string {
    return t('chartText', { pair: nameOf(row), ...partsOf(row) });
  }
}

function sumOf(row: BoardRow): number {
  return row.asked - row.withdrawn;
}

/** About what fits; the table has the whole name. */
function shortened(text: string, width: number): string {
  const most = Math.floor(width / 7);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function Bar({
  part,
  ...box
}: {
  readonly part: BarPart;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}) {
  return <rect className="board-bar" data-part={part} {...box} />;
}

/** Hatching for what was late: lines to the right once it was answered, crossed while it is still owed. */
function Patterns() {
  return (
    <defs>
      <pattern
        id="board-late"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="board-paper" width="6" height="6" />
        <rect className="board-ink" width="2.4" height="6" />
      </pattern>
      <pattern
        id="board-overdue"
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="board-paper" width="6" height="6" />
        <rect className="board-ink" width="2" height="6" />
        <rect className="board-ink" width="6" height="2" />
      </pattern>
      <pattern id="board-unknown" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect className="board-paper" width="5" height="5" />
        <circle className="board-dot" cx="2.5" cy="2.5" r="1" />
      </pattern>
    </defs>
  );
}
