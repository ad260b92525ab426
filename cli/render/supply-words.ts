import type { Page } from './style.ts';
import { isolated } from './text.ts';

/** A name or a number of an answer as a cell; empty where there is none. */
export function name(named: { readonly caption: string } | undefined): string {
  return named ? isolated(named.caption) : '';
}

export function names(named: readonly { readonly caption: string }[]): string {
  return named.map(name).join(', ');
}

/** One day, or the first and the last on which something may have been. */
export function days(range: { readonly first: string; readonly last: string } | undefined): string {
  if (!range) return '';
  return range.first === range.last ? range.first : `${range.first}–${range.last}`;
}

export function count(number: number | undefined): string {
  return number === undefined ? '' : number.toLocaleString('en-GB');
}

/** Lines under a title; none where there are no rows. */
export function section(page: Page, title: string, lines: readonly string[], rows: number): string[] {
  return rows === 0 ? [] : ['', page.tone('strong', title), ...lines];
}
