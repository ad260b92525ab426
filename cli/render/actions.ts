import type { Answer, Contract } from '@foreland/model/contract';
import { percent, plain } from './match.ts';
import type { Page } from './style.ts';
import { counted, fields, localTime, table } from './table.ts';
import { isolated } from './text.ts';

type Proposals = Answer<Contract['proposedActions']>;
type Ranking = NonNullable<Answer<Contract['rankActions']>['ranking']>;
type Flip = Ranking['flips'][number];
type Decision = Answer<Contract['decideOnActions']>;
type Terms = Proposals['actions'][number]['usual'];

const GAP_WORDS = {
  'part-of-country': 'in England and Wales alone',
  'platform-decides': 'the platform decides, nobody is ordered to remove anything',
  'needs-other-law': 'the order itself needs a basis in other law',
  'not-with-gb': 'does not bind the United Kingdom',
  'after-conviction': 'forfeiture waits for a conviction',
  'humanitarian-optional': 'an exception for humanitarian help is left to each member state',
  'beyond-schengen': 'to be verified whether it reaches smuggling to the United Kingdom',
} as const;
const STEPPING_IN = { none: 'nobody', fast: 'soon', slow: 'slowly' } as const;

/** What could be done, what is withheld, and what was seen of such actions here. */
export function proposalLines(page: Page, { actions, withheld, outcomes }: Proposals): string[] {
  return [
    ...(actions.length === 0
      ? ['Nothing that may lawfully be done is known.']
      : table(page, actions, [
          { title: 'Action', cell: ({ id }) => isolated(id), whole: true },
          { title: 'Against', cell: ({ target }) => isolated(target.caption), tone: () => 'strong' },
          { title: 'Role', cell: ({ target }) => target.role ?? target.kind },
          { title: 'Weeks', cell: ({ usual }) => number(usual.cost), align: 'right' },
          { title: 'Chance', cell: ({ usual }) => chance(usual), align: 'right' },
          { title: 'Days', cell: ({ usual }) => number(usual.delayDays), align: 'right' },
          { title: 'Power', cell: ({ nearest }) => whoCan(nearest) },
          { title: 'Where', cell: ({ places }) => places.map(place).join(', '), yields: true },
        ])),
    ...(withheld.length === 0
      ? []
      : [
          '',
          'No targets:',
          ...table(page, withheld, [
            { title: 'Who or what', cell: ({ target }) => isolated(target.id), whole: true },
            { title: 'Name', cell: ({ target }) => isolated(target.caption), tone: () => 'strong' },
            { title: 'Not for', cell: ({ kind }) => plain(kind) },
            { title: 'Rule', cell: ({ rule }) => plain(rule) },
          ]),
        ]),
    ...outcomes.map(
      ({ kind, seen }) => `Seen here: ${plain(kind)} succeeded ${seen.succeeded}, failed ${seen.failed}.`,
    ),
  ];
}

/** The law on each kind of action that is proposed. */
export function lawLines(page: Page, { actions, law }: Proposals): string[] {
  const citations = new Map(law.map(({ id, citation }) => [id, citation]));
  const cited = (ids: readonly string[]): string => ids.map((id) => citations.get(id) ?? id).join('; ');
  const kinds = [...new Map(actions.map((action) => [action.kind, action])).values()];
  const limited = law.filter(({ gaps }) => gaps.length > 0);
  const unchecked = law.some(({ checkedOn }) => checkedOn === undefined);
  return [
    ...kinds.flatMap(({ kind, legality }) => [
      `${plain(kind)}:`,
      ...table(page, legality, [
        { title: 'Partner', cell: ({ partner }) => partner },
        { title: 'Power', cell: ({ power }) => plain(power) },
        { title: 'Provisions', cell: ({ provisions }) => cited(provisions), whole: true },
        { title: 'Offences', cell: ({ offences }) => cited(offences), yields: true },
      ]),
      '',
    ]),
    ...limited.map(({ citation, gaps }) => `${citation}: ${gaps.map((gap) => GAP_WORDS[gap]).join('; ')}.`),
    unchecked
      ? 'Starting facts of 2026 that nobody here has compared with their sources: verify the wording. No legal advice.'
      : 'No legal advice.',
  ];
}

