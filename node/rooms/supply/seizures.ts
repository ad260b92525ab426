import { createHash } from 'node:crypto';
import { bytesFile, forelandExporter } from '@foreland/formats';
import { ForelandError, isA, isProtectedSubject } from '@foreland/model';
import type { ImportReport, View } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { supplyRoutes } from '@foreland/model/contract/supply';
import { PARTY_SCHEMATA } from '@foreland/networks/supply';
import type { PhotoFile } from '@foreland/store/platform';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';
import { latestDayOnEarth } from '../days.ts';
import { dryRun, runImport } from '../import-run.ts';
import type { ImportRun } from '../import-run.ts';
import { seizureStatements } from './seizure-statements.ts';
import type { Seizure, SeizureStatements } from './seizure-statements.ts';
import { matching } from '../../analysis/matching/hosted-matching.ts';

type Told = Answer<typeof supplyRoutes.checkSeizure>;
type SeizureRoutes = Pick<typeof supplyRoutes, 'checkSeizure' | 'recordSeizure'>;

/** A seizure from a form goes the way of any import: a file of statements, checked, and written in one transaction. */
export const seizureHandlers: Handlers<SeizureRoutes> = {
  async checkSeizure(context, { body, view, signal }) {
    const { run } = await prepare(context, body, view, signal);
    return told(await dryRun(context.store, run));
  },

  async recordSeizure(context, { body, view, audit, signal }) {
    const { run, stated } = await prepare(context, body, view, signal);
    audit.records([stated.seizure, stated.holder ?? [], stated.items, stated.photos].flat());
    const report = told(await runImport(context.store, run));
    const [problem] = report.errors;
    if (problem) throw new ForelandError({ ...problem, status: 400 });
    if (report.accepted > 0) await context.engines.ensure(matching, await context.store.view(view.reader), 0);
    return { seizure: stated.seizure, items: [...stated.items], report };
  },
};

/** Lines of a file that nobody has seen help nobody. */
function told({ errors, lost, ...report }: ImportReport): Told {
  return {
    ...report,
    errors: errors.map(({ code, message, remedy }) => ({ code, message, remedy })),
    lost: lost.map((loss) => ({ ...loss, examples: [] })),
  };
}

/** @throws ForelandError `seizure-day`, `place-unknown`, `holder-unknown`, `holder-category`, `photo-unknown` and as `seizureStatements` */
async function prepare(
  context: Context,
  draft: Seizure,
  view: View,
  signal: AbortSignal,
): Promise<{ run: ImportRun; stated: SeizureStatements }> {
  requireDay(draft, context.clock());
  requireCategory(draft);
  await requireInView(context, draft, view);
  const files = await photosOf(context, draft, view);
  const stated = seizureStatements(draft, view.reader.partner, files);
  const bytes = await fileOf(draft, view, stated);
  return {
    stated,
    run: {
      files: [bytesFile('seizure.foreland.jsonl', bytes)],
      fileHash: createHash('sha256').update(bytes).digest('hex'),
      format: 'foreland',
      options: {},
      view,
      allowRejected: false,
      signal,
      alongside: (transactor) =>
        transactor.keepPhotos(files.map((file, at) => ({ ...file, record: stated.photos[at] ?? '' }))),
    },
  };
}

async function fileOf(
  { terms }: Seizure,
  view: View,
  { statements }: SeizureStatements,
): Promise<Uint8Array> {
  const { title, source, legalBasis, receivedOn } = terms;
  const header = { partner: view.reader.partner, title, source, legalBasis, receivedOn, exercise: false };
  const pieces: string[] = [];
  for await (const piece of forelandExporter.write(statements, header, () => undefined)) pieces.push(piece);
  return new TextEncoder().encode(pieces.join(''));
}

/** What has not happened yet cannot have been seized. */
function requireDay({ day }: Seizure, now: Date): void {
  if (day <= latestDayOnEarth(now)) return;
  throw new ForelandError({
    code: 'seizure-day',
    message: `${day} has not come yet.`,
    remedy: 'Give the day of the seizure; it is today’s or an earlier one.',
    place: { path: 'body.day' },
  });
}

/** A person is never without a legal category, and a protected one is never named as a holder of goods. */
function requireCategory({ seizedFrom }: Seizure): void {
  if (seizedFrom === undefined || 'record' in seizedFrom) return;
  if (isProtectedSubject(seizedFrom.subject))
    throw new ForelandError({
      code: 'holder-protected',
      message: 'A victim, witness, informant or minor is not named as the holder of what was seized.',
      remedy: 'Leave the holder out; what the person has told belongs in an import with a protected label.',
    });
  if (seizedFrom.schema === 'Person' && seizedFrom.subject === undefined)
    throw new ForelandError({
      code: 'holder-category',
      message: 'The legal category of the holder is missing.',
      remedy:
        'Say whether the person is a suspect, convicted, likely to offend, a contact, or another person.',
      place: { path: 'body.seizedFrom.subject' },
    });
}

async function requireInView(context: Context, { place, seizedFrom }: Seizure, view: View): Promise<void> {
  const placeRecord = 'record' in place ? place.record : undefined;
  const holderRecord = seizedFrom && 'record' in seizedFrom ? seizedFrom.record : undefined;
  const named = [placeRecord, holderRecord].flatMap((record) => record ?? []);
  const seen = await context.store.read(view, (reader) => reader.summariesOf(named));
  const schemaOf = (record: string): string => seen.get(record)?.schema ?? '';
  if (placeRecord !== undefined && !['Place', 'Address'].some((schema) => isA(schemaOf(placeRecord), schema)))
    throw unknown('place-unknown', 'place', 'Choose a place from the search, or write its name.');
  if (holderRecord !== undefined && !PARTY_SCHEMATA.includes(schemaOf(holderRecord)))
    throw unknown(
      'holder-unknown',
      'person or organisation',
      'Choose one from the search, or write the name.',
    );
}

/** What this person handed over. */
async function photosOf(context: Context, draft: Seizure, view: View): Promise<PhotoFile[]> {
  return Promise.all(
    draft.photos.map(async ({ hash }) => {
      const photo = await context.photos.renewed(view.reader, hash);
      if (photo) return photo;
      throw new ForelandError({
        code: 'photo-unknown',
        message:
          'A photograph is not here, or no longer: until a seizure names them they are kept for a day.',
        remedy: 'Hand the photograph over again.',
        status: 404,
      });
    }),
  );
}

function unknown(code: string, what: string, remedy: string): ForelandError {
  return new ForelandError({ code, message: `There is no such ${what} in your view.`, remedy, status: 404 });
}
