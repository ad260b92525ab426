import { createHash } from 'node:crypto';
import type { Answer } from '@foreland/model/contract';
import type { RankQuestion, disruptionRoutes } from '@foreland/model/contract/disruption';
import { ForelandError, canonicalJson } from '@foreland/model';
import type { Json, View } from '@foreland/model';
import { DISRUPTION_VERSION, STAGES } from '@foreland/networks/disruption';
import type { RankedQuestion } from '@foreland/networks/disruption';
import type { z } from 'zod';
import type { Context } from '../../context.ts';
import type { RankingShape } from '../../analysis/disruption/answers.ts';
import type { DisruptionAnswer, PreparedQuestion } from '../../analysis/disruption/requests.ts';
import { networks } from '../../analysis/networks/hosted-networks.ts';

type RankAnswer = Answer<typeof disruptionRoutes.rankActions>;
type Parts = NonNullable<Extract<DisruptionAnswer, { what: 'ranking-parts' }>['parts']>;

/** How long somebody waits for a ranking before hearing how far it is. */
export const RANKING_MILLISECONDS = 8000;
/** A network may change while a question about it is answered; seldom more than once. */
const TRIES = 3;

/** With a ranking, the digest of the network that it is of. */
interface Ranked {
  readonly answer: RankAnswer;
  readonly network?: string;
}

/** Ranks what somebody asks about the reader’s network, or tells how far that is. */
export async function rank(
  context: Context,
  view: View,
  { group, nodes, budget, actions, terms }: z.output<typeof RankQuestion>,
  signal: AbortSignal,
): Promise<Ranked> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await context.engines.ensure(networks, view, RANKING_MILLISECONDS))
      return { answer: { computing: true } };
    const { prepared } = await context.engines.ask(
      networks,
      view,
      {
        what: 'ranking-question',
        scope: { group, nodes },
        budget,
        actions,
        terms,
        aid: await context.aid.confirmed(),
      },
      { signal },
    );
    const state = await context.rankings.rank(view, prepared.question, {
      signal,
      patience: RANKING_MILLISECONDS,
    });
    if (!('done' in state)) return { answer: { computing: true, progress: state.progress } };
    const links = [...linksNamed(state.done)].map((link) => prepared.links[link]!);
    const { parts } = await context.engines.ask(
      networks,
      view,
      { what: 'ranking-parts', digest: prepared.digest, links: links.sort((one, other) => one - other) },
      { signal },
    );
    if (parts)
      return {
        answer: { computing: false, ranking: tell(prepared, state.done, links, parts) },
        network: prepared.digest,
      };
  }
  throw new ForelandError({
    code: 'network-computing',
    message: 'Your network changes faster than it can be ranked.',
    remedy: 'Ask again in a few seconds.',
    status: 503,
  });
}

/** Links of the question that the answer names. */
function linksNamed({ ranking: { assessment } }: RankedQuestion): Set<number> {
  return new Set([
    ...assessment.portfolios.flatMap(({ effect }) => effect.map(({ link }) => link)),
    ...assessment.flips.flatMap((flip) => (flip.kind === 'link' ? [flip.link] : [])),
  ]);
}

/** @param links positions in the network of the links in `parts`, in their order */
function tell(
  { question, actions, links: positions }: PreparedQuestion,
  { ranking, fragments }: RankedQuestion,
  links: readonly number[],
  parts: Parts,
): RankingShape {
  const { assessment, unseen, exact } = ranking;
  const names = new Map(links.map((position, at) => [position, parts.links[at]!.id]));
  const linkId = (link: number): string => names.get(positions[link]!)!;
  const actionId = (action: number): string => actions[action]!.id;
  const told: Omit<RankingShape, 'digest' | 'nodes' | 'links' | 'label'> = {
    before: interval(assessment.before),
    portfolios: assessment.portfolios.map(({ portfolio, cost, outcomes, best, effect }, at) => ({
      actions: portfolio.map(actionId),
      cost,
      outcomes: outcomes.map(({ launches, ...rest }) => ({ ...rest, launches: interval(launches) })),
      best,
      effect: effect.map(({ link, carried, stage }) => ({
        link: linkId(link),
        carried,
        stage: STAGES[stage]!,
      })),
      largestPart: fragments.after[at]!,
    })),
    actions: [...actions],
    flips: assessment.flips.map((flip) =>
      flip.kind === 'link'
        ? { ...flip, link: linkId(flip.link) }
        : { ...flip, action: actionId(flip.action) },
    ),
    unseen: [...unseen],
    ...(exact ? { exact } : {}),
    dismantling: {
      nodes: question.capability.nodes.length,
      largestPart: fragments.largestPart,
      removals: fragments.removals,
    },
    run: {
      engine: DISRUPTION_VERSION,
      worlds: question.worlds,
      seed: question.seed,
      horizonDays: question.horizonDays,
    },
  };
  return {
    digest: digestOf(told, question.budget),
    ...told,
    links: [...parts.links],
    nodes: [...parts.nodes],
    label: parts.label,
  };
}

function interval({ low, mean, high }: { low: number; mean: number; high: number }): {
  low: number;
  value: number;
  high: number;
} {
  return { low, value: mean, high };
}

/** Of what the advice says, not of what the targets are called. */
function digestOf(told: Omit<RankingShape, 'digest' | 'nodes' | 'links' | 'label'>, budget: number): string {
  const actions = told.actions.map(({ id, terms }) => ({ id, terms }));
  const text = canonicalJson({ ...told, actions, budget } as unknown as Json);
  return createHash('sha256').update(text).digest('base64url');
}
