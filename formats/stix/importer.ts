import { ForelandError } from '@foreland/model';
import type { ImportEvent } from '../importer.ts';
import { errorEvent, headerFromTerms, importerOf, onlyFile } from '../reading.ts';
import type { Reading } from '../reading.ts';
import type { SourceFile } from '../source.ts';
import { MarkingLabels } from './marking-label.ts';
import { ObjectImport } from './object-import.ts';
import { readObjects } from './read-objects.ts';
import type { BundleHead, ObjectText } from './read-objects.ts';
import { Survey } from './survey.ts';

/** A bundle of STIX 2.1, or an envelope of TAXII 2.1. The file is read twice: see survey.ts. */
export const stixImporter = importerOf({
  id: 'stix',
  title: 'STIX 2.1 bundle (JSON)',
  carriesTerms: false,
  needsMapping: false,
  detect(head, fileName) {
    const text = new TextDecoder().decode(head.subarray(0, 65_536)).replace(/^\ufeff/, '');
    if (!text.trimStart().startsWith('{')) return 0;
    if (/"type"\s*:\s*"bundle"/.test(text) && /"(objects|id)"\s*:/.test(text)) return 0.98;
    if (/^\s*\{\s*("(more|next)"\s*:[^,[{]*,\s*)*"objects"\s*:\s*\[/.test(text)) return 0.8;
    return /\.stix(\.json)?$/.test(fileName) ? 0.5 : 0;
  },
  async *events(reading: Reading) {
    const file = onlyFile(reading);
    yield [{ type: 'contribution', contribution: headerFromTerms(reading, 'stix'), place: { line: 1 } }];
    const survey = new Survey();
    requireBundle(await eachObject(file, reading, (object) => survey.add(object, reading.limits)));
    const objects = new ObjectImport(reading, survey, new MarkingLabels(survey.markings, reading));
    for await (const texts of readObjects(file.stream(), reading.limits)) {
      const events: ImportEvent[] = [];
      for (const text of texts)
        for (const problem of objects.read(text, events)) events.push(errorEvent(problem));
      yield events;
    }
  },
});

async function eachObject(
  file: SourceFile,
  { limits }: Reading,
  take: (object: ObjectText) => void,
): Promise<BundleHead> {
  const reader = readObjects(file.stream(), limits);
  for (;;) {
    const { done, value } = await reader.next();
    if (done) return value;
    for (const object of value) take(object);
  }
}

/** @throws ForelandError `bundle-invalid`, `bundle-empty`, `stix-version`. */
function requireBundle({ members }: BundleHead): void {
  const type = members.get('type');
  if (type !== undefined && type !== 'bundle')
    throw refuse(
      'bundle-invalid',
      'The file is an object of another type, and so is no bundle of STIX.',
      'type',
    );
  if (members.get('spec_version') !== undefined)
    throw refuse('stix-version', 'The bundle is of STIX 2.0 or older.', 'spec_version');
  if (!members.has('objects')) throw refuse('bundle-empty', 'The bundle has no objects.', 'objects');
}

function refuse(code: string, message: string, path: string): ForelandError {
  return new ForelandError({
    code,
    message,
    remedy: 'Give one bundle of STIX 2.1: {"type":"bundle","id":"bundle--…","objects":[…]}.',
    place: { line: 1, path },
  });
}
