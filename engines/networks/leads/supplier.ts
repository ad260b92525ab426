import type { InnocentExplanation } from '@foreland/model';
import type { SupplyAnalysis } from '../supply/analyse.ts';
import { LEAD } from '../supply/suppliers.ts';
import type { SupplierCard } from '../supply/suppliers.ts';
import type { Journey } from '../supply/trace.ts';
import {
  MOST,
  MOST_BESIDE,
  askHolders,
  explanation,
  findingOf,
  part,
  partnersOf,
  subjectsOf,
  word,
} from './finding.ts';
import type { Finding } from '@foreland/model/engine';
import { lawNear } from '@foreland/model/law';
import { supplyRun } from './supply-run.ts';

const KIND = 'supplier';
/** No placing of a piece is surer than a thousand to one: sources err. */
const MOST_PLACING_BITS = 10;
/** Boats declared as something else: a judgement, to be calibrated by outcomes. */
const DISGUISED_BITS = 2;
/** Whoever only makes or sends has buyers between them and the launch: a judgement, too. */
const SENDS_ONLY_BITS = -3;
/** A trader who sends to so many sells to anybody. */
const MANY_CUSTOMERS = 5;

/**
 * Suppliers with something to check: pieces that are known to have gone through their hands were launched or seized.
 * Score: how surely the surest of these pieces is of its lot, and how many there are, in bits.
 */
export function suppliersAsLeads(analysis: SupplyAnalysis): Finding[] {
  return analysis.suppliers
    .filter(({ isLead }) => isLead)
    .flatMap((card) => leadFrom(analysis, card))
    .sort(
      (one, other) => other.lead.score.total - one.lead.score.total || (one.lead.id < other.lead.id ? -1 : 1),
    )
    .slice(0, MOST);
}

function leadFrom({ passports, evidence }: SupplyAnalysis, card: SupplierCard): Finding[] {
  const own = new Map(
    evidence.consignments
      .filter(({ consignor, consignee }) => [consignor?.value, consignee?.value].includes(card.party))
      .map((consignment) => [consignment.id, consignment]),
  );
  const passed = passports
    .flatMap(({ journeys }) => journeys)
    .filter(
      ({ fate, member, hops }) =>
        fate !== undefined &&
        member.probability >= LEAD &&
        hops.some(
          ({ consignment, basis }) =>
            consignment !== undefined && own.has(consignment) && basis !== 'inferred',
        ),
    );
  if (passed.length === 0) return [];
  const surest = Math.max(...passed.map(({ member }) => member.probability));
  const finds = passed.flatMap(({ fate }) => fate ?? []);
  const near = partnersOf([...finds.flatMap(({ records }) => records), ...card.records]);
  const law = lawNear('supplier-action', near);
  return [
    findingOf({
      kind: KIND,
      anchor: card.party,
      values: { count: passed.length },
      subjects: [
        ...subjectsOf({ records: card.records, schema: schemaOf(card, evidence) }),
        ...passed
          .slice(0, MOST_BESIDE)
          .flatMap(({ member }) => member.unit.items)
          .flatMap(({ records }) => subjectsOf({ records, schema: 'Equipment' }, 'goods')),
        ...finds
          .slice(0, MOST_BESIDE)
          .flatMap(({ records, kind }) =>
            subjectsOf({ records, schema: kind === 'launch' ? 'Launch' : 'Seizure' }, 'found-at'),
          ),
      ],
      evidence: [
        ...passed.flatMap(({ hops, member, fate }) => [
          ...hops.flatMap(({ sources }) => sources),
          ...member.grounds.flatMap(({ sources }) => sources),
          ...(fate?.sources ?? []),
        ]),
        // To whom they sell and what they declare is told as well, so that the label rests on all that they sent and received.
        ...card.sources,
      ],
      parts: [
        part('supplier.part.placed', Math.min(MOST_PLACING_BITS, Math.log2(surest / (1 - surest + 1e-6))), {
          percent: Math.floor(surest * 100),
        }),
        part('supplier.part.found', Math.log2(passed.length), { count: passed.length }),
        part('supplier.part.sends-only', card.received === 0 ? SENDS_ONLY_BITS : 0),
        part('supplier.part.disguised', card.disguised > 0 ? DISGUISED_BITS : 0, { count: card.disguised }),
      ],
      innocentExplanations: [
        explanation('supplier.innocent.sells-to-anybody', sellsToAnybody(card)),
        explanation('supplier.innocent.made-them', card.received === 0 ? 'likely' : 'unlikely'),
        explanation('supplier.innocent.sold-on', soldOn(card, passed)),
        ...(card.disguised > 0
          ? [
              explanation(
                'supplier.innocent.declared-by-mistake',
                card.disguised > 1 ? 'unlikely' : 'possible',
              ),
            ]
          : []),
      ],
      missing: [
        'supplier.missing.buyer',
        'supplier.missing.payment',
        ...(passed.some(({ hops }) => hops.some(({ gaps }) => gaps.length > 0))
          ? (['supplier.missing.gaps'] as const)
          : []),
      ],
      proposedActions: [
        ...(law ? [{ action: word('supplier.action.supplier-action'), ...law }] : []),
        ...askHolders(KIND, card.records),
      ],
      run: supplyRun({ leastProbability: LEAD, most: MOST }),
    }),
  ];
}

function schemaOf({ party }: SupplierCard, { parties }: SupplyAnalysis['evidence']): string {
  return parties.get(party)?.schemata[0] ?? 'LegalEntity';
}

/** Who sells openly to many cannot know what each does with a boat. */
function sellsToAnybody({ consignees }: SupplierCard): InnocentExplanation['result'] {
  if (consignees.length === 0) return 'not-testable';
  if (consignees.length === 1) return 'unlikely';
  return consignees.length >= MANY_CUSTOMERS ? 'likely' : 'possible';
}

/** An honest buyer sold it on. Whoever was found with it bought nothing from somebody else. */
function soldOn({ party }: SupplierCard, passed: readonly Journey[]): InnocentExplanation['result'] {
  return passed.some(({ fate, member }) =>
    [fate?.holder, ...member.unit.items.flatMap(({ holders }) => holders)].some(
      (held) => held?.value === party,
    ),
  )
    ? 'unlikely'
    : 'possible';
}
