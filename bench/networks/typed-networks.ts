/**
 * Made-up smuggling networks whose truth is a calendar, not a flow: cells try to launch every few days, and each try needs a
 * free person for every task whom the cell's head can reach over a few steps of trust. It shares no code, no number and no
 * notion of capacity with the engine that is judged by it; the engine sees a noisy picture of it. Fictional.
 */
import { randomFrom } from '../measure.ts';

export const TASKS = ['finds people', 'holds money', 'sells boats', 'drives', 'hosts', 'pushes off'] as const;
export type Task = (typeof TASKS)[number];

export interface TypedPerson {
  readonly task: Task | 'heads a cell' | 'helps' | 'acquaintance';
  /** Days that a job keeps the person busy. */
  readonly busyDays: number;
}

export interface TypedNetwork {
  readonly people: readonly TypedPerson[];
  readonly ties: readonly (readonly [number, number])[];
}

/** What an analyst has: some tasks unknown, some ties missing, some wrong, each with a likelihood. */
export interface Picture {
  readonly tasks: readonly (TypedPerson['task'] | undefined)[];
  readonly ties: readonly { readonly ends: readonly [number, number]; readonly likelihood: number }[];
}

export interface TypedNetworkOptions {
  readonly cells: number;
  readonly acquaintances: number;
}

const STEPS_OF_TRUST = 3;
const DAYS = 360;

export function typedNetwork(seed: number, { cells, acquaintances }: TypedNetworkOptions): TypedNetwork {
  const random = randomFrom(seed);
  const people: TypedPerson[] = [];
  const ties = new Map<string, readonly [number, number]>();
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const add = (task: TypedPerson['task'], least: number, most: number): number => {
    people.push({ task, busyDays: between(least, most) });
    return people.length - 1;
  };
  const tie = (one: number, other: number): void => {
    if (one !== other) ties.set(`${Math.min(one, other)}-${Math.max(one, other)}`, [one, other]);
  };
  const some = (from: readonly number[]): number => from[Math.floor(random() * from.length)]!;

  // Money and boats come from few who serve several cells; the others belong to a cell.
  const money = Array.from({ length: Math.max(2, Math.round(cells * 0.8)) }, () => add('holds money', 2, 5));
  const boats = Array.from({ length: Math.max(2, Math.round(cells * 0.7)) }, () => add('sells boats', 3, 7));
  const heads: number[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const head = add('heads a cell', 1, 1);
    heads.push(head);
    const own = [
      ...Array.from({ length: between(2, 4) }, () => add('finds people', 4, 9)),
      ...Array.from({ length: between(2, 4) }, () => add('drives', 2, 4)),
      ...Array.from({ length: between(2, 3) }, () => add('hosts', 4, 8)),
      ...Array.from({ length: between(2, 4) }, () => add('pushes off', 3, 6)),
      ...Array.from({ length: between(3, 6) }, () => add('helps', 1, 1)),
    ];
    const helpers = own.filter((person) => people[person]!.task === 'helps');
    for (const person of own) {
      // Some take orders from the head, others by way of a helper.
      if (random() < 0.6) tie(head, person);
      else tie(some(helpers), person);
      if (random() < 0.4) tie(person, some(own));
    }
    for (const helper of helpers) tie(head, helper);
    for (const source of [money, boats]) {
      const known = 1 + Math.floor(random() * 2);
      for (let at = 0; at < known; at++) tie(random() < 0.5 ? head : some(helpers), some(source));
    }
  }
  for (let at = 1; at < heads.length; at++) if (random() < 0.5) tie(heads[at]!, heads[at - 1]!);
  // Families and neighbours: many ties, no part in it. A few of them know everybody.
  for (let at = 0; at < acquaintances; at++) {
    const person = add('acquaintance', 1, 1);
    const popular = random() < 0.1;
    for (let count = popular ? between(8, 14) : between(1, 3); count > 0; count--) {
      tie(person, Math.floor(random() * person));
    }
  }
  return { people, ties: [...ties.values()] };
}

export function pictureOf({ people, ties }: TypedNetwork, seed: number): Picture {
  const random = randomFrom(seed + 7919);
  const seen = ties.filter(() => random() < 0.9).map((ends) => ({ ends, likelihood: 0.6 + 0.39 * random() }));
  const wrong = Array.from({ length: Math.round(ties.length * 0.05) }, () => {
    const one = Math.floor(random() * people.length);
    const other = (one + 1 + Math.floor(random() * (people.length - 1))) % people.length;
    return { ends: [one, other] as const, likelihood: 0.2 + 0.4 * random() };
  });
  return {
    tasks: people.map(({ task }) => (random() < 0.9 ? task : undefined)),
    ties: [...seen, ...wrong],
  };
}

/** What an analyst would have who had found out everything. */
export function pictureOfAll({ people, ties }: TypedNetwork): Picture {
  return { tasks: people.map(({ task }) => task), ties: ties.map((ends) => ({ ends, likelihood: 1 })) };
}

/** Launches in a year of tries once some people are gone, with nobody in their place. */
export function launchesInAYear(
  { people, ties }: TypedNetwork,
  gone: ReadonlySet<number>,
  seed: number,
): number {
  const random = randomFrom(seed + 104_729);
  const known: number[][] = people.map(() => []);
  for (const [one, other] of ties) {
    if (gone.has(one) || gone.has(other)) continue;
    known[one]!.push(other);
    known[other]!.push(one);
  }
  const heads = [...people.keys()].filter(
    (person) => people[person]!.task === 'heads a cell' && !gone.has(person),
  );
  // An acquaintance passes nothing on.
  const reach = new Map(
    heads.map((head) => {
      const near = new Set([head]);
      let rim = [head];
      for (let step = 0; step < STEPS_OF_TRUST; step++) {
        rim = rim
          .filter((person) => people[person]!.task !== 'acquaintance')
          .flatMap((person) => known[person]!)
          .filter((person) => !near.has(person) && near.add(person));
      }
      return [
        head,
        TASKS.map((task) => [...near].filter((person) => people[person]!.task === task)),
      ] as const;
    }),
  );
  const freeOn = new Int32Array(people.length);
  let launched = 0;
  for (let day = 0; day < DAYS; day++) {
    for (const head of heads) {
      if (random() > 0.35) continue;
      const crew = reach.get(head)!.map((reached) => {
        const able = reached.filter((person) => freeOn[person]! <= day);
        return able[Math.floor(random() * able.length)];
      });
      if (crew.some((person) => person === undefined)) continue;
      for (const person of crew) freeOn[person!] = day + people[person!]!.busyDays;
      launched++;
    }
  }
  return launched;
}
