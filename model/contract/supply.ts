import { z } from 'zod';
import { SUBJECTS } from '../subject.ts';
import { FileHash, Terms } from './imports.ts';
import { route } from './route.ts';
import {
  ContentId,
  Count,
  Cursor,
  Day,
  ImportReport,
  Instant,
  Label,
  Partner,
  RecordId,
  Uuid,
} from './shapes.ts';

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
const Evidence = { statements: z.array(ContentId) };

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
  /** Pieces made or sent, as far as somebody said. */
  sent: z.number().optional(),
  launched: z.number(),
  seized: z.number(),
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
  seizures: Count,
  /** In pieces; other units are not added up. */
  quantity: z.number(),
});

export const SeizureEntry = SupplyFate.extend({
  goods: z.array(z.object({ kind: ItemKind, quantity: z.number() })),
  pieces: z.array(SupplyPiece),
  photos: z.array(Photo),
  partners: z.array(Partner),
});

export const SupplyFlow = z.object({
  origin: SupplyPlace.optional(),
  destination: SupplyPlace.optional(),
  /** Pieces on packing lists, or declared as of one kind. */
  pieces: z.array(z.object({ kind: ItemKind, quantity: z.number() })),
  /** Pieces that consignments count in all without saying of what. */
  otherPieces: z.number(),
  firstDay: Day.optional(),
  lastDay: Day.optional(),
  consignments: z.array(SupplyConsignment),
});

/** Why something is in no lot and no lead, and how much of it there is. */
export const ExcludedCount = z.object({
  rule: ExclusionRule,
  consignments: Count,
  pieces: Count,
  finds: Count,
  parties: Count,
});

const Reason = z.string().trim().min(3).max(1000);

/** People of this node hold a party to be an association of aid or rescue. */
export const AidAssociation = z.object({
  id: Uuid,
  party: Named,
  reason: z.string(),
  confirmedBy: z.string(),
  confirmedAt: Instant,
  withdrawn: z.object({ by: z.string(), at: Instant, reason: z.string() }).optional(),
});

/** Somebody or something that is in view already, or new. */
export const SeizurePlace = z.union([
  z.object({ record: RecordId }),
  z
    .object({
      name: z.string().trim().min(1).max(300),
      latitude: z.number().min(-90).max(90).optional(),
      longitude: z.number().min(-180).max(180).optional(),
    })
    .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
      error: 'latitude and longitude belong together',
    }),
]);

export const SeizureHolder = z.union([
  z.object({ record: RecordId }),
  z.object({
    name: z.string().trim().min(1).max(300),
    schema: z.enum(['Person', 'Company', 'Organization', 'LegalEntity']),
    /** Legal category; required for a person. */
    subject: z.enum(SUBJECTS).optional(),
  }),
]);

const Words = z.string().trim().min(1).max(200);

export const SeizedItem = z.object({
  kind: ItemKind,
  /** Pieces that nobody told apart. */
  quantity: z.number().int().min(1).max(1_000_000).default(1),
  make: Words.optional(),
  model: Words.optional(),
  /** Craft identification number (ISO 10087). */
  cin: Words.optional(),
  serialNumber: Words.optional(),
  engineSerial: Words.optional(),
  hsCode: z
    .string()
    .trim()
    .regex(/^\d{2,4}([. ]?\d{2}){0,3}$/, 'a code of the Harmonized System, such as 8903.12')
    .optional(),
  lot: Words.optional(),
  material: Words.optional(),
  valve: Words.optional(),
  weldPattern: Words.optional(),
  cartonMark: Words.optional(),
});

/** A seizure as one form tells it; it becomes one contribution under the terms, as a file would. */
export const SeizureDraft = z.object({
  /** Names the seizure, drawn by chance by who fills in the form: sent twice, it is recorded once. */
  id: Uuid,
  terms: Terms,
  day: Day,
  place: SeizurePlace,
  authority: Words.optional(),
  seizedFrom: SeizureHolder.optional(),
  items: z.array(SeizedItem).min(1).max(200),
  notes: z.string().trim().max(4000).optional(),
  /** Photographs that were handed over before, each with what it shows in words. */
  photos: z
    .array(z.object({ hash: FileHash, caption: z.string().trim().min(1).max(300) }))
    .max(40)
    .default([]),
});

