import { contributionOf } from '@foreland/model';
import type { Contribution, StatementDraft, View } from '@foreland/model';
import type { planRoutes } from '@foreland/model/contract/plan';
import type { SourcedStatement, StatementReader } from '@foreland/store';
import { keptIndicators } from '../analysis/picture/hosted-picture.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { planItems, planLabel, seedStatements } from '../plan/items.ts';
import type { PlanItem } from '../plan/items.ts';
import { PLAN_2025 } from '../plan/plan-2025.ts';
import { notFound } from './refusals.ts';
import { picture } from '../analysis/picture/hosted-picture.ts';

type Change = {
  readonly name?: string | undefined;
  readonly language?: string | undefined;
  readonly owner?: string | null | undefined;
  readonly partners?: readonly string[] | undefined;
  readonly startOn?: string | null | undefined;
  readonly dueOn?: string | null | undefined;
  readonly status?: string | undefined;
  readonly note?: string | undefined;
  readonly indicators?: readonly string[] | undefined;
};

/** Kept for the life of the plan and reviewed like everything else. */
const REVIEW_YEARS = 3;

export const planHandlers: Handlers<typeof planRoutes> = {
  async plan(context, { view }) {
    await context.engines.ensure(picture, view);
    return context.store.read(view, async (reader) => {
      return { items: planItems(await planStatements(reader)), indicators: await keptIndicators(reader) };
    });
  },

  async addPlanItem(context, { body, view }) {
    const parent = await itemOf(context, view, body.parent);
    const siblings = await context.store.read(view, async (reader) =>
      planItems(await planStatements(reader)).filter(({ parent: of }) => of === body.parent),
    );
    const key = Buffer.from(context.random(8)).toString('hex');
    const record = `${view.reader.partner}:plan-${key}`;
    const position = `${parent.position}.${String(siblings.length + 1).padStart(2, '0')}`;
    const fixed: Record<string, string> = {
      level: body.level,
      priority: String(parent.priority),
      parent: body.parent,
      position,
      ...(body.level === 'action' && body.status === undefined ? { status: 'not-started' } : {}),
    };
    const draft = drafter(context, view, record);
    await write(
      context,
      view,
      [...Object.entries(fixed).map(([property, value]) => draft(property, value)), ...changed(body, draft)],
      [],
    );
    return itemOf(context, view, record);
  },

  async changePlanItem(context, { params, body, view }) {
    await itemOf(context, view, params.record);
    const current = await context.store.read(view, (reader) => reader.statementsOf([params.record]));
    const drafts = changed(body, drafter(context, view, params.record));
    const replaced = current.filter((fact) => isReplaced(fact, body)).map(({ id }) => id);
    await write(context, view, drafts, replaced);
    return itemOf(context, view, params.record);
  },

  async planHistory(context, { params, view }) {
    const statements = await context.store.read(view, (reader) =>
      reader.statementsOf([params.record], {}, { history: true }),
    );
    if (!statements.some(({ schema }) => schema === 'PlanItem')) throw notFound('plan item');
    const changes = statements.map(({ recordedAt, source, property, value, retracted }) => ({
      at: recordedAt,
      author: source.source,
      property,
      value,
      retracted: retracted !== undefined,
    }));
    return {
      changes: changes.sort((a, b) =>
        a.at > b.at ? -1 : a.at < b.at ? 1 : a.property < b.property ? -1 : 1,
      ),
    };
  },
};

/** Writes the plan of 2025 where the node has none yet. */
export async function seedPlan(context: Context, view: View): Promise<void> {
  const { partner } = view.reader;
  const label = planLabel(partner, reviewDay(context));
  const drafts = PLAN_2025.flatMap((seed, index) =>
    seedStatements(seed, partner, String(index).padStart(3, '0'), label),
  );
  await context.store.transact((transactor) =>
    transactor.edit(planContribution(context, view, 'Plan of the Calais Group, 2025'), drafts),
  );
}

async function planStatements(reader: StatementReader): Promise<SourcedStatement[]> {
  const records = await reader.recordsOfSchema('PlanItem');
  return records.length === 0 ? [] : reader.statementsOf(records);
}

async function itemOf(context: Context, view: View, record: string): Promise<PlanItem> {
  const statements = await context.store.read(view, (reader) => reader.statementsOf([record]));
  const [item] = planItems(statements.filter(({ schema }) => schema === 'PlanItem'));
  if (!item) throw notFound('plan item');
  return item;
}

type Drafter = (property: string, value: string, language?: string) => StatementDraft;

function drafter(context: Context, view: View, record: string): Drafter {
  const label = planLabel(view.reader.partner, reviewDay(context));
  const observedFrom = context.clock().toISOString().slice(0, 10);
  return (property, value, language) => ({
    record,
    schema: 'PlanItem',
    property,
    value,
    label,
    kind: 'fact',
    observedFrom,
    ...(language === undefined ? {} : { language }),
  });
}

function changed(body: Change, draft: Drafter): StatementDraft[] {
  const one = (property: string, value: string | null | undefined): StatementDraft[] =>
    value === undefined || value === null ? [] : [draft(property, value)];
  return [
    ...(body.name === undefined ? [] : [draft('name', body.name, body.language ?? 'en')]),
    ...one('owner', body.owner),
    ...one('startOn', body.startOn),
    ...one('dueOn', body.dueOn),
    ...one('status', body.status),
    ...one('notes', body.note),
    ...(body.partners ?? []).map((partner) => draft('partner', partner)),
    ...(body.indicators ?? []).map((indicator) => draft('indicator', indicator)),
  ];
}

/** Does this statement no longer hold after the change? Notes are only ever added. */
function isReplaced(fact: SourcedStatement, body: Change): boolean {
  switch (fact.property) {
    case 'name':
      return body.name !== undefined && (fact.language ?? 'en') === (body.language ?? 'en');
    case 'owner':
      return body.owner !== undefined;
    case 'startOn':
      return body.startOn !== undefined;
    case 'dueOn':
      return body.dueOn !== undefined;
    case 'status':
      return body.status !== undefined;
    case 'partner':
      return body.partners !== undefined;
    case 'indicator':
      return body.indicators !== undefined;
    default:
      return false;
  }
}

async function write(
  context: Context,
  view: View,
  drafts: readonly StatementDraft[],
  replaced: readonly string[],
): Promise<void> {
  await context.store.transact((transactor) =>
    transactor.edit(planContribution(context, view, 'Work on the plan'), drafts, {
      statements: replaced,
      reason: `changed by ${view.reader.user}`,
    }),
  );
}

/** One contribution for each author and day; its source names the author. */
function planContribution(context: Context, view: View, title: string): Contribution {
  return contributionOf({
    partner: view.reader.partner,
    title,
    source: view.reader.user,
    legalBasis: 'Joint plan of the partners',
    receivedOn: context.clock().toISOString().slice(0, 10),
    fileHash: '',
    format: 'plan',
    mapping: undefined,
    exercise: context.config.exercise !== 'off',
  });
}

function reviewDay(context: Context): string {
  const now = context.clock();
  return `${now.getUTCFullYear() + REVIEW_YEARS}-12-31`;
}
