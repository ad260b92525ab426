/** How the engine reads the picture of a made-up network: what the tasks can do, and whom the law would allow to arrest. */
import { partsByNeed, partsByTies, ROLE_CAPACITY, STAGES } from '@foreland/networks/disruption';
import type { Action, CapabilityNetwork, CapabilityNode, Need } from '@foreland/networks/disruption';
import type { Role } from '@foreland/networks/roles';
import type { Picture, TypedPerson } from './typed-networks.ts';

type AnyTask = TypedPerson['task'];

/** What the engine takes each task for; whoever helps arranges things and does nothing else. */
const ROLE_OF: Readonly<Record<Exclude<AnyTask, 'acquaintance'>, Role | undefined>> = {
  'finds people': 'recruiter',
  'holds money': 'finance',
  'sells boats': 'supply',
  drives: 'transport',
  hosts: 'lodging',
  'pushes off': 'launch',
  'heads a cell': 'organiser',
  helps: undefined,
};
const INVOLVED = Object.keys(ROLE_OF) as (keyof typeof ROLE_OF)[];

function capacityOf(task: keyof typeof ROLE_OF): number[] {
  const role = ROLE_OF[task];
  return STAGES.map((stage) => (role === undefined ? 0 : (ROLE_CAPACITY[role][stage] ?? 0)));
}

/** Whoever heads a cell needs somebody for every stage; one tie in ten is in no picture. */
const HEADS: Need = {
  part: INVOLVED.indexOf('heads a cell'),
  servedBy: STAGES.map((_, stage) =>
    [...INVOLVED.keys()].filter((at) => capacityOf(INVOLVED[at]!)[stage]! > 0),
  ),
  elsewhere: 0.1,
};

/** People whose task is known play it; all others play one as likely as their ties and the needs of heads say, or none. */
export function capabilityOf({ tasks, ties }: Picture): CapabilityNetwork {
  const links = ties.map(({ ends: [from, to], likelihood }) => ({ from, to, probability: likelihood }));
  // Of each task, and of none.
  const known = tasks.map((task) =>
    task === undefined
      ? undefined
      : [...INVOLVED.map((each) => Number(each === task)), Number(task === 'acquaintance')],
  );
  const told = known.filter((each) => each !== undefined);
  const usual = [...INVOLVED, 'none'].map(
    (_, at) => told.reduce((sum, each) => sum + each[at]!, 0) / told.length,
  );
  const unknown = new Set(tasks.keys().filter((person) => tasks[person] === undefined));
  return {
    nodes: partsByNeed(partsByTies(known, links, usual), unknown, links, HEADS).map(
      (shares): CapabilityNode => ({
        capacity: STAGES.map(() => 0),
        parts: INVOLVED.map((task, at) => ({ probability: shares[at]!, capacity: capacityOf(task) })),
        bystander: true,
        throughput: Infinity,
      }),
    ),
    links,
  };
}

/** Nobody is arrested of whom nothing is known. */
export function arrests({ tasks }: Picture): Action[] {
  return [...tasks.keys()]
    .filter((person) => tasks[person] !== undefined && tasks[person] !== 'acquaintance')
    .map((target) => ({
      id: `arrest ${target}`,
      kind: 'arrest',
      target,
      legalBasis: 'arrest',
      cost: 1,
      success: { alpha: 9, beta: 1 },
      delayDays: 0,
    }));
}
