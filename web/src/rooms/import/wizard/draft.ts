import type { Answer, Call, contract } from '../../../api/client.ts';
import type { Partner } from '@foreland/model/partner';
import { STEPS } from '../route.ts';
import type { Step } from '../route.ts';
import { toDocument } from '../mapping/mapping.ts';
import type { Mapping } from '../mapping/mapping.ts';

export type UploadedFile = Answer<typeof contract.upload>;
export type Inspection = Answer<typeof contract.inspect>;
export type ImportRequest = NonNullable<Call<typeof contract.startImport>['body']>;
export type Terms = NonNullable<ImportRequest['terms']>;
export type Format = Pick<Inspection['formats'][number], 'id' | 'title' | 'carriesTerms' | 'needsMapping'>;

/** An import in the making. Everything the wizard knows is here, so that no step loses what another said. */
export interface Draft {
  readonly files: readonly UploadedFile[];
  /** Format chosen by a person; absent means the likeliest. */
  readonly chosenFormat?: string;
  readonly sheet?: string;
  /** What the files were recognised or chosen as. */
  readonly format?: Format;
  readonly mapping?: Mapping;
  readonly terms: Terms;
  readonly allowRejected: boolean;
  /** Dry run, and the request it was made for: a changed request needs another. */
  readonly check?: { readonly job: string; readonly of: string };
  /** The import itself, once started. */
  readonly importJob?: string;
}

const REVIEW_YEARS = 3;

/** @param today ISO day */
export function emptyDraft(partner: Partner, today: string): Draft {
  return {
    files: [],
    allowRejected: false,
    terms: {
      title: '',
      source: '',
      legalBasis: '',
      receivedOn: today,
      grading: '',
      label: {
        originators: [partner],
        audience: [partner],
        purposes: ['cross-check', 'operational-analysis'],
        handling: ['H0'],
        tlp: 'amber',
        level: 'restricted',
        protected: false,
        reviewBy: `${Number(today.slice(0, 4)) + REVIEW_YEARS}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}`,
      },
    },
  };
}

/** Other files need another look: what was recognised in the former ones does not hold for them. */
export function withFiles(draft: Draft, files: readonly UploadedFile[]): Draft {
  const { terms, allowRejected } = draft;
  const [first] = files;
  return {
    files,
    terms: terms.title === '' && first ? { ...terms, title: titleOf(first.name) } : terms,
    allowRejected,
  };
}

function titleOf(fileName: string): string {
  return fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim()
    .slice(0, 300);
}

/** Steps that this import needs: a format that says its own terms, or needs no mapping, is not asked for them. */
export function stepsOf({ format }: Draft): readonly Step[] {
  return STEPS.filter(
    (step) =>
      (step !== 'mapping' || (format?.needsMapping ?? true)) &&
      (step !== 'terms' || !(format?.carriesTerms ?? false)),
  );
}

export type TermsProblem =
  | 'title'
  | 'source'
  | 'legalBasis'
  | 'receivedOn'
  | 'audience'
  | 'purposes'
  | 'reviewBy'
  | 'reviewOrder';

export function termsProblems({
  title,
  source,
  legalBasis,
  receivedOn,
  label,
}: Terms): ReadonlySet<TermsProblem> {
  const problems = new Set<TermsProblem>();
  if (title.trim() === '') problems.add('title');
  if (source.trim() === '') problems.add('source');
  if (legalBasis.trim() === '') problems.add('legalBasis');
  if (receivedOn === '') problems.add('receivedOn');
  if (label.audience.length === 0) problems.add('audience');
  if (label.purposes.length === 0) problems.add('purposes');
  if (label.reviewBy === '') problems.add('reviewBy');
  else if (receivedOn !== '' && label.reviewBy < receivedOn) problems.add('reviewOrder');
  return problems;
}

/** Is there enough to leave a step? */
export function isStepDone(draft: Draft, step: Step): boolean {
  switch (step) {
    case 'files':
      return draft.files.length > 0;
    case 'recognise':
      return draft.format !== undefined;
    case 'mapping':
      return draft.mapping !== undefined;
    case 'terms':
      return termsProblems(draft.terms).size === 0;
    case 'check':
      return draft.importJob !== undefined;
    case 'result':
      return false;
  }
}

/** May one go to a step: is everything before it done? */
export function isStepOpen(draft: Draft, step: Step): boolean {
  const steps = stepsOf(draft);
  const at = steps.indexOf(step);
  return at >= 0 && steps.slice(0, at).every((before) => isStepDone(draft, before));
}

export function requestOf(draft: Draft): ImportRequest {
  const { files, format, mapping, terms, allowRejected } = draft;
  return {
    files: files.map(({ hash, name }) => ({ hash, name })),
    format: format?.id ?? '',
    ...(format?.needsMapping && mapping ? { mapping: toDocument(mapping) } : {}),
    ...(format?.carriesTerms ? {} : { terms }),
    allowRejected,
  };
}

/** Tells whether a dry run still speaks of what would be imported. Leaving out refused lines changes nothing in it. */
export function requestKey(draft: Draft): string {
  return JSON.stringify({ ...requestOf(draft), allowRejected: false });
}
