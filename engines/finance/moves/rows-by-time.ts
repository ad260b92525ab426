const DIGIT_BITS = 11;
const DIGIT = 2 ** DIGIT_BITS;

/** Places of times in ascending order; equal times keep their order. @param time finite */
export function rowsByTime(time: Float64Array): Int32Array {
  const rows = new Int32Array(time.length);
  for (let at = 0; at < rows.length; at++) rows[at] = at;
  let [least, most, isWhole, isInOrder] = [Infinity, -Infinity, true, true];
  for (let at = 0; at < time.length; at++) {
    const value = time[at]!;
    if (value < least) least = value;
    if (value < most) isInOrder = false;
    else most = value;
    if (!Number.isInteger(value)) isWhole = false;
  }
  if (isInOrder) return rows;
  if (isWhole && most - least < 2 ** 32) return byDigits(time, rows, least, most - least);
  return rows.sort((a, b) => time[a]! - time[b]! || a - b);
}

/** Least significant digit first, which needs no comparison and keeps the order of equals. */
function byDigits(time: Float64Array, rows: Int32Array, least: number, range: number): Int32Array {
  const keys = Uint32Array.from(time, (value) => value - least);
  let [sorted, other]: [Int32Array, Int32Array] = [rows, new Int32Array(rows.length)];
  for (let shift = 0; shift < 32 && range >= 2 ** shift; shift += DIGIT_BITS) {
    const next = new Int32Array(DIGIT + 1);
    for (let at = 0; at < keys.length; at++) next[((keys[at]! >>> shift) & (DIGIT - 1)) + 1]!++;
    for (let digit = 0; digit < DIGIT; digit++) next[digit + 1]! += next[digit]!;
    for (let at = 0; at < sorted.length; at++) {
      const row = sorted[at]!;
      other[next[(keys[row]! >>> shift) & (DIGIT - 1)]!++] = row;
    }
    [sorted, other] = [other, sorted];
  }
  return sorted;
}
