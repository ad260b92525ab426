import type { Party, SupplyConsignment, SupplyEvidence, SupplyItem } from './evidence.ts';
import { kindOfHsCode, kindOfWords } from './item-kind.ts';

/**
 * Why something is never a lead. These are rules and no weights: nothing that speaks for a lead outweighs them (UK Border
 * Security, Asylum and Immigration Act 2025, sections 14 and 15; food, medicine, clothing, shelter, life-saving and distress
 * equipment).
 */
export const EXCLUSION_RULES = [
  /** Life-saving and distress equipment bound for an association that rescues or helps. */
  'life-saving-to-aid',
  /** Anything sent to or held by an association that people have confirmed to be one of aid. */
  'aid-organisation',
  /** Food, medicine, clothing and shelter, whoever receives them. */
  'basic-needs',
  /** Life-saving equipment that was found at no launch and no seizure. */
  'life-saving-alone',
  /** Life-saving equipment sent to nobody knows whom: it may be bound for a rescuer, and a rule is not a guess. */
  'life-saving-unclear',
] as const;
export type ExclusionRule = (typeof EXCLUSION_RULES)[number];

/** What in the evidence met a rule. */
export const EXCLUSION_GROUNDS = [
  /** Goods that are declared as what the rule names. */
  'goods',
  /** Sent to or by an association of aid that people confirmed, taken from it, or held by it. */
  'sent',
  'taken',
  'held',
  /** Life jackets taken from an association of aid or rescue, held by it, or found at no launch and no seizure. */
  'jacketsTaken',
  'jacketsHeld',
  'jacketsAlone',
  /** Nobody in view is named as who receives them. */
  'receiverUnknown',
  /** Packed in a consignment that is excluded. */
  'packed',
  /** A party that people confirmed, or of which nothing is known but what is excluded. */
  'confirmed',
  'nothingElse',
] as const;
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number];

export interface Exclusion {
  readonly kind: 'consignment' | 'item' | 'fate' | 'party';
  readonly id: string;
  readonly records: readonly string[];
  readonly rule: ExclusionRule;
  readonly because: ExclusionGround;
  /** As declared, where the goods met the rule. */
  readonly goods?: string | undefined;
}

export interface Exclusions {
  readonly excluded: readonly Exclusion[];
  /** The evidence without anything that is excluded. */
  readonly rest: SupplyEvidence;
}

/** Names of rescue and aid in the languages of the coasts. A name alone shields life-saving goods, and nothing else. */
const AID_NAMES =
  /\b(sea[ -]?rescue|rescue (association|society|service)|lifeboats?|red cross|red crescent|humanitarian|refugee (aid|support)|aid (association|organi[sz]ation)|seenot\w*|rettung\w*|rotes kreuz|fl[uü]chtlingshilfe|sauvetage|secours|croix[ -]rouge|humanitaire|aide aux|redding\w*|rode kruis|vluchtelingenwerk|hulporganisatie|salvamento|soccorso|m[ée]decins sans fronti[èe]res|caritas|emmaus)\b/iu;

const BASIC_NEEDS =
  /\b(food|meals?|medicines?|medical|first[ -]aid|bandages?|clothing|clothes|shoes|blankets?|tents?|shelter|sleeping bags?|lebensmittel|medikamente|kleidung|decken|zelte|vivres|m[ée]dicaments|v[êe]tements|couvertures|tentes|voedsel|medicijnen|kleding|dekens|tenten)\b/iu;
/** Chapters 30 (medicines) and 61 to 64 (clothing, but for life jackets in 6307.20), 6306.22 and .29 (tents), 6301 (blankets). */
const BASIC_HEADINGS = /^(30|61|62|64|630622|630629|6301)/;

/**
 * Takes out of the evidence what law and humanity keep out of every lead.
 *
 * @param aid parties that people confirmed to be associations of aid or rescue, by any of their records
 */
