import { escaped } from '@foreland/model/graphml';
import type { Point } from './camera.ts';
import type { ChartColours, LegendEntry, LinkLook, NodeLook } from './looks.ts';
import { MARKS } from './marks.ts';
import { bendPoint } from './paint.ts';
import { shortened } from './names.ts';
import type { Place } from './place.ts';
import { bendsOf, endsOf } from './scene.ts';

export interface SvgChart {
  readonly nodes: readonly NodeLook[];
  readonly links: readonly LinkLook[];
  readonly places: ReadonlyMap<string, Place>;
  readonly colours: ChartColours;
  readonly legend: readonly (Pick<LegendEntry, 'colour'> & { readonly text: string })[];
  readonly title: string;
  /** Under what it may be used. */
  readonly marking: string;
  readonly source: string;
  readonly font: string;
}

const WIDTH = 1600;
const HEIGHT = 1200;
const MARGIN = 60;
const HEAD = 50;
const FOOT = 40;
const LEGEND = 240;

/** The whole chart as an SVG: every node with its name, solid and dashed links, legend, title and source. */
export function toSvg(chart: SvgChart): string {
  const { colours, title, marking, source, font } = chart;
  const at = fitting(chart);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="${escaped(font)}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.surface}"/>`,
    `<text x="${MARGIN}" y="34" font-size="20" font-weight="600" fill="${colours.ink}">${escaped(title)}</text>`,
    `<text x="${MARGIN}" y="54" font-size="14" font-weight="600" fill="${colours.ink}">${escaped(marking)}</text>`,
    ...linkPaths(chart, at),
    ...chart.nodes.flatMap((node) => nodeMark(node, at(node.id), colours)),
    ...chart.legend.map(
      ({ colour, text }, line) =>
        `<g transform="translate(${WIDTH - LEGEND} ${HEAD + 30 + 24 * line})"><rect width="14" height="14" fill="${colour}"/><text x="22" y="12" font-size="14" fill="${colours.ink}">${escaped(text)}</text></g>`,
    ),
    `<text x="${MARGIN}" y="${HEIGHT - 14}" font-size="13" fill="${colours.ink}">${escaped(source)}</text>`,
    '</svg>',
    '',
  ];
  return parts.join('\n');
}

function linkPaths({ nodes, links, colours }: SvgChart, at: (id: string) => Point): string[] {
  const sizes = new Map(nodes.map(({ id, size }) => [id, size]));
  const bends = bendsOf(endsOf(links, new Map(nodes.map(({ id }, position) => [id, position]))));
  return links.flatMap(({ from, to, isDirected, isConfirmed, isStrong, isFaint }, index) => {
    const bend = bendPoint(at(from), at(to), bends[index]!, 1);
    const colour = isStrong ? colours.accent : colours.link;
    const faint = isFaint ? ' opacity="0.2"' : '';
    const line = [
      `<path d="M${written(at(from))}Q${written(bend)} ${written(at(to))}" fill="none"`,
      ` stroke="${colour}" stroke-width="${isStrong ? 3 : 1.4}"`,
      isConfirmed ? '' : ' stroke-dasharray="5 5"',
      faint,
      '/>',
    ].join('');
    return isDirected
      ? [
          line,
          `<path class="head" d="${arrowhead(bend, at(to), sizes.get(to) ?? 0)}" fill="${colour}"${faint}/>`,
        ]
      : [line];
  });
}

/** A triangle whose tip touches the mark at the end of a line that comes from `before`. */
function arrowhead(before: Point, end: Point, size: number): string {
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [x, y] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const along = (back: number, aside: number): Point => ({
    x: end.x - x * (size + back) - y * aside,
    y: end.y - y * (size + back) + x * aside,
  });
  return `M${written(along(0, 0))}L${written(along(9, 3.5))}L${written(along(9, -3.5))}Z`;
}

function nodeMark(
  { kind, size, colour, name, isFaint }: NodeLook,
  { x, y }: Point,
  colours: ChartColours,
): string[] {
  const scale = size / 10;
  const faint = isFaint ? ' opacity="0.3"' : '';
  return [
    `<path d="${MARKS[kind].path}" fill="${colour}" transform="translate(${written({ x: x - size, y: y - size }, ' ')}) scale(${scale.toFixed(3)})"${faint}/>`,
    `<text x="${(x + size + 4).toFixed(1)}" y="${(y + 4).toFixed(1)}" font-size="11" fill="${colours.ink}" stroke="${colours.surface}" stroke-width="2.5" paint-order="stroke"${faint}><title>${escaped(name)}</title>${escaped(shortened(name))}</text>`,
  ];
}

function written({ x, y }: Point, between = ' '): string {
  return `${x.toFixed(1)}${between}${y.toFixed(1)}`;
}

/** From the chart to the picture: as large as it fits, the right way up. */
function fitting({ nodes, places }: SvgChart): (id: string) => Point {
  const points = nodes.flatMap(({ id }) => places.get(id) ?? []);
  const bounds = points.reduce(
    (all, { x, y }) => ({
      left: Math.min(all.left, x),
      right: Math.max(all.right, x),
      bottom: Math.min(all.bottom, y),
      top: Math.max(all.top, y),
    }),
    {
      left: Number.POSITIVE_INFINITY,
      right: Number.NEGATIVE_INFINITY,
      bottom: Number.POSITIVE_INFINITY,
      top: Number.NEGATIVE_INFINITY,
    },
  );
  const [width, height] = [WIDTH - 2 * MARGIN - LEGEND, HEIGHT - HEAD - FOOT - 2 * MARGIN];
  const scale = Math.min(
    width / Math.max(1e-9, bounds.right - bounds.left),
    height / Math.max(1e-9, bounds.top - bounds.bottom),
  );
  return (id) => {
    const { x, y } = places.get(id) ?? { x: bounds.left, y: bounds.top };
    return { x: MARGIN + (x - bounds.left) * scale, y: HEAD + MARGIN + (bounds.top - y) * scale };
  };
}
