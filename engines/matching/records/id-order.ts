/** Ids of records, for another thread to read: which of two comes first. */
export interface SharedIds {
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
  return { starts, units };
}

/** As `<` does for the ids themselves. */
export function isIdBefore({ starts, units }: SharedIds, one: number, other: number): boolean {
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
