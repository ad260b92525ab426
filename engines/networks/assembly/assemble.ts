import { ForelandError, isProtectedSubject } from '@foreland/model';
import type { Subject } from '@foreland/model';
import type { EvidenceGraph, GraphNode } from './evidence-graph.ts';
import {
  DATE_PROPERTIES,
  QUANTITY_PROPERTIES,
  REMARK_PROPERTIES,
  isLeftOut,
  isLink,
  joiningRules,
  linkTypeOf,
} from './link-rules.ts';
import type { JoiningRule } from './link-rules.ts';
import { LinkTable } from './link-table.ts';
import { nodeKindOf } from './node-kind.ts';
import { RecordTable } from './record-table.ts';
import type { GraphRecord, SourcedValue } from './record-table.ts';
import type { BearerStatement, GraphStatement, KnownRecord } from './statement.ts';

export interface AssemblyInput {
  /** Every record in view; several lines of one record where it concerns persons of several categories. */
  readonly records: Iterable<KnownRecord>;
  readonly statements: Iterable<GraphStatement>;
  readonly bearers: Iterable<BearerStatement>;
  /** Name of the entity that a record belongs to: one of its records. Records without one stand for themselves. */
  readonly entities: ReadonlyMap<string, string>;
  /** Identifiers, as {@link identifierNode} names them, that many bear for reasons of their own: they join nobody. */
  readonly generic: ReadonlySet<string>;
}

/** Kind of the link between a thing and an identifier that it bears. */
export const BEARS = 'bears';

/** Name of the node of an identifier; record ids begin with capitals, so that none is one. */
export function identifierNode(identifier: { readonly class: string; readonly value: string }): string {
  return `${identifier.class}:${identifier.value}`;
}

/**
 * Makes the network of what one view clears: entities, and the identifiers that several of them bear, are nodes; links
 * are what statements say of two of them. A predicted link is never in it.
 *
 * @throws ForelandError `protected-in-analysis` where a statement concerns a protected person
 */
export function assemble(input: AssemblyInput): EvidenceGraph {
  const records = new RecordTable();
  for (const record of input.records) {
    refuseProtected(record.subject);
    if (!isLeftOut(record.schema)) records.introduce(record);
  }
  for (const statement of input.statements) {
    refuseProtected(statement.subject);
    if (!isLeftOut(statement.schema)) records.add(statement);
  }
  const identifiers: BearerStatement[] = [];
  for (const bearer of input.bearers) {
    refuseProtected(bearer.subject);
    if (isLeftOut(bearer.schema) || input.generic.has(identifierNode(bearer))) continue;
    records.introduce(bearer);
    identifiers.push(bearer);
  }
  return new Assembly(records, identifiers, input.entities).graph();
}

function refuseProtected(subject: Subject | null | undefined): void {
  if (!isProtectedSubject(subject ?? undefined)) return;
  throw new ForelandError({
    code: 'protected-in-analysis',
    message: 'A statement about a protected person was given to the network engine.',
    remedy: 'Give the engine what a view clears; protected statements are in no view.',
  });
}

class Assembly {
  readonly #records: RecordTable;
  readonly #identifiers: readonly BearerStatement[];
  readonly #entities: ReadonlyMap<string, string>;
  readonly #links = new LinkTable();

  constructor(
    records: RecordTable,
    identifiers: readonly BearerStatement[],
    entities: ReadonlyMap<string, string>,
  ) {
    this.#records = records;
    this.#identifiers = identifiers;
    this.#entities = entities;
  }

  graph(): EvidenceGraph {
    const onLinks = Map.groupBy(
      this.#identifiers.filter(({ schema }) => joiningRules(schema) !== undefined),
      ({ record }) => record,
    );
    for (const record of this.#records.all()) {
      const rules = joiningRules(record.schema);
      if (rules) for (const rule of rules) this.#join(record, rule, onLinks.get(record.record) ?? []);
      else this.#point(record);
    }
    this.#bear();
    return this.#named();
  }

