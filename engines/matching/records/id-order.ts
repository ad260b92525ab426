/** Units of an id that its key holds, each in seven bits. */
const KEY_UNITS = 7;
const LARGEST = 127;

/** Ids of records, for another thread to read: which of two comes first. */
export interface SharedIds {
  /** How each begins, as a number: the ids of smaller ones come first, and of equal ones the rest decides. */
  readonly keys: Float64Array;
  readonly starts: Int32Array;
  readonly units: Uint16Array;
}

export function shareIds(ids: readonly string[]): SharedIds {
  const starts = new Int32Array(new SharedArrayBuffer((ids.length + 1) * 4));
  let end = 0;
  for (let slot = 0; slot < ids.length; slot++) starts[slot + 1] = end += ids[slot]?.length ?? 0;
  const units = new Uint16Array(new SharedArrayBuffer(end * 2));
  let at = 0;
  for (const id of ids) for (let unit = 0; unit < id.length; unit++) units[at++] = id.charCodeAt(unit);
  const keys = new Float64Array(new SharedArrayBuffer(ids.length * 8));
  for (let slot = 0; slot < ids.length; slot++) keys[slot] = keyOf(ids[slot] ?? '');
  return { keys, starts, units };
}

/** Where units are too large for it, the key ends with the first of them. */
function keyOf(id: string): number {
  let key = 0;
  let isWhole = true;
  for (let at = 0; at < KEY_UNITS; at++) {
    const unit = isWhole && at < id.length ? Math.min(id.charCodeAt(at) + 1, LARGEST) : 0;
    if (unit === LARGEST) isWhole = false;
    key = key * (LARGEST + 1) + unit;
  }
  return key;
}

/** As `<` does for the ids themselves. */
export function isIdBefore({ keys, starts, units }: SharedIds, one: number, other: number): boolean {
  const keyOfOne = keys[one] ?? 0;
  const keyOfOther = keys[other] ?? 0;
  if (keyOfOne !== keyOfOther) return keyOfOne < keyOfOther;
  let a = starts[one] ?? 0;
  let b = starts[other] ?? 0;
  const endA = starts[one + 1] ?? 0;
  const endB = starts[other + 1] ?? 0;
  for (; a < endA && b < endB; a++, b++) {
    const unitA = units[a] ?? 0;
    const unitB = units[b] ?? 0;
    if (unitA !== unitB) return unitA < unitB;
  }
  return a === endA && b < endB;
}
