import { canonicalJson, findProperty, isCalendarDay, nameUuid } from '@foreland/model';
import type { RecordStatements } from '../by-record.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import type { LossCounter } from '../loss.ts';
import { timesOf } from './day.ts';
import { LAUNCHING, SEIZING, recordUri } from './names.ts';

/** Namespace of the ids of events that are written here. Fixed for good. */
const EVENTS = '3f0c1f0e-6f0b-5c0e-9d5b-0a6f6b2a7c11';
const FITTED = /^(fitted|installed|mounted|associated)/i;
const COMPONENT = /^component/i;

/** The events of EPCIS that supply records make. Facts alone: what somebody thinks is no event. */
export class SupplyEvents {
  readonly #records = new Map<string, RecordFacts>();
  readonly #losses: LossCounter;

  constructor(records: readonly RecordStatements[], losses: LossCounter) {
    this.#losses = losses;
    for (const group of records) {
      const known = this.#records.get(group.record);
      if (known) known.add(group);
      else this.#records.set(group.record, new RecordFacts(group));
    }
  }

  *all(): Generator<JsonObject> {
    const items = [...this.#records.values()].filter(({ schema }) => schema === 'Equipment');
    const pointing = (property: string): ReadonlyMap<string, readonly RecordFacts[]> => {
      const found = new Map<string, RecordFacts[]>();
      for (const item of items)
        for (const target of item.values(property)) found.set(target, [...(found.get(target) ?? []), item]);
      return found;
    };
    const [packed, seized, launched] = [pointing('consignment'), pointing('seizure'), pointing('launch')];
    for (const record of this.#records.values()) {
      const { schema, record: id } = record;
      if (schema === 'Equipment') yield* this.#production(record);
      else if (schema === 'Consignment') yield* this.#consignment(record, packed.get(id) ?? []);
      else if (schema === 'Seizure') yield* this.#fate(record, seized.get(id) ?? [], SEIZING);
      else if (schema === 'Launch')
        yield* this.#fate(record, this.#aboard(record, launched.get(id) ?? []), LAUNCHING);
      else yield* this.#link(record);
    }
  }

  *#production(item: RecordFacts): Generator<JsonObject> {
    for (const day of item.daysOf('lot'))
      yield this.#event(item, 'ObjectEvent', day, {
        action: 'ADD',
        bizStep: 'commissioning',
        disposition: 'active',
        ...piecesOf([item], 'epcList', 'quantityList'),
        ilmd: ilmdOf(item),
      });
    if (item.daysOf('lot').length > 0) return;
    if (['consignment', 'seizure', 'launch'].every((property) => item.values(property).length === 0))
      this.#undated(item, 'equipment of which no event is dated');
  }

  *#consignment(consignment: RecordFacts, items: readonly RecordFacts[]): Generator<JsonObject> {
    const [sent, arrived] = [this.#days(consignment, 'shippedOn'), this.#days(consignment, 'arrivedOn')];
    if (sent.length === 0 && arrived.length === 0) this.#undated(consignment, 'consignments without a day');
    const waybill = consignment.values('waybill')[0];
    const transactions = [
      {
        ...(waybill !== undefined && { type: 'bol' }),
        bizTransaction:
          waybill === undefined
            ? recordUri(consignment.record)
            : `urn:foreland:waybill:${encodeURIComponent(waybill)}`,
      },
    ];
    const ends: JsonObject = {
      ...endsOf(consignment, 'sourceList', 'source', 'consignor', 'origin'),
      ...endsOf(consignment, 'destinationList', 'destination', 'consignee', 'destination'),
    };
    for (const day of sent) {
      if (items.length > 0)
        yield this.#event(consignment, 'AggregationEvent', day, {
          action: 'ADD',
          bizStep: 'packing',
          disposition: 'in_progress',
          parentID: recordUri(consignment.record),
          ...piecesOf(items, 'childEPCs', 'childQuantityList'),
          bizTransactionList: transactions,
          ...described(items),
        });
      yield this.#event(consignment, 'TransactionEvent', day, {
        action: 'ADD',
        bizStep: 'shipping',
        disposition: 'in_transit',
        bizTransactionList: transactions,
        ...piecesOf(items, 'epcList', 'quantityList'),
        ...ends,
        ...described(items),
        ...plainOf(consignment),
      });
    }
    for (const day of arrived)
      yield this.#event(consignment, 'ObjectEvent', day, {
        action: 'OBSERVE',
        bizStep: 'receiving',
        disposition: 'in_progress',
        bizTransactionList: transactions,
        ...piecesOf(items, 'epcList', 'quantityList'),
        ...ends,
        ...described(items),
        ...plainOf(consignment),
      });
  }

  /** Whoever is said to be launched, by the piece or by the launch. */
  #aboard(launch: RecordFacts, items: readonly RecordFacts[]): readonly RecordFacts[] {
    const boats = launch.values('boat').flatMap((boat) => this.#records.get(boat) ?? []);
    return [...new Set([...boats, ...items])];
  }

  *#fate(fate: RecordFacts, items: readonly RecordFacts[], step: string): Generator<JsonObject> {
    const days = this.#days(fate, 'date');
    if (days.length === 0) this.#undated(fate, 'seizures and launches without a day');
    const [place] = fate.values('place');
    const [boat] = fate.values('boat');
    for (const day of days)
      yield this.#event(fate, 'ObjectEvent', day, {
        action: 'OBSERVE',
        bizStep: step,
        ...piecesOf(items, 'epcList', 'quantityList'),
        ...(place !== undefined && { readPoint: { id: recordUri(place) } }),
        ...endsOf(fate, 'sourceList', 'source', step === SEIZING ? 'seizedFrom' : 'organiser'),
        ...(boat !== undefined && { 'foreland:boatItem': recordUri(boat) }),
        ...described(items),
        ...plainOf(fate),
      });
  }

  *#link(link: RecordFacts): Generator<JsonObject> {
    const [role] = link.values('role');
    const ends = (property: string): RecordFacts[] =>
      link.values(property).flatMap((end) => {
        const item = this.#records.get(end);
        return item?.schema === 'Equipment' ? [item] : [];
      });
    const [parents, children] = [ends('subject'), ends('object')];
    const [parent] = parents;
    const isFitted = role !== undefined && FITTED.test(role);
    if (!parent || children.length === 0 || !(isFitted || (role !== undefined && COMPONENT.test(role)))) {
      this.#losses.add(
        'records that EPCIS has no terms for',
        'they stand in our attribute alone; other readers do not know them',
        link.record,
      );
      return;
    }
    const [days, removed] = [this.#days(link, 'startDate'), isFitted ? this.#days(link, 'endDate') : []];
    for (const day of removed)
      yield this.#event(link, 'AssociationEvent', day, {
        action: 'DELETE',
        bizStep: 'removing',
        parentID: recordUri(parent.record),
        ...piecesOf(children, 'childEPCs', 'childQuantityList'),
        ...described([parent, ...children]),
      });
    if (days.length + removed.length === 0) this.#undated(link, 'fittings without a day');
    for (const day of days)
      yield isFitted
        ? this.#event(link, 'AssociationEvent', day, {
            action: 'ADD',
            bizStep: 'installing',
            parentID: recordUri(parent.record),
            ...piecesOf(children, 'childEPCs', 'childQuantityList'),
            ...described([parent, ...children]),
          })
        : this.#event(link, 'TransformationEvent', day, {
            bizStep: 'assembling',
            ...piecesOf(children, 'inputEPCList', 'inputQuantityList'),
            ...piecesOf(parents, 'outputEPCList', 'outputQuantityList'),
            ...described([...parents, ...children]),
          });
  }

  /** Days in full: an event happens at a time, so that a month alone makes none. */
  #days(record: RecordFacts, property: string): readonly string[] {
    const values = record.values(property).map((value) => value.slice(0, 10));
    const days = values.filter(isCalendarDay);
    if (days.length < values.length)
      this.#losses.add(
        'days of which only month or year is known',
        'events need a time; the value stands in our attribute alone',
        record.record,
        values.length - days.length,
      );
    return [...new Set(days)].sort();
  }

  #undated(record: RecordFacts, what: string): void {
    this.#losses.add(what, 'events need a time; they stand in our attribute alone', record.record);
  }

  #event(record: RecordFacts, type: string, day: string, members: JsonObject): JsonObject {
    const event: JsonObject = {
      type,
      ...timesOf(day),
      ...members,
      'foreland:generated': true,
      'foreland:record': recordUri(record.record),
    };
    return { eventID: `urn:uuid:${nameUuid(EVENTS, canonicalJson(event))}`, ...event };
  }
}

