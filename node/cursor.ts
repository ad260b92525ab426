import { ForelandError } from '@foreland/model';
import { z } from 'zod';

type CursorKind = 'string' | 'number' | 'instant' | 'uuid';
type CursorValues<Kinds extends readonly CursorKind[]> = {
  [I in keyof Kinds]: Kinds[I] extends 'number' ? number : string;
};

/** A place in an ordered list: the sort key of the last item shown. It carries no count and no row number. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A database would fail at what is neither an instant nor an id, and say so in words that help nobody. */
function isOfKind(value: unknown, kind: CursorKind): boolean {
  if (kind === 'number') return typeof value === 'number';
  if (typeof value !== 'string') return false;
  if (kind === 'uuid') return UUID.test(value);
  if (kind === 'instant') return z.iso.datetime({ offset: true }).safeParse(value).success;
  return true;
}

/** @throws ForelandError `cursor-invalid` */
export function readCursor<const Kinds extends readonly CursorKind[]>(
  cursor: string | undefined,
  kinds: Kinds,
): CursorValues<Kinds> | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === kinds.length &&
      key.every((value, index) => kinds[index] !== undefined && isOfKind(value, kinds[index]))
    ) {
      return key as CursorValues<Kinds>;
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw new ForelandError({
    code: 'cursor-invalid',
    message: 'The cursor is not one that this list gave.',
    remedy: 'Start again from the first page.',
  });
}