export function applyExclusions(evidence: SupplyEvidence, aid: ReadonlySet<string> = new Set()): Exclusions {
  const excluded: Exclusion[] = [];
  const confirmed = (party: string | undefined): boolean =>
    party !== undefined &&
    (aid.has(party) || (evidence.parties.get(party)?.records.some((record) => aid.has(record)) ?? false));
  const named = (party: string | undefined): boolean => {
    const known = party === undefined ? undefined : evidence.parties.get(party);
    return known !== undefined && isAidByName(known);
  };
  const out = new Map<string, ExclusionRule>();
  const exclude = (exclusion: Exclusion): void => {
    excluded.push(exclusion);
    out.set(exclusion.id, exclusion.rule);
  };
  const inside = itemsIn(evidence);

  for (const consignment of evidence.consignments) {
    const ends = [consignment.consignor?.value, consignment.consignee?.value];
    const packed = inside.get(consignment.id) ?? [];
    const of = (rule: ExclusionRule, because: ExclusionGround, goods?: string): void =>
      exclude({
        kind: 'consignment',
        id: consignment.id,
        records: consignment.records,
        rule,
        because,
        goods,
      });
    if (ends.some(confirmed)) of('aid-organisation', 'sent');
    else if (isBasicNeeds(consignment, packed)) of('basic-needs', 'goods', goodsOf(consignment));
    else if (isLifeSaving(consignment, packed)) {
      const receiver = consignment.consignee?.value;
      if (named(receiver)) of('life-saving-to-aid', 'goods', goodsOf(consignment));
      else if (receiver === undefined || !clearsLifeSaving(evidence.parties.get(receiver)))
        of('life-saving-unclear', 'receiverUnknown', goodsOf(consignment));
    }
  }
  for (const fate of evidence.fates) {
    const holder = fate.holder?.value;
    const jackets = fate.itemType !== undefined && kindOfWords(fate.itemType) === 'life-jacket';
    const of = (rule: ExclusionRule, because: ExclusionGround, goods?: string): void =>
      exclude({ kind: 'fate', id: fate.id, records: fate.records, rule, because, goods });
    if (confirmed(holder)) of('aid-organisation', 'taken');
    else if (jackets && named(holder)) of('life-saving-to-aid', 'jacketsTaken');
    else if (fate.itemType !== undefined && BASIC_NEEDS.test(fate.itemType))
      of('basic-needs', 'goods', fate.itemType);
  }
  for (const item of evidence.items) {
    const of = (rule: ExclusionRule, because: ExclusionGround): void =>
      exclude({ kind: 'item', id: item.id, records: item.records, rule, because });
    const holders = item.holders.map(({ value }) => value);
    const [packed] = item.consignments.flatMap(({ value }) => out.get(value) ?? []);
    if (packed) of(packed, 'packed');
    else if (holders.some(confirmed)) of('aid-organisation', 'held');
    else if (item.kind === 'life-jacket' && holders.some(named)) of('life-saving-to-aid', 'jacketsHeld');
    else if (item.kind === 'life-jacket' && item.fates.length === 0) of('life-saving-alone', 'jacketsAlone');
  }
  const needed = partiesOf(evidence, out);
  for (const [id, party] of evidence.parties)
    if (confirmed(id) || (isAidByName(party) && !needed.has(id)))
      exclude({
        kind: 'party',
        id,
        records: party.records,
        rule: 'aid-organisation',
        because: confirmed(id) ? 'confirmed' : 'nothingElse',
      });
  return { excluded, rest: without(evidence, out) };
}

function itemsIn({ items }: SupplyEvidence): ReadonlyMap<string, readonly SupplyItem[]> {
  const inside = new Map<string, SupplyItem[]>();
  for (const item of items)
    for (const { value } of item.consignments) {
      const known = inside.get(value);
      if (known) known.push(item);
      else inside.set(value, [item]);
    }
  return inside;
}

/** Does it go by a name of rescue or aid? That alone makes it no target, and shields no other goods than life-saving ones. */
export function isAidByName({ names }: Pick<Party, 'names'>): boolean {
  return names.some((name) => AID_NAMES.test(name));
}

/**
 * Is it known to be no rescuer? Only of whom a name is in view can it be said that it is no name of rescue or aid; whom people
 * confirmed is for the caller to know.
 */
export function clearsLifeSaving(receiver: Pick<Party, 'names'> | undefined): boolean {
  return receiver !== undefined && receiver.names.length > 0 && !isAidByName(receiver);
}

function isBoatKind(kind: SupplyItem['kind']): boolean {
  return kind === 'boat-hull' || kind === 'outboard-engine';
}

function goodsOf({ declaredAs, hsCodes }: SupplyConsignment): string {
  return [...declaredAs, ...hsCodes].join(', ');
}

/** Nothing but life jackets: a boat or an engine among them is no gift to a rescuer by this rule. */
function isLifeSaving({ hsCodes, declaredAs }: SupplyConsignment, packed: readonly SupplyItem[]): boolean {
  const kinds = [
    ...hsCodes.map((code) => kindOfHsCode(code) ?? 'other'),
    ...declaredAs.map(kindOfWords),
    ...packed.map(({ kind }) => kind),
  ];
  return kinds.includes('life-jacket') && kinds.every((kind) => kind === 'life-jacket' || kind === 'other');
}

function isBasicNeeds({ hsCodes, declaredAs }: SupplyConsignment, packed: readonly SupplyItem[]): boolean {
  if (packed.some(({ kind }) => isBoatKind(kind))) return false;
  const codes = hsCodes.map((code) => code.replace(/\D/g, ''));
  if (codes.length > 0) return codes.every((code) => BASIC_HEADINGS.test(code));
  return declaredAs.length > 0 && declaredAs.every((goods) => BASIC_NEEDS.test(goods));
}

/** Parties that anything but what is excluded speaks of. */
function partiesOf(evidence: SupplyEvidence, out: ReadonlyMap<string, ExclusionRule>): Set<string> {
  const needed = new Set<string>();
  const note = (party: string | undefined): void => {
    if (party !== undefined) needed.add(party);
  };
  for (const { id, consignor, consignee } of evidence.consignments) {
    if (out.has(id)) continue;
    note(consignor?.value);
    note(consignee?.value);
  }
  for (const { id, holders } of evidence.items)
    if (!out.has(id)) for (const { value } of holders) note(value);
  for (const { id, holder } of evidence.fates) if (!out.has(id)) note(holder?.value);
  return needed;
}

function without(evidence: SupplyEvidence, out: ReadonlyMap<string, ExclusionRule>): SupplyEvidence {
  if (out.size === 0) return evidence;
  return {
    items: evidence.items
      .filter(({ id }) => !out.has(id))
      .map((item) => ({
        ...item,
        holders: item.holders.filter(({ value }) => !out.has(value)),
        fates: item.fates.filter(({ value }) => !out.has(value)),
      })),
    consignments: evidence.consignments.filter(({ id }) => !out.has(id)),
    fates: evidence.fates
      .filter(({ id }) => !out.has(id))
      .map((fate) => (fate.holder && out.has(fate.holder.value) ? { ...fate, holder: undefined } : fate)),
    parties: new Map([...evidence.parties].filter(([id]) => !out.has(id))),
  };
}