/** What is stated as a fact of one record. */
class RecordFacts {
  readonly record: string;
  readonly schema: string;
  readonly #values = new Map<string, Set<string>>();
  readonly #days = new Map<string, Set<string>>();

  constructor(group: RecordStatements) {
    this.record = group.record;
    this.schema = group.schema;
    this.add(group);
  }

  add({ statements }: RecordStatements): void {
    for (const { kind, property, value, observedFrom } of statements) {
      if (kind !== 'fact') continue;
      const values = this.#values.get(property) ?? new Set<string>();
      this.#values.set(property, values.add(value));
      if (observedFrom === undefined) continue;
      const days = this.#days.get(property) ?? new Set<string>();
      this.#days.set(property, days.add(observedFrom));
    }
  }

  values(property: string): readonly string[] {
    return [...(this.#values.get(property) ?? [])].sort();
  }

  /** Days on which a property was seen to be so. */
  daysOf(property: string): readonly string[] {
    return [...(this.#days.get(property) ?? [])].filter(isCalendarDay).sort();
  }

  properties(): readonly string[] {
    return [...this.#values.keys()].sort();
  }
}

/** Properties that the events themselves say, by their times and places. */
const SAID_BY_EVENT = ['shippedOn', 'arrivedOn', 'date', 'startDate', 'endDate', 'stixObject'];

function plainOf(record: RecordFacts, prefix = 'foreland:'): JsonObject {
  const object: JsonObject = {};
  for (const property of record.properties()) {
    if (SAID_BY_EVENT.includes(property) || findProperty(record.schema, property)?.type.name === 'entity')
      continue;
    const values: JsonValue[] = [...record.values(property)];
    object[prefix + property] = values.length === 1 ? (values[0] ?? null) : values;
  }
  return object;
}

function described(items: readonly RecordFacts[]): JsonObject {
  if (items.length === 0) return {};
  return { 'foreland:items': items.map((item) => ({ id: recordUri(item.record), ...plainOf(item, '') })) };
}

function ilmdOf(item: RecordFacts): JsonObject {
  const { 'foreland:lot': lot, ...rest } = plainOf(item);
  const [first] = item.values('lot');
  return {
    ...(first !== undefined && { 'cbvmda:lotNumber': first }),
    ...(Array.isArray(lot) && { 'foreland:lot': lot }),
    ...rest,
  };
}

/** Pieces one by one, and several that nobody told apart as a quantity. */
function piecesOf(items: readonly RecordFacts[], list: string, quantities: string): JsonObject {
  const single: JsonValue[] = [];
  const counted: JsonValue[] = [];
  for (const item of items) {
    const quantity = Number(item.values('quantity')[0] ?? Number.NaN);
    if (quantity > 1) counted.push({ epcClass: recordUri(item.record), quantity });
    else single.push(recordUri(item.record));
  }
  // The schemata want one of the two; an empty list says that no piece was told apart.
  return {
    ...((single.length > 0 || counted.length === 0) && { [list]: single }),
    ...(counted.length > 0 && { [quantities]: counted }),
  };
}

function endsOf(
  record: RecordFacts,
  list: string,
  member: 'source' | 'destination',
  party: string,
  place?: string,
): JsonObject {
  const ends: JsonValue[] = [
    ...record.values(party).map((value) => ({ type: 'possessing_party', [member]: recordUri(value) })),
    ...(place === undefined
      ? []
      : record.values(place).map((value) => ({ type: 'location', [member]: recordUri(value) }))),
  ];
  return ends.length === 0 ? {} : { [list]: ends };
}
