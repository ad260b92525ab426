import { findSchema } from './vocabulary.ts';

/**
 * The line by which a record is known: the first caption property of its schema that has a value, names
 * first. Ties are broken by content, so that a caption never depends on the order of storage.
 */
export function captionOf(
  schemaName: string,
  properties: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const preferred = [...new Set(['name', ...(findSchema(schemaName)?.caption ?? []), 'alias', 'weakAlias'])];
  for (const property of preferred) {
    const values = properties.get(property);
    if (values && values.length > 0) return [...values].sort(byLengthThenText)[0];
  }
  return undefined;
}

/** Longer names say more (full name before initials); equal lengths go by code unit. */
function byLengthThenText(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : a > b ? 1 : 0);
}
