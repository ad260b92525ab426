import { findProperty, findSchema, propertiesOf, sha256Hex } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import type { LossCounter } from '../loss.ts';
import { clip } from '../statement-checker.ts';
import { LAUNCHING, SEIZING, bareTerm, homeRecord, listOf, recordOfUri, textOf } from './names.ts';
import type { MemberNames } from './names.ts';

/** One value that an event says of a record. */
export interface Fact {
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  /** The day on which it was seen to be so. */
  readonly day?: string;
}

interface EventSense {
  readonly names: MemberNames;
  readonly partner: Partner;
  readonly losses: LossCounter;
  /** Logistic units to the consignment that they travel in, as earlier events said. */
  readonly travelling: Map<string, string>;
}

/** Members that are read, of all types of events. */
const READ = new Set([
  '@context',
  'type',
  'isA',
  'action',
  'eventID',
  'eventTime',
  'eventTimeZoneOffset',
  'bizStep',
  'readPoint',
  'bizLocation',
  'bizTransactionList',
  'sourceList',
  'destinationList',
  'epcList',
  'quantityList',
  'parentID',
  'childEPCs',
  'childQuantityList',
  'inputEPCList',
  'inputQuantityList',
  'outputEPCList',
  'outputQuantityList',
  'transformationID',
  'ilmd',
]);

const SHIPPING = new Set([
  'shipping',
  'consigning',
  'transporting',
  'departing',
  'loading',
  'retail_selling',
]);
const RECEIVING = new Set(['receiving', 'arriving', 'accepting', 'unloading']);
/** Kinds of business transactions, those that name the consignment best first. */
const TRANSACTIONS = ['bol', 'desadv', 'recadv', 'po', 'inv', 'prodorder'];

interface Piece {
  readonly uri: string;
  readonly quantity: string | undefined;
}

/** What an event says in the vocabulary. What it says beside that is counted as lost. */
export function factsOfEvent(event: JsonObject, day: string, sense: EventSense): readonly Fact[] {
  return new EventReading(event, day, sense).facts();
}

class EventReading {
  readonly #event: JsonObject;
  readonly #day: string;
  readonly #sense: EventSense;
  readonly #facts: Fact[] = [];
  readonly #type: string;
  readonly #step: string;

  constructor(event: JsonObject, day: string, sense: EventSense) {
    this.#event = event;
    this.#day = day;
    this.#sense = sense;
    this.#type = textOf(event['type'] ?? event['isA']) ?? '';
    this.#step = bareTerm(textOf(event['bizStep']) ?? '', sense.names);
  }

  facts(): readonly Fact[] {
    this.#noteOthers();
    if (this.#event['action'] === 'DELETE' && this.#type !== 'AssociationEvent') {
      this.#lose('that something ended (DELETE)', 'the vocabulary says what was so, not that it ceased');
      for (const piece of [
        ...this.#pieces('epcList', 'quantityList'),
        ...this.#pieces('childEPCs', 'childQuantityList'),
      ])
        if (!isLogisticUnit(piece.uri)) this.#item({ uri: piece.uri, quantity: undefined });
      return this.#facts;
    }
    switch (this.#type) {
      case 'ObjectEvent':
      case 'TransactionEvent':
        this.#seen(this.#pieces('epcList', 'quantityList'));
        break;
      case 'AggregationEvent':
        this.#packed(this.#pieces('childEPCs', 'childQuantityList'));
        break;
      case 'TransformationEvent':
        this.#made();
        break;
      default:
        this.#fitted(this.#pieces('childEPCs', 'childQuantityList'));
    }
    this.#described();
    return this.#facts;
  }

