/** A whole number for each row, from 0 without gaps, in order of first appearance: equal ones belong together. */
export interface Labels {
  readonly of: Int32Array;
  /** How many different numbers there are. */
  readonly count: number;
}

/** One label for each name, such as the name of a cluster. */
export function labelsOf(names: ArrayLike<string | number>): Labels {
  const known = new Map<string | number, number>();
  const of = new Int32Array(names.length);
  for (let row = 0; row < names.length; row++) {
    const name = names[row] ?? '';
    let label = known.get(name);
    if (label === undefined) known.set(name, (label = known.size));
    of[row] = label;
  }
  return { of, count: known.size };
}

/**
 * Rows of one group have one label, every other row one of its own.
 * @param ids of the rows, in their order
 * @throws RangeError for an id that no row has or that is in two groups
 */
export function labelsOfGroups(ids: readonly string[], groups: Iterable<readonly string[]>): Labels {
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const names = Int32Array.from({ length: ids.length }, (_, row) => -1 - row);
  let group = 0;
  for (const members of groups) {
    for (const id of members) {
      const row = rowOf.get(id);
      if (row === undefined) throw new RangeError(`No row has the id “${id}”.`);
      if ((names[row] ?? 0) >= 0) throw new RangeError(`“${id}” is in two groups.`);
      names[row] = group;
    }
    group++;
  }
  return labelsOf(names);
}

/** Rows that chains of pairs connect have one label. */
export function labelsOfPairs(rows: number, { a, b }: Pairs): Labels {
  const parent = Int32Array.from({ length: rows }, (_, row) => row);
  const rootOf = (row: number): number => {
    let root = row;
    while (parent[root] !== root) root = parent[root] = parent[parent[root] ?? 0] ?? 0;
    return root;
  };
  for (let pair = 0; pair < a.length; pair++) {
    const one = rootOf(a[pair] ?? 0);
    const other = rootOf(b[pair] ?? 0);
    if (one !== other) parent[Math.max(one, other)] = Math.min(one, other);
  }
  return labelsOf(parent.map((_, row) => rootOf(row)));
}

/** Pairs of rows in two columns of the same length, so that millions need little memory. */
export interface Pairs {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
}