  #nameOf(record: string): string {
    return this.#entities.get(record) ?? record;
  }

  /** A record that joins two things: the link rests on both of its ends. */
  #join(record: GraphRecord, rule: JoiningRule, identifiers: readonly BearerStatement[]): void {
    const [starts, ends] = [
      this.#endsOf(record, rule.from, rule.identifiers?.[0], identifiers),
      this.#endsOf(record, rule.to, rule.identifiers?.[1], identifiers),
    ];
    for (const start of starts) {
      for (const end of ends) {
        this.#links.add({
          from: start.node,
          to: end.node,
          type: rule.type,
          directed: rule.directed,
          evidence: [start.said, end.said],
          dates: datesOf(record),
          quantity: quantityOf(record),
          remarks: remarksOf(record),
        });
      }
    }
  }

  #endsOf(
    record: GraphRecord,
    property: string,
    identifierProperty: string | undefined,
    identifiers: readonly BearerStatement[],
  ): { readonly node: string; readonly said: SourcedValue | BearerStatement }[] {
    const known = record.values.get(property) ?? [];
    if (known.length > 0) return known.map((said) => ({ node: this.#nameOf(said.value), said }));
    return identifiers
      .filter((identifier) => identifier.property === identifierProperty)
      .map((said) => ({ node: identifierNode(said), said }));
  }

  /** A record that is a thing points to others by its properties. */
  #point(record: GraphRecord): void {
    for (const [property, values] of record.values) {
      if (!isLink(record.schema, property)) continue;
      for (const value of values) {
        const target = this.#records.find(value.value);
        // Whoever points to a link, such as a note to a payment, is joined with neither of its ends.
        if (target && joiningRules(target.schema)) continue;
        this.#links.add({
          from: this.#nameOf(record.record),
          to: this.#nameOf(value.value),
          type: linkTypeOf(property),
          directed: true,
          evidence: [value],
          dates: datesOf(record),
          quantity: 0,
          remarks: [],
        });
      }
    }
  }

  /** Things that bear the same identifier; one that a single thing bears joins nothing and is no node. */
  #bear(): void {
    const inLinks = new Set(this.#links.names());
    const ofThings = this.#identifiers.filter(({ schema }) => joiningRules(schema) === undefined);
    for (const [identifier, bearers] of Map.groupBy(ofThings, identifierNode)) {
      const names = new Set(bearers.map(({ record }) => this.#nameOf(record)));
      if (names.size < 2 && !inLinks.has(identifier)) continue;
      for (const bearer of bearers) {
        this.#links.add({
          from: this.#nameOf(bearer.record),
          to: identifier,
          type: BEARS,
          directed: true,
          evidence: [bearer],
          dates: [],
          quantity: 0,
          remarks: [],
        });
      }
    }
  }

  #named(): EvidenceGraph {
    const members = new Map<string, string[]>();
    for (const { record, schema } of this.#records.all()) {
      if (joiningRules(schema)) continue;
      const name = this.#nameOf(record);
      const known = members.get(name);
      if (known) known.push(record);
      else members.set(name, [record]);
    }
    for (const name of this.#links.names()) if (isIdentifier(name)) members.set(name, []);
    // What a link points to and the view holds nothing of has no node, and its links fall away with it: that it exists
    // is not the reader’s to know, and it may be a protected person.
    const nodes = [...members.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, own]) => this.#nodeOf(id, own.sort()));
    const positionOf = new Map(nodes.map(({ id }, position) => [id, position]));
    const nodeOfRecord = new Map(
      nodes.flatMap(({ records }, position) => records.map((record) => [record, position] as const)),
    );
    return Object.freeze({ nodes, links: this.#links.links(positionOf), positionOf, nodeOfRecord });
  }

  #nodeOf(id: string, records: readonly string[]): GraphNode {
    const known = records.flatMap((record) => this.#records.find(record) ?? []);
    const [first] = known;
    const subjects = [...new Set(known.flatMap(({ subjects: own }) => [...own]))].sort();
    if (!first) return { id, kind: 'identifier', schema: 'Identifier', records, subjects };
    return { id, kind: nodeKindOf(first.schema), schema: first.schema, records, subjects };
  }
}

function isIdentifier(name: string): boolean {
  return /^[a-z]/.test(name);
}

function remarksOf(record: GraphRecord): string[] {
  return REMARK_PROPERTIES.flatMap((property) => record.values.get(property) ?? []).map(({ value }) => value);
}

function datesOf(record: GraphRecord): string[] {
  return DATE_PROPERTIES.flatMap((property) => record.values.get(property) ?? []).map(({ value }) => value);
}

/** The first quantity in the order of the rules; of several values of it the smallest, so that order does not matter. */
function quantityOf(record: GraphRecord): number {
  for (const property of QUANTITY_PROPERTIES) {
    const amounts = (record.values.get(property) ?? [])
      .map(({ value }) => Number(value))
      .filter(Number.isFinite);
    if (amounts.length > 0) return Math.min(...amounts);
  }
  return 0;
}
