import { useMemo, useRef } from 'react';
import { SaveImage } from '../../../design/index.ts';
import { shortened } from '../../../design/shortened.ts';
import { useWidth } from '../../../design/useWidth.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { flowKey, piecesOf } from '../supply.ts';
import type { Flow } from '../supply.ts';
import { sankeyOf } from './sankey.ts';
import type { Sankey, SankeyNode } from './sankey.ts';
import './FlowSankey.css';

const COLUMN = 8;
const ROOM = 220;

export interface FlowSankeyProps {
  readonly flows: readonly Flow[];
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
}

/** Pieces from origins to destinations as bands. The list beside holds the same. */
export function FlowSankey({ flows, ...drawing }: FlowSankeyProps) {
  const t = useMessages(messages);
  const names = useMemo(
    () =>
      new Map(
        flows.flatMap(({ origin, destination }) =>
          [origin, destination].map((place) => [place?.id ?? '?', place?.caption ?? t('placeUnknown')]),
        ),
      ),
    [flows, t],
  );
  const sankey = useMemo(
    () =>
      sankeyOf(
        flows
          // What went from nobody knows where to nobody knows where would crowd out the rest.
          .filter((flow) => piecesOf(flow) > 0 && (flow.origin ?? flow.destination))
          .map((flow) => ({
            key: flowKey(flow),
            from: flow.origin?.id ?? '?',
            to: flow.destination?.id ?? '?',
            amount: piecesOf(flow),
          })),
        ROOM,
      ),
    [flows],
  );
  const lost = flows
    .filter(({ origin, destination }) => !origin && !destination)
    .reduce((sum, flow) => sum + piecesOf(flow), 0);
  return (
    <>
      {sankey.bands.length === 0 ? (
        <p className="soft">{t('noPieces')}</p>
      ) : (
        <Drawing sankey={sankey} names={names} {...drawing} />
      )}
      {lost > 0 && <p className="small faint">{t('piecesFromNowhere', { count: lost })}</p>}
    </>
  );
}

function Drawing({
  sankey,
  names,
  selected,
  onSelect,
}: Omit<FlowSankeyProps, 'flows'> & {
  readonly sankey: Sankey;
  readonly names: ReadonlyMap<string, string>;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(box);
  const side = Math.min(170, width * 0.3);
  const [left, right] = [side, width - side];
  const middle = (left + right) / 2;
  const node = ({ id, top, height, amount }: SankeyNode, end: 'start' | 'end') => {
    const x = end === 'start' ? left - COLUMN : right;
    return (
      <g key={id}>
        <rect className="sankey-node" x={x} y={top} width={COLUMN} height={height} />
        <text
          x={end === 'start' ? x - 6 : x + COLUMN + 6}
          y={top + height / 2 + 4}
          textAnchor={end === 'start' ? 'end' : 'start'}
        >
          <title>{names.get(id)}</title>
          {shortened(names.get(id) ?? id, side - 52)}
          <tspan className="sankey-amount" dx="6">
            {format.number(amount)}
          </tspan>
        </text>
      </g>
    );
  };
  return (
    <figure className="sankey">
      <div ref={box}>
        {width > 0 && (
          <svg
            ref={svg}
            width={width}
            height={sankey.height + 4}
            viewBox={`0 -2 ${width} ${sankey.height + 4}`}
            role="img"
            aria-label={t('sankeyOf', { count: sankey.bands.length })}
          >
            {sankey.bands.map(({ key, thickness, start, end }) => (
              <path
                key={key}
                className="sankey-band"
                data-selected={key === selected}
                d={`M${left} ${start}C${middle} ${start} ${middle} ${end} ${right} ${end}`}
                strokeWidth={thickness}
                onClick={() => onSelect(key)}
              />
            ))}
            {sankey.sources.map((each) => node(each, 'start'))}
            {sankey.targets.map((each) => node(each, 'end'))}
          </svg>
        )}
      </div>
      <figcaption className="journey-legend">
        <span className="small faint">{t('sankeyText')}</span>
        <SaveImage
          title={t('flows')}
          source={t('chartSource', { day: format.date(new Date()) })}
          drawing={() => svg.current}
        />
      </figcaption>
    </figure>
  );
}
