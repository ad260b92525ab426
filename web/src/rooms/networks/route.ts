import { AnalysisId } from '@foreland/model/contract/network-analyses';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, dayOf, oneOf, textOf, uuidOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';
import { PARTS } from './analyses/analyses.ts';
import type { Part } from './analyses/analyses.ts';
import { MOST_AIMED } from './strike/strike.ts';

export const TABS = ['groups', 'changes', 'saved', 'analyses'] as const;
export type Tab = (typeof TABS)[number];
export const VIEWS = ['chart', 'table'] as const;
export type ChartView = (typeof VIEWS)[number];

export const STRIKE_TABS = ['actions', 'ranking', 'decisions'] as const;
export type StrikeTab = (typeof STRIKE_TABS)[number];

/** Who is listed of what was analysed. */
export const TOLD = ['usual', 'all'] as const;
export type Told = (typeof TOLD)[number];

/** What narrows a chart. */
export interface ChartNarrowing {
  readonly kinds?: readonly string[];
  readonly types?: readonly string[];
  /** Least probability in hundredths. */
  readonly least?: number;
  readonly confirmed?: boolean;
  readonly since?: string;
  readonly until?: string;
}

export interface NetworksSearch extends ChartNarrowing {
  /** Absent means groups. */
  readonly tab?: Exclude<Tab, 'groups'>;
  /** What the chart begins with: a group, nodes, a saved chart, or all that is in view. */
  readonly group?: string;
  readonly nodes?: readonly string[];
  readonly chart?: string;
  readonly whole?: boolean;
  /** Everything that a chart can hold, where it begins with less. */
  readonly all?: boolean;
  /** Absent means chart, and table where the screen is narrow. */
  readonly view?: ChartView;
  readonly colour?: 'group' | 'role' | 'partner';
  /** What is read beside the chart: a node or a link. */
  readonly node?: string;
  readonly link?: string;
  /** Reads about the group, where there is place for one pane. */
  readonly about?: boolean;
  /** Ends of a path that is looked for. */
  readonly from?: string;
  readonly to?: string;
  /** Where to strike: which part of it is read. */
  readonly strike?: StrikeTab;
  /** Nodes that actions are looked for against; absent: the group, or all of the chart. */
  readonly aim?: readonly string[];
  /** Reads the chart while striking, where there is place for one pane. */
  readonly onChart?: boolean;
  /** Analysis that is chosen, by its name. */
  readonly analysis?: string;
  /** Part of the network that it is run on; absent: what is open. */
  readonly part?: Part;
  /** Its parameters, where they are not as usual. */
  readonly set?: Readonly<Record<string, number>>;
  /** Absent means people and organisations. */
  readonly told?: Exclude<Told, 'usual'>;
  /** Reads the list while a chart is open, where there is place for one pane. */
  readonly onList?: boolean;
  /** Days that are compared in the changes. */
  readonly before?: string;
  readonly after?: string;
}

const LONGEST_ID = 400;
const LONGEST_LINK = 900;
const MOST_NODES = 50;
const MOST_SET = 20;

function idOf(raw: RawSearch, name: string): string | undefined {
  const text = textOf(raw, name, LONGEST_ID);
  return text !== undefined && text.length > 2 ? text : undefined;
}

function textsOf(raw: RawSearch, name: string, most: number): readonly string[] | undefined {
  const value = raw[name];
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter(
    (text): text is string => typeof text === 'string' && text.length > 2 && text.length <= LONGEST_ID,
  );
  return texts.length > 0 ? [...new Set(texts)].slice(0, most) : undefined;
}

function hundredths(raw: RawSearch, name: string): number | undefined {
  const value = Number(raw[name]);
  return Number.isInteger(value) && value > 0 && value <= 100 ? value : undefined;
}

function isSet(raw: RawSearch, name: string): true | undefined {
  return raw[name] === true || raw[name] === 'true' ? true : undefined;
}

function analysisOf(raw: RawSearch): string | undefined {
  const text = textOf(raw, 'analysis', 41);
  return text !== undefined && AnalysisId.safeParse(text).success ? text : undefined;
}

function numbersOf(raw: RawSearch, name: string): Readonly<Record<string, number>> | undefined {
  const value = raw[name];
  if (typeof value !== 'object' || value === null) return undefined;
  const numbers = Object.entries(value as Readonly<Record<string, unknown>>).filter(
    (entry): entry is [string, number] => /^[a-z]{1,40}$/i.test(entry[0]) && Number.isFinite(entry[1]),
  );
  return numbers.length > 0 ? Object.fromEntries(numbers.slice(0, MOST_SET)) : undefined;
}

/** Keeps what can be asked for and leaves out the rest, so that a mistyped address still opens the room. */
export function readNetworksSearch(raw: RawSearch): NetworksSearch {
  const tab = oneOf(raw, 'tab', TABS);
  return compact({
    tab: tab === 'groups' ? undefined : tab,
    group: idOf(raw, 'group'),
    nodes: textsOf(raw, 'nodes', MOST_NODES),
    chart: uuidOf(raw, 'chart'),
    whole: isSet(raw, 'whole'),
    view: oneOf(raw, 'view', VIEWS),
    colour: oneOf(raw, 'colour', ['group', 'role', 'partner'] as const),
    node: idOf(raw, 'node'),
    link: textOf(raw, 'link', LONGEST_LINK),
    all: isSet(raw, 'all'),
    about: isSet(raw, 'about'),
    from: idOf(raw, 'from'),
    to: idOf(raw, 'to'),
    strike: oneOf(raw, 'strike', STRIKE_TABS),
    aim: textsOf(raw, 'aim', MOST_AIMED),
    onChart: isSet(raw, 'onChart'),
    analysis: analysisOf(raw),
    part: oneOf(raw, 'part', PARTS),
    set: numbersOf(raw, 'set'),
    told: oneOf(raw, 'told', ['all'] as const),
    onList: isSet(raw, 'onList'),
    kinds: textsOf(raw, 'kinds', 20),
    types: textsOf(raw, 'types', 60),
    least: hundredths(raw, 'least'),
    confirmed: isSet(raw, 'confirmed'),
    since: dayOf(raw, 'since'),
    until: dayOf(raw, 'until'),
    before: dayOf(raw, 'before'),
    after: dayOf(raw, 'after'),
  });
}

export const networksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/networks',
  validateSearch: readNetworksSearch,
  component: lazyRouteComponent(() => import('./index.tsx'), 'NetworksRoom'),
});

export const networks = defineRoom({
  id: 'networks',
  path: '/networks',
  icon: 'networks',
  key: 'n',
  title: { en: 'Networks', fr: 'Réseaux', de: 'Netzwerke', nl: 'Netwerken' },
  routes: [networksRoute],
});
