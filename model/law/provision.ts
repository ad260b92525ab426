import type { Partner } from '../partner.ts';

/** Measures whose lawfulness is asked for; the same words as the kinds of action of the disruption engine. */
export const MEASURES = ['arrest', 'seizure', 'account-freeze', 'supplier-action', 'advert-removal'] as const;
export type Measure = (typeof MEASURES)[number];

export const GIVES = ['offence', 'power', 'limit', 'proposal'] as const;

/**
 * What a provision does not reach, or what it takes besides: an act that holds in a part of the country alone; a platform
 * that decides by itself; an order that needs a basis in other law; states that it does not bind; forfeiture that waits for a
 * conviction; a humanitarian exception that is left to each state; smuggling to states outside the Schengen area.
 */
export const GAPS = [
  'part-of-country',
  'platform-decides',
  'needs-other-law',
  'not-with-gb',
  'after-conviction',
  'humanitarian-optional',
  'beyond-schengen',
] as const;

/** Whose law it is; `EU` where it binds all member states alike. */
export type Jurisdiction = Partner | 'EU';

/**
 * One provision of law: a starting fact of 2026 that a lawyer has yet to compare with its source. What it means in plain
 * words is said by the texts for people, under `id`, in every language; nothing of it is legal advice.
 */
export interface Provision {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  /**
   * An offence on which measures may rest, a power to take them, a limit (they are not for this authority to take), or what is
   * proposed and not law yet.
   */
  readonly gives: (typeof GIVES)[number];
  readonly measures: readonly Measure[];
  /** What it does not reach, as far as that is known here. */
  readonly gaps?: readonly (typeof GAPS)[number][];
  /** As lawyers of the jurisdiction cite it; not translated. */
  readonly citation: string;
  /** Where its wording is published. */
  readonly source: string;
  /** State of the law that was written down, as an ISO day. */
  readonly asOf: string;
  /** Day on which somebody compared it with its source; absent until somebody has. */
  readonly checkedOn?: string;
}

/** The day of which all starting facts are. */
export const STARTING_FACTS = '2026-01-01';

type Starting = Omit<Provision, 'jurisdiction' | 'asOf' | 'checkedOn'>;

/** Starting facts of one jurisdiction. */
export function startingFacts(jurisdiction: Jurisdiction, facts: readonly Starting[]): readonly Provision[] {
  return Object.freeze(facts.map((fact) => Object.freeze({ ...fact, jurisdiction, asOf: STARTING_FACTS })));
}