  #say(record: string, schema: string, property: string, value: string | undefined, day?: string): void {
    if (value !== undefined)
      this.#facts.push({ record, schema, property, value, ...(day !== undefined && { day }) });
  }

  #lose(what: string, why: string): void {
    this.#sense.losses.add(what, why, textOf(this.#event['eventID']) ?? this.#type);
  }

  #home(uri: string): string {
    return homeRecord(uri, this.#sense.partner);
  }

  /** Produced, shipped, received, seized, launched, or only seen. */
  #seen(pieces: readonly Piece[]): void {
    const goods = pieces.filter(({ uri }) => !isLogisticUnit(uri));
    if (this.#step === SEIZING || this.#step === LAUNCHING) {
      this.#ended(goods);
      return;
    }
    const moves = SHIPPING.has(this.#step) || RECEIVING.has(this.#step) || this.#type === 'TransactionEvent';
    if (!moves) {
      for (const piece of goods) this.#item(piece, this.#event['action'] === 'ADD' ? this.#day : undefined);
      this.#instance(goods);
      return;
    }
    const consignment = this.#consignment(pieces);
    this.#moved(consignment);
    for (const piece of goods) this.#item(piece, undefined, consignment);
    for (const { uri } of pieces) if (isLogisticUnit(uri)) this.#sense.travelling.set(uri, consignment);
  }

  #ended(goods: readonly Piece[]): void {
    const [schema, property] = this.#step === SEIZING ? ['Seizure', 'seizure'] : ['Launch', 'launch'];
    const record = this.#ownRecord();
    this.#say(record, schema, 'date', this.#day);
    const place = this.#place('readPoint') ?? this.#place('bizLocation');
    this.#say(record, schema, 'place', place);
    const source = this.#end('sourceList', 'owning_party', 'possessing_party');
    this.#say(record, schema, schema === 'Seizure' ? 'seizedFrom' : 'organiser', source);
    this.#plain(record, schema);
    for (const piece of goods) {
      const item = this.#item(piece);
      this.#say(item, 'Equipment', property, record);
    }
    const boat = textOf(this.#sense.names.own(this.#event, 'boatItem'));
    if (schema === 'Launch' && boat !== undefined) this.#say(record, schema, 'boat', this.#home(boat));
  }

  #packed(pieces: readonly Piece[]): void {
    const parent = textOf(this.#event['parentID']);
    const named = this.#transaction() ?? this.#ownRecordIfAny() ?? undefined;
    const consignment =
      named ??
      (parent === undefined ? undefined : (this.#sense.travelling.get(parent) ?? this.#load(parent)));
    if (consignment === undefined) {
      this.#lose('aggregations without a parent', 'nothing says what the pieces were packed in');
      for (const piece of pieces) this.#item(piece);
      return;
    }
    if (parent !== undefined && isLogisticUnit(parent)) this.#sense.travelling.set(parent, consignment);
    if (this.#facts.length === 0 && named !== undefined) this.#plain(consignment, 'Consignment');
    for (const piece of pieces) this.#item(piece, undefined, consignment);
  }

  #made(): void {
    const inputs = this.#pieces('inputEPCList', 'inputQuantityList');
    const outputs = this.#pieces('outputEPCList', 'outputQuantityList');
    for (const piece of inputs) this.#item(piece);
    for (const piece of outputs) this.#item(piece, this.#day);
    this.#instance(outputs);
    const [output] = outputs;
    if (output && outputs.length === 1)
      for (const input of inputs) this.#link(this.#home(output.uri), this.#home(input.uri), 'component');
    else if (inputs.length > 0)
      this.#lose(
        'which input of a transformation went into which output',
        'the event does not say so either',
      );
  }

  #fitted(pieces: readonly Piece[]): void {
    const parent = textOf(this.#event['parentID']);
    for (const piece of pieces) {
      const item = this.#item(piece);
      if (parent !== undefined) this.#link(this.#item({ uri: parent, quantity: undefined }), item, 'fitted');
    }
  }

  #link(subject: string, object: string, role: string): void {
    const record =
      this.#ownRecordIfAny() ??
      `${this.#sense.partner}:epcis-${sha256Hex([subject, role, object].join(' ')).slice(0, 32)}`;
    this.#say(record, 'UnknownLink', 'subject', subject);
    this.#say(record, 'UnknownLink', 'object', object);
    this.#say(record, 'UnknownLink', 'role', role);
    const ended = this.#event['action'] === 'DELETE';
    this.#say(record, 'UnknownLink', ended ? 'endDate' : 'startDate', this.#day);
    this.#plain(record, 'UnknownLink');
  }

  /** A piece, or a quantity of a class, with what its identifier says. */
  #item({ uri, quantity }: Piece, made?: string, consignment?: string): string {
    // A quantity of a class is another thing each time that it is sent.
    const split = quantity !== undefined && recordOfUri(uri) === undefined && consignment !== undefined;
    const record = this.#home(split ? `${uri}@${consignment}` : uri);
    const { serial, lot } = partsOf(uri);
    this.#say(record, 'Equipment', 'serialNumber', serial);
    this.#say(record, 'Equipment', 'lot', lot, made);
    if (recordOfUri(uri) === undefined) this.#say(record, 'Equipment', 'alias', uri);
    this.#say(record, 'Equipment', 'quantity', quantity);
    this.#say(record, 'Equipment', 'consignment', consignment);
    if (split) this.#describe(record, uri);
    return record;
  }

  #describe(record: string, uri: string): void {
    for (const item of listOf(this.#sense.names.own(this.#event, 'items')))
      if (isJsonObject(item) && item['id'] === uri) this.#values(record, 'Equipment', item);
  }

  /** What holds for all pieces that the event brings into being (instance and lot master data). */
  #instance(pieces: readonly Piece[]): void {
    const ilmd = this.#event['ilmd'];
    if (!isJsonObject(ilmd)) return;
    for (const [name, value] of Object.entries(ilmd)) {
      const own = this.#sense.names.ours(name);
      const property = own ?? (this.#sense.names.masterData(name) === 'lotNumber' ? 'lot' : undefined);
      if (property === undefined || !isPlain('Equipment', property)) {
        this.#lose(`member ilmd.${clip(name)}`, 'Foreland keeps no such master data');
        continue;
      }
      for (const text of textsOf(value))
        for (const { uri } of pieces)
          this.#say(this.#home(uri), 'Equipment', property, text, property === 'lot' ? this.#day : undefined);
    }
  }

  /** Our own descriptions of pieces. */
  #described(): void {
    for (const item of listOf(this.#sense.names.own(this.#event, 'items'))) {
      const uri = isJsonObject(item) ? textOf(item['id']) : undefined;
      if (
        isJsonObject(item) &&
        uri !== undefined &&
        this.#facts.some(({ record }) => record === this.#home(uri))
      )
        this.#values(this.#home(uri), 'Equipment', item);
    }
  }

  #values(record: string, schema: string, values: JsonObject): void {
    for (const [name, value] of Object.entries(values)) {
      const property = this.#sense.names.ours(name) ?? name;
      if (isPlain(schema, property))
        for (const text of textsOf(value)) this.#say(record, schema, property, text);
    }
  }

  /** Our members at the event that are properties of the record it tells of. */
  #plain(record: string, schema: string): void {
    for (const [name, value] of Object.entries(this.#event)) {
      const property = this.#sense.names.ours(name);
      if (property === undefined || !isPlain(schema, property)) continue;
      for (const text of textsOf(value)) this.#say(record, schema, property, text);
    }
  }

  #consignment(pieces: readonly Piece[]): string {
    const unit = pieces.find(({ uri }) => isLogisticUnit(uri))?.uri;
    return (
      this.#ownRecordIfAny() ??
      this.#transaction() ??
      (unit === undefined ? undefined : (this.#sense.travelling.get(unit) ?? this.#load(unit))) ??
      this.#ownRecord()
    );
  }

  /** What is packed in a pallet or another piece travels together: a consignment, and never the piece itself. */
  #load(parent: string): string {
    return this.#home(recordOfUri(parent) === undefined ? `${parent}#load` : parent);
  }

  #moved(record: string): void {
    const receiving = RECEIVING.has(this.#step);
    this.#say(record, 'Consignment', receiving ? 'arrivedOn' : 'shippedOn', this.#day);
    const said = this.#sense.names.own(this.#event, 'waybill');
    if (said === undefined) this.#say(record, 'Consignment', 'waybill', tailOf(this.#transactionUri()));
    this.#say(
      record,
      'Consignment',
      'consignor',
      this.#end('sourceList', 'possessing_party', 'owning_party'),
    );
    this.#say(
      record,
      'Consignment',
      'consignee',
      this.#end('destinationList', 'possessing_party', 'owning_party'),
    );
    const read = this.#place('bizLocation') ?? this.#place('readPoint');
    const origin = this.#end('sourceList', 'location') ?? (receiving ? undefined : read);
    const destination = this.#end('destinationList', 'location') ?? (receiving ? read : undefined);
    this.#say(record, 'Consignment', 'origin', origin);
    this.#say(record, 'Consignment', 'destination', destination);
    this.#plain(record, 'Consignment');
  }

  #transactionUri(): string | undefined {
    const all = listOf(this.#event['bizTransactionList']).flatMap((each) => {
      const uri = isJsonObject(each) ? textOf(each['bizTransaction']) : undefined;
      if (!isJsonObject(each) || uri === undefined) return [];
      const rank = TRANSACTIONS.indexOf(bareTerm(textOf(each['type']) ?? '', this.#sense.names));
      return [{ uri, rank: rank === -1 ? TRANSACTIONS.length : rank }];
    });
    return all.sort((a, b) => a.rank - b.rank)[0]?.uri;
  }

  #transaction(): string | undefined {
    const uri = this.#transactionUri();
    return uri === undefined ? undefined : this.#home(uri);
  }

  /** The party or place at one end, of the first type that is given. */
  #end(list: 'sourceList' | 'destinationList', ...types: readonly string[]): string | undefined {
    const member = list === 'sourceList' ? 'source' : 'destination';
    const ends = listOf(this.#event[list]);
    for (const type of types)
      for (const end of ends) {
        if (!isJsonObject(end) || bareTerm(textOf(end['type']) ?? '', this.#sense.names) !== type) continue;
        const uri = textOf(end[member]);
        if (uri !== undefined) return type === 'location' ? this.#placeRecord(uri) : this.#party(uri);
      }
    return undefined;
  }

  #party(uri: string): string {
    // Some name a party by the number of its location, which is a place elsewhere.
    const record = this.#home(/:sgln:|\/414\//.test(uri) ? `${uri}#party` : uri);
    if (recordOfUri(uri) === undefined) this.#say(record, 'LegalEntity', 'idNumber', uri);
    return record;
  }

  #place(member: 'readPoint' | 'bizLocation'): string | undefined {
    const place = this.#event[member];
    const uri = isJsonObject(place) ? textOf(place['id']) : undefined;
    return uri === undefined ? undefined : this.#placeRecord(uri);
  }

  #placeRecord(uri: string): string {
    const record = this.#home(uri);
    if (recordOfUri(uri) === undefined) this.#say(record, 'Place', 'alias', uri);
    return record;
  }

  #ownRecordIfAny(): string | undefined {
    const uri = textOf(this.#sense.names.own(this.#event, 'record'));
    return uri === undefined ? undefined : this.#home(uri);
  }

  /** What the event tells of: as it says, else by its own id, else by all that it says. */
  #ownRecord(): string {
    return (
      this.#ownRecordIfAny() ??
      this.#home(
        textOf(this.#event['eventID']) ?? `urn:event:${sha256Hex(JSON.stringify(this.#event)).slice(0, 32)}`,
      )
    );
  }

  #pieces(list: string, quantities: string): Piece[] {
    const single = listOf(this.#event[list]).flatMap((uri) => {
      const text = textOf(uri);
      return text === undefined ? [] : [{ uri: text, quantity: undefined }];
    });
    const counted = listOf(this.#event[quantities]).flatMap((element) => {
      const uri = isJsonObject(element) ? textOf(element['epcClass']) : undefined;
      if (!isJsonObject(element) || uri === undefined) return [];
      const { quantity, uom } = element;
      if (uom !== undefined && uom !== 'EA' && uom !== 'C62') {
        this.#lose('quantities in units of measure', 'pieces are counted, nothing else');
        return [{ uri, quantity: undefined }];
      }
      return [
        { uri, quantity: typeof quantity === 'number' && quantity >= 0 ? plainNumber(quantity) : undefined },
      ];
    });
    return [...single, ...counted];
  }

  #noteOthers(): void {
    for (const name of Object.keys(this.#event))
      if (!READ.has(name) && this.#sense.names.ours(name) === undefined)
        this.#lose(`member ${clip(name)}`, 'Foreland keeps no such information from EPCIS');
  }
}

/** May a value stand for this property by itself: is it one of the schema, and no link? */
function isPlain(schema: string, property: string): boolean {
  const found = findSchema(schema);
  return (
    found !== undefined &&
    propertiesOf(found).has(property) &&
    findProperty(schema, property)?.type.name !== 'entity' &&
    property !== 'stixObject'
  );
}

function textsOf(value: JsonValue): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each) =>
    typeof each === 'string' && each.trim() !== ''
      ? [each]
      : typeof each === 'number'
        ? [plainNumber(each)]
        : [],
  );
}

