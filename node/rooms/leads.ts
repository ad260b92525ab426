import { LEAD_STATUSES, foldDecisions, withdrawnDecisions } from '@foreland/model';
import type { Reader, View } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { leadRoutes } from '@foreland/model/contract/leads';
import type { KeptDecision, KeptLead, LeadFilter, StatementReader } from '@foreland/store';
import type { Context } from '../context.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Handlers } from '../handler.ts';
import { decideOn, isSigned, partnersOf, requireWithdrawable, stateOf } from './decisions.ts';
import type { DecisionDraft } from './decisions.ts';
import { recordsOf, subjectsOf } from './lead-subjects.ts';
import type { ShownSubject } from './lead-subjects.ts';
import { notFound } from './refusals.ts';
import { toLabelShape } from './shapes.ts';

type LeadSummary = Answer<typeof leadRoutes.leads>['leads'][number];
type LeadDetail = Answer<typeof leadRoutes.lead>;
type DecisionRequest = { readonly action: string; readonly note?: string };

const SUBJECTS_SHOWN = 6;
const OPEN = new Set(['new', 'triaged', 'tasked']);

export const leadHandlers: Handlers<typeof leadRoutes> = {
  async leads(context, { query, view, audit }) {
    const computing = await context.engines.ensureLeads(view);
    const lastVisit = await context.visits.lastVisit(view.reader);
    return context.store.read(view, async (reader) => {
      const decided = await decidedLeads(reader);
      const base: LeadFilter = {
        ...(query.kind === undefined ? {} : { kind: query.kind }),
        ...(query.anchor === undefined ? {} : { anchor: query.anchor }),
        ...(query.partner === undefined ? {} : { partner: query.partner }),
        ...(query.record === undefined ? {} : { record: query.record }),
      };
      const filter: LeadFilter = {
        ...base,
        withdrawn: query.status === 'withdrawn',
        ...byState(decided, query.status, query.assignee),
      };
      const cursor = readCursor(query.cursor, ['number', 'string']);
      const found = await reader.listLeads(filter, {
        limit: query.limit + 1,
        ...(cursor ? { after: { score: cursor[0], id: cursor[1] } } : {}),
      });
      const page = found.slice(0, query.limit);
      const last = found.length > page.length ? page.at(-1) : undefined;
      const subjects = await subjectsOf(reader, page);
      const leads = page.map((kept) =>
        toSummary(kept, subjects.get(kept.lead.id) ?? [], decided.get(kept.lead.id) ?? [], lastVisit),
      );
      audit.records(leads.flatMap((lead) => recordsOf(lead.subjects)));
      const anchors = await reader.countLeads({ ...filter, anchor: undefined }, 'anchor');
      const kinds = await reader.countLeads({ ...filter, kind: undefined }, 'kind');
      return {
        leads,
        ...(last ? { next: writeCursor([last.lead.score.total, last.lead.id]) } : {}),
        statuses: await statusCounts(reader, base, decided),
        anchors: anchors.map(({ code, count }) => ({ anchor: code, count })),
        kinds: kinds.map(({ code, count }) => ({ kind: code, count })),
        computing,
      };
    });
  },

  async lead(context, { params, view, audit }) {
    await context.engines.ensureLeads(view);
    const decided = await leadWithDecisions(context, view, params.lead);
    audit.records(recordsOf(decided.subjects));
    return toDetail(context, view, decided);
  },

  async decide(context, { params, body, view, reader, audit }) {
    await context.engines.ensureLeads(view);
    const decided = await leadWithDecisions(context, view, params.lead);
    audit.records(recordsOf(decided.subjects));
    await decideOn(context, reader, decided.kept, decided.decisions, toDraft(body));
    return decidedDetail(context, reader, decided);
  },

  async withdrawDecision(context, { params, body, view, reader, audit }) {
    await context.engines.ensureLeads(view);
    const decided = await leadWithDecisions(context, view, params.lead);
    audit.records(recordsOf(decided.subjects));
    requireWithdrawable(decided.decisions, params.decision, reader.partner);
    await decideOn(context, reader, decided.kept, decided.decisions, {
      action: 'withdraw',
      withdraws: params.decision,
      ...(body.note === undefined ? {} : { note: body.note }),
    });
    return decidedDetail(context, reader, decided);
  },

  async assignees(context, { reader }) {
    const accounts = await context.accounts.colleagues(reader.partner);
    return {
      assignees: accounts.map(({ user, displayName, roles }) => ({ user, displayName, roles: [...roles] })),
    };
  },
};

function toDraft(
  body: DecisionRequest & {
    assignee?: string;
    reason?: string;
    outcome?: string;
    quantity?: number;
    unit?: string;
  },
): DecisionDraft {
  const argument = body.assignee ?? body.reason ?? body.outcome;
  return {
    action: body.action as DecisionDraft['action'],
    ...(argument === undefined ? {} : { argument }),
    ...(body.note === undefined ? {} : { note: body.note }),
    ...(body.quantity === undefined ? {} : { quantity: body.quantity }),
    ...(body.unit === undefined ? {} : { unit: body.unit }),
  };
}

/** Decisions in the view, by lead. */
export async function decidedLeads(reader: StatementReader): Promise<Map<string, KeptDecision[]>> {
  return Map.groupBy(await reader.decisionsOn(), ({ lead }) => lead);
}

