/**
 * A fictional supply chain as events of EPCIS 2.0, with its truth. It shares nothing with the engine that is judged by it:
 * makers, lots, cartons, wholesalers, shops, buyers, launches and seizures, of which a share of events is then lost.
 */
import { randomFrom } from './measure.ts';

export type EpcisEvent = Readonly<Record<string, unknown>>;

export interface SupplyWorld {
  readonly document: string;
  readonly events: number;
  /** What was found, as its URI in the document, and the lot that it truly is of, whether or not anybody registered it. */
  readonly found: readonly { readonly uri: string; readonly lot: string; readonly shop: string }[];
  /** Every piece of every lot by URI. */
  readonly lotOf: ReadonlyMap<string, string>;
  readonly honest: readonly string[];
  readonly aid: string;
}

const DAY = 86_400_000;
const START = Date.UTC(2025, 0, 6);

export function supplyWorld(seed: number, lost: number): SupplyWorld {
  const next = randomFrom(seed * 7_919 + 17);
  const below = (count: number): number => Math.floor(next() * count);
  const chance = (share: number): boolean => next() < share;
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const party = (number: number): string => `urn:epc:id:pgln:9990${String(number).padStart(3, '0')}.00000`;
  const place = (number: number): string => `urn:epc:id:sgln:9991${String(number).padStart(3, '0')}.00000.0`;
  const events: EpcisEvent[] = [];
  const found: SupplyWorld['found'][number][] = [];
  const lotOf = new Map<string, string>();
  let ids = 0;
  const at = (day: number, type: string, members: EpcisEvent): void => {
    events.push({
      eventID: `urn:uuid:00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
      type,
      eventTime: new Date(START + day * DAY + below(80_000) * 1000).toISOString(),
      eventTimeZoneOffset: '+00:00',
      ...members,
    });
  };
  const wholesalers = [11, 12, 13, 14].map(party);
  const shops = Array.from({ length: 12 }, (_, at_) => party(30 + at_));
  const honest = shops.slice(8);
  const beaches = Array.from({ length: 7 }, (_, at_) => place(60 + at_));
  const move = (
    day: number,
    took: number,
    from: string,
    to: string,
    waybill: string,
    goods: EpcisEvent,
    own: EpcisEvent,
  ) => {
    const common = {
      bizTransactionList: [{ type: 'bol', bizTransaction: `urn:exercise:bol:${waybill}` }],
      sourceList: [{ type: 'owning_party', source: from }],
      destinationList: [{ type: 'owning_party', destination: to }],
      ...goods,
      ...own,
    };
    at(day, 'TransactionEvent', { action: 'ADD', bizStep: 'shipping', ...common });
    at(day + took, 'ObjectEvent', {
      action: 'OBSERVE',
      bizStep: 'receiving',
      readPoint: { id: place(90) },
      ...common,
    });
  };

  for (let maker = 0; maker < 4; maker++) {
    let serial = 20_000 + below(30_000);
    const letters = `EX${String.fromCharCode(65 + maker)}`;
    for (let number = 0; number < 5; number++) {
      const lot = `EX-${letters}-${String(100 + number * 7 + below(7))}`;
      const registered = !chance(0.1);
      const made = 10 + number * 45 + below(30);
      const traits = {
        material: pick(['PVC 0.7 grey', 'PVC 0.9 grey', 'PVC 0.7 black', 'TPU 0.8 black']),
        valve: pick(['one-way A', 'one-way B', 'screw C']),
        weldPattern: pick(['lap 30', 'lap 40', 'butt 50', 'glued 60', 'double 25', 'tape 45']),
        cartonMark: `CM ${below(40)}`,
      };
      const boats = Array.from({ length: 12 + 4 * below(5) }, () => {
        serial += 1 + (chance(0.1) ? below(6) : 0);
        const uri = `urn:epc:id:sgtin:9992${String(maker).padStart(3, '0')}.0000${maker}.${serial}`;
        if (registered) lotOf.set(uri, lot);
        return { uri, hull: `${letters}${serial}` };
      });
      serial += 20 + below(400);
      const cartons = Array.from({ length: boats.length / 4 }, (_, at_) => boats.slice(at_ * 4, at_ * 4 + 4));
      const wholesaler = pick(wholesalers);
      const shipped = made + 5 + below(15);
      if (registered) {
        for (const carton of cartons) {
          const items = carton.map(({ uri, hull }) => ({
            id: uri,
            equipmentType: 'boat-hull',
            serialNumber: hull,
            lot,
            ...(chance(0.6) && traits),
          }));
          at(made, 'ObjectEvent', {
            action: 'ADD',
            bizStep: 'commissioning',
            epcList: carton.map(({ uri }) => uri),
            ilmd: { 'cbvmda:lotNumber': lot },
            'foreland:items': items,
          });
          const sscc = `urn:epc:id:sscc:9993000.1${String(ids).padStart(9, '0')}`;
          at(made + 2, 'AggregationEvent', {
            action: 'ADD',
            bizStep: 'packing',
            parentID: sscc,
            childEPCs: carton.map(({ uri }) => uri),
            bizTransactionList: [{ type: 'bol', bizTransaction: `urn:exercise:bol:M${lot}` }],
            'foreland:items': items,
          });
        }
        move(
          shipped,
          8 + below(20),
          party(maker + 1),
          wholesaler,
          `M${lot}`,
          { epcList: boats.map(({ uri }) => uri) },
          {
            'foreland:hsCode': chance(0.3) ? '6306.12' : '8903.11',
          },
        );
      }
      cartons.forEach((carton, at_) => {
        const shop = pick(shops);
        const sold = shipped + 35 + below(60);
        if (registered)
          move(
            sold,
            2 + below(6),
            wholesaler,
            shop,
            `W${lot}-${at_}`,
            { epcList: carton.map(({ uri }) => uri) },
            {},
          );
        if (honest.includes(shop)) return;
        for (const boat of carton) {
          if (!chance(0.6)) continue;
          const uri =
            chance(0.15) && registered
              ? boat.uri
              : `urn:exercise:found:${seed}-${maker}-${number}-${boat.hull}`;
          const day = sold + 12 + below(90);
          const seen = (share: number, members: EpcisEvent): EpcisEvent => (chance(share) ? members : {});
          const item = {
            id: uri,
            equipmentType: 'boat-hull',
            // Salt and sanding: the number is off, gone, or cut to what can be read.
            ...seen(0.55, { serialNumber: chance(0.04) ? `${letters}${below(90_000)}` : boat.hull }),
            ...seen(0.2, { lot }),
            ...seen(0.7, { material: traits.material }),
            ...seen(0.6, { valve: traits.valve }),
            ...seen(0.65, { weldPattern: traits.weldPattern }),
            ...seen(0.25, { cartonMark: traits.cartonMark }),
          };
          const launch = chance(0.65);
          found.push({ uri, lot, shop });
          at(day, 'ObjectEvent', {
            action: 'OBSERVE',
            bizStep: launch ? 'foreland:bizstep:launching' : 'foreland:bizstep:seizing',
            epcList: [uri],
            readPoint: { id: launch ? (beaches[(maker + below(3)) % beaches.length] ?? '') : place(80) },
            ...(!launch && chance(0.5) && { sourceList: [{ type: 'owning_party', source: shop }] }),
            'foreland:items': [item],
          });
        }
      });
    }
  }
  const aid = party(99);
  move(
    40,
    5,
    party(9),
    aid,
    'AID1',
    { quantityList: [{ epcClass: 'urn:epc:class:lgtin:9994000.00001.A1', quantity: 200 }] },
    {
      'foreland:hsCode': '6307.20',
      'foreland:declaredAs': 'life jackets',
    },
  );
  const kept = events.filter(() => next() >= lost);
  const told = new Set(kept.flatMap((event) => (event['epcList'] as readonly string[] | undefined) ?? []));
  const steps = new Set(
    kept
      .filter((event) => String(event['bizStep']).startsWith('foreland:'))
      .flatMap((event) => event['epcList'] as readonly string[]),
  );
  return {
    document: JSON.stringify({
      '@context': [
        'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
        { foreland: 'urn:foreland:epcis:' },
      ],
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: '2026-11-25T00:00:00Z',
      epcisHeader: {
        epcisMasterData: {
          vocabularyList: [
            {
              type: 'urn:epcglobal:epcis:vtype:Party',
              vocabularyElementList: [
                {
                  id: aid,
                  attributes: [{ id: 'urn:epcglobal:cbv:mda#name', attribute: 'Example Sea Rescue' }],
                },
              ],
            },
          ],
        },
      },
      epcisBody: { eventList: kept },
    }),
    events: events.length,
    found: found.filter(({ uri }) => told.has(uri) && steps.has(uri)),
    lotOf,
    honest,
    aid,
  };
}
