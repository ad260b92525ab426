import {
  applyExclusions,
  isAidByName,
  kindOfHsCode,
  piecesByLink,
  recordsToName,
  supplyEngine,
  supplyEvidence,
} from '@foreland/networks/supply';
import type { ExclusionRule, SupplyEvidence } from '@foreland/networks/supply';
import type { TargetFacts } from '@foreland/networks/disruption';
import type { StatementReader } from '@foreland/store';
import type { HeldNetwork } from '../networks/held-network.ts';
import { captionsOf, readInput } from '../feeds.ts';
import type { Beside } from '../hosted-engine.ts';

/** What supply says in a view, and who goes by a name of aid there. */
interface SupplyInView {
  readonly evidence: SupplyEvidence;
  /** Positions of organisations that are associations of aid or rescue by their name. */
  readonly aidByName: ReadonlySet<number>;
  /** What follows while people hold the same parties to be associations of aid. */
  facts: { readonly aid: string; readonly of: (node: number) => TargetFacts } | undefined;
}

/** Equal data gives equal supply, so it is read once for each network that is held. */
const read = new WeakMap<HeldNetwork['analysis'], SupplyInView>();

/** Statements and entities are read as they are, whatever counts beside them. */
const NOTHING_BESIDE: Beside = { aid: [], parameters: undefined, now: '' };

/** Records whose names are asked for at once, and names of each that are looked at. */
const CHUNK = 5000;
const NAMES = 50;

/** Goods that a humanitarian rule keeps out, in the words of the target rules. */
const GOODS_OF_RULE: Readonly<Partial<Record<ExclusionRule, string>>> = {
  'basic-needs': 'shelter',
  'life-saving-to-aid': 'life-jacket',
  'life-saving-alone': 'life-jacket',
  'life-saving-unclear': 'life-jacket',
};

/**
 * What supply and people know of possible targets in a held network.
 * @param aid records of parties that people confirmed to be associations of aid or rescue
 */
export async function targetFacts(
  held: Pick<HeldNetwork, 'analysis'>,
  reader: StatementReader,
  aid: readonly string[],
): Promise<(node: number) => TargetFacts> {
  const supply = await supplyInView(held, reader);
  const key = aid.join('\n');
  if (supply.facts?.aid !== key) supply.facts = { aid: key, of: factsIn(held, supply, new Set(aid)) };
  return supply.facts.of;
}

function factsIn(
  held: Pick<HeldNetwork, 'analysis'>,
  { evidence, aidByName }: SupplyInView,
  confirmed: ReadonlySet<string>,
): (node: number) => TargetFacts {
  const { nodeOfRecord, nodes } = held.analysis.network.evidence;
  const goods = new Map<number, Set<string>>();
  const excluded = new Set<number>();
  const shielded = new Set(aidByName);
  const positionsOf = (records: readonly string[]): number[] => [
    ...new Set(records.flatMap((record) => nodeOfRecord.get(record) ?? [])),
  ];
  const deals = (records: readonly string[], kinds: readonly string[]): void => {
    for (const position of positionsOf(records)) {
      const known = goods.get(position) ?? new Set();
      for (const kind of kinds) known.add(kind);
      goods.set(position, known);
    }
  };
  for (const [position, { records }] of nodes.entries())
    if (records.some((record) => confirmed.has(record))) shielded.add(position);

  const rules = new Map<string, ExclusionRule>();
  for (const { kind, id, records, rule } of applyExclusions(evidence, confirmed).excluded) {
    rules.set(id, rule);
    for (const position of positionsOf(records)) (kind === 'party' ? shielded : excluded).add(position);
  }
  const kindsOf = (id: string, kinds: readonly string[]): readonly string[] => {
    const rule = rules.get(id);
    const kept = rule && GOODS_OF_RULE[rule];
    return kept === undefined ? kinds : [kept];
  };
  for (const { id, records, kind, holders } of evidence.items) {
    const kinds = kindsOf(id, [kind]);
    deals([...records, ...holders.flatMap(({ value }) => recordsOf(evidence, value))], kinds);
  }
  const packed = piecesByLink(evidence.items, ({ consignments }) => consignments);
  for (const { id, hsCodes, consignor, consignee } of evidence.consignments) {
    const kinds = [
      ...(packed.get(id) ?? []).map(({ kind }) => kind),
      ...hsCodes.map((code) => kindOfHsCode(code) ?? 'other'),
    ];
    // Of what nobody said it might be anything: that does not make its sender a trader in life jackets alone.
    const told = kindsOf(id, kinds.length > 0 ? kinds : ['other']);
    for (const party of [consignor, consignee]) if (party) deals(recordsOf(evidence, party.value), told);
  }
  return (node) => ({
    ...(shielded.has(node) ? { aid: true } : {}),
    ...(excluded.has(node) ? { excluded: true } : {}),
    ...(goods.has(node) ? { goods: [...goods.get(node)!] } : {}),
  });
}

function recordsOf(evidence: SupplyEvidence, party: string): readonly string[] {
  return evidence.parties.get(party)?.records ?? [party];
}

/** What the view of a held network says of goods, and by what names organisations go; read once for each. */
export async function supplyInView(
  held: Pick<HeldNetwork, 'analysis'>,
  reader: StatementReader,
): Promise<SupplyInView> {
  const known = read.get(held.analysis);
  if (known) return known;
  const nothing = (): void => undefined;
  const { statements, entities } = supplyEngine.reads;
  const stated = await readInput(reader, { statements, entities }, NOTHING_BESIDE, nothing);
  const captions = await captionsOf(reader, recordsToName(stated), nothing);
  const evidence = supplyEvidence({ ...stated, captions });
  const organisations = held.analysis.network.evidence.nodes.flatMap(({ kind, records }, position) =>
    kind === 'organisation' ? records.map((record) => ({ record, position })) : [],
  );
  const aidByName = new Set<number>();
  for (let at = 0; at < organisations.length; at += CHUNK) {
    const some = organisations.slice(at, at + CHUNK);
    const named = await reader.matches.namesOf(
      some.map(({ record }) => record),
      NAMES,
    );
    for (const { record, position } of some)
      if (isAidByName({ names: named.get(record) ?? [] })) aidByName.add(position);
  }
  const supply: SupplyInView = { evidence, aidByName, facts: undefined };
  read.set(held.analysis, supply);
  return supply;
}
