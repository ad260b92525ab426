import type { Contribution, Label, View } from '@foreland/model';
import type { PoolClient } from 'pg';
import type { LabelTable } from '../labels.ts';
import { ActionDecisionReader } from './action-decisions.ts';
import * as analysis from './analysis.ts';
import * as contributionReads from './contributions.ts';
import * as leadReads from './leads.ts';
import { MatchReader } from './match-reader.ts';
import { NetworkReader } from './network-reader.ts';
import { summariesOf } from './records.ts';
import type { RecordSummary } from './records.ts';
import { search } from './search.ts';
import type { Match, SearchQuery } from './search.ts';
import { countKnown, statementsById, statementsOf } from './statements.ts';
import type { PointInTime, SourcedStatement, StatementPosition } from './statements.ts';
import { subjectFacts } from './subject-facts.ts';
import type { SubjectFact } from './subject-facts.ts';

/**
 * Reads inside one snapshot and one view. Every query filters by the labels of the view; row-level security
 * stands behind it, so that a forgotten filter returns nothing.
 */
export class StatementReader {
  readonly view: View;
  readonly matches: MatchReader;
  readonly network: NetworkReader;
  readonly actionDecisions: ActionDecisionReader;
  readonly #client: PoolClient;
  readonly #labels: LabelTable;
  #withheld: Promise<void> | undefined;

  constructor(client: PoolClient, view: View, labels: LabelTable) {
    this.#client = client;
    this.view = view;
    this.#labels = labels;
    this.matches = new MatchReader(client, view);
    this.network = new NetworkReader(client, view);
    this.actionDecisions = new ActionDecisionReader(client, view);
  }

  statementsOf(
    records: readonly string[],
    at: PointInTime = {},
    options: { history?: boolean; after?: StatementPosition; limit?: number } = {},
  ): Promise<SourcedStatement[]> {
    return statementsOf(this.#client, this.view.labels, this.#labels, records, at, {
      limit: 10_000,
      ...options,
    });
  }

  statementsById(ids: readonly string[]): Promise<SourcedStatement[]> {
    return statementsById(this.#client, this.view.labels, this.#labels, ids);
  }

  countKnown(ids: readonly string[]): Promise<number> {
    return countKnown(this.#client, this.view.labels, ids);
  }

  summariesOf(records: readonly string[]): Promise<Map<string, RecordSummary>> {
    return summariesOf(this.#client, this.view.labels, records);
  }

  search(query: SearchQuery): Promise<Match[]> {
    return search(this.#client, this.view.labels, query);
  }

  referencesTo(targets: readonly string[], limit: number): Promise<analysis.Reference[]> {
    return analysis.referencesTo(this.#client, this.view.labels, targets, limit);
  }

  identifierObservations(): AsyncIterable<readonly analysis.IdentifierObservation[]> {
    return analysis.identifierObservations(this.#client, this.view.labels);
  }

  subjectFacts(about: Parameters<typeof subjectFacts>[2]): AsyncIterable<readonly SubjectFact[]> {
    return subjectFacts(this.#client, this.view.labels, about);
  }

  /** The label behind a number that `identifierObservations` or `matches` gave. */
  labelOf(key: number): Label {
    return this.#labels.get(key);
  }

  digest(): Promise<string> {
    return analysis.viewDigest(this.#client);
  }

  derived(name: string): Promise<analysis.Derived | undefined> {
    return analysis.derivedResult(this.#client, this.view.viewClass, name);
  }

  propertiesOfSchemata(
    schemata: readonly string[],
    properties: readonly string[],
  ): Promise<analysis.PropertyValue[]> {
    return analysis.propertiesOfSchemata(this.#client, this.view.labels, schemata, properties);
  }

  recordsOfSchema(schema: 'Decision' | 'PlanItem'): Promise<string[]> {
    return analysis.recordsOfSchema(this.#client, this.view.labels, schema);
  }

  recordPage(page: Parameters<typeof analysis.recordPage>[2]): Promise<string[]> {
    return analysis.recordPage(this.#client, this.view.labels, page);
  }

  retractionsSince(
    since: string,
    limit: number,
  ): Promise<{ contribution: string; record: string; statements: number; at: string }[]> {
    return analysis.retractionsSince(this.#client, this.view.labels, since, limit);
  }

  async listLeads(filter: leadReads.LeadFilter, page: leadReads.LeadPage): Promise<leadReads.KeptLead[]> {
    await this.#leadsInView();
    return this.#named(await leadReads.listLeads(this.#client, this.view.viewClass, filter, page));
  }

  async leadById(id: string): Promise<leadReads.KeptLead | undefined> {
    await this.#leadsInView();
    const kept = await leadReads.leadById(this.#client, this.view.viewClass, id);
    return kept && (await this.#named([kept]))[0];
  }

  /** What is out of view is asked for once a read: nothing changes within its snapshot. */
  #leadsInView(): Promise<void> {
    return (this.#withheld ??= leadReads.withholdOutdated(this.#client));
  }

  /** With the names that subjects have now: one may have left the view since a lead was found. */
  async #named(leads: readonly leadReads.KeptLead[]): Promise<leadReads.KeptLead[]> {
    const records = leads.flatMap(({ lead }) => lead.subjects.map(({ record }) => record));
    const summaries = await this.summariesOf(records);
    return leads.map((kept) => ({
      ...kept,
      lead: {
        ...kept.lead,
        subjects: kept.lead.subjects.map((subject) => ({
          ...subject,
          caption: summaries.get(subject.record)?.caption ?? subject.record,
        })),
      },
    }));
  }

  /** What was taken back since is told; to be asked in a read of its own. */
  recalledLeads(packageId: string, limit: number): ReturnType<typeof leadReads.recalledLeads> {
    return leadReads.recalledLeads(this.#client, this.view.viewClass, packageId, limit);
  }

  async countLeads(
    filter: leadReads.LeadFilter,
    by: 'anchor' | 'kind',
  ): Promise<{ code: string; count: number }[]> {
    await this.#leadsInView();
    return leadReads.countLeads(this.#client, this.view.viewClass, filter, by);
  }

  async tallyLeads(
    filter: Omit<leadReads.LeadFilter, 'withdrawn'>,
    among: readonly string[],
  ): ReturnType<typeof leadReads.tallyLeads> {
    await this.#leadsInView();
    return leadReads.tallyLeads(this.#client, this.view.viewClass, filter, among);
  }

  async leadStates(ids: readonly string[]): Promise<{ id: string; revision: string; withdrawn: boolean }[]> {
    await this.#leadsInView();
    return leadReads.leadStates(this.#client, this.view.viewClass, ids);
  }

  decisionsOn(leads?: readonly string[]): Promise<leadReads.KeptDecision[]> {
    return leadReads.decisionsOn(this.#client, this.view.labels, leads);
  }

  /** The contribution, where the view clears something of it. */
  async contribution(id: string): Promise<Contribution | undefined> {
    return (await contributionReads.contributionsById(this.#client, this.view.labels, [id])).get(id);
  }

  contributions(filter: contributionReads.ContributionFilter): Promise<contributionReads.KeptContribution[]> {
    return contributionReads.contributions(this.#client, this.view.labels, filter);
  }
}
