import { canonicalJson, contentId } from './canonical.ts';
import { ForelandError } from './errors.ts';
import { PARTNERS, isPartner } from './partner.ts';
import type { Partner } from './partner.ts';

/** Purposes of processing (Europol Regulation (EU) 2016/794 art. 18(2)). */
export const PURPOSES = ['cross-check', 'strategic', 'operational-analysis', 'exchange', 'research'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Traffic Light Protocol 2.0 (FIRST), least to most restricted. */
export const TLPS = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const;
export type Tlp = (typeof TLPS)[number];

/** Classification, least to most restricted. */
export const LEVELS = ['unclassified', 'restricted', 'confidential', 'secret'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Europol handling codes. They are a set, not a ladder: H0 use for preventing and combating crime;
 * H1 no disclosure in judicial proceedings without the provider's permission; H2 no dissemination
 * without it; H3 other restrictions, written `H3:text`.
 */
export type Handling = 'H0' | 'H1' | 'H2' | 'H3' | `H3:${string}`;

/**
 * Access label: an element of a product lattice (Denning, CACM 1976; Myers & Liskov, TOSEM 2000).
 * `join` gives the label of anything computed from several statements.
 * Lists are sorted sets. An empty audience or empty purposes admits nobody, never everybody.
 */
export interface Label {
  readonly originators: readonly Partner[];
  readonly audience: readonly Partner[];
  readonly purposes: readonly Purpose[];
  readonly handling: readonly Handling[];
  readonly tlp: Tlp;
  readonly level: Level;
  readonly protected: boolean;
  /** ISO date by which the data must be reviewed or erased. */
  readonly reviewBy: string;
}

const LAST_DAY = '9999-12-31';

/** The neutral element of `join`: no originator, everybody, every purpose, no restriction. */
export const BOTTOM: Label = freeze({
  originators: [],
  audience: [...PARTNERS],
  purposes: [...PURPOSES],
  handling: [],
  tlp: 'clear',
  level: 'unclassified',
  protected: false,
  reviewBy: LAST_DAY,
});

/** Least upper bound: at least as restrictive as each of its arguments. Commutative, associative, idempotent. */
export function join(a: Label, b: Label): Label {
  return freeze({
    originators: union(a.originators, b.originators),
    audience: intersection(a.audience, b.audience),
    purposes: intersection(a.purposes, b.purposes),
    handling: union(a.handling, b.handling),
    tlp: highest(TLPS, a.tlp, b.tlp),
    level: highest(LEVELS, a.level, b.level),
    protected: a.protected || b.protected,
    reviewBy: a.reviewBy < b.reviewBy ? a.reviewBy : b.reviewBy,
  });
}

export function joinAll(labels: Iterable<Label>): Label {
  let result = BOTTOM;
  for (const label of labels) result = join(result, label);
  return result;
}

/** Partial order of the lattice: may data under `a` flow to a place labelled `b` without a release? */
export function flowsTo(a: Label, b: Label): boolean {
  return labelKey(join(a, b)) === labelKey(b);
}

/** Canonical text of a label: equal labels, and only those, have equal keys. */
export function labelKey(label: Label): string {
  return canonicalJson({ ...label });
}

export function labelId(label: Label): string {
  return contentId(`label:${labelKey(label)}`);
}

/**
 * Reads a label from outside: sorts and deduplicates its sets and checks every code.
 * @throws ForelandError `label-invalid` naming the member at fault.
 */
export function parseLabel(input: unknown): Label {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw invalid('label', 'is not an object');
  const raw = input as Record<string, unknown>;
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(BOTTOM, key)) throw invalid(key, 'is not a member of a label');
  }
  return freeze({
    originators: set(raw, 'originators', isPartner),
    audience: set(raw, 'audience', isPartner),
    purposes: set(raw, 'purposes', (value): value is Purpose => one(PURPOSES, value)),
    handling: set(raw, 'handling', isHandling),
    tlp: pick(raw, 'tlp', TLPS),
    level: pick(raw, 'level', LEVELS),
    protected: flag(raw, 'protected'),
    reviewBy: day(raw, 'reviewBy'),
  });
}

function isHandling(value: unknown): value is Handling {
  return typeof value === 'string' && /^(H[0-3]|H3:[^\p{C}]{1,200})$/u.test(value);
}

function one<T extends string>(values: readonly T[], value: unknown): value is T {
  return typeof value === 'string' && (values as readonly string[]).includes(value);
}

function pick<T extends string>(raw: Record<string, unknown>, key: string, values: readonly T[]): T {
  const value = raw[key];
  if (!one(values, value)) throw invalid(key, `must be one of ${values.join(', ')}`);
  return value;
}

function set<T extends string>(
  raw: Record<string, unknown>,
  key: string,
  accepts: (value: unknown) => value is T,
): T[] {
  const value = raw[key];
  if (!Array.isArray(value) || !value.every(accepts)) throw invalid(key, 'must be a list of known codes');
  return sorted(value);
}

function flag(raw: Record<string, unknown>, key: string): boolean {
  const value = raw[key];
  if (typeof value !== 'boolean') throw invalid(key, 'must be true or false');
  return value;
}

function day(raw: Record<string, unknown>, key: string): string {
  const value = raw[key];
  if (typeof value !== 'string' || !isCalendarDay(value))
    throw invalid(key, 'must be a calendar day such as 2029-01-31');
  return value;
}

/** Is the text a day of the proleptic Gregorian calendar, years 1000–9999 (ISO 8601 extended form)? */
export function isCalendarDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function invalid(member: string, what: string): ForelandError {
  return new ForelandError({
    code: 'label-invalid',
    message: `The label's “${member.slice(0, 40)}” ${what}.`,
    remedy: 'Correct the label; nothing was stored under it.',
    place: { path: member.slice(0, 40) },
  });
}

function sorted<T extends string>(values: Iterable<T>): T[] {
  return [...new Set(values)].sort();
}

function union<T extends string>(a: readonly T[], b: readonly T[]): T[] {
  return sorted([...a, ...b]);
}

function intersection<T extends string>(a: readonly T[], b: readonly T[]): T[] {
  return sorted(a.filter((value) => b.includes(value)));
}

function highest<T extends string>(ladder: readonly T[], a: T, b: T): T {
  return ladder.indexOf(a) >= ladder.indexOf(b) ? a : b;
}

function freeze(label: { -readonly [K in keyof Label]: Label[K] }): Label {
  return Object.freeze({
    ...label,
    originators: Object.freeze(sorted(label.originators)),
    audience: Object.freeze(sorted(label.audience)),
    purposes: Object.freeze(sorted(label.purposes)),
    handling: Object.freeze(sorted(label.handling)),
  });
}
