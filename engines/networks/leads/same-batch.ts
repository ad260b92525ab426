import type { InnocentExplanation, ScorePart } from '@foreland/model';
import type { SupplyAnalysis } from '../supply/analyse.ts';
import type { BatchPart } from '../supply/batch-model.ts';
import type { SupplyItem } from '../supply/evidence.ts';
import type { BatchPair } from '../supply/pairs.ts';
import { MOST, askHolders, explanation, findingOf, part, subjectsOf, word } from './finding.ts';
import type { Finding } from '@foreland/model/engine';
import { supplyRun } from './supply-run.ts';

const KIND = 'same-batch';
/** Leads on one piece: a batch of many is told by its lot, not by every pair in it. */
const EACH = 2;
/** Serial numbers so near leave little room for another batch. */
const NEAR = 64;

/**
 * Pieces of which no partner has both, likely of one batch. Score: the likelihood ratio of what they have in common, in
 * bits, as the room of supply shows it.
 */
export function batchesAsLeads({ pairs, evidence }: SupplyAnalysis): Finding[] {
  const items = new Map(evidence.items.map((item) => [item.id, item]));
  const told = new Map<string, number>();
  const findings: Finding[] = [];
  for (const pair of pairs) {
    const [one, other] = [items.get(pair.one), items.get(pair.other)];
    if (!pair.apart || !one || !other) continue;
    const ends = [one.id, other.id];
    if (ends.some((id) => (told.get(id) ?? 0) >= EACH)) continue;
    for (const id of ends) told.set(id, (told.get(id) ?? 0) + 1);
    findings.push(leadFrom(pair, one, other));
    if (findings.length === MOST) break;
  }
  return findings;
}

function leadFrom({ features, ratio, sources }: BatchPair, one: SupplyItem, other: SupplyItem): Finding {
  const records = [...one.records, ...other.records];
  const parts: ScorePart[] = [
    ...ratio.parts.map(partOf),
    part('same-batch.part.together', bits(ratio.logRatio - ratio.score)),
  ];
  return findingOf({
    kind: KIND,
    anchor: [one.id, other.id].sort().join(' '),
    subjects: [one, other].flatMap((item) => subjectsOf({ records: item.records, schema: 'Equipment' })),
    evidence: sources,
    parts,
    innocentExplanations: [
      explanation('same-batch.innocent.common-model', commonModel(features.serialGap)),
      explanation('same-batch.innocent.one-piece', features.serialGap === 0 ? 'likely' : 'unlikely'),
      explanation(
        'same-batch.innocent.typing-error',
        features.serialGap === undefined ? 'unlikely' : 'possible',
      ),
    ],
    missing: [
      'same-batch.missing.maker-records',
      'same-batch.missing.first-buyer',
      ...(features.serialGap === undefined ? (['same-batch.missing.serial-numbers'] as const) : []),
    ],
    proposedActions: [{ action: word('same-batch.action.compare-pieces') }, ...askHolders(KIND, records)],
    run: supplyRun({ each: EACH, most: MOST }),
  });
}

function partOf({ feature, value, weight }: BatchPart): ScorePart {
  if (typeof value === 'number')
    return part(`same-batch.part.${feature as 'serialGap' | 'daysApart'}`, bits(weight), { count: value });
  const compared = feature as Exclude<typeof feature, 'serialGap' | 'daysApart' | 'otherSeries'>;
  return feature === 'otherSeries'
    ? part('same-batch.part.otherSeries', bits(weight))
    : part(`same-batch.part.${compared}.${value ? 'agrees' : 'differs'}`, bits(weight));
}

/** From natural logarithms. */
function bits(weight: number): number {
  return weight / Math.LN2;
}

/** Traits are those of a model that is made by the thousand; serial numbers are not. */
function commonModel(serialGap: number | undefined): InnocentExplanation['result'] {
  if (serialGap === undefined) return 'possible';
  return serialGap <= NEAR ? 'unlikely' : 'possible';
}
