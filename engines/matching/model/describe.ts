import type { Agreement } from '../api.ts';
import { OUTCOMES } from '../compare/outcome.ts';
import type { EntityType } from '../entity-type.ts';
import type { TypeMatch } from '../type-match.ts';

/** A model as people read it, next to how the records at hand compare. */
export interface ModelDescription {
  readonly type: EntityType;
  readonly id: string;
  readonly version: string;
  readonly trainedOn: string;
  readonly pairsUsed: number;
  /** Probability that two records drawn at random are one thing. */
  readonly prior: number;
  readonly fields: readonly {
    readonly field: string;
    readonly agreements: readonly {
      readonly agreement: Agreement;
      readonly step: number;
      readonly m: number;
      readonly u: number;
      /** log2(m/u); what a rare value adds comes on top. */
      readonly bits: number;
      /** Share among the kept pairs here, and among those the model was made from. */
      readonly seen: number;
      readonly expected: number;
    }[];
    /** Population stability index between the two. */
    readonly drift: number;
  }[];
  readonly reliability: readonly {
    readonly predicted: number;
    readonly observed: number;
    readonly pairs: number;
  }[];
  readonly calibrationError: number;
}

/** Keeps shares away from 0, where the index has no value. */
const LEAST_SHARE = 0.0005;

export function describeModel({ definition, index, model }: TypeMatch): ModelDescription {
  const seen = definition.fields.map(({ kind }) => new Float64Array(OUTCOMES[kind].length));
  index.eachPair((one, other) => {
    for (const [at, { outcomes }] of index.compareFields(one, other).fields.entries())
      for (const outcome of outcomes) {
        const counts = seen[at];
        if (counts) counts[outcome] = (counts[outcome] ?? 0) + 1;
      }
  });
  return {
    type: definition.type,
    id: model.id,
    version: model.version,
    trainedOn: model.trainedOn,
    pairsUsed: model.pairsUsed,
    prior: 1 / (1 + 2 ** -index.priorBits),
    fields: definition.fields.map(({ name, kind }, at) => {
      const counts = seen[at] ?? new Float64Array();
      const total = counts.reduce((sum, count) => sum + count, 0);
      const agreements = OUTCOMES[kind].map(({ agreement, step }, outcome) => {
        const { m, u, expected } = model.fields[at]?.outcomes[outcome] ?? { m: 0, u: 0, expected: 0 };
        return {
          agreement,
          step,
          m,
          u,
          bits: u > 0 && m > 0 ? Math.log2(m / u) : 0,
          seen: total > 0 ? (counts[outcome] ?? 0) / total : 0,
          expected,
        };
      });
      return { field: name, agreements, drift: total > 0 ? stabilityIndex(agreements) : 0 };
    }),
    reliability: model.reliability,
    calibrationError: model.calibrationError,
  };
}

function stabilityIndex(shares: readonly { readonly seen: number; readonly expected: number }[]): number {
  return shares.reduce((sum, { seen, expected }) => {
    const now = Math.max(LEAST_SHARE, seen);
    const then = Math.max(LEAST_SHARE, expected);
    return sum + (now - then) * Math.log(now / then);
  }, 0);
}
