import type { RankQuestion } from '@foreland/networks/disruption';
import type { ChartAnswer, LinkShape, NodeShape } from '../networks/answers.ts';
import type { ChangedTermsShape, ProposalsShape, RankedActionShape } from './answers.ts';

/** Which part of the network: one of both. */
export interface Scope {
  readonly group?: string | undefined;
  readonly nodes?: readonly string[] | undefined;
}

interface Aided {
  /** Records of parties that people confirmed to be associations of aid or rescue. */
  readonly aid: readonly string[];
}

interface Chosen extends Aided {
  readonly scope: Scope;
  /** Ids of actions; all that are proposed where left out. */
  readonly actions?: readonly string[] | undefined;
  readonly terms: readonly ChangedTermsShape[];
}

/** What may be asked about actions against a held network. */
export type DisruptionRequest =
  | ({ readonly what: 'proposals'; readonly scope: Scope } & Aided)
  | ({ readonly what: 'ranking-question'; readonly budget: number } & Chosen)
  | { readonly what: 'ranking-parts'; readonly digest: string; readonly links: readonly number[] }
  | ({ readonly what: 'decision-basis' } & Chosen)
  | { readonly what: 'nodes'; readonly nodes: readonly string[] }
  | { readonly what: 'names-in-group'; readonly group: string };

/** A question that needs no network any more, and what its answer is told with. */
export interface PreparedQuestion {
  readonly question: RankQuestion;
  /** Positions in the network of the links of the question. */
  readonly links: readonly number[];
  /** Digest of the network. */
  readonly digest: string;
  readonly actions: readonly RankedActionShape[];
}

/** What a decision rests on, and whom it may tell of. */
export interface DecisionBasis {
  /** Digest of the network. */
  readonly digest: string;
  readonly actions: readonly (RankedActionShape & { readonly records: readonly string[] })[];
  /** Labels of all that is looked at, as the store numbers them. */
  readonly labels: readonly number[];
  readonly records: readonly string[];
}

export type DisruptionAnswer =
  | { readonly what: 'proposals'; readonly proposals: Omit<ProposalsShape, 'law'> }
  | { readonly what: 'ranking-question'; readonly prepared: PreparedQuestion }
  | {
      readonly what: 'ranking-parts';
      /** Absent where the network is another one by now. */
      readonly parts:
        | {
            readonly links: readonly LinkShape[];
            readonly nodes: readonly NodeShape[];
            readonly label: ChartAnswer['label'];
          }
        | undefined;
    }
  | { readonly what: 'decision-basis'; readonly basis: DecisionBasis }
  | {
      readonly what: 'nodes';
      /** What was asked for and is in the network. */
      readonly nodes: readonly { readonly asked: string; readonly node: NodeShape }[];
    }
  | {
      readonly what: 'names-in-group';
      /** Every name by which somebody or something in the group may be called: nodes and their records. */
      readonly names: readonly string[];
    };
