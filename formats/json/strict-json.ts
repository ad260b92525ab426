import type { Limits } from '../limits.ts';
import { DEFAULT_LIMITS } from '../limits.ts';

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

/** What is wrong with a JSON text, and at which UTF-16 position (0-based) and path it stands. */
export interface JsonProblem {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly at: number;
  readonly path: string;
}

export type JsonResult =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problem: JsonProblem };

class JsonFailure {
  readonly problem: JsonProblem;
  constructor(problem: JsonProblem) {
    this.problem = problem;
  }
}

/**
 * RFC 8259 read strictly, where `JSON.parse` is lenient in ways that hide data: duplicate keys, keys that
 * reach into prototypes (`__proto__`, `constructor`, `prototype`), lone surrogates, any depth, any length,
 * and numbers that a double cannot hold are refused with their place.
 */
export function parseStrictJson(text: string, limits: Limits = DEFAULT_LIMITS): JsonResult {
  try {
    return { ok: true, value: new StrictJsonParser(text, limits).parse() };
  } catch (failure) {
    if (failure instanceof JsonFailure) return { ok: false, problem: failure.problem };
    throw failure;
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const UNESCAPED_CONTROL = /[\u0000-\u001f]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class StrictJsonParser {
  readonly #text: string;
  readonly #limits: Limits;
  /** Most lines hold neither escapes nor control characters nor surrogates: then strings are plain slices. */
  readonly #plain: boolean;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string, limits: Limits) {
    this.#text = text;
    this.#limits = limits;
    this.#plain = !text.includes('\\') && !UNESCAPED_CONTROL.test(text) && text.isWellFormed();
  }

  parse(): JsonValue {
    this.#space();
    if (this.#at === this.#text.length)
      this.#fail('json-empty', 'There is no JSON value.', 'Remove the line or complete it.');
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length)
      this.#fail('json-malformed', 'Text follows the JSON value.', 'Write one JSON value on each line.');
    return value;
  }

  #value(depth: number): JsonValue {
    const char = this.#text.charCodeAt(this.#at);
    switch (char) {
      case 0x22:
        return this.#string();
      case 0x7b:
        return this.#object(depth + 1);
      case 0x5b:
        return this.#array(depth + 1);
      case 0x74:
        return this.#word('true', true);
      case 0x66:
        return this.#word('false', false);
      case 0x6e:
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): JsonObject {
    this.#enter(depth);
    const object: JsonObject = {};
    this.#at++;
    this.#space();
    if (this.#text.charCodeAt(this.#at) === 0x7d) {
      this.#at++;
      return object;
    }
    for (;;) {
      if (this.#text.charCodeAt(this.#at) !== 0x22) this.#malformed('A key in double quotes is missing');
      const keyAt = this.#at;
      const key = this.#string();
      this.#path.push(key);
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
        this.#at = keyAt;
        this.#fail(
          'json-forbidden-key',
          `The key “${key}” is not allowed.`,
          'Remove the key; it has no meaning in this format and can harm programs that read it.',
        );
      }
      if (Object.hasOwn(object, key)) {
        this.#at = keyAt;
        this.#fail(
          'json-duplicate-key',
          `The key “${clip(key)}” is given twice.`,
          'Keep one of the two; several values go into a list.',
        );
      }
      this.#space();
      if (this.#text.charCodeAt(this.#at) !== 0x3a) this.#malformed('A colon is missing');
      this.#at++;
      this.#space();
      object[key] = this.#value(depth);
      this.#path.pop();
      this.#space();
      const next = this.#text.charCodeAt(this.#at);
      if (next !== 0x2c && next !== 0x7d) this.#malformed('A comma or closing brace is missing');
      this.#at++;
      if (next === 0x7d) return object;
      this.#space();
    }
  }

  #array(depth: number): JsonValue[] {
    this.#enter(depth);
    const array: JsonValue[] = [];
    this.#at++;
    this.#space();
    if (this.#text.charCodeAt(this.#at) === 0x5d) {
      this.#at++;
      return array;
    }
    for (;;) {
      this.#path.push(array.length);
      array.push(this.#value(depth));
      this.#path.pop();
      this.#space();
      const next = this.#text.charCodeAt(this.#at);
      if (next !== 0x2c && next !== 0x5d) this.#malformed('A comma or closing bracket is missing');
      this.#at++;
      if (next === 0x5d) return array;
      this.#space();
    }
  }

  #string(): string {
    const start = this.#at + 1;
    const value = this.#plain ? this.#plainString(start) : this.#escapedString(start);
    if (value.length > this.#limits.fieldCharacters) {
      this.#at = start - 1;
      this.#fail(
        'field-too-long',
        `A string has more than ${this.#limits.fieldCharacters} characters.`,
        'Shorten the value.',
      );
    }
    return value;
  }

  #plainString(start: number): string {
    const end = this.#text.indexOf('"', start);
    if (end === -1) this.#malformed('A string is not closed');
    this.#at = end + 1;
    return this.#text.slice(start, end);
  }

  #escapedString(start: number): string {
    const text = this.#text;
    let value = '';
    let from = start;
    for (let i = start; ; i++) {
      const char = text.charCodeAt(i);
      if (char === 0x22) {
        value += text.slice(from, i);
        if (!value.isWellFormed()) {
          this.#fail(
            'json-lone-surrogate',
            'A string holds half of a surrogate pair.',
            'Export the file again; a character was cut in two.',
          );
        }
        this.#at = i + 1;
        return value;
      }
      if (char === 0x5c) {
        value += text.slice(from, i) + this.#escape(i);
        if (text[i + 1] === 'u') i += 4;
        i++;
        from = i + 1;
      } else if (char < 0x20) {
        this.#at = i;
        this.#malformed('A string holds a control character that is not escaped');
      } else if (Number.isNaN(char)) this.#malformed('A string is not closed');
    }
  }

  #escape(at: number): string {
    const kind = this.#text[at + 1] ?? '';
    const simple = Object.hasOwn(ESCAPES, kind) ? ESCAPES[kind] : undefined;
    if (simple !== undefined) return simple;
    const digits = this.#text.slice(at + 2, at + 6);
    if (kind === 'u' && /^[0-9a-fA-F]{4}$/.test(digits))
      return String.fromCharCode(Number.parseInt(digits, 16));
    this.#at = at;
    return this.#malformed('An escape in a string is not valid');
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const found = NUMBER.exec(this.#text)?.[0];
    if (found === undefined) return this.#malformed('A value is missing or not valid');
    const value = Number(found);
    if (!Number.isFinite(value))
      this.#fail('json-number', 'A number is too large.', 'Write long numbers as strings.');
    this.#at += found.length;
    return value;
  }

  #word<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) this.#malformed('A value is missing or not valid');
    this.#at += word.length;
    return value;
  }

  #enter(depth: number): void {
    if (depth > this.#limits.depth) {
      this.#fail(
        'json-too-deep',
        `The JSON is nested more than ${this.#limits.depth} deep.`,
        'Flatten the value; no format that Foreland reads is nested so deep.',
      );
    }
  }

  #space(): void {
    for (;;) {
      const char = this.#text.charCodeAt(this.#at);
      if (char !== 0x20 && char !== 0x09 && char !== 0x0a && char !== 0x0d) return;
      this.#at++;
    }
  }

  #malformed(what: string): never {
    return this.#fail(
      'json-malformed',
      `${what}.`,
      'Correct the JSON (RFC 8259); a cut-off line must be sent again.',
    );
  }

  #fail(code: string, message: string, remedy: string): never {
    throw new JsonFailure({ code, message, remedy, at: this.#at, path: pathText(this.#path) });
  }
}

function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${clip(step)}`))
    .join('');
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
