import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import type { LossCounter } from '../loss.ts';
import { clip } from '../statement-checker.ts';
import { bareTerm, listOf, textOf } from './names.ts';
import type { MemberNames } from './names.ts';

/** A piece, or so many of a class. */
export interface Piece {
  readonly uri: string;
  readonly quantity: string | undefined;
}

/** Members without which nothing is read of any event, and our word that its record is given elsewhere. */
const READ_ALWAYS = ['@context', 'type', 'isA', 'eventID', 'eventTime', 'eventTimeZoneOffset'];
const OURS_READ_ALWAYS = ['generated'];
/** Kinds of business transactions, those that name the consignment best first. */
const TRANSACTIONS = ['bol', 'desadv', 'recadv', 'po', 'inv', 'prodorder'];

/** What stands in an event. It remembers what was asked for, so that the rest can be told as lost. */
export class EventMembers {
  readonly #event: JsonObject;
  readonly #names: MemberNames;
  readonly #losses: LossCounter;
  readonly #read = new Set(READ_ALWAYS);
  readonly #oursRead = new Set(OURS_READ_ALWAYS);

  constructor(event: JsonObject, names: MemberNames, losses: LossCounter) {
    this.#event = event;
    this.#names = names;
    this.#losses = losses;
  }

  get(name: string): JsonValue | undefined {
    this.#read.add(name);
    return this.#event[name];
  }

  text(name: string): string | undefined {
    return textOf(this.get(name));
  }

  /** One of the members that Foreland adds. */
  own(name: string): JsonValue | undefined {
    this.#oursRead.add(name);
    return this.#names.own(this.#event, name);
  }

  /** Those of our members whose names are wanted. */
  owns(isWanted: (name: string) => boolean): (readonly [name: string, value: JsonValue])[] {
    return Object.entries(this.#event).flatMap(([key, value]) => {
      const name = this.#names.ours(key);
      if (name === undefined || !isWanted(name)) return [];
      this.#oursRead.add(name);
      return [[name, value] as const];
    });
  }

  /** A term of the core business vocabulary, bare. */
  term(name: string): string {
    return bareTerm(this.text(name) ?? '', this.#names);
  }

  /** The event as a whole, for what it is when it has no id. */
  asText(): string {
    return JSON.stringify(this.#event);
  }

  lose(what: string, why: string): void {
    const { eventID, type, isA } = this.#event;
    this.#losses.add(what, why, textOf(eventID) ?? textOf(type ?? isA));
  }

  /** Tells as lost whatever nobody asked for. */
  loseUnread(): void {
    for (const key of Object.keys(this.#event)) {
      const name = this.#names.ours(key);
      if (name === undefined ? !this.#read.has(key) : !this.#oursRead.has(name))
        this.lose(`member ${clip(key)}`, 'Foreland keeps no such information from such an event');
    }
  }

  /** Pieces one by one, and those of which only the class and number are told. */
  pieces(list: string, quantities: string): Piece[] {
    const single = listOf(this.get(list)).flatMap((uri) => {
      const text = textOf(uri);
      return text === undefined ? [] : [{ uri: text, quantity: undefined }];
    });
    const counted = listOf(this.get(quantities)).flatMap((element) => {
      const uri = isJsonObject(element) ? textOf(element['epcClass']) : undefined;
      if (!isJsonObject(element) || uri === undefined) return [];
      const { quantity, uom } = element;
      if (uom !== undefined && uom !== 'EA' && uom !== 'C62') {
        this.lose('quantities in units of measure', 'pieces are counted, nothing else');
        return [{ uri, quantity: undefined }];
      }
      return [
        { uri, quantity: typeof quantity === 'number' && quantity >= 0 ? plainNumber(quantity) : undefined },
      ];
    });
    return [...single, ...counted];
  }

  /** The business transaction that names a consignment best. */
  transaction(): string | undefined {
    const all = listOf(this.get('bizTransactionList')).flatMap((each) => {
      const uri = isJsonObject(each) ? textOf(each['bizTransaction']) : undefined;
      if (!isJsonObject(each) || uri === undefined) return [];
      const rank = TRANSACTIONS.indexOf(bareTerm(textOf(each['type']) ?? '', this.#names));
      return [{ uri, rank: rank === -1 ? TRANSACTIONS.length : rank }];
    });
    return all.sort((a, b) => a.rank - b.rank)[0]?.uri;
  }

  /** The party or place at one end, of the first of these types that is given. */
  end(
    list: 'sourceList' | 'destinationList',
    ...types: readonly string[]
  ): { readonly uri: string; readonly type: string } | undefined {
    const member = list === 'sourceList' ? 'source' : 'destination';
    const ends = listOf(this.get(list));
    for (const type of types)
      for (const end of ends) {
        if (!isJsonObject(end) || bareTerm(textOf(end['type']) ?? '', this.#names) !== type) continue;
        const uri = textOf(end[member]);
        if (uri !== undefined) return { uri, type };
      }
    return undefined;
  }

  place(member: 'readPoint' | 'bizLocation'): string | undefined {
    const place = this.get(member);
    return isJsonObject(place) ? textOf(place['id']) : undefined;
  }
}

/** A number as texts have it, without an exponent. */
export function plainNumber(value: number): string {
  return /e/.test(String(value)) ? String(BigInt(Math.round(value))) : String(value);
}
