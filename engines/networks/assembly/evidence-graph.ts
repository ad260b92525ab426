import type { Subject } from '@foreland/model';
import type { Day } from './days.ts';
import type { NodeKind } from './node-kind.ts';

/** A thing: an entity, under one of its records, or an identifier that several bear. */
export interface GraphNode {
  /** Record that names the entity, or `class:value` of an identifier. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly schema: string;
  /** Its records in view, sorted; none for an identifier. */
  readonly records: readonly string[];
  /** Legal categories under which its records are held. */
  readonly subjects: readonly Subject[];
}

/** What one statement says for a link. */
export interface Evidence {
  readonly statement: string;
  readonly label: number;
  readonly origin: string;
  readonly report: string;
  readonly grading: string | undefined;
}

/** Everything that says one thing about one pair: parallel links differ in type. */
export interface GraphLink {
  /** Positions in `nodes`. Where the type has no direction, the smaller first. */
  readonly from: number;
  readonly to: number;
  readonly type: string;
  /** First and last day of which something is known; `ALWAYS_FROM` and `ALWAYS_TO` where nothing is. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** How often it is stated to have happened: calls, payments; 1 for what lasts. */
  readonly times: number;
  /** Sum of what was counted, such as an amount; 0 where nothing was. */
  readonly quantity: number;
  /** What sources call it, such as the role in a group; sorted. */
  readonly remarks: readonly string[];
  /** By statement id. */
  readonly evidence: readonly Evidence[];
}

/** The network that one view holds. Equal input gives equal graphs, in whatever order it comes. */
export interface EvidenceGraph {
  /** By id. */
  readonly nodes: readonly GraphNode[];
  /** By ends and type. */
  readonly links: readonly GraphLink[];
  /** Position of each node by its id. */
  readonly positionOf: ReadonlyMap<string, number>;
  /** Position of the node of a record. */
  readonly nodeOfRecord: ReadonlyMap<string, number>;
}
