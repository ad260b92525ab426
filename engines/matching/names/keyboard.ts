const NEIGHBOUR = 0.7;

/** Costs of one ASCII character typed for another, index `wanted × 128 + typed`: less for neighbours on a keyboard. */
export const MISTYPING = mistypings();

function mistypings(): Float64Array {
  const costs = new Float64Array(128 * 128).fill(1);
  const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
  for (const [row, keys] of rows.entries()) {
    const below = rows[row + 1] ?? '';
    for (let at = 0; at < keys.length; at++) {
      // Each row begins about half a key to the right of the row above.
      for (const other of [keys[at + 1], below[at], below[at - 1]]) {
        if (other === undefined) continue;
        costs[keys.charCodeAt(at) * 128 + other.charCodeAt(0)] = NEIGHBOUR;
        costs[other.charCodeAt(0) * 128 + keys.charCodeAt(at)] = NEIGHBOUR;
      }
    }
  }
  return costs;
}
