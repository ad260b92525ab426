import type { Hop, Journey, Named, Passport } from '../supply.ts';

/** One step of a journey, with the name under which timeline, map and table mark it. */
export interface Step {
  readonly key: string;
  readonly hop: Hop;
}

export interface JourneySteps {
  readonly journey: Journey;
  /** What the unit is called by: its boat where it has one, with the record of that boat. */
  readonly piece: Named;
  /** It is no boat that is counted: an engine was found without one. */
  readonly isEngineAlone: boolean;
  /** Pieces that nobody told apart. */
  readonly count: number;
  readonly steps: readonly Step[];
}

/**
 * Name of a step. Pieces that went in one consignment, or were found at once, share it: what is marked in one place is
 * marked wherever it happened.
 */
export function stepKey({ unit, fate }: Pick<Journey, 'unit' | 'fate'>, { kind, consignment }: Hop): string {
  if (kind === 'consigned' && consignment !== undefined) return `way ${consignment}`;
  if (kind === 'launched' || kind === 'seized') return `find ${fate?.id ?? unit}`;
  return `${kind === 'made' ? 'made' : 'gap'} ${unit}`;
}

export function journeysOf({ journeys, members }: Pick<Passport, 'journeys' | 'members'>): JourneySteps[] {
  const named = new Map(
    members.map(({ unit, pieces }) => [unit, pieces.find(({ kind }) => kind === 'boat-hull') ?? pieces[0]]),
  );
  return journeys.map((journey) => ({
    journey,
    piece: named.get(journey.unit) ?? { id: journey.unit, caption: journey.unit },
    isEngineAlone: named.get(journey.unit)?.kind === 'outboard-engine',
    count: journey.hops.at(-1)?.quantity ?? 1,
    steps: journey.hops.map((hop) => ({ key: stepKey(journey, hop), hop })),
  }));
}

/** Statements behind every step of one name. */
export function statementsOfStep(journeys: readonly JourneySteps[], key: string): string[] {
  return [
    ...new Set(
      journeys.flatMap(({ steps }) =>
        steps.filter((step) => step.key === key).flatMap(({ hop }) => hop.statements),
      ),
    ),
  ].slice(0, 1000);
}
