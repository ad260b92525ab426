import { ForelandError } from '@foreland/model/errors';
import { message } from '@foreland/model/message';
import type { Message } from '@foreland/model/message';
import { z } from 'zod';
import type { Graph } from '../graph/graph.ts';
import type { english } from './english.ts';

export type WordKey = keyof typeof english;

/** A message that there are words for. */
export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): Message {
  return message(key, values);
}

/** What an analysis gives: a score for each node, or the number of the group that each node is in. */
export type Form = 'score' | 'grouping';

/** In what a value is told. */
export type Unit = 'share' | 'count' | 'number';

export interface Outcome {
  /** Of each node; NaN where it has none. Groups are numbered from 0, the largest first. */
  readonly values: Float64Array;
  /** What is to be said of the whole: how good, how sure, how many. */
  readonly facts: readonly Message[];
}

/** One thing that made a value what it is. */
export interface Reason {
  readonly text: Message;
  /** Part of the value, where reasons add up to it; otherwise a figure of its own. */
  readonly value?: number;
  /** The node that it comes from. */
  readonly node?: number;
}

export interface Explanation {
  readonly reasons: readonly Reason[];
  /** Whether the values of the reasons add up to the value explained. */
  readonly isSum: boolean;
}

/**
 * An analysis as a value: what it is called, what may be set, how it is run, and how a result is explained. The node, the
 * command line, the form in the browser and the guide all derive from it.
 */
export interface Analysis {
  readonly id: string;
  /** Changes when the same network would give other results. */
  readonly version: string;
  readonly title: Message;
  /** What a high value, or a group, says, and what it does not. */
  readonly about: Message;
  readonly form: Form;
  readonly unit: Unit;
  /** Whether a low value stands out rather than a high one. */
  readonly isLowFirst: boolean;
  /** Of more nodes it would take minutes. */
  readonly mostNodes: number;
  readonly parameters: z.ZodObject;
  /**
   * @param graph undirected and without parallel edges
   * @param checkpoint throws where nobody wants the result any more; called often
   * @throws ForelandError `analysis-parameters`, `analysis-too-large`
   */
  readonly run: (graph: Graph, parameters?: unknown, checkpoint?: () => void) => Outcome;
  /** Why a node has its value. @param outcome of the same graph and parameters */
  readonly explain: (graph: Graph, outcome: Outcome, node: number, parameters?: unknown) => Explanation;
}

interface Definition<Parameters extends z.ZodObject> extends Pick<Analysis, 'form' | 'unit'> {
  readonly id: string;
  readonly version: string;
  readonly title: WordKey;
  readonly about: WordKey;
  readonly isLowFirst?: boolean;
  readonly mostNodes?: number;
  readonly parameters: Parameters;
  readonly run: (
    graph: Graph,
    parameters: z.infer<Parameters>,
    checkpoint: (() => void) | undefined,
  ) => Outcome;
  readonly explain: (
    graph: Graph,
    outcome: Outcome,
    node: number,
    parameters: z.infer<Parameters>,
  ) => Explanation;
}

/** As many nodes as a view may be expected to have. */
const MOST_NODES = 1_000_000;

export function defineAnalysis<Parameters extends z.ZodObject>({
  isLowFirst = false,
  mostNodes = MOST_NODES,
  parameters,
  run,
  explain,
  ...rest
}: Definition<Parameters>): Analysis {
  const read = (given: unknown): z.infer<Parameters> => {
    const result = parameters.strict().safeParse(given ?? {});
    if (result.success) return result.data as z.infer<Parameters>;
    const [issue] = result.error.issues;
    throw new ForelandError({
      code: 'analysis-parameters',
      message: `${rest.id} cannot be run so: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}.`,
      remedy: `It takes ${Object.keys(parameters.shape).join(', ') || 'nothing'}, each in its range.`,
    });
  };
  return Object.freeze<Analysis>({
    ...rest,
    title: say(rest.title),
    about: say(rest.about),
    isLowFirst,
    mostNodes,
    parameters,
    run(graph, given, checkpoint) {
      const settings = read(given);
      if (graph.nodeCount > mostNodes)
        throw new ForelandError({
          code: 'analysis-too-large',
          message: `${rest.id} would take minutes for ${graph.nodeCount} nodes.`,
          remedy: `Choose a group, or a chart of at most ${mostNodes} nodes.`,
        });
      checkpoint?.();
      return run(graph, settings, checkpoint);
    },
    explain: (graph, outcome, node, given) => explain(graph, outcome, node, read(given)),
  });
}

/** Chance is drawn from this; equal seeds give equal results. */
export const seed = z.number().int().min(1).max(1_000_000).default(1);

/** Contacts of a node, each once, by the number of their edge. */
export function contactsOf(
  { offsets, targets, arcWeights }: Graph,
  node: number,
): { node: number; weight: number }[] {
  const found: { node: number; weight: number }[] = [];
  for (let arc = offsets[node]!; arc < offsets[node + 1]!; arc++)
    found.push({ node: targets[arc]!, weight: arcWeights[arc]! });
  return found;
}

/** Reasons that are told one by one; the others are told as one. */
const MOST_REASONS = 12;

/** The largest reasons, and one for all others together, so that their sum stays. */
export function largest(reasons: readonly Reason[], others: WordKey): Reason[] {
  const ordered = reasons.toSorted(
    (one, other) => (other.value ?? 0) - (one.value ?? 0) || (one.node ?? 0) - (other.node ?? 0),
  );
  const rest = ordered.slice(MOST_REASONS);
  if (rest.length === 0) return ordered;
  const value = rest.reduce((sum, reason) => sum + (reason.value ?? 0), 0);
  return [...ordered.slice(0, MOST_REASONS), { text: say(others, { count: rest.length }), value }];
}

/** Numbers groups anew, the largest first; of equally large ones the one with the first node. */
export function bySize(labels: Int32Array): {
  readonly labels: Float64Array;
  readonly sizes: readonly number[];
} {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  // A map keeps the order in which its keys came, and sorting keeps the order of equals.
  const order = [...sizes].sort((one, other) => other[1] - one[1]);
  const place = new Map(order.map(([label], at) => [label, at]));
  return {
    labels: Float64Array.from(labels, (label) => place.get(label)!),
    sizes: order.map(([, size]) => size),
  };
}
