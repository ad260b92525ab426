import { z } from 'zod';
import { GAPS, GIVES, MEASURES, POWERS } from '../law/index.ts';
import type { Role } from '../view.ts';
import { Interval, NetworkLink, NetworkNode, NetworkRole, NodeId } from './networks.ts';
import { route } from './route.ts';
import { ContentId, Count, Cursor, Day, Digest, Instant, Label, Partner, Uuid } from './shapes.ts';

/** Roles that decide on actions: strategic staff see aggregates alone, never persons to act against. */
export const ACTION_DECIDERS: readonly Role[] = [
  'analyst',
  'liaison-officer',
  'financial-investigator',
  'advert-analyst',
];
/** Whoever watches over the use of personal data sees what was advised and decided, and decides on no action. */
export const ACTION_READERS: readonly Role[] = [...ACTION_DECIDERS, 'data-protection-officer'];

/** Kinds of lawful measures (see model/law, and `ACTION_KINDS` in engines/networks/disruption). */
export const ActionKind = z.enum(MEASURES);

/** Kind and target, such as `arrest:GB:p-1`. */
export const ActionId = z.string().min(5).max(430);

/** What a crossing takes, in the order of the crime script (see `STAGES` in engines/networks/disruption). */
export const Stage = z.enum(['recruit', 'finance', 'equip', 'transport', 'lodge', 'launch']);

/** How soon somebody else steps in for who or what is gone. */
export const Replacement = z.enum(['none', 'fast', 'slow']);

/** Why something is no target (see `Forbidden` in engines/networks/disruption). */
export const TargetRule = z.enum([
  'protected-person',
  'not-an-offender',
  'belongs-to-protected-person',
  'belongs-to-no-offender',
  'aid',
  'life-saving',
  'does-not-fit',
]);

/** Outcomes of actions of one kind that were recorded at this node, as far as the reader may see them. */
export const SeenOutcomes = z.object({ succeeded: Count, failed: Count });

export const ActionTerms = z.object({
  /** Weeks of work of one team. */
  cost: z.number(),
  /** How likely the action succeeds: mean, and 90 % credible interval. */
  success: Interval,
  /** Days until it takes effect. */
  delayDays: z.number(),
});

/** What somebody knows better than the usual terms. */
export const ChangedTerms = z.object({
  action: ActionId,
  cost: z.number().positive().max(1000).optional(),
  likelihood: z.number().min(0.01).max(0.99).optional(),
  delayDays: z.number().min(0).max(730).optional(),
});

/** An article of law, as one place of the node holds it (model/law); its texts for people are keyed by `id`. */
export const Provision = z.object({
  id: z.string(),
  /** Whose law; `EU` where it binds the guests, or every member state. */
  jurisdiction: z.union([Partner, z.literal('EU')]),
  /** An offence, a power, a limit (the measure is not for this authority to take), or what is proposed and not law yet. */
  gives: z.enum(GIVES),
  measures: z.array(ActionKind),
  /** What it does not reach, as far as that is known here. */
  gaps: z.array(z.enum(GAPS)),
  /** As it is cited, the same in every language. */
  citation: z.string(),
  /** Where its wording is published. */
  source: z.url(),
  /** When somebody last compared it with its source; absent where nobody of this node has. */
  checkedOn: Day.optional(),
  /** State of the law that it was written down from. */
  asOf: Day,
});

/** What the law of one partner is known to say of an action; nothing here is legal advice. */
export const Legality = z.object({
  partner: Partner,
  /** See `POWERS` in model/law. */
  power: z.enum(POWERS),
  /** Ids of provisions: powers, and the limits of them. */
  provisions: z.array(z.string()),
  /** Ids of provisions: offences on which the power may rest. */
  offences: z.array(z.string()),
});

export const ActionTarget = NetworkNode.pick({ id: true, kind: true, caption: true, partners: true }).extend({
  role: NetworkRole.optional(),
});

export const ProposedAction = z.object({
  id: ActionId,
  kind: ActionKind,
  target: ActionTarget,
  /** As usual: what is held likely, and what outcomes at this node have made of it. */
  usual: ActionTerms,
  /** Where the target is, by what is known of it: of a partner, or elsewhere. */
  places: z.array(
    z.object({
      /** ISO 3166-1 alpha-2, or the code of the partner who contributed it. */
      country: z.string().max(10),
      by: z.enum(['address', 'account', 'registration', 'contributor']),
    }),
  ),
  legality: z.array(Legality),
  /** The partner nearest to the target who is known to have the power; where none has, who can have it done by notice. */
  nearest: z.object({ partner: Partner, power: z.enum(['exists', 'by-notice']) }).optional(),
});

/** Which part of the network: a group with the things that its members have, or nodes of a chart. */
const Scope = {
  group: NodeId.optional(),
  nodes: z.array(NodeId).min(1).max(2000).optional(),
};

