/** Groups of the nodes of a graph. */
export interface Grouping {
  readonly count: number;
  /** Group of each node; groups are numbered by their first node. */
  readonly labels: Int32Array;
  /** Modularity, or what was asked for, as `quality` computes it. */
  readonly quality: number;
}
