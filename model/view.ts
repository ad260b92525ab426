import { contentId } from './canonical.ts';
import { LEVELS } from './label.ts';
import type { Label, Level, Purpose } from './label.ts';
import type { Partner } from './partner.ts';

export const ROLES = [
  'analyst',
  'liaison-officer',
  'financial-investigator',
  'advert-analyst',
  'campaign-officer',
  'flow-officer',
  'plan-secretary',
  'data-protection-officer',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * What each role may choose as its purpose, the usual one first. An administrator runs the node and sees no statements;
 * strategic staff see aggregates, never operational data on persons.
 */
export const ROLE_PURPOSES: Readonly<Record<Role, readonly Purpose[]>> = Object.freeze({
  analyst: ['operational-analysis', 'cross-check', 'strategic'],
  'liaison-officer': ['operational-analysis', 'exchange', 'cross-check'],
  'financial-investigator': ['operational-analysis', 'cross-check'],
  'advert-analyst': ['operational-analysis', 'cross-check'],
  'campaign-officer': ['strategic', 'research'],
  'flow-officer': ['strategic', 'research'],
  'plan-secretary': ['strategic'],
  'data-protection-officer': ['operational-analysis', 'exchange', 'cross-check', 'strategic', 'research'],
  administrator: [],
});

/** Roles that may see TLP:RED, which is for named recipients and not for whole organisations (TLP 2.0, FIRST). */
const OPERATIONAL_ROLES: readonly Role[] = [
  'analyst',
  'liaison-officer',
  'financial-investigator',
  'advert-analyst',
  'data-protection-officer',
];

/** Who is reading, in which role and for which purpose. Chosen at sign-in and shown at all times. */
export interface Reader {
  readonly user: string;
  readonly partner: Partner;
  readonly role: Role;
  /** Absent for roles without access to statements. */
  readonly purpose: Purpose | undefined;
  readonly clearance: Level;
}

/**
 * The one rule that turns a reader and a label into yes or no.
 * Protected labels are never cleared here: opening the partition is a separate, two-person act.
 */
export function clears(reader: Reader, label: Label): boolean {
  return clearsOpened(reader, label) && !label.protected;
}

/** The same rule for the one record that two people have opened: what protects it is lifted, and nothing else. */
export function clearsOpened(reader: Reader, label: Label): boolean {
  return (
    reader.purpose !== undefined &&
    ROLE_PURPOSES[reader.role].includes(reader.purpose) &&
    label.purposes.includes(reader.purpose) &&
    label.audience.includes(reader.partner) &&
    LEVELS.indexOf(label.level) <= LEVELS.indexOf(reader.clearance) &&
    (label.tlp !== 'red' || OPERATIONAL_ROLES.includes(reader.role))
  );
}

/**
 * May a partner's node hold what carries this label? Some reader of that partner must be able to clear it; which one does is
 * decided there, by the same label. Protected statements never leave the node that holds them.
 * @param clearance the highest level that the partner's node is accredited for
 */
export function mayHold(partner: Partner, clearance: Level, label: Label): boolean {
  return (
    !label.protected &&
    label.purposes.length > 0 &&
    label.audience.includes(partner) &&
    LEVELS.indexOf(label.level) <= LEVELS.indexOf(clearance)
  );
}

/**
 * The set of labels that a reader clears, computed once per request. Nothing else gives access to statements.
 * `labels` are the store's own small integers and never leave the store.
 */
export interface View {
  readonly reader: Reader;
  readonly labels: readonly number[];
  /**
   * Views that clear the same evidence share a class, and with it cached leads and engine runs. Labels that only
   * decisions and plan items carry do not count: engines do not read those.
   */
  readonly viewClass: string;
}

/**
 * The labels that a reader clears on one opened record, and on no other. It has no view class: nothing that is computed
 * from it is ever kept.
 */
export interface OpenedView {
  readonly reader: Reader;
  readonly record: string;
  readonly labels: readonly number[];
}

/** @param labels as {@link viewOf}. */
export function openedViewOf(
  reader: Reader,
  record: string,
  labels: Iterable<{ key: number; label: Label }>,
): OpenedView {
  const cleared = [...labels].filter(({ label }) => clearsOpened(reader, label));
  return Object.freeze({
    reader,
    record,
    labels: Object.freeze(cleared.map(({ key }) => key).sort((a, b) => a - b)),
  });
}

/** A label as the store has interned it, with the store's integer and the content address. */
interface Interned {
  readonly key: number;
  readonly id: string;
  readonly label: Label;
  readonly isEvidence: boolean;
}

/** @param labels every label the store has interned. */
export function viewOf(reader: Reader, labels: Iterable<Interned>): View {
  return viewThrough(reader, labels, (label) => clears(reader, label));
}

/** What a partner's node may hold, as a view: what is released to it is computed from this and nothing else. */
export function partnerViewOf(partner: Partner, clearance: Level, labels: Iterable<Interned>): View {
  const reader: Reader = {
    user: `node of ${partner}`,
    partner,
    role: 'liaison-officer',
    purpose: 'exchange',
    clearance,
  };
  return viewThrough(reader, labels, (label) => mayHold(partner, clearance, label));
}

function viewThrough(reader: Reader, labels: Iterable<Interned>, opens: (label: Label) => boolean): View {
  const cleared = [...labels].filter(({ label }) => opens(label));
  const evidence = cleared.filter(({ isEvidence }) => isEvidence).map(({ id }) => id);
  return Object.freeze({
    reader,
    labels: Object.freeze(cleared.map(({ key }) => key).sort((a, b) => a - b)),
    viewClass: contentId(`view:${evidence.sort().join(',')}`),
  });
}
