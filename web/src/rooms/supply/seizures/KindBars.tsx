import { useMemo, useRef } from 'react';
import { DataTable, SaveImage } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useWidth } from '../../../design/useWidth.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { ItemKindCode, SeizedGoods } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import { roundUp, stackOf } from './stacked.ts';
import type { Month, Stack } from './stacked.ts';
import './KindBars.css';

const HEIGHT = 168;
const AXIS = 34;
const FOOT = 20;

export interface KindBarsProps {
  readonly goods: readonly SeizedGoods[];
  readonly kind: ItemKindCode | undefined;
  readonly onKind: (kind: ItemKindCode | undefined) => void;
}

/** Pieces seized by kind, month by month, with the same numbers in a table below. */
export function KindBars({ goods, ...bars }: KindBarsProps) {
  const t = useMessages(messages);
  const stack = useMemo(() => stackOf(goods), [goods]);
  const drawn = useMemo(
    () => (bars.kind === undefined ? stack : stackOf(goods.filter(({ kind }) => kind === bars.kind))),
    [goods, stack, bars.kind],
  );
  if (stack.columns.length === 0) return <p className="soft">{t('noMonths')}</p>;
  return <Bars stack={stack} drawn={drawn} {...bars} />;
}

function Bars({
  stack,
  drawn,
  kind: chosen,
  onKind,
}: Omit<KindBarsProps, 'goods'> & {
  readonly stack: Stack;
  /** The kind that is chosen, on a scale of its own; everything where none is. */
  readonly drawn: Stack;
}) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const format = useFormat();
  const words = useSupplyWords();
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(box);
  const columns = useMemo(
    (): readonly Column<Month>[] => [
      {
        id: 'month',
        header: t('month'),
        width: 'minmax(5.5rem, 1fr)',
        value: ({ month }) => month,
        cell: ({ month }) => format.date(month),
      },
      ...stack.kinds.map((kind, at): Column<Month> => ({
        id: kind,
        header: words.kind(kind),
        width: 'minmax(5rem, 1fr)',
        align: 'end',
        priority: at < 2 ? 2 : 3,
        value: ({ parts }) => parts.find((part) => part.kind === kind)?.quantity ?? 0,
      })),
      { id: 'total', header: c('total'), width: '4.5rem', align: 'end', value: ({ total }) => total },
    ],
    [t, c, format, words, stack.kinds],
  );
  const top = roundUp(drawn.most);
  const plot = HEIGHT - FOOT - 6;
  const step = (width - AXIS) / Math.max(1, drawn.columns.length);
  const y = (value: number) => 6 + plot * (1 - value / top);
  // As many names of months as fit.
  const every = Math.max(1, Math.ceil(62 / Math.max(1, step)));
  return (
    <div className="kind-bars">
      <figure>
        <div ref={box}>
          {width > 0 && (
            <svg
              ref={svg}
              width={width}
              height={HEIGHT}
              viewBox={`0 0 ${width} ${HEIGHT}`}
              role="img"
              aria-label={t('barsOf', {
                from: format.date(drawn.columns[0]?.month ?? ''),
                to: format.date(drawn.columns.at(-1)?.month ?? ''),
              })}
            >
              {/* Half a piece is none. */}
              {[0, top / 2, top].filter(Number.isInteger).map((value) => (
                <g key={value} className="bars-line">
                  <line x1={AXIS} x2={width} y1={y(value)} y2={y(value)} />
                  <text x={AXIS - 6} y={y(value) + 4} textAnchor="end">
                    {format.number(value)}
                  </text>
                </g>
              ))}
              {drawn.columns.map(({ month, parts }, at) => {
                let below = 0;
                return (
                  <g key={month}>
                    {parts.map(({ kind, quantity }) => {
                      const from = below;
                      below += quantity;
                      return (
                        <rect
                          key={kind}
                          className="bars-part"
                          data-kind={kind}
                          x={AXIS + at * step + step * 0.12}
                          width={step * 0.76}
                          y={y(below)}
                          height={Math.max(1.5, y(from) - y(below) - 0.75)}
                        >
                          <title>{`${format.date(month)}: ${words.pieces(kind, quantity)}`}</title>
                        </rect>
                      );
                    })}
                    {at % every === 0 && (
                      <text x={AXIS + at * step + step * 0.12} y={HEIGHT - 6}>
                        {format.date(month)}
                      </text>
                    )}
                  </g>
                );
              })}
            </svg>
          )}
        </div>
        <figcaption className="journey-legend">
          <ul>
            {stack.kinds.map((kind) => (
              <li key={kind}>
                <button
                  type="button"
                  className="legend-button"
                  aria-pressed={kind === chosen}
                  onClick={() => onKind(kind === chosen ? undefined : kind)}
                >
                  <span className="bars-swatch" data-kind={kind} aria-hidden="true" />
                  {words.kind(kind)}
                </button>
              </li>
            ))}
          </ul>
          <SaveImage
            title={t('byMonth')}
            source={t('chartSource', { day: format.date(new Date()) })}
            drawing={() => svg.current}
          />
        </figcaption>
      </figure>
      {stack.undated > 0 && <p className="small faint">{t('undatedPieces', { count: stack.undated })}</p>}
      <div className="bars-table">
        <DataTable
          label={t('byMonth')}
          columns={columns}
          rows={stack.columns}
          rowId={({ month }) => month}
          initialSort={{ column: 'month', descending: true }}
          csvName={t('byMonth')}
        />
      </div>
    </div>
  );
}