/** Status is a fold over decisions, so a filter by status becomes a set of leads to take or to leave. */
export function byState(
  decided: ReadonlyMap<string, readonly KeptDecision[]>,
  status: string,
  assignee?: string,
): Pick<LeadFilter, 'only' | 'except'> {
  const states = [...decided].map(([id, decisions]) => ({ id, state: foldDecisions(decisions) }));
  const matching = (accepts: (status: string) => boolean): string[] =>
    states
      .filter(({ state }) => accepts(state.status) && (assignee === undefined || state.assignee === assignee))
      .map(({ id }) => id);
  if (assignee !== undefined)
    return {
      only: matching(
        (each) => status === 'withdrawn' || (status === 'open' ? OPEN.has(each) : each === status),
      ),
    };
  if (status === 'withdrawn') return {};
  if (status === 'open') return { except: matching((each) => !OPEN.has(each)) };
  if (status === 'new') return { except: matching((each) => each !== 'new') };
  return { only: matching((each) => each === status) };
}

async function statusCounts(
  reader: StatementReader,
  filter: Omit<LeadFilter, 'withdrawn'>,
  decided: ReadonlyMap<string, readonly KeptDecision[]>,
): Promise<Answer<typeof leadRoutes.leads>['statuses']> {
  const { standing, withdrawn, met } = await reader.tallyLeads(filter, [...decided.keys()]);
  const counts = { new: standing, triaged: 0, tasked: 0, done: 0, dropped: 0, withdrawn };
  for (const [id, decisions] of decided) {
    if (!met.has(id)) continue;
    counts.new -= 1;
    counts[foldDecisions(decisions).status] += 1;
  }
  return LEAD_STATUSES.map((status) => ({ status, count: counts[status] }));
}

export function toSummary(
  kept: KeptLead,
  subjects: readonly ShownSubject[],
  decisions: readonly KeptDecision[],
  lastVisit: string | undefined,
): LeadSummary {
  const { lead, label, foundAt } = kept;
  const { shown, assignee, decidedRevision } = stateOf(kept, decisions);
  return {
    id: lead.id,
    revision: lead.revision,
    kind: lead.kind,
    anchor: lead.anchor,
    title: { key: lead.title.key, values: { ...lead.title.values } },
    score: lead.score.total,
    partners: partnersOf(kept),
    subjects: subjects.slice(0, SUBJECTS_SHOWN).map((subject) => ({ ...subject })),
    subjectCount: subjects.length,
    status: shown,
    ...(assignee === undefined ? {} : { assignee }),
    evidenceChanged: decidedRevision !== undefined && decidedRevision !== lead.revision,
    isNew: lastVisit !== undefined && foundAt > lastVisit,
    foundAt,
    label: toLabelShape(label),
  };
}

interface Decided {
  readonly kept: KeptLead;
  readonly subjects: readonly ShownSubject[];
  readonly decisions: readonly KeptDecision[];
}

async function leadWithDecisions(context: Context, view: View, id: string): Promise<Decided> {
  return context.store.read(view, async (reader) => {
    const kept = await reader.leadById(id);
    if (!kept) throw notFound('lead');
    const subjects = (await subjectsOf(reader, [kept])).get(id) ?? [];
    return { kept, subjects, decisions: await reader.decisionsOn([id]) };
  });
}

/** A lead just decided on: the decision may carry a label that the view of the request did not know yet. */
async function decidedDetail(context: Context, reader: Reader, decided: Decided): Promise<LeadDetail> {
  const view = await context.store.view(reader);
  const { id } = decided.kept.lead;
  const decisions = await context.store.read(view, (statements) => statements.decisionsOn([id]));
  return toDetail(context, view, { ...decided, decisions });
}

async function toDetail(
  context: Context,
  view: View,
  { kept, subjects, decisions }: Decided,
): Promise<LeadDetail> {
  const lastVisit = await context.visits.lastVisit(view.reader);
  const withdrawn = withdrawnDecisions(decisions);
  const { lead } = kept;
  return {
    ...toSummary(kept, subjects, decisions, lastVisit),
    subjects: subjects.map((subject) => ({ ...subject })),
    summary: { key: lead.summary.key, values: { ...lead.summary.values } },
    parts: lead.score.parts.map(({ name, bits }) => ({
      name: { key: name.key, values: { ...name.values } },
      bits,
    })),
    evidence: [...lead.evidence],
    innocentExplanations: lead.innocentExplanations.map((each) => ({
      ...each,
      explanation: { ...each.explanation, values: { ...each.explanation.values } },
    })),
    missing: lead.missing.map((each) => ({ key: each.key, values: { ...each.values } })),
    proposedActions: lead.proposedActions.map((each) => ({
      ...each,
      action: { ...each.action, values: { ...each.action.values } },
    })),
    run: { ...lead.run, parameters: { ...lead.run.parameters } },
    decisions: decisions.map((decision) => ({
      id: decision.id,
      action: decision.action as LeadDetail['decisions'][number]['action'],
      author: decision.author,
      partner: decision.partner,
      madeAt: decision.madeAt,
      ...(decision.argument === undefined ? {} : { argument: decision.argument }),
      ...(decision.note === undefined ? {} : { note: decision.note }),
      ...(decision.quantity === undefined ? {} : { quantity: decision.quantity }),
      ...(decision.unit === undefined ? {} : { unit: decision.unit }),
      withdrawn: withdrawn.has(decision.id),
      signed: isSigned(context, decision),
    })),
  };
}
