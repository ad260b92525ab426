import type { View } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { exchangeRoutes } from '@foreland/model/contract/exchange';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';
import { effectShape, takenBackIn } from './packages.ts';

type Routes = Pick<typeof exchangeRoutes, 'recallsReceived'>;
type Recall = Answer<typeof exchangeRoutes.recallsReceived>['recalls'][number];

const LISTED = 50;
const LEADS = 200;

/** What partners took back from this node, and what became of the leads that rested on it, for the reader who asks. */
export const recallsReceivedHandlers: Handlers<Routes> = {
  async recallsReceived(context, { view }) {
    const { exchange, config } = context;
    const computing = await context.engines.ensureLeads(view);
    const recalls: Recall[] = [];
    for (const taken of await exchange.incoming.recalls(config.partner, LISTED)) {
      recalls.push({
        package: taken.id,
        sender: taken.sender,
        ...takenBackIn(taken.applied),
        receivedAt: taken.receivedAt,
        ...effectShape(taken.receipt),
        leads: await leadsOf(context, view, taken),
      });
    }
    return { computing, recalls };
  },
};

/**
 * Leads as this reader had them before, beside those that the reader has now. New labels have made another view of theirs since,
 * so the one of that time is asked for what was.
 */
async function leadsOf(
  { store }: Context,
  view: View,
  { id, evidence }: { readonly id: string; readonly evidence: string },
): Promise<Recall['leads']> {
  const then = await store.viewWhen(view.reader, evidence);
  const before = await store.read(then, (reader) => reader.recalledLeads(id, LEADS));
  const now = await store.read(view, (reader) => reader.leadStates(before.map(({ lead }) => lead.id)));
  const states = new Map(now.map((state) => [state.id, state]));
  return before.flatMap(({ lead, before: revision }): Recall['leads'] => {
    const kept = states.get(lead.id);
    const isGone = !kept || kept.withdrawn;
    if (!isGone && kept.revision === revision) return [];
    return [{ lead: lead.id, kind: lead.kind, title: lead.title, state: isGone ? 'gone' : 'changed' }];
  });
}
