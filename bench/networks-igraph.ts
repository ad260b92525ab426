import { spawnSync } from 'node:child_process';

/** What igraph gave, or why it was not there. */
export type IgraphRun =
  | { readonly version: string; readonly results: IgraphResults }
  | { readonly absent: string };

export interface IgraphResults {
  /** Processor seconds by kernel: the least of the rounds. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly louvain: readonly number[];
  readonly leiden: readonly number[];
  /** Name of each node in its order. */
  readonly pageRank: readonly number[];
}

/**
 * Measured within Python by the processor time of its process. Where igraph's reader takes numbers alone, they are the
 * numbers in the file. The answers are taken as igraph gives them to Python.
 */
const SCRIPT = `
import json, random, sys, time
import igraph
path, rounds, sources = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
random.seed(1)
seconds = {}
def timed(name, work, times=rounds):
    least = None
    for _ in range(times):
        start = time.process_time()
        result = work()
        spent = time.process_time() - start
        least = spent if least is None else min(least, spent)
    seconds[name] = least
    return result
graph = timed('load', lambda: igraph.Graph.Read_Edgelist(path, directed=False))
timed('components', lambda: graph.connected_components())
rank = timed('pagerank', lambda: graph.pagerank())
timed('coreness', lambda: graph.coreness())
louvain = timed('louvain', lambda: graph.community_multilevel(), 1)
leiden = timed('leiden', lambda: graph.community_leiden(objective_function='modularity', n_iterations=2), rounds)
timed('bfs', lambda: graph.distances(source=sources))
timed('brandes', lambda: graph.betweenness(sources=sources))
print(json.dumps({'version': igraph.__version__, 'results': {'seconds': seconds, 'louvain': louvain.membership,
  'leiden': leiden.membership, 'pageRank': rank}}))
`;

/** Runs the kernels in a Python that has igraph: the one of FORELAND_PYTHON, or python3. */
export function runIgraph(file: string, rounds: number, sources: readonly number[]): IgraphRun {
  const python = process.env['FORELAND_PYTHON'] ?? 'python3';
  const { status, stdout, stderr, error } = spawnSync(
    python,
    ['-c', SCRIPT, file, String(rounds), JSON.stringify(sources)],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (error || status !== 0) {
    const reason = error?.message ?? stderr.trim().split('\n').at(-1) ?? 'it ended early';
    return { absent: `igraph was not measured: ${reason}. Name a Python that has it in FORELAND_PYTHON.` };
  }
  return JSON.parse(stdout) as IgraphRun;
}
