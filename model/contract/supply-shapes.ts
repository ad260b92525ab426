import { z } from 'zod';
import { FileHash } from './imports.ts';
import { ContentId, Count, Day, Instant, Label, Partner, RecordId, Uuid } from './shapes.ts';

/** A lot: its name without spaces and hyphens, or `consignment:` or `batch:` and the record that shows it. */
export const LotId = z.string().min(1).max(400);

/** See `ITEM_KINDS` in engines/networks/supply. */
export const ItemKind = z.enum(['boat-hull', 'outboard-engine', 'life-jacket', 'pump', 'fuel', 'other']);

/** See `TRAITS` in engines/networks/supply. */
export const Trait = z.enum(['material', 'valve', 'weldPattern', 'cartonMark']);

/** See `GAP_KINDS` and `Missing` in engines/networks/supply. */
export const MissingKind = z.enum([
  'maker-unknown',
  'dispatch-not-seen',
  'arrival-not-seen',
  'transfer-missing',
  'holder-unknown',
  'long-silence',
  'more-than-received',
  'pieces-unaccounted',
  'pieces-beyond-sent',
  'dates-contradict',
  'lot-stated-otherwise',
]);

/** See `EXCLUSION_RULES` in engines/networks/supply. */
export const ExclusionRule = z.enum([
  'life-saving-to-aid',
  'aid-organisation',
  'basic-needs',
  'life-saving-alone',
  'life-saving-unclear',
]);

/** See `EXCLUSION_GROUNDS` in engines/networks/supply. */
export const ExclusionGround = z.enum([
  'goods',
  'sent',
  'taken',
  'held',
  'jacketsTaken',
  'jacketsHeld',
  'jacketsAlone',
  'receiverUnknown',
  'packed',
  'confirmed',
  'nothingElse',
]);

/** Something happened on one of these days, first and last included. */
export const DayRange = z.object({ first: Day, last: Day });

/** A record as it is called in view; its id where nothing in view names it. */
export const Named = z.object({ id: RecordId, caption: z.string() });

/** A place, with coordinates (WGS 84, degrees) where the view holds them. */
export const SupplyPlace = Named.extend({
  latitude: z.number().optional(),
  longitude: z.number().optional(),
});

/** Statements that something rests on, up to 200. */
export const Evidence = { statements: z.array(ContentId) };

/** A photograph: the statement that names it, and whether this node has its bytes; if not, its originator can be asked for it. */
export const Photo = z.object({
  /** SHA-256 of its bytes. */
  hash: FileHash,
  /** The record of the photograph. */
  record: RecordId,
  caption: z.string(),
  mimeType: z.string().optional(),
  originator: Partner,
  statement: ContentId,
  held: z.boolean(),
});

/** One piece of goods, or several that nobody told apart. */
export const SupplyPiece = Named.extend({
  kind: ItemKind,
  quantity: z.number(),
  /** `cin:…` and `serial:…`. */
  marks: z.array(z.string()),
  make: z.string().optional(),
  /** Names of lots that sources state. */
  lots: z.array(z.string()),
  traits: z.array(z.object({ trait: Trait, values: z.array(z.string()) })),
  partners: z.array(Partner),
  ...Evidence,
});

/** Where pieces ended. */
export const SupplyFate = Named.extend({
  kind: z.enum(['launch', 'seizure']),
  days: DayRange.optional(),
  place: SupplyPlace.optional(),
  /** Where it was, by its own coordinates or by those of its place (WGS 84, degrees). */
  position: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  /** From whom it was seized, or who organised the launch. */
  holder: Named.optional(),
  authority: z.string().optional(),
  outcome: z.string().optional(),
  ...Evidence,
});

/** One feature’s share of a likelihood ratio. */
export const BatchPart = z.object({
  feature: z.enum([
    ...Trait.options,
    'sameConsignment',
    'samePlace',
    'serialGap',
    'otherSeries',
    'daysApart',
  ]),
  value: z.union([z.boolean(), z.number()]),
  /** Natural logarithm of its likelihood ratio. */
  weight: z.number(),
});

/** How much likelier the features are if two pieces are of one batch than if they are not. */
export const BatchRatio = z.object({
  parts: z.array(BatchPart),
  /** Sum of the parts. */
  score: z.number(),
  /** Natural logarithm of the calibrated likelihood ratio: features go together, so that their sum says too much. */
  logRatio: z.number(),
});

/** Which weights were used: those that are shipped, or those that this node learnt from pairs whose truth is told. */
export const BatchModelInfo = z.object({
  version: z.string(),
  learnt: z.boolean(),
  /** Pairs of stated same and stated different lots that it was learnt from; none where it was not. */
  same: Count,
  different: Count,
});

export const LotSummary = z.object({
  id: LotId,
  name: z.string().optional(),
  makers: z.array(Named),
  makes: z.array(z.string()),
  kinds: z.array(ItemKind),
  /** Boats made or sent, as far as somebody said. */
  sent: z.number().optional(),
  launched: z.number(),
  seized: z.number(),
  /** Engines that were found without their boat: each has its journey in the passport, and is no boat of those counted above. */
  engines: z.object({ launched: z.number(), seized: z.number() }),
  /** Sent and not found; absent where nobody says how many were sent. */
  unaccounted: z.number().optional(),
  firstDay: Day.optional(),
  lastDay: Day.optional(),
  missing: z.array(z.object({ kind: MissingKind, count: z.number() })),
  partners: z.array(Partner),
  label: Label,
});