function plainNumber(value: number): string {
  return /e/.test(String(value)) ? String(Math.round(value)) : String(value);
}

/** A pallet or carton: it holds goods and is none. */
function isLogisticUnit(uri: string): boolean {
  return uri.startsWith('urn:epc:id:sscc:') || /^https?:\/\/.*\/00\/\d{18}(?:[/?#]|$)/.test(uri);
}

/** Serial number with the class it counts in, and lot, as an EPC URN or a GS1 Digital Link says them. */
function partsOf(uri: string): { readonly serial?: string; readonly lot?: string } {
  const [, sgtin] = /^urn:epc:id:sgtin:(.+)$/.exec(uri) ?? [];
  const [, asset] = /^urn:epc:id:(?:giai|grai):(.+)$/.exec(uri) ?? [];
  const [, lgtin] = /^urn:epc:class:lgtin:[^.]+\.[^.]+\.(.+)$/.exec(uri) ?? [];
  const [, gtin, linkedSerial] =
    /^https?:\/\/.*\/01\/(\d{8,14})(?:\/10\/[^/?#]+)?\/21\/([^/?#]+)/.exec(uri) ?? [];
  const [, linkedLot] = /^https?:\/\/.*\/01\/\d{8,14}\/10\/([^/?#]+)/.exec(uri) ?? [];
  const serial = sgtin ?? asset ?? (gtin === undefined ? undefined : `${gtin}.${linkedSerial}`);
  const lot = lgtin ?? linkedLot;
  return {
    ...(serial !== undefined && { serial: decoded(serial) }),
    ...(lot !== undefined && { lot: decoded(lot) }),
  };
}

function tailOf(uri: string | undefined): string | undefined {
  const tail = uri === undefined ? undefined : /[^:/#]+$/.exec(uri)?.[0];
  return tail === undefined ? undefined : decoded(tail);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
