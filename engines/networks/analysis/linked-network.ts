import type { EvidenceGraph, GraphLink } from '../assembly/evidence-graph.ts';
import { buildGraph } from '../graph/build.ts';
import type { Graph } from '../graph/graph.ts';
import { bindingOf } from './binding.ts';
import type { Confidence } from '../evidence/confidence.ts';
import { linkConfidence } from './link-confidence.ts';

/** A network of evidence as kernels read it. */
export interface LinkedNetwork {
  readonly evidence: EvidenceGraph;
  /** Of each link. */
  readonly confidence: readonly Confidence[];
  /** All nodes; an edge for every link that binds, weighted by how much; directed by none. */
  readonly binding: Graph;
  /** Link behind each edge of `binding`. */
  readonly bindingLinks: Int32Array;
  /** Probability of each edge of `binding`. */
  readonly probabilities: Float64Array;
}

export function linkNetwork(evidence: EvidenceGraph): LinkedNetwork {
  return bind(evidence, evidence.links.map(linkConfidence), () => true);
}

/** The same network as if only some links bound its nodes. */
export function narrowNetwork(
  { evidence, confidence }: LinkedNetwork,
  keeps: (link: GraphLink) => boolean,
): LinkedNetwork {
  return bind(evidence, confidence, keeps);
}

function bind(
  evidence: EvidenceGraph,
  confidence: readonly Confidence[],
  keeps: (link: GraphLink) => boolean,
): LinkedNetwork {
  const bindingLinks = Int32Array.from(evidence.links.keys()).filter((position) => {
    const link = evidence.links[position]!;
    return bindingOf(link.type) > 0 && keeps(link);
  });
  const links = Array.from(bindingLinks, (position) => evidence.links[position]!);
  return {
    evidence,
    confidence,
    binding: buildGraph({
      // Kernels know no graph without nodes; one that nothing touches changes no result.
      nodeCount: Math.max(1, evidence.nodes.length),
      from: links.map(({ from }) => from),
      to: links.map(({ to }) => to),
      weights: links.map(({ type }) => bindingOf(type)),
    }),
    bindingLinks,
    probabilities: Float64Array.from(bindingLinks, (position) => confidence[position]!.probability),
  };
}
