import { ForelandError } from '@foreland/model';
import type { Place } from '@foreland/model';
import type { Limits } from '../limits.ts';
import { parseStrictJson } from '../json/strict-json.ts';
import type { JsonValue } from '../json/strict-json.ts';
import type { ByteStream } from '../source.ts';
import { decodeText } from '../text/decode.ts';
import { withLine } from '../text/lines.ts';

/** One element of `objects`, not yet read as JSON. */
export interface ObjectText {
  /** 0-based place in the list. */
  readonly index: number;
  /** 1-based line on which it begins. */
  readonly line: number;
  /** Undefined where the object is longer than the limit. */
  readonly text: string | undefined;
}

/** A bundle of STIX, or an envelope of TAXII: an object with a list “objects” and a few short members beside it. */
export interface BundleHead {
  readonly members: ReadonlyMap<string, JsonValue>;
}

/** Characters of a member of the bundle beside its objects. */
const MEMBER = 10_000;

/**
 * Cuts a bundle into its objects, holding at most one piece of the file and one object. The objects themselves are
 * left to a strict reader.
 * @returns the members beside the objects, known at the end
 * @throws ForelandError `json-malformed`, `bundle-invalid`, `text-malformed`, each with its line.
 */
export async function* readObjects(
  source: ByteStream,
  limits: Limits,
): AsyncGenerator<readonly ObjectText[], BundleHead> {
  const scanner = new BundleScanner(limits);
  try {
    for await (const piece of decodeText(source)) {
      const objects = scanner.push(piece);
      if (objects.length > 0) yield objects;
    }
    return scanner.end();
  } catch (error) {
    throw withLine(error, scanner.line);
  }
}

type State =
  | 'start'
  | 'key-or-end'
  | 'key'
  | 'colon'
  | 'value'
  | 'comma-or-end'
  | 'element-or-end'
  | 'element'
  | 'element-comma'
  | 'after';