export const RankQuestion = z.object({
  ...Scope,
  /** Weeks of work of one team. */
  budget: z.number().positive().max(1000),
  /** Actions that are considered; all that are proposed where left out. */
  actions: z.array(ActionId).min(1).max(2000).optional(),
  terms: z.array(ChangedTerms).max(2000).default([]),
});

/** An action as it was ranked. */
export const RankedAction = z.object({
  id: ActionId,
  kind: ActionKind,
  target: ActionTarget,
  terms: ActionTerms,
  /** Somebody changed the terms for this ranking. */
  changed: z.boolean(),
});

/** What a portfolio leaves where others are replaced like this. All launches are per month. */
export const ScenarioOutcome = z.object({
  replacement: Replacement,
  /** Mean over the days looked at, and bounds of nine in ten worlds. */
  launches: Interval,
  /** Share of the launches without any action that are prevented, on average. */
  drop: z.number(),
  /** How often no other portfolio leaves fewer. */
  best: z.number(),
  /** Launches more than the best portfolio of each world leaves, on average. */
  regret: z.number(),
});

export const Portfolio = z.object({
  actions: z.array(ActionId),
  cost: z.number(),
  /** In the order none, fast, slow. */
  outcomes: z.array(ScenarioOutcome),
  /** How often it is best over all worlds and scenarios alike. */
  best: z.number(),
  /** Links by which it works, the most important first. */
  effect: z.array(
    z.object({
      /** Id of a link in `links`. */
      link: z.string(),
      /** Launches that went along it at this stage and no longer do, on average. */
      carried: z.number(),
      stage: Stage,
    }),
  ),
  /** Share of all nodes that hang together after its actions, if all succeed. A secondary figure: it says nothing of launches. */
  largestPart: z.number(),
});

/** What an uncertain thing would have to turn out to be for the second portfolio to be ahead of the first. */
export const Flip = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('link'),
    /** Id of a link in `links`. */
    link: z.string(),
    /** If it proves to exist, or not to. */
    exists: z.boolean(),
    /** Launches by which the second is then ahead. */
    ahead: z.number(),
  }),
  z.object({
    kind: z.literal('success'),
    action: ActionId,
    /** The second is ahead where the action succeeds less, or more, often than this. */
    likelihood: z.number(),
    side: z.enum(['below', 'above']),
    /** That lies within nine tenths of what is held likely. */
    plausible: z.boolean(),
  }),
]);

/** Advice: a person decides. */
export const Ranking = z.object({
  /** Of the question, of the data and of this answer; a decision names the advice that it was made on by it. */
  digest: Digest,
  /** Launches a month without any action. */
  before: Interval,
  /** The one that leaves fewest over all scenarios first. */
  portfolios: z.array(Portfolio),
  /** Every action that was considered. */
  actions: z.array(RankedAction),
  /** Links that are named, and the nodes at their ends. */
  links: z.array(NetworkLink),
  nodes: z.array(NetworkNode),
  /** Under what these links and nodes stand. */
  label: Label,
  flips: z.array(Flip),
  /** Stages at which nobody is known: they limit nothing in the model. */
  unseen: z.array(Stage),
  /** Exact search against the greedy one, in launches where nobody is replaced; absent where the network is too large for it. */
  exact: z
    .object({ launches: z.number(), greedy: z.number(), bound: z.number(), proven: z.boolean() })
    .optional(),
  /** How the network hangs together. A secondary figure: it is no measure of what the network can do. */
  dismantling: z.object({
    nodes: Count,
    /** Share of all nodes that hang together before any action. */
    largestPart: z.number(),
    /** Fewest removals known by which no more than a tenth hang together; it does not say whose. */
    removals: Count,
  }),
  /** What it was computed with. */
  run: z.object({ engine: z.string(), worlds: Count, seed: z.number().int(), horizonDays: Count }),
});

export const OutcomeResult = z.enum(['succeeded', 'failed', 'not-carried-out']);

export const ActionOutcome = z.object({
  id: Uuid,
  result: OutcomeResult,
  day: Day,
  /** Absent also where the target is not in the reader’s network today, or it may tell of somebody who is protected now. */
  note: z.string().optional(),
  /** Statements that tell of it. */
  statements: z.array(ContentId),
  author: z.string(),
  recordedAt: Instant,
});

export const DecidedAction = z.object({
  /** Absent, like the target, where that is not in the reader’s network today. */
  id: ActionId.optional(),
  kind: ActionKind,
  target: ActionTarget.optional(),
  /** As they were when it was decided. */
  terms: ActionTerms,
  /** Newest first; the newest counts. */
  outcomes: z.array(ActionOutcome),
});