/** Who reads supply: those who work on operations, and who supervises them. */
const READERS = ['analyst', 'liaison-officer', 'financial-investigator', 'data-protection-officer'] as const;
const RECORDERS = ['analyst', 'liaison-officer', 'financial-investigator'] as const;
const CONFIRMERS = ['analyst', 'data-protection-officer'] as const;

export const supplyRoutes = {
  supply: route({
    id: 'supply',
    method: 'GET',
    path: '/api/supply',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary: 'Lots of boats, finds that belong to none, and who sends and receives them',
    response: z.object({
      lots: z.array(LotSummary),
      /** Boats that were found and put into no lot. */
      unplaced: z.array(z.object({ fate: SupplyFate, pieces: z.array(SupplyPiece) })),
      suppliers: z.array(SupplierSummary),
      seizures: z.array(SeizedGoods),
      excluded: z.array(ExcludedCount),
      model: BatchModelInfo,
      computing: z.boolean(),
    }),
  }),
  supplyLot: route({
    id: 'supplyLot',
    method: 'GET',
    path: '/api/supply/lots/:lot',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary:
      'The passport of a lot: who made it, how it was sent, who held it, how its pieces ended, what nobody saw',
    params: z.object({ lot: LotId }),
    response: z.object({
      lot: LotSummary,
      consignments: z.array(SupplyConsignment),
      holders: z.array(
        z.object({
          party: Named,
          part: z.enum(['maker', 'consignee', 'held']),
          from: Day.optional(),
          to: Day.optional(),
          ...Evidence,
        }),
      ),
      journeys: z.array(
        z.object({
          unit: RecordId,
          fate: SupplyFate.optional(),
          probability: z.number(),
          hops: z.array(Hop),
        }),
      ),
      members: z.array(LotMember),
      missing: z.array(
        z.object({
          kind: MissingKind,
          count: z.number(),
          /** Records to look at. */
          records: z.array(Named),
          /** Whose records they are: whom to ask. */
          partners: z.array(Partner),
        }),
      ),
      /** Records that the passport rests on, up to 10 000: what an export of it names. */
      records: z.array(RecordId),
      /** All statements that the passport rests on, up to 1000. */
      statements: z.array(ContentId),
      model: BatchModelInfo,
    }),
  }),
  supplySupplier: route({
    id: 'supplySupplier',
    method: 'GET',
    path: '/api/supply/suppliers/:party',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary:
      'One sender or receiver of boats or engines: routes, partners in trade, what was declared, and its lots',
    params: z.object({ party: RecordId }),
    response: SupplierCard,
  }),
  supplyFlows: route({
    id: 'supplyFlows',
    method: 'GET',
    path: '/api/supply/flows',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary: 'Consignments by origin and destination, with what was in them',
    query: z.object({ after: Day.optional(), before: Day.optional() }),
    response: z.object({ flows: z.array(SupplyFlow), computing: z.boolean() }),
  }),
  supplySeizures: route({
    id: 'supplySeizures',
    method: 'GET',
    path: '/api/supply/seizures',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary:
      'Seizures by kind, month and place, and each of them with its pieces and photographs, the latest first',
    query: z.object({
      kind: ItemKind.optional(),
      place: RecordId.optional(),
      after: Day.optional(),
      before: Day.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: Cursor.optional(),
    }),
    response: z.object({
      byKind: z.array(SeizedGoods),
      seizures: z.array(SeizureEntry),
      total: Count,
      next: Cursor.optional(),
      computing: z.boolean(),
    }),
  }),
  supplyCompare: route({
    id: 'supplyCompare',
    method: 'GET',
    path: '/api/supply/compare/:one/:other',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary: 'Are two pieces of one batch? The likelihood ratio, part by part',
    params: z.object({ one: RecordId, other: RecordId }),
    response: z.object({
      one: SupplyPiece,
      other: SupplyPiece,
      ratio: BatchRatio,
      model: BatchModelInfo,
    }),
  }),
  supplyPairs: route({
    id: 'supplyPairs',
    method: 'GET',
    path: '/api/supply/pairs',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary:
      'Pieces that are likely of one batch, the likeliest first; at least one of each two was launched or seized',
    query: z.object({
      /** Only pieces of which no partner alone has both. */
      across: z.enum(['true', 'false']).default('false'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: z.object({
      pairs: z.array(
        z.object({
          one: SupplyPiece,
          other: SupplyPiece,
          ratio: BatchRatio,
          /** Where both are of one lot. */
          lot: LotId.optional(),
        }),
      ),
      total: Count,
      model: BatchModelInfo.optional(),
      computing: z.boolean(),
    }),
  }),
  supplyExclusions: route({
    id: 'supplyExclusions',
    method: 'GET',
    path: '/api/supply/exclusions',
    room: 'supply',
    access: { roles: ['data-protection-officer'] },
    audited: true,
    summary:
      'What humanity’s rules keep out of every lot and lead, and what met them; for the officer who supervises it',
    response: z.object({
      exclusions: z.array(
        z.object({
          rule: ExclusionRule,
          what: z.enum(['consignment', 'item', 'fate', 'party']),
          record: Named,
          because: ExclusionGround,
          /** As declared, where the goods met the rule. */
          goods: z.string().optional(),
        }),
      ),
      computing: z.boolean(),
    }),
  }),
  aidAssociations: route({
    id: 'aidAssociations',
    method: 'GET',
    path: '/api/supply/aid',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    summary:
      'Associations of aid or rescue that people of this node confirmed, the latest first; withdrawn ones too',
    response: z.object({ associations: z.array(AidAssociation) }),
  }),
  confirmAid: route({
    id: 'confirmAid',
    method: 'POST',
    path: '/api/supply/aid',
    room: 'supply',
    access: { roles: CONFIRMERS },
    audited: true,
    summary:
      'Confirm that a party is an association of aid or rescue: nothing it sends, receives or holds is in a lot or lead',
    body: z.object({ party: RecordId, reason: Reason }),
    response: AidAssociation,
  }),
  withdrawAid: route({
    id: 'withdrawAid',
    method: 'POST',
    path: '/api/supply/aid/:association/withdraw',
    room: 'supply',
    access: { roles: CONFIRMERS },
    audited: true,
    summary: 'Take back that a party is an association of aid or rescue',
    params: z.object({ association: Uuid }),
    body: z.object({ reason: Reason }),
    response: AidAssociation,
  }),
  checkSeizure: route({
    id: 'checkSeizure',
    method: 'POST',
    path: '/api/supply/seizures/check',
    room: 'supply',
    access: { roles: RECORDERS },
    processing: 'collection',
    audited: true,
    limit: 120,
    summary: 'What recording a seizure would do, storing nothing',
    body: SeizureDraft,
    response: ImportReport,
  }),
  recordSeizure: route({
    id: 'recordSeizure',
    method: 'POST',
    path: '/api/supply/seizures',
    room: 'supply',
    access: { roles: RECORDERS },
    processing: 'collection',
    audited: true,
    limit: 60,
    summary: 'Record a seizure as one contribution of the reader’s own partner: all of it, or nothing',
    body: SeizureDraft,
    response: z.object({
      seizure: RecordId,
      /** Records of its pieces, in the order of the form. */
      items: z.array(RecordId),
      report: ImportReport,
    }),
  }),
  addPhoto: route({
    id: 'addPhoto',
    method: 'POST',
    path: '/api/supply/photos',
    room: 'supply',
    access: { roles: RECORDERS },
    processing: 'collection',
    audited: true,
    upload: true,
    limit: 120,
    summary:
      'Hand over a photograph (JPEG, PNG or WebP, up to 12 MB); it is kept for a day, or for good once a seizure names it',
    response: z.object({ hash: FileHash, mimeType: z.string(), bytes: Count }),
  }),
  photo: route({
    id: 'photo',
    method: 'GET',
    path: '/api/supply/photos/:hash',
    room: 'supply',
    access: { roles: READERS },
    form: 'file',
    audited: true,
    summary: 'A photograph that a statement in view names, or that the reader has just handed over',
    params: z.object({ hash: FileHash }),
    response: z.unknown(),
  }),
};
