import { ForelandError, contributionOf, statementId } from '@foreland/model';
import type { ImportProblem, ImportReport, Label, Loss, StatementDraft, View } from '@foreland/model';
import { findImporter, importers } from '@foreland/formats';
import type { ContributionHeader, ImportOptions, Importer, SourceFile } from '@foreland/formats';
import { nativeContentId } from '@foreland/store';
import type { Store, Transactor } from '@foreland/store';

/** Statements that are written together. */
const BATCH = 4000;
/** Problems listed in a report; the others are counted. */
const LISTED_PROBLEMS = 1000;

export interface ImportRun {
  readonly files: readonly SourceFile[];
  /** SHA-256 of the file, or of the hashes of a set. */
  readonly fileHash: string;
  readonly format: string;
  readonly options: Omit<ImportOptions, 'partner'>;
  /** View of the person who contributes, for their own partner. */
  readonly view: View;
  /** Take what is valid and leave out what is refused. */
  readonly allowRejected: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (bytes: number) => void;
  /** What else is kept with the statements, or not at all; called once all of them are written. */
  readonly alongside?: (transactor: Transactor) => Promise<void>;
}

/** Reads the whole input and says what an import would do. Stores nothing. */
export async function dryRun(store: Store, run: ImportRun): Promise<ImportReport> {
  const reading = new Reading(run);
  const records = new Set<string>();
  const seen = new Set<string>();
  let known = 0;
  let valid = 0;
  await store.read(run.view, async (reader) => {
    for await (const batch of reading.batches()) {
      const ids = new Set<string>();
      for (const draft of batch) {
        records.add(draft.record);
        const id = statementId(draft, nativeContentId);
        if (!seen.has(id)) ids.add(id);
        seen.add(id);
      }
      valid += batch.length;
      known += batch.length - ids.size + (await reader.countKnown([...ids]));
    }
  });
  return reading.report({ accepted: valid - known, known, records: records.size }, undefined);
}

/**
 * Imports in one transaction, as one contribution.
 * @throws ForelandError `import-refused` with nothing stored, where anything was refused and that is not allowed.
 */
export async function runImport(store: Store, run: ImportRun): Promise<ImportReport> {
  const reading = new Reading(run);
  try {
    return await store.transact(async (transactor) => {
      const batches = reading.batches();
      // The header comes before the first statement; it names the contribution that all of them belong to.
      const first = await batches.next();
      const header = reading.header;
      if (header === undefined || reading.stopped) throw new Refused();
      const contribution = contributionOf({ ...header, fileHash: run.fileHash });
      const contributed = await transactor.contribute(
        contribution,
        resume(first, batches),
        run.view,
        run.signal ? { signal: run.signal } : {},
      );
      if (reading.stopped || (reading.rejected > 0 && !run.allowRejected)) throw new Refused();
      if (contributed.records === 0) throw new Refused();
      await run.alongside?.(transactor);
      return reading.report(contributed, contribution.id);
    });
  } catch (error) {
    if (error instanceof Refused) return reading.report({ accepted: 0, known: 0, records: 0 }, undefined);
    throw error;
  }
}

/** Leaves the transaction without keeping anything; the report says why. */
class Refused extends Error {}

async function* resume<T>(first: IteratorResult<T>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  if (!first.done) yield first.value;
  yield* rest;
}

/** Turns the events of an importer into batches of statements, and keeps what the report needs. */
class Reading {
  header: ContributionHeader | undefined;
  rejected = 0;
  /** Reading ended before the end of the input. */
  stopped = false;
  readonly #run: ImportRun;
  readonly #problems: ImportProblem[] = [];
  readonly #losses: Loss[] = [];
  readonly #checkedLabels = new WeakMap<Label, boolean>();

  constructor(run: ImportRun) {
    this.#run = run;
  }

  async *batches(): AsyncGenerator<StatementDraft[]> {
    const { files, options, view, signal, onProgress } = this.#run;
    let batch: StatementDraft[] = [];
    for await (const event of importerOf(this.#run.format).read(files, {
      ...options,
      partner: view.reader.partner,
    })) {
      switch (event.type) {
        case 'statement':
          if (!this.#mayContribute(event.statement.label)) {
            this.#reject(foreignLabel(view.reader.partner, event.place));
            break;
          }
          batch.push(event.statement);
          if (batch.length >= BATCH) {
            yield batch;
            batch = [];
          }
          break;
        case 'contribution':
          this.header = event.contribution;
          break;
        case 'error':
          this.#reject(event.problem);
          this.stopped ||= event.fatal;
          break;
        case 'loss':
          this.#losses.push(event.loss);
          break;
        case 'progress':
          signal?.throwIfAborted();
          onProgress?.(event.progress.bytes);
          break;
      }
    }
    if (batch.length > 0) yield batch;
  }

  report(
    counts: { accepted: number; known: number; records: number },
    contribution: string | undefined,
  ): ImportReport {
    const errors = [...this.#problems];
    if (this.rejected > errors.length) {
      errors.push({
        code: 'problems-not-listed',
        message: `${this.rejected - errors.length} more problems are not listed.`,
        remedy: 'Correct those listed first; many have one cause.',
      });
    }
    return { ...counts, contribution, rejected: this.rejected, errors, lost: this.#losses };
  }

  #reject(problem: ImportProblem): void {
    this.rejected += 1;
    if (this.#problems.length < LISTED_PROBLEMS) this.#problems.push(problem);
  }

  /** A contributor labels its own data: it cannot speak for other originators, nor hide itself. */
  #mayContribute(label: Label): boolean {
    let allowed = this.#checkedLabels.get(label);
    if (allowed === undefined) {
      allowed = label.originators.length === 1 && label.originators[0] === this.#run.view.reader.partner;
      this.#checkedLabels.set(label, allowed);
    }
    return allowed;
  }
}

function foreignLabel(partner: string, place: ImportProblem['place']): ImportProblem {
  return {
    code: 'label-originator',
    message: `The label does not name ${partner} alone as originator.`,
    remedy: `Set the label’s originators to ["${partner}"]; what other partners gave is shared by them.`,
    ...(place ? { place } : {}),
  };
}

/** @throws ForelandError `format-unknown` */
export function importerOf(format: string): Importer {
  const importer = findImporter(format);
  if (importer) return importer;
  throw new ForelandError({
    code: 'format-unknown',
    message: `There is no importer for the format “${format.slice(0, 40)}”.`,
    remedy: `Use one of: ${importers.map(({ id }) => id).join(', ')}.`,
  });
}
