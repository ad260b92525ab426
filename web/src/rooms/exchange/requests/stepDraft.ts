import { isCalendarDay } from '@foreland/model/label';
import type { Call, contract } from '../../../api/client.ts';
import type { RequestStep, StepKind } from './requests.ts';

/** A step while it is being written. */
export interface StepDraft {
  readonly kind: StepKind | undefined;
  readonly text: string;
  readonly ground: NonNullable<RequestStep['ground']> | undefined;
  /** ISO day of a delay. */
  readonly until: string;
}

export type StepGap = 'stepNeeded' | 'textNeeded' | 'groundNeeded' | 'untilNeeded';

export const EMPTY_STEP: StepDraft = { kind: undefined, text: '', ground: undefined, until: '' };

/** @param today ISO day */
export function gapsOfStep({ kind, text, ground, until }: StepDraft, today: string): ReadonlySet<StepGap> {
  const gaps: readonly (StepGap | false)[] = [
    kind === undefined && 'stepNeeded',
    text.trim() === '' && 'textNeeded',
    kind === 'refusal' && ground === undefined && 'groundNeeded',
    kind === 'delay' && (!isCalendarDay(until) || until < today) && 'untilNeeded',
  ];
  return new Set(gaps.filter((gap) => gap !== false));
}

type Body = NonNullable<Call<typeof contract.takeStep>['body']>;

/** Undefined while something is missing. */
export function stepOf(draft: StepDraft, today: string): Body | undefined {
  const { kind, text, ground, until } = draft;
  if (kind === undefined || gapsOfStep(draft, today).size > 0) return undefined;
  return {
    kind,
    text: text.trim(),
    ...(kind === 'refusal' && ground !== undefined ? { ground } : {}),
    ...(kind === 'delay' ? { until } : {}),
  };
}
