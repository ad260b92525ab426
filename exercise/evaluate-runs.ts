import { clears } from '@foreland/model/view';
import type { Reader } from '@foreland/model/view';
import { evaluateLeads } from './evaluate.ts';
import type { CanSee, EngineResults, EvaluationTable } from './evaluate.ts';
import { evaluateMatches } from './evaluate-matches.ts';
import { evaluateNetworks } from './evaluate-networks.ts';
import { judgeMatches } from './judged-matches.ts';
import type { Truth } from './truth.ts';

/** What the engines found for one reader. */
export interface ReaderRun {
  readonly reader: Reader;
  readonly results: EngineResults;
}

export interface RunsEvaluation {
  /** For each run, in their order, its tables: judged by what its reader could see, and by nothing else. */
  readonly runs: readonly (readonly EvaluationTable[])[];
  /**
   * All runs together: what at least one of them found, held against what at least one of them could see in full.
   * Notes count what any of them could see.
   */
  readonly total: readonly EvaluationTable[];
}

/** Judges the runs of several readers on the same data, each by itself and all together. Pure. */
export function evaluateRuns(truth: Truth, runs: readonly ReaderRun[]): RunsEvaluation {
  const sees = runs.map(
    ({ reader }): CanSee =>
      (label) =>
        clears(reader, label),
  );
  const matches = runs.map(({ results }, index) => {
    const canSee = sees[index];
    return results.matches === undefined || canSee === undefined
      ? []
      : [judgeMatches(truth, { matches: results.matches, canSee })];
  });
  const networks = runs.map(({ reader, results: { groups } }, index) => {
    const canSee = sees[index];
    return groups === undefined || canSee === undefined ? [] : [{ reader: reader.partner, groups, canSee }];
  });
  return {
    runs: runs.map(({ results: { leads } }, index) => [
      ...(leads === undefined ? [] : evaluateLeads(truth, leads, sees[index] ?? (() => false))),
      ...evaluateMatches(truth, matches[index] ?? []),
      ...evaluateNetworks(truth, networks[index] ?? []),
    ]),
    total: [
      ...leadsOfAll(truth, runs, sees),
      ...evaluateMatches(truth, matches.flat()),
      ...evaluateNetworks(truth, networks.flat()),
    ],
  };
}

function leadsOfAll(
  truth: Truth,
  runs: readonly ReaderRun[],
  sees: readonly CanSee[],
): readonly EvaluationTable[] {
  if (runs.every(({ results }) => results.leads === undefined)) return [];
  const leads = runs.flatMap(({ results }) => results.leads ?? []);
  const figures = evaluateLeads(seenByOne(truth, sees), leads, () => true);
  const remarks = evaluateLeads(truth, leads, (label) => sees.some((canSee) => canSee(label)));
  return figures.map((table) => ({
    ...table,
    notes: remarks.find(({ id }) => id === table.id)?.notes ?? [],
  }));
}

/** The truth as its readers see it, each apart: two sightings of different readers make no pair. */
function seenByOne(truth: Truth, sees: readonly CanSee[]): Truth {
  const shared = sees.flatMap((canSee) => {
    const visible = truth.labels.map(canSee);
    return truth.sharedIdentifiers.map((identifier) => ({
      ...identifier,
      sightings: identifier.sightings.filter(({ label }) => visible[label] ?? false),
    }));
  });
  return { ...truth, sharedIdentifiers: shared };
}
