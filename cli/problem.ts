import { isForelandError } from '@foreland/model/errors';
import type { Place, Refusal } from '@foreland/model/errors';
import { CommandError } from './exit.ts';
import type { Page } from './render/style.ts';
import { oneLine } from './render/text.ts';

/** Faults of one request that are shown. */
const SHOWN = 20;

/** What went wrong, for people: title, place, remedy, and the other faults where there are several. */
export function problemLines(page: Page, error: unknown): string[] {
  const refusal = refusalOf(error);
  const others = refusal.errors.filter(({ message }) => message !== refusal.message);
  const more = others.length - SHOWN;
  return [
    page.tone('bad', oneLine(refusal.message)),
    ...(refusal.place && placeText(refusal.place) !== '' ? [`  at ${placeText(refusal.place)}`] : []),
    `  ${oneLine(refusal.remedy)}`,
    ...others
      .slice(0, SHOWN)
      .map(({ message, place }) => `  - ${oneLine(message)}${place ? ` (${placeText(place)})` : ''}`),
    ...(more > 0 ? [`  … and ${more} more.`] : []),
  ];
}

/** What went wrong, for programs. */
export function problemDocument(error: unknown): Readonly<Record<string, unknown>> {
  const { code, message, remedy, place, errors } = refusalOf(error);
  return {
    problem: {
      code,
      title: message,
      remedy,
      ...(place ? { place } : {}),
      ...(errors.length > 0 ? { errors } : {}),
    },
  };
}

function refusalOf(error: unknown): Refusal & { readonly errors: readonly Refusal[] } {
  if (error instanceof CommandError) return { ...error.toRefusal(), errors: error.errors };
  if (isForelandError(error)) return { ...error.toRefusal(), errors: [] };
  return {
    code: 'internal',
    message: `The command failed: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'This is a fault of Foreland; please report it with the command that you ran.',
    errors: [],
  };
}

/** Place in a file, in words: “line 3, column Name”. */
export function placeText({ line, sheet, column, path, offset }: Place): string {
  const parts = [
    sheet === undefined ? undefined : `sheet ${sheet}`,
    line === undefined ? undefined : `line ${line}`,
    column === undefined ? undefined : `column ${column}`,
    path === undefined || path === '' ? undefined : path,
    offset === undefined ? undefined : `byte ${offset}`,
  ];
  return oneLine(parts.filter((part) => part !== undefined).join(', '));
}