/** Choices of actions, the one that leaves fewest launches first. */
export function rankingLines(page: Page, ranking: Ranking): string[] {
  const { portfolios, actions, before, unseen, flips, exact, dismantling, digest, run } = ranking;
  const names = new Map(
    actions.map(({ id, kind, target }) => [id, `${plain(kind)} ${isolated(target.caption)}`]),
  );
  return [
    `Launches a month without any action: ${interval(before)}`,
    ...(unseen.length === 0
      ? []
      : [`Nobody is known to ${unseen.join(', ')}: these stages limit nothing in the model.`]),
    '',
    ...(portfolios.length === 0
      ? ['No choice of these actions within the budget would prevent launches.']
      : table(
          page,
          portfolios.flatMap((portfolio, at) =>
            portfolio.outcomes.map((outcome, row) => ({
              portfolio,
              outcome,
              name: row === 0 ? `${at + 1}` : '',
            })),
          ),
          [
            { title: 'No.', cell: ({ name }) => name },
            { title: 'Weeks', cell: ({ name, portfolio }) => name && number(portfolio.cost), align: 'right' },
            { title: 'Best', cell: ({ name, portfolio }) => name && percent(portfolio.best), align: 'right' },
            { title: 'Stepping in', cell: ({ outcome }) => STEPPING_IN[outcome.replacement] },
            { title: 'Launches left', cell: ({ outcome }) => interval(outcome.launches), align: 'right' },
            { title: 'Prevented', cell: ({ outcome }) => percent(outcome.drop), align: 'right' },
            { title: 'Regret', cell: ({ outcome }) => number(outcome.regret), align: 'right' },
            {
              title: 'Actions',
              cell: ({ name, portfolio }) =>
                name && portfolio.actions.map((id) => names.get(id) ?? isolated(id)).join(' + '),
              yields: true,
            },
          ],
        )),
    ...(flips.length === 0
      ? []
      : ['', 'What would put the second first:', ...flips.map((flip) => `  ${flipLine(flip, ranking)}`)]),
    '',
    ...(exact
      ? [
          `Exact search, with nobody stepping in and no delays: ${number(exact.launches)} left; quick search: ${number(exact.greedy)}. ${
            exact.proven ? 'Nothing leaves fewer.' : `Nothing leaves fewer than ${number(exact.bound)}.`
          }`,
        ]
      : ['The network is too large for exact search.']),
    `Secondary: ${counted(dismantling.nodes, 'node')}, of which ${percent(dismantling.largestPart)} hang together.`,
    `Ranking ${digest}`,
    `${run.engine}, ${run.worlds} possible worlds, ${run.horizonDays} days. Advice: a person decides.`,
  ];
}

export function decisionLines(page: Page, decision: Decision): string[] {
  const { id, group, nodes, actions, withdrawn, reason, advice, author, partner, decidedAt } = decision;
  const about = [...(group ? [group] : []), ...nodes].map((node) => `${node.id} ${isolated(node.caption)}`);
  return [
    ...fields(page, [
      ['Decision', id],
      ['About', about.join(', ') || 'nothing that is in view today'],
      ['By', `${author} (${partner}), ${localTime(decidedAt)}`],
      ['Reason', reason === undefined ? 'withheld: it told of somebody who is protected' : isolated(reason)],
      [
        'Advice',
        advice
          ? `${advice.digest}${advice.chosen === undefined ? '' : `, choice ${advice.chosen + 1} of ${advice.portfolios.length}`}`
          : '',
      ],
      ['Protected', withdrawn === 0 ? '' : `${counted(withdrawn, 'target')} taken out`],
    ]),
    ...(actions.length === 0
      ? withdrawn === 0
        ? ['Nothing is done.']
        : []
      : table(page, actions, [
          {
            title: 'Action',
            cell: ({ id: action, kind }) => (action ? isolated(action) : plain(kind)),
            whole: true,
          },
          {
            title: 'Against',
            cell: ({ target }) => (target ? isolated(target.caption) : 'not in view today'),
            tone: () => 'strong',
          },
          { title: 'Outcome', cell: ({ outcomes: [newest] }) => (newest ? plain(newest.result) : 'open') },
          { title: 'Day', cell: ({ outcomes: [newest] }) => newest?.day ?? '' },
          { title: 'Note', cell: ({ outcomes: [newest] }) => isolated(newest?.note ?? ''), yields: true },
        ])),
  ];
}

function flipLine(flip: Flip, { links, nodes, actions }: Ranking): string {
  if (flip.kind === 'link') {
    const link = links.find(({ id }) => id === flip.link);
    const name = (id: string | undefined): string =>
      isolated(nodes.find((node) => node.id === id)?.caption ?? id ?? '');
    return `if the link ${plain(link?.type ?? '')} between ${name(link?.from)} and ${name(link?.to)} ${flip.exists ? 'proves true' : 'does not exist'} (then ahead by ${number(flip.ahead)} a month)`;
  }
  const action = actions.find(({ id }) => id === flip.action);
  const what = action ? `${plain(action.kind)} ${isolated(action.target.caption)}` : isolated(flip.action);
  return `if ${what} succeeds ${flip.side === 'below' ? 'less' : 'more'} often than ${percent(flip.likelihood)}${flip.plausible ? '' : ' (not likely)'}`;
}

function whoCan(nearest: Proposals['actions'][number]['nearest']): string {
  if (!nearest) return 'not known near it';
  return nearest.power === 'exists' ? nearest.partner : `${nearest.partner}, by notice`;
}

function place({ country, by }: Proposals['actions'][number]['places'][number]): string {
  return `${country} (${by})`;
}

function chance({ success: { low, value, high } }: Terms): string {
  return `${percent(value)} (${percent(low)}–${percent(high)})`;
}

function interval({ low, value, high }: Ranking['before']): string {
  return `${number(value)} (${number(low)}–${number(high)})`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
