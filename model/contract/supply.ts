import { z } from 'zod';
import { FileHash } from './imports.ts';
import { route } from './route.ts';
import { SeizureDraft } from './seizure-form.ts';
import {
  AidAssociation,
  BatchModelInfo,
  BatchRatio,
  Evidence,
  ExcludedCount,
  ExclusionGround,
  ExclusionRule,
  FurtherFlows,
  Hop,
  ItemKind,
  LotId,
  LotMember,
  LotSummary,
  MissingKind,
  Named,
  SeizedGoods,
  SeizureEntry,
  SupplierCard,
  SupplierSummary,
  SupplyConsignment,
  SupplyFate,
  SupplyFlow,
  SupplyPiece,
} from './supply-shapes.ts';
import { ContentId, Count, Cursor, Day, ImportReport, Partner, RecordId, Uuid } from './shapes.ts';

const Reason = z.string().trim().min(3).max(1000);

/** Who reads supply: those who work on operations, and who supervises them. */
const READERS = ['analyst', 'liaison-officer', 'financial-investigator', 'data-protection-officer'] as const;
const RECORDERS = ['analyst', 'liaison-officer', 'financial-investigator'] as const;
const CONFIRMERS = ['analyst', 'data-protection-officer'] as const;

/** A page of a list, and where the next begins. */
const PAGE = { limit: z.coerce.number().int().min(1).max(500).default(200), cursor: Cursor.optional() };
const PAGED = { total: Count, next: Cursor.optional(), computing: z.boolean() };

export const supplyRoutes = {
  supply: route({
    id: 'supply',
    method: 'GET',
    path: '/api/supply',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary:
      'How many lots, suppliers and finds in no lot there are, what was seized, and what rules keep out',
    response: z.object({
      lots: Count,
      /** Boats that were found and put into no lot. */
      unplaced: Count,
      suppliers: Count,
      /** Suppliers with something to check. */
      leads: Count,
      seizures: z.array(SeizedGoods),
      excluded: z.array(ExcludedCount),
      model: BatchModelInfo,
      computing: z.boolean(),
    }),
  }),
  supplyLots: route({
    id: 'supplyLots',
    method: 'GET',
    path: '/api/supply/lots',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary: 'Lots of boats, those heard of last first',
    query: z.object(PAGE),
    response: z.object({ lots: z.array(LotSummary), ...PAGED }),
  }),
  supplyUnplaced: route({
    id: 'supplyUnplaced',
    method: 'GET',
    path: '/api/supply/unplaced',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary: 'Boats that were found and put into no lot, the latest first',
    query: z.object(PAGE),
    response: z.object({
      unplaced: z.array(z.object({ fate: SupplyFate, pieces: z.array(SupplyPiece) })),
      ...PAGED,
    }),
  }),
  supplySuppliers: route({
    id: 'supplySuppliers',
    method: 'GET',
    path: '/api/supply/suppliers',
    room: 'supply',
    access: { roles: READERS },
    audited: true,
    processing: 'combination',
    summary: 'Who sends and receives boats or engines, those with most found pieces first',
    query: z.object({
      /** Only those with something to check. */
      leads: z.enum(['true', 'false']).default('false'),
      ...PAGE,
    }),
    response: z.object({ suppliers: z.array(SupplierSummary), ...PAGED }),
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
    summary:
      'Consignments by origin and destination, with what was in them; those with most pieces first, the rest summed',
    query: z.object({
      after: Day.optional(),
      before: Day.optional(),
      limit: z.coerce.number().int().min(1).max(2000).default(200),
    }),
    response: z.object({
      flows: z.array(SupplyFlow),
      total: Count,
      /** What is not among the flows above, in sum. */
      rest: FurtherFlows.optional(),
      computing: z.boolean(),
    }),
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
      ...PAGE,
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
      ...PAGED,
      model: BatchModelInfo.optional(),
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
    query: z.object(PAGE),
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
      ...PAGED,
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
