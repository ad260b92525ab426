import type { Contribution, Label, Narrowing, StatementDraft, View } from '@foreland/model';
import type { PoolClient } from 'pg';
import type { LabelTable } from '../labels.ts';
import type { KeptDecision } from '../read/leads.ts';
import { writeActionDecision, writeOutcome } from './action-decisions.ts';
import type { NewActionDecision, NewOutcome } from './action-decisions.ts';
import { contribute } from './contribute.ts';
import type { Contributed, ContributeOptions } from './contribute.ts';
import { writeDerived, writeLeads } from './derived.ts';
import type { FoundLead, LeadRun } from './derived.ts';
import { edit, writeDecision } from './edit.ts';
import type { Replaced } from './edit.ts';
import { writeJudgements } from './judgements.ts';
import type { LabelledJudgement } from './judgements.ts';
import { lockMatches, writeMatches } from './matches.ts';
import type { MatchDifference } from './matches.ts';
import { followView, forgetViews } from './match-views.ts';
import { narrowContribution } from './narrow.ts';
import type { Narrowed } from './narrow.ts';
import type { KeptPhoto } from '../platform/photos.ts';
import { keepPhotos } from './photos.ts';
import { holdProtection, protectedAmong } from './protected-records.ts';
import { retractContribution } from './retract.ts';

const NOTHING: Replaced = { statements: [], reason: '' };

/** Writes inside one transaction. It cannot read statements back: reading needs a view. */
export class Transactor {
  readonly #client: PoolClient;
  readonly #labels: LabelTable;
  readonly #clock: () => Date;

  constructor(client: PoolClient, labels: LabelTable, clock: () => Date) {
    this.#client = client;
    this.#labels = labels;
    this.#clock = clock;
  }

  get #now(): string {
    return this.#clock().toISOString();
  }

  /** @param view of the person who contributes: it decides what the answer may count as known. */
  contribute(
    contribution: Contribution,
    batches: AsyncIterable<readonly StatementDraft[]> | Iterable<readonly StatementDraft[]>,
    view: View,
    options: Omit<ContributeOptions, 'cleared'> = {},
  ): Promise<Contributed> {
    return contribute(this.#client, this.#labels, contribution, batches, this.#now, {
      ...options,
      cleared: new Set(view.labels),
    });
  }

  retractContribution(view: View, contribution: string, reason: string): Promise<number> {
    return retractContribution(this.#client, {
      contribution,
      partner: view.reader.partner,
      reason,
      at: this.#now,
      cleared: view.labels,
    });
  }

  narrowContribution(
    view: View,
    contribution: string,
    narrowing: Narrowing,
    more: { readonly records: readonly string[] | undefined; readonly reason: string },
  ): Promise<Narrowed> {
    return narrowContribution(this.#client, this.#labels, {
      contribution,
      partner: view.reader.partner,
      narrowing,
      ...more,
      at: this.#now,
      cleared: view.labels,
    });
  }

  edit(
    contribution: Contribution,
    drafts: readonly StatementDraft[],
    replaced: Replaced = NOTHING,
  ): Promise<void> {
    return edit(this.#client, this.#labels, contribution, drafts, replaced, this.#now);
  }

  async decide(
    contribution: Contribution,
    drafts: readonly StatementDraft[],
    label: Label,
    decision: KeptDecision,
  ): Promise<void> {
    await this.edit(contribution, drafts);
    await writeDecision(this.#client, await this.#labels.intern(this.#client, label), decision);
  }

  /** Keeps of which records photographs lie in this node, with the statements that name them. */
  keepPhotos(photos: readonly KeptPhoto[]): Promise<void> {
    return keepPhotos(this.#client, photos);
  }

  /** @returns whether it was written: nothing is, where one of the records has become protected since */
  async judge(
    contribution: Contribution,
    drafts: readonly StatementDraft[],
    judgements: readonly LabelledJudgement[],
  ): Promise<boolean> {
    await holdProtection(this.#client);
    const records = new Set(judgements.flatMap(({ judgement: { a, b } }) => [a, b]));
    if ((await protectedAmong(this.#client, records)).length > 0) return false;
    await this.edit(contribution, drafts);
    await writeJudgements(this.#client, this.#labels, judgements);
    return true;
  }

  /** @returns whether it was written: nothing is, where somebody whom it may tell of has become protected since */
  async decideOnActions(decision: NewActionDecision): Promise<boolean> {
    await holdProtection(this.#client);
    const records = [...decision.records, ...decision.actions.flatMap((action) => action.records)];
    if ((await protectedAmong(this.#client, records)).length > 0) return false;
    await writeActionDecision(this.#client, decision, this.#now);
    return true;
  }

  recordOutcome(outcome: NewOutcome): Promise<void> {
    return writeOutcome(this.#client, outcome, this.#now);
  }

  followView(view: View, names: readonly [string, ...string[]]): Promise<void> {
    return followView(this.#client, view, names);
  }

  forgetViews(names: readonly string[]): Promise<number> {
    return forgetViews(this.#client, names);
  }

  lockMatches(view: View, name: string): Promise<string | undefined> {
    return lockMatches(this.#client, view.viewClass, name);
  }

  writeMatches(view: View, difference: MatchDifference): Promise<void> {
    return writeMatches(this.#client, view.viewClass, difference, this.#now);
  }

  writeLeads(view: View, run: LeadRun, found: readonly FoundLead[]): Promise<void> {
    return writeLeads(this.#client, view.viewClass, run, found, this.#now);
  }

  writeDerived(view: View, name: string, digest: string, content: unknown): Promise<void> {
    return writeDerived(this.#client, view.viewClass, name, digest, content, this.#now);
  }
}
