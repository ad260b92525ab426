import type { disruptionRoutes } from '@foreland/model/contract/disruption';
import { PROVISIONS } from '@foreland/model/law';
import type { Handlers } from '../../handler.ts';
import { askNetwork, isRecord } from './networks.ts';
import { rank } from './ranking.ts';

type DisruptionRoutes = Pick<typeof disruptionRoutes, 'proposedActions' | 'rankActions'>;

export const disruptionHandlers: Handlers<DisruptionRoutes> = {
  async proposedActions(context, { body, view, audit, signal }) {
    const { proposals } = await askNetwork(
      context,
      view,
      {
        what: 'proposals',
        scope: { group: body.group, nodes: body.nodes },
        aid: await context.aid.confirmed(),
      },
      signal,
    );
    const targets = [...proposals.actions, ...proposals.withheld].map(({ target }) => target);
    audit.records(targets.filter(isRecord).map(({ id }) => id));
    const kinds = new Set(proposals.actions.map(({ kind }) => kind));
    return {
      ...proposals,
      law: PROVISIONS.filter(({ measures }) => measures.some((measure) => kinds.has(measure))).map(
        ({ gaps = [], ...provision }) => ({ ...provision, gaps }),
      ),
    };
  },

  async rankActions(context, { body, view, audit, signal }) {
    const { answer } = await rank(context, view, body, signal);
    const { ranking } = answer;
    if (ranking) {
      const nodes = [...ranking.nodes, ...ranking.actions.map(({ target }) => target)];
      audit.records(nodes.filter(isRecord).map(({ id }) => id));
    }
    return answer;
  },
};
