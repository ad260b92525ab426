import type { SupplyConsignment, SupplyEvidence, SupplyItem } from './evidence.ts';
import type { LotMember } from './lot.ts';

/** A lot while units are being put into it. */
export interface Draft {
  readonly id: string;
  readonly name: string | undefined;
  readonly consignments: Map<string, SupplyConsignment>;
  readonly members: Map<string, LotMember>;
  quantity: number | undefined;
  /** Counted at the maker: more than that there cannot be. */
  counted: boolean;
  from: number | undefined;
  readonly shared: Set<string>;
}

export function emptyDraft(id: string, name: string | undefined): Draft {
  return {
    id,
    name,
    consignments: new Map(),
    members: new Map(),
    quantity: undefined,
    counted: false,
    from: undefined,
    shared: new Set(),
  };
}

/** Lots that somebody names, or that a consignment shows without a name, by id. */
export function declaredLots(evidence: SupplyEvidence): Map<string, Draft> {
  const hulls = evidence.items.filter(({ kind }) => kind === 'boat-hull');
  const consignmentOf = new Map(evidence.consignments.map((each) => [each.id, each]));
  const carrying = lotsCarried(hulls);
  const drafts = new Map<string, Draft>();
  for (const [name, items] of Map.groupBy(hulls, (item) => item.lots[0]?.value)) {
    if (name === undefined) continue;
    const draft = emptyDraft(name, name);
    for (const item of items)
      for (const { value } of item.consignments) {
        const consignment = consignmentOf.get(value);
        if (consignment) draft.consignments.set(value, consignment);
      }
    measure(draft, items, carrying);
    drafts.set(draft.id, draft);
  }
  const loose = hulls.filter(({ lots, consignments }) => lots.length === 0 && consignments.length > 0);
  for (const [first, items] of Map.groupBy(loose, (item) => item.consignments[0]?.value ?? '')) {
    const consignment = consignmentOf.get(first);
    if (!consignment || (carrying.get(first)?.size ?? 0) > 0) continue;
    const draft = emptyDraft(`consignment:${first}`, undefined);
    draft.consignments.set(first, consignment);
    measure(draft, items, carrying);
    drafts.set(draft.id, draft);
  }
  return drafts;
}

/** Names of the lots in each consignment. */
function lotsCarried(hulls: readonly SupplyItem[]): ReadonlyMap<string, ReadonlySet<string>> {
  const carrying = new Map<string, Set<string>>();
  for (const { lots, consignments } of hulls)
    for (const { value } of consignments) {
      const known = carrying.get(value) ?? new Set<string>();
      if (lots[0]) known.add(lots[0].value);
      carrying.set(value, known);
    }
  return carrying;
}

/** How many there are, from when on, and which of its consignments it shares. */
function measure(
  draft: Draft,
  items: readonly SupplyItem[],
  carrying: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const made = items.filter(
    ({ fates, consignments, quantity }) => fates.length === 0 && consignments.length === 0 && quantity > 1,
  );
  if (made.length > 0) {
    draft.quantity = Math.max(...made.map(({ quantity }) => quantity));
    draft.counted = true;
  } else {
    draft.quantity = sentFromFirst([...draft.consignments.values()], items, carrying);
  }
  for (const id of draft.consignments.keys()) if ((carrying.get(id)?.size ?? 0) > 1) draft.shared.add(id);
  const starts = [
    ...items.flatMap(({ made: on }) => on?.first ?? []),
    ...[...draft.consignments.values()].flatMap(
      ({ shipped, arrived }) => shipped?.first ?? arrived?.first ?? [],
    ),
  ];
  draft.from = starts.length === 0 ? undefined : Math.min(...starts);
}

/** Pieces that left the first sender, over all of its consignments; undefined where one of them does not say how many. */
function sentFromFirst(
  consignments: readonly SupplyConsignment[],
  items: readonly SupplyItem[],
  carrying: ReadonlyMap<string, ReadonlySet<string>>,
): number | undefined {
  const receivers = new Set(consignments.flatMap(({ consignee }) => consignee?.value ?? []));
  const first = consignments.filter(({ consignor }) => consignor && !receivers.has(consignor.value));
  let sum = 0;
  for (const { id, quantity } of first) {
    const packed = items
      .filter((item) => item.consignments.some(({ value }) => value === id))
      .reduce((count, item) => count + item.quantity, 0);
    // What a consignment counts in all is this lot's count only where it carries no other.
    const alone = (carrying.get(id)?.size ?? 0) <= 1;
    sum += alone && quantity !== undefined ? quantity : packed;
  }
  return sum === 0 ? undefined : sum;
}
