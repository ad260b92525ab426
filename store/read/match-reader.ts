import type { View } from '@foreland/model';
import type { ClientBase } from 'pg';
import { judgementDigest, judgementsOn } from './judgements.ts';
import type { KeptJudgement } from './judgements.ts';
import * as reads from './matches.ts';

/** Matches, entities and judgements within the snapshot and the view of a reader. */
export class MatchReader {
  readonly #client: ClientBase;
  readonly #view: View;

  constructor(client: ClientBase, view: View) {
    this.#client = client;
    this.#view = view;
  }

  /** The input of the matching engine. */
  statements(
    schemata: readonly string[],
    properties: readonly string[],
  ): AsyncIterable<readonly reads.MatchedStatement[]> {
    return reads.matchedStatements(this.#client, this.#view.labels, schemata, properties);
  }

  list(filter: reads.MatchFilter, page: reads.MatchPage): Promise<reads.KeptMatch[]> {
    return reads.listMatches(this.#client, this.#view.viewClass, filter, page);
  }

  count(filter: reads.MatchFilter): Promise<{ status: string; type: string; count: number }[]> {
    return reads.countMatches(this.#client, this.#view.viewClass, filter);
  }

  countWaiting(patterns: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return reads.countWaiting(this.#client, this.#view.viewClass, patterns);
  }

  byId(ids: readonly string[]): Promise<reads.KeptMatch[]> {
    return reads.matchesById(this.#client, this.#view.viewClass, ids);
  }

  among(records: readonly string[]): Promise<reads.KeptMatch[]> {
    return reads.matchesAmong(this.#client, this.#view.viewClass, records);
  }

  revisions(): Promise<ReadonlyMap<string, string>> {
    return reads.matchRevisions(this.#client, this.#view.viewClass);
  }

  memberships(): Promise<ReadonlyMap<string, string>> {
    return reads.memberships(this.#client, this.#view.viewClass);
  }

  entitiesOf(records: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    return reads.entitiesOf(this.#client, this.#view.viewClass, records);
  }

  changesOf(records: readonly string[], limit: number): Promise<reads.KeptChange[]> {
    return reads.changesOf(this.#client, this.#view.viewClass, records, limit);
  }

  recordsEverSeen(records: readonly string[]): Promise<ReadonlySet<string>> {
    return reads.recordsEverSeen(this.#client, this.#view.labels, records);
  }

  labelsOfRecords(records: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
    return reads.labelsOfRecords(this.#client, this.#view.labels, records);
  }

  namesOf(records: readonly string[], limit: number): Promise<ReadonlyMap<string, readonly string[]>> {
    return reads.namesOf(this.#client, this.#view.labels, records, limit);
  }

  linksAround(records: readonly string[], limit: number): Promise<reads.Link[]> {
    return reads.linksAround(this.#client, this.#view.labels, records, limit);
  }

  judgementsOn(matches?: readonly string[]): Promise<KeptJudgement[]> {
    return judgementsOn(this.#client, this.#view.labels, matches);
  }

  judgementDigest(): Promise<string> {
    return judgementDigest(this.#client, this.#view.labels);
  }
}
