import type { Answer } from '@foreland/model/contract';
import type { pictureRoutes } from '@foreland/model/contract/picture';
import type { KeptDecision, KeptLead, StatementReader } from '@foreland/store';
import { picture, keptFeatures, keptIndicators } from '../analysis/picture/hosted-picture.ts';
import type { Handlers } from '../handler.ts';
import { recordsOf, subjectsOf } from './lead-subjects.ts';
import { byState, decidedLeads, toSummary } from './leads.ts';
import { toContributionShape } from './shapes.ts';

type Picture = Answer<typeof pictureRoutes.picture>;
type Change = Picture['changes'][number];

const INBOX = 12;
const CHANGES = 40;

export const pictureHandlers: Handlers<typeof pictureRoutes> = {
  async picture(context, { view, audit }) {
    const computing = (
      await Promise.all([context.engines.ensureLeads(view), context.engines.ensure(picture, view)])
    ).includes(true);
    const lastVisit = await context.visits.lastVisit(view.reader);
    return context.store.read(view, async (reader) => {
      const decided = await decidedLeads(reader);
      const open = await reader.listLeads(
        { withdrawn: false, ...byState(decided, 'open') },
        { limit: INBOX },
      );
      const mine = await reader.listLeads(
        { withdrawn: false, ...byState(decided, 'open', view.reader.user) },
        { limit: INBOX },
      );
      const subjects = await subjectsOf(reader, [...open, ...mine]);
      const summary = (kept: (typeof open)[number]): Picture['leads'][number] =>
        toSummary(kept, subjects.get(kept.lead.id) ?? [], decided.get(kept.lead.id) ?? [], lastVisit);
      const leads = { leads: open.map(summary), mine: mine.map(summary) };
      const changes = await changesSince(reader, decided, lastVisit);
      audit.records([
        ...[...leads.leads, ...leads.mine].flatMap((lead) => recordsOf(lead.subjects)),
        ...changes.flatMap(recordsIn),
      ]);
      return {
        ...(lastVisit === undefined ? {} : { lastVisit }),
        indicators: await keptIndicators(reader),
        features: await keptFeatures(reader),
        ...leads,
        changes,
        computing,
      };
    });
  },

  async visited(context, { view }) {
    await context.visits.remember(view.reader);
    return {};
  },
};

/** What the view gained or lost since the last visit, newest first; on a first visit, the latest of all. */
async function changesSince(
  reader: StatementReader,
  decided: ReadonlyMap<string, readonly KeptDecision[]>,
  lastVisit: string | undefined,
): Promise<Change[]> {
  const since = lastVisit ?? '1970-01-01T00:00:00.000Z';
  const contributions = await reader.contributions({ recordedAfter: since, limit: CHANGES });
  const changes: Change[] = contributions
    .filter(({ retractedAt }) => retractedAt === undefined)
    .map((kept) => ({
      what: 'contribution',
      at: kept.recordedAt,
      contribution: toContributionShape(kept),
      statements: kept.statements,
    }));

  const retractions = await reader.retractionsSince(since, CHANGES);
  const summaries = await reader.summariesOf(retractions.map(({ record }) => record));
  for (const { record, statements, at } of retractions) {
    const partner = record.slice(0, record.indexOf(':')) as Picture['leads'][number]['partners'][number];
    const gone = { record, partner, schema: 'Thing', caption: record };
    changes.push({ what: 'retraction', at, record: summaries.get(record) ?? gone, statements });
  }

  const recent = [...decided.values()]
    .flat()
    .filter(({ madeAt }) => madeAt > since)
    .slice(-CHANGES);
  const found = await reader.listLeads(
    { withdrawn: false, ...(lastVisit === undefined ? {} : { foundAfter: since }) },
    { limit: CHANGES / 2 },
  );
  const touched = await reader.listLeads(
    { withdrawn: false, only: [...new Set(recent.map(({ lead }) => lead))] },
    { limit: CHANGES },
  );
  const subjects = await subjectsOf(reader, [...found, ...touched]);
  const summaryOf = (kept: KeptLead): Picture['leads'][number] =>
    toSummary(kept, subjects.get(kept.lead.id) ?? [], decided.get(kept.lead.id) ?? [], lastVisit);
  const leads = new Map(touched.map((kept) => [kept.lead.id, summaryOf(kept)]));
  for (const { lead, madeAt, action, author } of recent) {
    const summary = leads.get(lead);
    if (summary) changes.push({ what: 'decision', at: madeAt, lead: summary, action, author });
  }
  if (lastVisit !== undefined) {
    for (const kept of found) changes.push({ what: 'lead', at: kept.foundAt, lead: summaryOf(kept) });
  }
  return changes
    .sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : keyOf(a) < keyOf(b) ? -1 : 1))
    .slice(0, CHANGES);
}

function recordsIn(change: Change): string[] {
  if ('lead' in change) return recordsOf(change.lead.subjects);
  return change.what === 'retraction' ? [change.record.record] : [];
}

function keyOf(change: Change): string {
  switch (change.what) {
    case 'contribution':
      return `c${change.contribution.id}`;
    case 'lead':
      return `l${change.lead.id}`;
    case 'decision':
      return `d${change.lead.id}${change.action}`;
    case 'retraction':
      return `r${change.record.record}`;
  }
}
