import { LEVELS, TLPS } from '@foreland/model/label';
import type { Label, Level, Purpose, Tlp } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import { isRecordId } from '@foreland/model/statement';
import type { Call, contract } from '../../../api/client.ts';

type ShownLabel = Pick<Label, 'audience' | 'purposes' | 'tlp' | 'level' | 'reviewBy'> & {
  readonly handling: readonly string[];
};
type Body = NonNullable<Call<typeof contract.narrowContribution>['body']>;

/** The widest that any of the labels is: what can be chosen starts here, and goes only one way. */
export interface Widest {
  readonly audience: readonly Partner[];
  readonly purposes: readonly Purpose[];
  readonly tlp: Tlp;
  readonly level: Level;
  readonly reviewBy: string;
  /** Codes that every label has already. */
  readonly handling: readonly string[];
}

export interface NarrowDraft {
  readonly audience: readonly Partner[];
  readonly purposes: readonly Purpose[];
  readonly handling: readonly string[];
  readonly tlp: Tlp;
  readonly level: Level;
  readonly reviewBy: string;
  /** Record ids, one a line. */
  readonly records: string;
  readonly reason: string;
}

export function widestOf(labels: readonly ShownLabel[]): Widest | undefined {
  const [first] = labels;
  if (!first) return undefined;
  const union = <T extends string>(of: (label: ShownLabel) => readonly T[]): T[] =>
    [...new Set(labels.flatMap(of))].toSorted();
  const lowest = <T extends string>(ladder: readonly T[], of: (label: ShownLabel) => T): T =>
    ladder.find((step) => labels.some((label) => of(label) === step)) ?? of(first);
  return {
    audience: union(({ audience }) => audience),
    purposes: union(({ purposes }) => purposes),
    tlp: lowest(TLPS, ({ tlp }) => tlp),
    level: lowest(LEVELS, ({ level }) => level),
    reviewBy:
      labels
        .map(({ reviewBy }) => reviewBy)
        .toSorted()
        .at(-1) ?? first.reviewBy,
    handling: first.handling.filter((code) => labels.every(({ handling }) => handling.includes(code))),
  };
}

export function draftOf(widest: Widest): NarrowDraft {
  return { ...widest, handling: [], records: '', reason: '' };
}

/** Only what differs from the widest is said; undefined where nothing does, the reason is missing or a record is not one. */
export function bodyOf(draft: NarrowDraft, widest: Widest): Body | undefined {
  const fewer = <T>(chosen: readonly T[], all: readonly T[]): boolean => chosen.length < all.length;
  const { audience, purposes, handling, tlp, level, reviewBy } = draft;
  const named = {
    ...(fewer(audience, widest.audience) && { audience: [...audience] }),
    ...(fewer(purposes, widest.purposes) && { purposes: [...purposes] }),
    ...(handling.length > 0 && { handling: [...handling] }),
    ...(tlp !== widest.tlp && { tlp }),
    ...(level !== widest.level && { level }),
    ...(reviewBy !== '' && reviewBy !== widest.reviewBy && { reviewBy }),
  };
  const reason = draft.reason.trim();
  if (Object.keys(named).length === 0 || reason.length < 3) return undefined;
  const records = recordsOf(draft.records);
  // Left out, a mistyped one would narrow the whole contribution.
  if (!areRecords(records)) return undefined;
  return { ...named, ...(records.length > 0 && { records: [...records] }), reason };
}

/** What is written as ids, each once. */
export function recordsOf(text: string): readonly string[] {
  return [...new Set(text.split(/\s+/u).filter((id) => id !== ''))];
}

export function areRecords(ids: readonly string[]): boolean {
  return ids.every((id) => isRecordId(id));
}
