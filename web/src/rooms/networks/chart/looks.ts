import { PARTNERS } from '@foreland/model/partner';
import { toRgb } from '../../../map/paint.ts';
import { KINDS, ROLES } from '../networks.ts';
import type { ColourBy, NetworkLink, NetworkNode, NodeKindCode } from '../networks.ts';

/** Colours of a chart as the style sheet has them now, in a form that every canvas and SVG takes. */
export interface ChartColours {
  readonly hues: readonly string[];
  readonly neutral: string;
  readonly surface: string;
  readonly ink: string;
  readonly link: string;
  readonly accent: string;
}

/** Hues in networks.css. */
const HUES = 12;

export function chartColours(element: HTMLElement): ChartColours {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(${token})`;
    return toRgb(getComputedStyle(probe).color);
  };
  const colours: ChartColours = {
    hues: Array.from({ length: HUES }, (_, at) => read(`--network-${at + 1}`)),
    neutral: read('--line-strong'),
    surface: read('--surface'),
    ink: read('--ink'),
    link: read('--network-link'),
    accent: read('--accent'),
  };
  probe.remove();
  return colours;
}

/** What a colour stands for. */
export interface LegendEntry {
  /** Kind, role, partner or id of a group; `none`, `several` or `others` where it stands for none of them. */
  readonly value: string;
  readonly colour: string;
  readonly count: number;
}

export const NONE = 'none';
export const SEVERAL = 'several';
export const OTHERS = 'others';

export interface Colouring {
  readonly colourOf: (node: NetworkNode) => string;
  readonly legend: readonly LegendEntry[];
}

/** What colours say; `analysis` by the groups of a result, which no saved chart keeps. */
export type ColourScheme = ColourBy | 'analysis';

/** Colours nodes, and says what the colours stand for, the most frequent first. */
export function colouring(
  nodes: readonly NetworkNode[],
  by: ColourScheme,
  colours: ChartColours,
  groups?: ReadonlyMap<string, number>,
): Colouring {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const value = valueOf(node, by, groups);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const order = orderOf(counts, by, colours.hues.length);
  const hueOf = (value: string): string => {
    const at = order.get(value);
    return at === undefined ? colours.neutral : colours.hues[at]!;
  };
  const legend = new Map<string, LegendEntry>();
  for (const [value, count] of counts) {
    const shown = order.has(value) || value === NONE || value === SEVERAL || by === 'kind' ? value : OTHERS;
    const before = legend.get(shown);
    legend.set(shown, { value: shown, colour: hueOf(shown), count: count + (before?.count ?? 0) });
  }
  return {
    colourOf: (node) => hueOf(valueOf(node, by, groups)),
    legend: [...legend.values()].sort((one, other) => other.count - one.count),
  };
}

function valueOf(
  { id, kind, group, role, partners }: NetworkNode,
  by: ColourScheme,
  groups: ReadonlyMap<string, number> | undefined,
): string {
  if (by === 'analysis') return String(groups?.get(id) ?? NONE);
  if (by === 'kind') return kind;
  if (by === 'group') return group ?? NONE;
  if (by === 'role') return role ?? NONE;
  return partners.length > 1 ? SEVERAL : (partners[0] ?? NONE);
}

/** Which hue stands for a value. Kinds, roles and partners keep theirs from chart to chart. */
function orderOf(
  counts: ReadonlyMap<string, number>,
  by: ColourScheme,
  hues: number,
): ReadonlyMap<string, number> {
  const fixed: Readonly<Record<Exclude<ColourBy, 'group'>, readonly string[]>> = {
    // An identifier is grey: there are many, and they are not the point.
    kind: KINDS.filter((kind) => kind !== 'identifier'),
    role: ROLES,
    partner: PARTNERS,
  };
  const values =
    by === 'group' || by === 'analysis'
      ? [...counts]
          .filter(([value]) => value !== NONE)
          .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
          .map(([value]) => value)
      : fixed[by];
  return new Map(values.slice(0, hues).map((value, at) => [value, at]));
}

/** A node as it is drawn. */
export interface NodeLook {
  readonly id: string;
  readonly kind: NodeKindCode;
  readonly name: string;
  readonly size: number;
  readonly colour: string;
  readonly group: string | undefined;
  readonly isFaint: boolean;
}

/** A link as it is drawn. */
export interface LinkLook {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Leads from the one to the other, and not both ways. */
  readonly isDirected: boolean;
  readonly isConfirmed: boolean;
  readonly isStrong: boolean;
  readonly isFaint: boolean;
}

/** What stands out, such as the path that is looked at; everything else is faint. */
export interface Emphasis {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

const SMALLEST = 4;
const LARGEST = 13;

/** How large a node is drawn, by its links. */
function sizeByLinks({ links }: NetworkNode): number {
  return Math.min(LARGEST, SMALLEST + Math.sqrt(links));
}

/**
 * How large a node is drawn, by the score that it has; the area of a mark grows with the score. Where low scores stand out,
 * most are high and near each other: only the lowest are drawn large.
 */
export function sizeByScore(
  scores: ReadonlyMap<string, number>,
  isLowFirst: boolean,
): (node: Pick<NetworkNode, 'id'>) => number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores.values()) {
    least = Math.min(least, score);
    most = Math.max(most, score);
  }
  return ({ id }) => {
    const score = scores.get(id);
    if (score === undefined || most === least) return SMALLEST;
    const share = (score - least) / (most - least);
    return SMALLEST + (LARGEST - SMALLEST) * (isLowFirst ? (1 - share) ** 2 : Math.sqrt(share));
  };
}

export function nodeLooks(
  nodes: readonly NetworkNode[],
  colourOf: (node: NetworkNode) => string,
  emphasis: Emphasis | undefined,
  sizeOf: (node: NetworkNode) => number = sizeByLinks,
): NodeLook[] {
  return nodes.map((node) => ({
    id: node.id,
    kind: node.kind,
    name: node.caption,
    size: sizeOf(node),
    colour: colourOf(node),
    group: node.group,
    isFaint: emphasis !== undefined && !emphasis.nodes.has(node.id),
  }));
}

export function linkLooks(
  links: readonly NetworkLink[],
  selected: string | undefined,
  emphasis: Emphasis | undefined,
): LinkLook[] {
  return links.map(({ id, from, to, directed, confirmed }) => ({
    id,
    from,
    to,
    isDirected: directed,
    isConfirmed: confirmed,
    isStrong: id === selected || (emphasis?.links.has(id) ?? false),
    isFaint: emphasis !== undefined && !emphasis.links.has(id),
  }));
}
