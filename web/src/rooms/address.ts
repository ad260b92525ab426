import { isCalendarDay } from '@foreland/model/label';

/** What stands after `?` in an address, before anyone has checked it. */
export type RawSearch = Readonly<Record<string, unknown>>;

/** A text of the address; numbers and truth values that the router has read are taken as written. */
export function textOf(raw: RawSearch, name: string, longest = 300): string | undefined {
  const value = raw[name];
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' && text.length <= longest ? text : undefined;
}

export function oneOf<V extends string>(raw: RawSearch, name: string, values: readonly V[]): V | undefined {
  const value = raw[name];
  return typeof value === 'string' && (values as readonly string[]).includes(value)
    ? (value as V)
    : undefined;
}

export function dayOf(raw: RawSearch, name: string): string | undefined {
  const text = textOf(raw, name, 10);
  return text !== undefined && isCalendarDay(text) ? text : undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Is this an id as the node gives them: a UUID, or a content address of its form? */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

export function uuidOf(raw: RawSearch, name: string): string | undefined {
  const text = textOf(raw, name, 36);
  return text !== undefined && isUuid(text) ? text : undefined;
}

/** An instant with its zone, such as `2026-03-31T14:05:00Z`. */
export function instantOf(raw: RawSearch, name: string): string | undefined {
  const text = textOf(raw, name, 40);
  return text !== undefined &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
}

/** Leaves out what is undefined, so that addresses stay short. */
export function compact<T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
