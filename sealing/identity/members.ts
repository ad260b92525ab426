import { isPartner } from '@foreland/model';
import type { Json, Partner } from '@foreland/model';
import { BYTES_32 } from './encoding.ts';
import { IdentityRefused } from './refusal.ts';

/** Last second of the year 9999: what an ISO 8601 date with four digits of year can say. */
const LAST_SECOND = 253_402_300_799;

/**
 * Reads the members of a signed JSON object one by one. A missing, unknown or malformed member is refused with
 * `content-invalid` and its path: what both ends do not understand alike must not be signed over.
 */
export class Members {
  readonly #raw: ReadonlyMap<string, Json | undefined>;
  readonly #read = new Set<string>();
  readonly #path: string;

  constructor(value: Json | undefined, path = '') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(path);
    this.#raw = new Map(Object.entries(value));
    this.#path = path;
  }

  has(key: string): boolean {
    return this.#raw.has(key);
  }

  text(key: string, form: RegExp): string {
    const value = this.#take(key);
    if (typeof value !== 'string' || !form.test(value)) throw this.#invalid(key);
    return value;
  }

  /** 32 bytes in base64url: a digest or a key. */
  bytes32(key: string): string {
    return this.text(key, BYTES_32);
  }

  one<T extends string>(key: string, values: readonly T[]): T {
    const value = this.#take(key);
    const found = values.find((each) => each === value);
    if (found === undefined) throw this.#invalid(key);
    return found;
  }

  partner(key: string): Partner {
    const value = this.#take(key);
    if (!isPartner(value)) throw this.#invalid(key);
    return value;
  }

  integer(key: string, least: number, most: number): number {
    const value = this.#take(key);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most)
      throw this.#invalid(key);
    return value;
  }

  /** NumericDate of RFC 7519 section 2 in whole seconds. @returns ISO 8601 in UTC */
  instant(key: string): string {
    return new Date(this.integer(key, 0, LAST_SECOND) * 1000).toISOString();
  }

  list<T>(key: string, most: number, item: (value: Json, path: string) => T): T[] {
    const value = this.#take(key);
    if (!isList(value) || value.length > most) throw this.#invalid(key);
    return value.map((each, index) => item(each, `${this.#at(key)}[${index}]`));
  }

  texts(key: string, most: number, form: RegExp): string[] {
    return this.list(key, most, (value, path) => {
      if (typeof value !== 'string' || !form.test(value)) throw invalid(path);
      return value;
    });
  }

  object(key: string): Members {
    return new Members(this.#take(key), this.#at(key));
  }

  keys(): string[] {
    return [...this.#raw.keys()];
  }

  /** To be called last: refuses members that nobody read. */
  end(): void {
    for (const key of this.#raw.keys()) if (!this.#read.has(key)) throw this.#invalid(key);
  }

  #take(key: string): Json | undefined {
    this.#read.add(key);
    return this.#raw.get(key);
  }

  #at(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }

  #invalid(key: string): IdentityRefused {
    return invalid(this.#at(key));
  }
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whole seconds since 1970 (NumericDate), rounded down. */
export function toSeconds(instant: Date | string): number {
  return Math.floor(new Date(instant).getTime() / 1000);
}

function invalid(path: string): IdentityRefused {
  return new IdentityRefused('content-invalid', { path: path.slice(0, 80) });
}
