/**
 * Best one-to-one assignment of rows to columns (Hungarian method, Kuhn 1955, in the O(n²m) form of Jonker and
 * Volgenant). `gains` is row-major, at least 0; a pair without gain is left out. Column of each row, or -1.
 */
export function bestAssignment(gains: Float64Array, rows: number, columns: number): Int32Array {
  if (rows > columns) return transposed(gains, rows, columns);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(columns + 1).fill(Infinity);
    const visited = new Uint8Array(columns + 1);
    do {
      visited[column] = 1;
      const current = rowOf[column] as number;
      let delta = Infinity;
      let nearest = 0;
      for (let other = 1; other <= columns; other++) {
        if (visited[other] === 1) continue;
        const reduced =
          -(gains[(current - 1) * columns + other - 1] as number) -
          (rowPotential[current] as number) -
          (columnPotential[other] as number);
        if (reduced < (slack[other] as number)) {
          slack[other] = reduced;
          before[other] = column;
        }
        if ((slack[other] as number) < delta) {
          delta = slack[other] as number;
          nearest = other;
        }
      }
      for (let other = 0; other <= columns; other++) {
        if (visited[other] === 1) {
          const seen = rowOf[other] as number;
          rowPotential[seen] = (rowPotential[seen] as number) + delta;
          columnPotential[other] = (columnPotential[other] as number) - delta;
        } else slack[other] = (slack[other] as number) - delta;
      }
      column = nearest;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      const previous = before[column] as number;
      rowOf[column] = rowOf[previous] as number;
      column = previous;
    }
  }
  const columnOf = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = (rowOf[column] as number) - 1;
    if (row >= 0 && (gains[row * columns + column - 1] as number) > 0) columnOf[row] = column - 1;
  }
  return columnOf;
}

function transposed(gains: Float64Array, rows: number, columns: number): Int32Array {
  const turned = new Float64Array(gains.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = gains[row * columns + column] as number;
    }
  }
  const columnOf = new Int32Array(rows).fill(-1);
  for (const [column, row] of bestAssignment(turned, columns, rows).entries()) {
    if (row >= 0) columnOf[row] = column;
  }
  return columnOf;
}
