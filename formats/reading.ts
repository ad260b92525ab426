import { ForelandError, isForelandError } from '@foreland/model';
import type { Refusal } from '@foreland/model';
import type { ContributionHeader, ImportEvent, ImportOptions, Importer } from './importer.ts';
import { limitsOf } from './limits.ts';
import type { Limits } from './limits.ts';
import { LossCounter } from './loss.ts';
import type { SourceFile } from './source.ts';
import { StatementChecker } from './statement-checker.ts';

/** What a format's own reader works with. */
export interface Reading {
  readonly files: readonly SourceFile[];
  readonly options: ImportOptions;
  readonly limits: Limits;
  readonly losses: LossCounter;
  readonly checker: StatementChecker;
}

export interface Format extends Omit<Importer, 'read'> {
  /** Gives events in groups. May throw ForelandError where reading cannot go on. */
  events(reading: Reading): AsyncGenerator<readonly ImportEvent[]>;
}

const PROGRESS_BYTES = 1_048_576;

/** Puts around a format what all have in common: progress, the limit of errors, losses, typed ends. */
export function importerOf(format: Format): Importer {
  return Object.freeze({
    id: format.id,
    title: format.title,
    carriesTerms: format.carriesTerms,
    needsMapping: format.needsMapping,
    detect: (head: Uint8Array, fileName: string) => format.detect(head, fileName),
    read: (files: readonly SourceFile[], options: ImportOptions) => readEvents(format, files, options),
  });
}

async function* readEvents(
  format: Format,
  files: readonly SourceFile[],
  options: ImportOptions,
): AsyncGenerator<ImportEvent> {
  const limits = limitsOf(options.limits);
  const losses = new LossCounter();
  const counted = { bytes: 0, statements: 0, errors: 0 };
  let reported = 0;
  const reading: Reading = {
    files: files.map((file) => countedFile(file, (bytes) => (counted.bytes += bytes))),
    options,
    limits,
    losses,
    checker: new StatementChecker(options.partner, losses),
  };
  try {
    for await (const events of format.events(reading)) {
      for (const event of events) {
        if (event.type === 'statement') counted.statements++;
        yield event;
        if (event.type === 'error' && ++counted.errors >= limits.errors) throw tooManyErrors(limits.errors);
      }
      if (counted.bytes - reported >= PROGRESS_BYTES) {
        reported = counted.bytes;
        yield { type: 'progress', progress: { ...counted } };
      }
    }
    if (counted.statements === 0 && counted.errors === 0) throw withoutStatements();
  } catch (error) {
    if (!isForelandError(error)) throw error;
    counted.errors++;
    yield { type: 'error', problem: error.toRefusal(), fatal: true };
  }
  for (const loss of losses.list()) yield { type: 'loss', loss };
  yield { type: 'progress', progress: { ...counted } };
}

export function errorEvent(problem: Refusal): ImportEvent {
  return { type: 'error', problem, fatal: false };
}

/** Counts bytes, and turns what the disk or the network throws into a typed refusal. */
function countedFile(file: SourceFile, count: (bytes: number) => void): SourceFile {
  const { randomAccess } = file;
  return {
    name: file.name,
    stream: async function* () {
      const pieces = file.stream()[Symbol.asyncIterator]();
      try {
        for (;;) {
          const next = await pieces.next().catch((error: unknown) => unreadable(file.name, error));
          if (next.done) return;
          count(next.value.length);
          yield next.value;
        }
      } finally {
        await pieces.return?.();
      }
    },
    ...(randomAccess && {
      randomAccess: {
        size: randomAccess.size,
        read: async (offset: number, length: number) => {
          const bytes = await randomAccess
            .read(offset, length)
            .catch((error: unknown) => unreadable(file.name, error));
          count(bytes.length);
          return bytes;
        },
      },
    }),
  };
}

function unreadable(name: string, cause: unknown): never {
  if (isForelandError(cause)) throw cause;
  throw new ForelandError({
    code: 'source-unreadable',
    message: `The file “${name}” could not be read to its end.`,
    remedy: 'Send the file again; nothing was stored.',
    status: 502,
    cause,
  });
}

function withoutStatements(): ForelandError {
  return new ForelandError({
    code: 'file-without-statements',
    message: 'The file holds nothing that could be stored.',
    remedy: 'Choose another file; the report lists what was left out.',
  });
}

function tooManyErrors(count: number): ForelandError {
  return new ForelandError({
    code: 'errors-too-many',
    message: `Reading stopped after ${count} errors.`,
    remedy: 'Correct the first errors or the mapping, then try again; nothing was stored.',
  });
}

/**
 * The contribution that the terms of an import describe.
 * @throws ForelandError `terms-missing`.
 */
export function headerFromTerms({ options }: Reading, format: string, mapping?: string): ContributionHeader {
  const terms = requireTerms(options);
  return {
    partner: options.partner,
    title: terms.title,
    source: terms.source,
    legalBasis: terms.legalBasis,
    receivedOn: terms.receivedOn,
    format,
    mapping,
    exercise: false,
  };
}

/** @throws ForelandError `terms-missing`. */
export function requireTerms(options: ImportOptions): NonNullable<ImportOptions['terms']> {
  if (options.terms) return options.terms;
  throw new ForelandError({
    code: 'terms-missing',
    message: 'This format does not say on what terms the data is given.',
    remedy: 'State title, source, legal basis, day of receipt and label of the contribution.',
  });
}

/** @throws ForelandError `files-count` unless there is exactly one file. */
export function onlyFile({ files }: Reading): SourceFile {
  const [file] = files;
  if (file && files.length === 1) return file;
  throw new ForelandError({
    code: 'files-count',
    message: `This format is read from one file, but ${files.length} were given.`,
    remedy: 'Import the files one by one.',
  });
}