/** The advice that somebody had before their eyes, in what it said and not in whom it named. */
export const ShownAdvice = z.object({
  digest: Digest,
  budget: z.number(),
  before: Interval,
  portfolios: z.array(
    Portfolio.pick({ actions: true, cost: true, outcomes: true, best: true }).extend({
      /** Actions that are left out because their targets are not in the reader’s network today. */
      outOfView: Count,
    }),
  ),
  /** Position of the portfolio that was decided on; absent for a choice of one’s own and for no action. */
  chosen: Count.optional(),
  run: Ranking.shape.run,
});

export const ActionDecision = z.object({
  id: Uuid,
  /** What it was about, as far as that is in the reader’s network today. */
  group: z.object({ id: NodeId, caption: z.string() }).optional(),
  nodes: z.array(z.object({ id: NodeId, caption: z.string() })),
  /** Empty where it was decided to do nothing. */
  actions: z.array(DecidedAction),
  /** Targets that were taken out because they are protected now. */
  withdrawn: Count,
  /** Absent where it told of somebody who is protected now. */
  reason: z.string().optional(),
  /** Absent where no ranking was shown, or where it named somebody who is protected now. */
  advice: ShownAdvice.optional(),
  author: z.string(),
  partner: Partner,
  decidedAt: Instant,
  /** The reader may record what came of it. */
  mayRecord: z.boolean(),
});

export const DecisionOnActions = z.object({
  ...Scope,
  /** Empty: to do nothing. */
  actions: z.array(ActionId).max(200),
  terms: RankQuestion.shape.terms,
  reason: z.string().trim().min(1).max(4000),
  /** The ranking that was shown. */
  advice: z
    .object({
      digest: Digest,
      question: RankQuestion,
      /** Position of the portfolio that was chosen; absent for a choice of one’s own. */
      portfolio: Count.optional(),
    })
    .optional(),
});

export const disruptionRoutes = {
  proposedActions: route({
    id: 'proposedActions',
    method: 'POST',
    path: '/api/networks/actions/proposals',
    room: 'networks',
    access: { roles: ACTION_READERS },
    audited: true,
    processing: 'combination',
    summary:
      'Lawful actions that could be taken against a group or some nodes, and what is no target and why',
    body: z.object(Scope),
    response: z.object({
      actions: z.array(ProposedAction),
      withheld: z.array(z.object({ target: ActionTarget, kind: ActionKind, rule: TargetRule })),
      /** What is known here of the law on these kinds of action; texts for people are keyed by its ids. */
      law: z.array(Provision),
      /** What was seen here of each kind of action, within the view; the usual terms hold it. */
      outcomes: z.array(z.object({ kind: ActionKind, seen: SeenOutcomes })),
    }),
  }),
  rankActions: route({
    id: 'rankActions',
    method: 'POST',
    path: '/api/networks/actions/ranking',
    room: 'networks',
    access: { roles: ACTION_READERS },
    audited: true,
    processing: 'combination',
    limit: 120,
    summary:
      'What the network could still do after each portfolio of actions within a budget; ask again with the same question while it is computing, and stop asking to cancel',
    body: RankQuestion,
    response: z.object({
      computing: z.boolean(),
      /** 0 to 1, while it is computing. */
      progress: z.number().optional(),
      ranking: Ranking.optional(),
    }),
  }),
  decideOnActions: route({
    id: 'decideOnActions',
    method: 'POST',
    path: '/api/networks/actions/decisions',
    room: 'networks',
    access: { roles: ACTION_DECIDERS },
    audited: true,
    summary:
      'Record which actions somebody decided on, or that nothing is done, with the reason and the advice shown',
    body: DecisionOnActions,
    response: ActionDecision,
  }),
  actionDecisions: route({
    id: 'actionDecisions',
    method: 'GET',
    path: '/api/networks/actions/decisions',
    room: 'networks',
    access: { roles: ACTION_READERS },
    audited: true,
    summary: 'Decisions on actions that rest on nothing out of the reader’s view, newest first',
    query: z.object({
      /** Decisions about this group, or with a target in it. */
      group: NodeId.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: Cursor.optional(),
    }),
    response: z.object({ decisions: z.array(ActionDecision), next: Cursor.optional() }),
  }),
  recordOutcome: route({
    id: 'recordOutcome',
    method: 'POST',
    path: '/api/networks/actions/decisions/:decision/outcomes',
    room: 'networks',
    access: { roles: ACTION_DECIDERS },
    audited: true,
    summary: 'Record what came of an action; the usual terms of its kind take it into account from then on',
    params: z.object({ decision: Uuid }),
    body: z.object({
      action: ActionId,
      result: OutcomeResult,
      day: Day,
      note: z.string().trim().min(1).max(4000).optional(),
      statements: z.array(ContentId).max(200).default([]),
    }),
    response: ActionDecision,
  }),
};
