import type { SupplyEvidence, SupplySource } from '@foreland/networks/supply';

/** What supply tells of some records rests on these labels, and on what is said of these records. */
export interface SupplyBasis {
  readonly labels: ReadonlySet<number>;
  readonly records: ReadonlySet<string>;
}

/**
 * All that supply says of some records: what they are, hold, send or receive, what it was packed with, and who else had to do
 * with it. Rules that shield a target look at all of that, so whoever is told that one was shielded learns of it.
 */
export function supplyBasis(
  { items, consignments, fates, parties }: SupplyEvidence,
  records: ReadonlySet<string>,
): SupplyBasis {
  const recordsOf = (party: string): readonly string[] => parties.get(party)?.records ?? [party];
  const speaksOf = (own: readonly string[], named: readonly string[]): boolean =>
    [...own, ...named.flatMap(recordsOf)].some((record) => records.has(record));
  const partiesOf = ({ consignor, consignee }: SupplyEvidence['consignments'][number]): string[] =>
    [consignor, consignee].flatMap((party) => party?.value ?? []);
  const holdersOf = ({ holders }: SupplyEvidence['items'][number]): string[] =>
    holders.map(({ value }) => value);

  const sent = new Set(
    consignments.filter((each) => speaksOf(each.records, partiesOf(each))).map(({ id }) => id),
  );
  const packedIn = (item: SupplyEvidence['items'][number]): boolean =>
    item.consignments.some(({ value }) => sent.has(value));
  const own = items.filter((item) => speaksOf(item.records, holdersOf(item)));
  // A piece is kept out with the consignment that it was packed in, and a consignment by what is in it.
  for (const { consignments: by } of own) for (const { value } of by) sent.add(value);
  const pieces = [...new Set([...own, ...items.filter(packedIn)])];
  const carried = consignments.filter(({ id }) => sent.has(id));
  const found = fates.filter(({ records: of, holder }) => speaksOf(of, holder ? [holder.value] : []));

  const sources: SupplySource[] = [...pieces, ...carried, ...found].flatMap((each) => each.sources);
  const named = [
    ...pieces.flatMap(holdersOf),
    ...carried.flatMap(partiesOf),
    ...found.flatMap(({ holder }) => holder?.value ?? []),
  ];
  return {
    labels: new Set(sources.map(({ label }) => label)),
    records: new Set(named.flatMap(recordsOf)),
  };
}
