import type { Reader } from '@foreland/model';
import type { Microseconds } from './time.ts';

/** What was released to one reader: a collection is computed from a view and never cut out of another one. */
export interface TaxiiCollection {
  /** UUID. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** A readable name that may stand in place of the id. */
  readonly alias: string | undefined;
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** What is posted is imported before it counts: until then its status is pending. */
  readonly imports?: boolean;
}

export interface TaxiiRecord {
  readonly id: string;
  readonly specVersion: string;
  /** Time of modification; of creation or of addition for objects that have none. */
  readonly version: Microseconds;
  /** Unique in its collection and growing with it: no later addition has an earlier time. */
  readonly added: Microseconds;
  /** The object as JSON. */
  readonly text: string;
}

/** Which versions of an object are asked for; one that fits any of them does. */
export interface VersionMatch {
  readonly all: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly times: readonly Microseconds[];
}

export interface TaxiiFilter {
  /** Added after this time, and not at it. */
  readonly addedAfter: Microseconds | undefined;
  readonly ids: readonly string[] | undefined;
  readonly types: readonly string[] | undefined;
  readonly specVersions: readonly string[] | undefined;
  readonly versions: VersionMatch;
}

export interface TaxiiPage {
  /** In the order of addition. */
  readonly records: readonly TaxiiRecord[];
  readonly more: boolean;
}

export interface TaxiiNewObject {
  readonly id: string;
  readonly type: string;
  readonly specVersion: string;
  /** Undefined for objects without versions. */
  readonly version: Microseconds | undefined;
  readonly text: string;
}

export interface TaxiiStatus {
  readonly id: string;
  readonly requestedAt: Microseconds;
  readonly successes: readonly { readonly id: string; readonly version: string }[];
  readonly failures: readonly { readonly id: string; readonly version: string; readonly message: string }[];
  readonly pendings: readonly { readonly id: string; readonly version: string }[];
}

/**
 * Where collections come from. A reader who may not see a collection is answered as if there were none.
 * Whoever implements it must add objects so that a page that was read never grows an object in its middle.
 */
export interface TaxiiCollectionSource {
  collections(reader: Reader): Promise<readonly TaxiiCollection[]>;
  /** @param name id or alias */
  collection(reader: Reader, name: string): Promise<TaxiiCollection | undefined>;
  /** @param after time of addition of the last object of the page before */
  page(
    collection: string,
    filter: TaxiiFilter,
    after: Microseconds | undefined,
    limit: number,
  ): Promise<TaxiiPage>;
  holds(collection: string, id: string): Promise<boolean>;
  /** Adds what is not there yet. */
  add(collection: string, objects: readonly TaxiiNewObject[]): Promise<void>;
  /** Keeps what was posted to a collection that imports, with its status, until it is imported. */
  receive(
    reader: Reader,
    collection: string,
    status: TaxiiStatus,
    objects: readonly TaxiiNewObject[],
  ): Promise<void>;
  /** @returns how many versions were removed */
  remove(collection: string, id: string, versions: VersionMatch): Promise<number>;
  keepStatus(reader: Reader, status: TaxiiStatus): Promise<void>;
  /** Of this reader's own requests. */
  status(reader: Reader, id: string): Promise<TaxiiStatus | undefined>;
}