class BundleScanner {
  line = 1;
  readonly #limits: Limits;
  readonly #members = new Map<string, JsonValue>();
  #state: State = 'start';
  #key = '';
  /** Text of a value that is still open. */
  #open = '';
  #openLine = 1;
  #openLength = 0;
  #inString = false;
  #escaped = false;
  #depth = 0;
  /** What the open value is: a key, a member beside the objects, or one of the objects. */
  #reading: 'key' | 'member' | 'object' | undefined;
  #index = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  push(piece: string): ObjectText[] {
    const found: ObjectText[] = [];
    let at = 0;
    while (at < piece.length) at = this.#reading ? this.#continue(piece, at, found) : this.#step(piece, at);
    return found;
  }

  end(): BundleHead {
    if (this.#state === 'start' && this.#reading === undefined)
      throw new ForelandError({
        code: 'file-empty',
        message: 'The file is empty.',
        remedy: 'Send the file again, or choose another one.',
        place: { line: 1 },
      });
    if (this.#state !== 'after' || this.#reading) this.#malformed('The file ends before the bundle does');
    return { members: this.#members };
  }

  /** One character between values. */
  #step(piece: string, at: number): number {
    const char = piece[at] ?? '';
    if (char === '\n') this.line++;
    if (char === ' ' || char === '\t' || char === '\n' || char === '\r') return at + 1;
    switch (this.#state) {
      case 'start':
        if (char !== '{') throw this.#invalid('does not begin with a brace');
        this.#state = 'key-or-end';
        return at + 1;
      case 'key-or-end':
      case 'key':
        if (char === '}' && this.#state === 'key-or-end') {
          this.#state = 'after';
          return at + 1;
        }
        if (char !== '"') this.#malformed('A key in double quotes is missing');
        return this.#begin('key', at);
      case 'colon':
        if (char !== ':') this.#malformed('A colon is missing');
        this.#state = 'value';
        return at + 1;
      case 'value':
        if (this.#key !== 'objects') return this.#begin('member', at);
        if (char !== '[') throw this.#invalid('has “objects” that is no list', 'objects');
        this.#members.set('objects', null);
        this.#state = 'element-or-end';
        return at + 1;
      case 'comma-or-end':
        if (char !== ',' && char !== '}') this.#malformed('A comma or closing brace is missing');
        this.#state = char === ',' ? 'key' : 'after';
        return at + 1;
      case 'element-or-end':
      case 'element':
        if (char === ']' && this.#state === 'element-or-end') {
          this.#state = 'comma-or-end';
          return at + 1;
        }
        return this.#begin('object', at);
      case 'element-comma':
        if (char !== ',' && char !== ']') this.#malformed('A comma or closing bracket is missing');
        this.#state = char === ',' ? 'element' : 'comma-or-end';
        return at + 1;
      case 'after':
        return this.#malformed('Text follows the bundle');
    }
  }

  #begin(what: 'key' | 'member' | 'object', at: number): number {
    this.#reading = what;
    this.#open = '';
    this.#openLength = 0;
    this.#openLine = this.line;
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
    return at;
  }

  /** Goes on with an open value up to its end or the end of the piece. */
  #continue(piece: string, from: number, found: ObjectText[]): number {
    let at = from;
    let ended = false;
    for (; at < piece.length && !ended; at++) {
      const char = piece.charCodeAt(at);
      if (char === 0x0a) this.line++;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (char === 0x5c) this.#escaped = true;
        else if (char === 0x22) {
          this.#inString = false;
          ended = this.#depth === 0;
        }
      } else if (char === 0x22) this.#inString = true;
      else if (char === 0x7b || char === 0x5b) this.#depth++;
      else if (char === 0x7d || char === 0x5d) {
        // A bare word ends where its surroundings go on.
        if (this.#depth === 0) break;
        this.#depth--;
        ended = this.#depth === 0;
      } else if (this.#depth === 0 && (char === 0x2c || char <= 0x20)) break;
    }
    const stopped = ended || at < piece.length;
    this.#append(piece.slice(from, at));
    if (stopped) this.#close(found);
    // A line end that stopped a bare word is read again as space, and was counted here.
    if (stopped && !ended && piece.charCodeAt(at) === 0x0a) this.line--;
    return at;
  }

  #append(text: string): void {
    this.#openLength += text.length;
    const limit = this.#reading === 'object' ? this.#limits.lineCharacters : MEMBER;
    if (this.#openLength <= limit) this.#open += text;
    else if (this.#reading !== 'object')
      throw this.#invalid(`has a member of more than ${MEMBER} characters`);
    else this.#open = '';
  }

  #close(found: ObjectText[]): void {
    const reading = this.#reading;
    this.#reading = undefined;
    if (reading === 'object') {
      const whole = this.#openLength <= this.#limits.lineCharacters;
      if (this.#openLength === 0) this.#malformed('An object is missing');
      found.push({ index: this.#index++, line: this.#openLine, text: whole ? this.#open : undefined });
      if (this.#index > this.#limits.rows) throw this.#invalid(`has more than ${this.#limits.rows} objects`);
      this.#state = 'element-comma';
    } else {
      const parsed = parseStrictJson(this.#open, this.#limits);
      if (!parsed.ok)
        throw new ForelandError({
          code: parsed.problem.code,
          message: parsed.problem.message,
          remedy: parsed.problem.remedy,
          place: { line: this.#openLine, ...pathOf(this.#key) },
        });
      if (reading === 'key') this.#nextKey(parsed.value);
      else {
        this.#members.set(this.#key, parsed.value);
        this.#state = 'comma-or-end';
      }
    }
    this.#open = '';
  }

  #nextKey(key: JsonValue): void {
    this.#key = typeof key === 'string' ? key : '';
    if (this.#key === '__proto__' || this.#key === 'constructor' || this.#key === 'prototype')
      throw this.#refuse('json-forbidden-key', `The key “${this.#key}” is not allowed.`);
    if (this.#members.has(this.#key))
      throw this.#refuse('json-duplicate-key', 'A key of the bundle is given twice.');
    if (this.#members.size >= 100) throw this.#invalid('has more than 100 members');
    this.#state = 'colon';
  }

  #malformed(what: string): never {
    throw new ForelandError({
      code: 'json-malformed',
      message: `${what}.`,
      remedy: 'Correct the JSON (RFC 8259); a cut-off file must be sent again.',
      place: this.#place(),
    });
  }

  #invalid(what: string, path?: string): ForelandError {
    return new ForelandError({
      code: 'bundle-invalid',
      message: `The file ${what}, and so is no bundle of STIX.`,
      remedy: 'Give one bundle of STIX 2.1: {"type":"bundle","id":"bundle--…","objects":[…]}.',
      place: { ...this.#place(), ...pathOf(path) },
    });
  }

  #refuse(code: string, message: string): ForelandError {
    return new ForelandError({ code, message, remedy: 'Correct the bundle.', place: this.#place() });
  }

  #place(): Place {
    return { line: this.line };
  }
}

function pathOf(path: string | undefined): Place {
  return path === undefined || path === '' ? {} : { path: path.slice(0, 60) };
}