export const SupplyConsignment = Named.extend({
  waybill: z.string().optional(),
  carrier: z.string().optional(),
  consignor: Named.optional(),
  consignee: Named.optional(),
  origin: SupplyPlace.optional(),
  destination: SupplyPlace.optional(),
  shipped: DayRange.optional(),
  arrived: DayRange.optional(),
  hsCodes: z.array(z.string()),
  declaredAs: z.array(z.string()),
  quantity: z.number().optional(),
  /** It has boats in it and was declared under a heading known as a disguise. */
  disguised: z.boolean(),
  ...Evidence,
});

/** One step of a journey; steps follow each other in time. */
export const Hop = z.object({
  kind: z.enum(['made', 'consigned', 'unseen', 'launched', 'seized']),
  from: Named.optional(),
  to: Named.optional(),
  /** When it left, and when it was there. */
  left: DayRange.optional(),
  reached: DayRange.optional(),
  place: SupplyPlace.optional(),
  consignment: RecordId.optional(),
  /**
   * `seen`: the piece itself is on record in the consignment; `holder`: it went to whom the piece was found with; `inferred`:
   * it went with its lot, and may have gone another way.
   */
  basis: z.enum(['seen', 'holder', 'inferred']).optional(),
  quantity: z.number(),
  gaps: z.array(MissingKind),
  ...Evidence,
});

export const LotMember = z.object({
  /** Names the unit: a hull with its engine, or one of them alone. */
  unit: RecordId,
  pieces: z.array(SupplyPiece),
  /** Among all lots that are open to it by time and quantity, and none of them. */
  probability: z.number(),
  grounds: z.array(
    z.object({
      kind: z.enum([
        'lot-stated',
        'packed-in',
        'same-batch',
        'co-consigned',
        'held-by-consignee',
        'before-arrival',
      ]),
      /** Natural logarithm of its likelihood ratio. */
      weight: z.number(),
      /** The piece that was found, and the one it is compared with. */
      items: z.array(Named),
      /** What a likeness of make consists of. */
      ratio: BatchRatio.optional(),
      ...Evidence,
    }),
  ),
});

export const SupplierSummary = Named.extend({
  partners: z.array(Partner),
  /** Consignments with boats or engines. */
  sent: Count,
  received: Count,
  /** Consignments with boats in them that were declared under a heading known as a disguise. */
  disguised: Count,
  lots: Count,
  /** Pieces that are known to have gone through their hands and were found later. */
  launched: Count,
  seized: Count,
  /** Of those found, how many before they could be launched; absent where none were found. */
  seizedShare: z.number().optional(),
  lastDay: Day.optional(),
  /** There is something to check. Honest traders have cards and are no lead. */
  isLead: z.boolean(),
});

const CountedParty = Named.extend({ consignments: Count });

export const SupplierCard = SupplierSummary.extend({
  names: z.array(z.string()),
  records: z.array(RecordId),
  consignees: z.array(CountedParty),
  consignors: z.array(CountedParty),
  routes: z.array(
    z.object({
      origin: SupplyPlace.optional(),
      destination: SupplyPlace.optional(),
      carrier: z.string().optional(),
      consignments: Count,
      firstDay: Day.optional(),
      lastDay: Day.optional(),
    }),
  ),
  declaredAs: z.array(z.object({ goods: z.string(), consignments: Count })),
  lotsOf: z.array(LotSummary),
  label: Label,
  ...Evidence,
});

export const SeizedGoods = z.object({
  kind: ItemKind,
  /** `YYYY-MM`; absent where no day, or days of several months, are said. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  place: SupplyPlace.optional(),
  /** Where there are too many places to tell, this line sums so many of those with least goods. */
  furtherPlaces: Count.optional(),
  seizures: Count,
  /** In pieces; other units are not added up. */
  quantity: z.number(),
});

const PieceCounts = z.array(z.object({ kind: ItemKind, quantity: z.number() }));

export const SeizureEntry = SupplyFate.extend({
  goods: PieceCounts,
  /** Up to 100 of {@link pieceCount}; the dossier has the rest. */
  pieces: z.array(SupplyPiece),
  pieceCount: Count,
  /** Up to 100. */
  photos: z.array(Photo),
  photoCount: Count,
  partners: z.array(Partner),
});

export const SupplyFlow = z.object({
  origin: SupplyPlace.optional(),
  destination: SupplyPlace.optional(),
  /** Pieces on packing lists, or declared as of one kind. */
  pieces: PieceCounts,
  /** Pieces that consignments count in all without saying of what. */
  otherPieces: z.number(),
  firstDay: Day.optional(),
  lastDay: Day.optional(),
  /** The latest, up to 50 of {@link consignmentCount}. */
  consignments: z.array(SupplyConsignment),
  consignmentCount: Count,
});

/** Flows beyond those that are told one by one, together. */
export const FurtherFlows = z.object({
  flows: Count,
  consignments: Count,
  pieces: PieceCounts,
  otherPieces: z.number(),
});

/** Why something is in no lot and no lead, and how much of it there is. */
export const ExcludedCount = z.object({
  rule: ExclusionRule,
  consignments: Count,
  pieces: Count,
  finds: Count,
  parties: Count,
});

/** People of this node hold a party to be an association of aid or rescue. */
export const AidAssociation = z.object({
  id: Uuid,
  party: Named,
  reason: z.string(),
  confirmedBy: z.string(),
  confirmedAt: Instant,
  withdrawn: z.object({ by: z.string(), at: Instant, reason: z.string() }).optional(),
});
