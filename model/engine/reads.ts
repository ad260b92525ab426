import type { Feed } from './rows.ts';

/** A property of records of a schema. */
export interface Selected {
  readonly schema: string;
  readonly property: string;
}

/** For each feed how much of it is read. Rows of other schemata and properties never reach the engine. */
export interface Selections {
  readonly records: readonly string[];
  readonly statements: readonly Selected[];
  readonly bearers: true;
  readonly identifiers: true;
  readonly entities: true;
  readonly commonIdentifiers: true;
  readonly aid: true;
  readonly today: true;
}

export type Reads<Read extends Feed> = Pick<Selections, Read>;
