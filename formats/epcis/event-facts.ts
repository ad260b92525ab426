import { findProperty, findSchema, propertiesOf, sha256Hex } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import type { LossCounter } from '../loss.ts';
import { clip } from '../statement-checker.ts';
import { EventMembers, plainNumber } from './event-members.ts';
import type { Piece } from './event-members.ts';
import { LAUNCHING, SEIZING, homeRecord, listOf, recordOfUri, textOf } from './names.ts';
import type { MemberNames } from './names.ts';
import { isLogisticUnit, partsOf, tailOf } from './piece-uri.ts';

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

const SHIPPING = new Set([
  'shipping',
  'consigning',
  'transporting',
  'departing',
  'loading',
  'retail_selling',
]);
const RECEIVING = new Set(['receiving', 'arriving', 'accepting', 'unloading']);

/** What an event says in the vocabulary. What it says beside that is counted as lost. */
export function factsOfEvent(event: JsonObject, day: string, sense: EventSense): readonly Fact[] {
  return new EventReading(event, day, sense).facts();
}

class EventReading {
  readonly #members: EventMembers;
  readonly #day: string;
  readonly #sense: EventSense;
  readonly #facts: Fact[] = [];
  readonly #type: string;
  readonly #step: string;
  #described: ReadonlyMap<string, readonly JsonObject[]> | undefined;

  constructor(event: JsonObject, day: string, sense: EventSense) {
    this.#members = new EventMembers(event, sense.names, sense.losses);
    this.#day = day;
    this.#sense = sense;
    this.#type = textOf(event['type'] ?? event['isA']) ?? '';
    this.#step = this.#members.term('bizStep');
  }

  facts(): readonly Fact[] {
    this.#tell();
    this.#members.loseUnread();
    return this.#facts;
  }

