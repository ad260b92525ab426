import { clears } from '@foreland/model';
import { contract } from '@foreland/model/contract';
import type { RouteId } from '@foreland/model/contract';
import { expect, test } from 'vitest';
import type { Recording } from './asking.ts';
import { readerOf, record } from './record.ts';
import { askEverything } from './script.ts';
import { worldOf } from './worlds.ts';

/** How many worlds each reader is asked in: `FORELAND_WORLDS=5 npx vitest run node/non-interference` asks in more. */
const WORLDS = Number(process.env['FORELAND_WORLDS'] ?? 1);

/** Beyond this a world hangs, however busy the machine. */
const HANGS = 600_000;

interface World {
  readonly seed: number;
  /** Kinds of leads that the reader is known to see there, so that what is compared is not nothing. */
  readonly kinds?: readonly string[];
}

/** Routes that have to answer those who may ask them, not refuse. */
const ANSWERED = {
  all: ['GET match', 'GET entity', 'POST judge', 'POST withdrawJudgement', 'POST splitEntity'],
  operational: [
    'GET supply',
    'GET supplyLot',
    'GET supplySupplier',
    'GET supplySeizures',
    'GET supplyCompare',
    'POST proposedActions',
    'POST rankActions',
  ],
  analyst: ['POST decideOnActions', 'POST recordOutcome'],
} as const;

/**
 * Two stores that differ only in what a reader may not see give that reader byte-identical answers on every
 * route of the contract: status, headers, body, order, counts, errors (Goguen & Meseguer 1982, non-interference).
 */
export function compareWorlds(persona: string, first: World): void {
  const reader = readerOf(persona);
  const { role } = reader;
  const answered: readonly string[] = [
    ...ANSWERED.all,
    ...(role === 'flow-officer' ? [] : ANSWERED.operational),
    ...(role === 'analyst' ? ANSWERED.analyst : []),
  ];
  const worlds = Array.from({ length: WORLDS }, (_, at): World =>
    at === 0 ? first : { seed: first.seed + 100 * at },
  );
  test.each(worlds)(
    `what is hidden from ${persona} changes no answer on any route (world $seed)`,
    { timeout: HANGS },
    async ({ seed, kinds }) => {
      const world = worldOf(seed);
      const visible = world.filter(({ label, subject }) => subject !== 'victim' && clears(reader, label));
      const hidden = world.filter((draft) => !visible.includes(draft));
      expect(visible.length).toBeGreaterThan(10);
      expect(hidden.length).toBeGreaterThan(10);
      const without = await record(reader, { visible, hidden: [] }, askEverything);
      const withHidden = await record(reader, { visible, hidden }, askEverything);
      expect(differences(without, withHidden)).toEqual([]);
      expect(withHidden.answers).toHaveLength(without.answers.length);
      expect((Object.keys(contract) as RouteId[]).filter((id) => !without.covered.has(id))).toEqual([]);
      if (!kinds) return;
      expect(withHidden.decided).toBeGreaterThan(0);
      const leads = without.answers.flatMap(({ route, text }) => (route === 'GET leads' ? [text] : []));
      for (const kind of ['shared-identifier', ...kinds])
        expect(
          leads.some((text) => text.includes(`"kind":"${kind}","anchor"`)),
          kind,
        ).toBe(true);
      for (const route of answered)
        expect(
          without.answers.some((answer) => answer.route === route && answer.status === 200),
          route,
        ).toBe(true);
    },
  );
}

function differences(one: Recording, other: Recording): unknown[] {
  return one.answers
    .map((answer, index) => [answer, other.answers[index]])
    .filter(([a, b]) => JSON.stringify(a) !== JSON.stringify(b));
}