  #tell(): void {
    if (this.#members.get('action') === 'DELETE' && this.#type !== 'AssociationEvent') {
      this.#members.lose(
        'that something ended (DELETE)',
        'the vocabulary says what was so, not that it ceased',
      );
      for (const piece of [
        ...this.#members.pieces('epcList', 'quantityList'),
        ...this.#members.pieces('childEPCs', 'childQuantityList'),
      ])
        if (!isLogisticUnit(piece.uri)) this.#item({ uri: piece.uri, quantity: undefined });
      return;
    }
    switch (this.#type) {
      case 'ObjectEvent':
      case 'TransactionEvent':
        this.#seen(this.#members.pieces('epcList', 'quantityList'));
        break;
      case 'AggregationEvent':
        this.#packed(this.#members.pieces('childEPCs', 'childQuantityList'));
        break;
      case 'TransformationEvent':
        this.#made();
        break;
      default:
        this.#fitted(this.#members.pieces('childEPCs', 'childQuantityList'));
    }
    this.#describeTold();
  }

  #say(record: string, schema: string, property: string, value: string | undefined, day?: string): void {
    if (value !== undefined)
      this.#facts.push({ record, schema, property, value, ...(day !== undefined && { day }) });
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
      for (const piece of goods)
        this.#item(piece, this.#members.get('action') === 'ADD' ? this.#day : undefined);
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
    const boat = textOf(this.#members.own('boatItem'));
    if (schema === 'Launch' && boat !== undefined) this.#say(record, schema, 'boat', this.#home(boat));
  }

  #packed(pieces: readonly Piece[]): void {
    const parent = this.#members.text('parentID');
    const named = this.#transaction() ?? this.#ownRecordIfAny() ?? undefined;
    const consignment =
      named ??
      (parent === undefined ? undefined : (this.#sense.travelling.get(parent) ?? this.#load(parent)));
    if (consignment === undefined) {
      this.#members.lose('aggregations without a parent', 'nothing says what the pieces were packed in');
      for (const piece of pieces) this.#item(piece);
      return;
    }
    if (parent !== undefined && isLogisticUnit(parent)) this.#sense.travelling.set(parent, consignment);
    if (this.#facts.length === 0 && named !== undefined) this.#plain(consignment, 'Consignment');
    for (const piece of pieces) this.#item(piece, undefined, consignment);
  }

  #made(): void {
    const inputs = this.#members.pieces('inputEPCList', 'inputQuantityList');
    const outputs = this.#members.pieces('outputEPCList', 'outputQuantityList');
    for (const piece of inputs) this.#item(piece);
    for (const piece of outputs) this.#item(piece, this.#day);
    this.#instance(outputs);
    const [output] = outputs;
    if (output && outputs.length === 1)
      for (const input of inputs) this.#link(this.#home(output.uri), this.#home(input.uri), 'component');
    else if (inputs.length > 0)
      this.#members.lose(
        'which input of a transformation went into which output',
        'the event does not say so either',
      );
  }

  #fitted(pieces: readonly Piece[]): void {
    const parent = this.#members.text('parentID');
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
    const ended = this.#members.get('action') === 'DELETE';
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
    for (const item of this.#descriptions().get(uri) ?? []) this.#values(record, 'Equipment', item);
  }

  /** Our own descriptions of pieces by URI. An event may have as many as a file holds, so that they are taken apart once. */
  #descriptions(): ReadonlyMap<string, readonly JsonObject[]> {
    return (this.#described ??= Map.groupBy(
      listOf(this.#members.own('items')).filter(isJsonObject),
      (item) => textOf(item['id']) ?? '',
    ));
  }

  /** What holds for all pieces that the event brings into being (instance and lot master data). */
  #instance(pieces: readonly Piece[]): void {
    const ilmd = this.#members.get('ilmd');
    if (!isJsonObject(ilmd)) return;
    for (const [name, value] of Object.entries(ilmd)) {
      const own = this.#sense.names.ours(name);
      const property = own ?? (this.#sense.names.masterData(name) === 'lotNumber' ? 'lot' : undefined);
      if (property === undefined || !isPlain('Equipment', property)) {
        this.#members.lose(`member ilmd.${clip(name)}`, 'Foreland keeps no such master data');
        continue;
      }
      for (const text of textsOf(value))
        for (const { uri } of pieces)
          this.#say(this.#home(uri), 'Equipment', property, text, property === 'lot' ? this.#day : undefined);
    }
  }

  #describeTold(): void {
    const told = new Set(this.#facts.map(({ record }) => record));
    for (const uri of this.#descriptions().keys())
      if (uri !== '' && told.has(this.#home(uri))) this.#describe(this.#home(uri), uri);
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
    for (const [property, value] of this.#members.owns((name) => isPlain(schema, name)))
      for (const text of textsOf(value)) this.#say(record, schema, property, text);
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
    const said = this.#members.own('waybill');
    if (said === undefined) this.#say(record, 'Consignment', 'waybill', tailOf(this.#members.transaction()));
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

  #transaction(): string | undefined {
    const uri = this.#members.transaction();
    return uri === undefined ? undefined : this.#home(uri);
  }

  /** The record of the party or place at one end. */
  #end(list: 'sourceList' | 'destinationList', ...types: readonly string[]): string | undefined {
    const end = this.#members.end(list, ...types);
    if (end === undefined) return undefined;
    return end.type === 'location' ? this.#placeRecord(end.uri) : this.#party(end.uri);
  }

  #party(uri: string): string {
    // Some name a party by the number of its location, which is a place elsewhere.
    const record = this.#home(/:sgln:|\/414\//.test(uri) ? `${uri}#party` : uri);
    if (recordOfUri(uri) === undefined) this.#say(record, 'LegalEntity', 'idNumber', uri);
    return record;
  }

  #place(member: 'readPoint' | 'bizLocation'): string | undefined {
    const uri = this.#members.place(member);
    return uri === undefined ? undefined : this.#placeRecord(uri);
  }

  #placeRecord(uri: string): string {
    const record = this.#home(uri);
    if (recordOfUri(uri) === undefined) this.#say(record, 'Place', 'alias', uri);
    return record;
  }

  #ownRecordIfAny(): string | undefined {
    const uri = textOf(this.#members.own('record'));
    return uri === undefined ? undefined : this.#home(uri);
  }

  /** What the event tells of: as it says, else by its own id, else by all that it says. */
  #ownRecord(): string {
    return (
      this.#ownRecordIfAny() ??
      this.#home(
        this.#members.text('eventID') ?? `urn:event:${sha256Hex(this.#members.asText()).slice(0, 32)}`,
      )
    );
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
