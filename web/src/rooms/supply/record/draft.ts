import type { Partner } from '@foreland/model/partner';
import type { Subject } from '@foreland/model/subject';
import { emptyDraft as emptyImport, termsProblems } from '../../import/wizard/draft.ts';
import type { Terms, TermsProblem } from '../../import/wizard/draft.ts';
import type { ItemKindCode, Named, SeizureBody } from '../supply.ts';

export const HOLDER_SCHEMATA = ['Person', 'Company', 'Organization', 'LegalEntity'] as const;
export type HolderSchema = (typeof HOLDER_SCHEMATA)[number];

export const ITEM_TEXTS = [
  'make',
  'model',
  'cin',
  'serialNumber',
  'engineSerial',
  'hsCode',
  'lot',
  'material',
  'valve',
  'weldPattern',
  'cartonMark',
] as const;
export type ItemText = (typeof ITEM_TEXTS)[number];

export type ItemDraft = { readonly [text in ItemText]: string } & {
  /** Tells items apart while the form is open. */
  readonly id: number;
  readonly kind: ItemKindCode;
  readonly quantity: string;
};

export interface PhotoDraft {
  readonly hash: string;
  readonly name: string;
  readonly bytes: number;
  /** What it shows, in words. */
  readonly caption: string;
}

/** A seizure in the making. Fields hold what was typed, which may not be right yet. */
export interface Draft {
  /** Drawn by chance: sent twice, it is recorded once. */
  readonly id: string;
  readonly terms: Terms;
  readonly day: string;
  /** On record already; what is written below does not count then. */
  readonly knownPlace?: Named;
  readonly placeName: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly authority: string;
  readonly knownHolder?: Named;
  readonly holderName: string;
  readonly holderSchema: HolderSchema;
  readonly holderSubject?: Subject;
  readonly items: readonly ItemDraft[];
  readonly notes: string;
  readonly photos: readonly PhotoDraft[];
}

/**
 * @param today ISO day
 * @param id UUID
 */
export function emptyDraft(partner: Partner, today: string, id: string): Draft {
  return {
    id,
    terms: emptyImport(partner, today).terms,
    day: today,
    placeName: '',
    latitude: '',
    longitude: '',
    authority: '',
    holderName: '',
    holderSchema: 'Person',
    items: [emptyItem(1, 'boat-hull')],
    notes: '',
    photos: [],
  };
}

/** The next seizure of the same person: who gives it and who may see it stay as they were. */
export function nextDraft({ terms, authority }: Draft, partner: Partner, today: string, id: string): Draft {
  const empty = emptyDraft(partner, today, id);
  return { ...empty, authority, terms: { ...terms, title: '', receivedOn: today } };
}

export function emptyItem(id: number, kind: ItemKindCode): ItemDraft {
  const texts = Object.fromEntries(ITEM_TEXTS.map((text) => [text, ''])) as { [text in ItemText]: string };
  return { ...texts, id, kind, quantity: '1' };
}

/** A further item: what pieces of one seizure have in common is most often the kind. */
export function withItem(draft: Draft): Draft {
  const id = Math.max(0, ...draft.items.map((item) => item.id)) + 1;
  return { ...draft, items: [...draft.items, emptyItem(id, draft.items.at(-1)?.kind ?? 'boat-hull')] };
}

/** Which of its texts a kind of goods has. */
export function textsOf(kind: ItemKindCode): readonly ItemText[] {
  if (kind === 'boat-hull')
    return [
      'cin',
      'serialNumber',
      'make',
      'model',
      'lot',
      'material',
      'valve',
      'weldPattern',
      'cartonMark',
      'hsCode',
    ];
  if (kind === 'outboard-engine') return ['engineSerial', 'make', 'model', 'lot', 'cartonMark', 'hsCode'];
  return ['serialNumber', 'make', 'model', 'lot', 'material', 'cartonMark', 'hsCode'];
}

export type Problem =
  | 'day'
  | 'dayLater'
  | 'place'
  | 'position'
  | 'subject'
  | `quantity ${number}`
  | `hsCode ${number}`
  | `caption ${string}`
  | TermsProblem;

const HS_CODE = /^\d{2,4}([. ]?\d{2}){0,3}$/;

/** What keeps the draft from being sent. @param today ISO day */
export function problemsOf(draft: Draft, today: string): ReadonlySet<Problem> {
  const problems = new Set<Problem>(termsProblems(termsOf(draft)));
  if (draft.day === '') problems.add('day');
  else if (draft.day > today) problems.add('dayLater');
  if (!draft.knownPlace) {
    if (draft.placeName.trim() === '') problems.add('place');
    if (!isPosition(draft)) problems.add('position');
  }
  if (
    !draft.knownHolder &&
    draft.holderName.trim() !== '' &&
    draft.holderSchema === 'Person' &&
    draft.holderSubject === undefined
  )
    problems.add('subject');
  for (const { id, kind, quantity, hsCode } of draft.items) {
    if (!/^[1-9]\d{0,5}$/.test(quantity.trim())) problems.add(`quantity ${id}`);
    if (textsOf(kind).includes('hsCode') && hsCode.trim() !== '' && !HS_CODE.test(hsCode.trim()))
      problems.add(`hsCode ${id}`);
  }
  for (const { hash, caption } of draft.photos) if (caption.trim() === '') problems.add(`caption ${hash}`);
  return problems;
}

/** Both or neither, in degrees. */
function isPosition({ latitude, longitude }: Pick<Draft, 'latitude' | 'longitude'>): boolean {
  if (latitude.trim() === '' && longitude.trim() === '') return true;
  const [north, east] = [degrees(latitude), degrees(longitude)];
  return north !== undefined && east !== undefined && Math.abs(north) <= 90 && Math.abs(east) <= 180;
}

/** Decimal degrees, with a point or a comma. */
export function degrees(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value;
}

/** A title is made from place and day where none is written. */
export function termsOf({ terms, day, knownPlace, placeName }: Draft): Terms {
  if (terms.title.trim() !== '') return terms;
  const place = knownPlace?.caption ?? placeName.trim();
  return {
    ...terms,
    title: [place, day]
      .filter((part) => part !== '')
      .join(', ')
      .slice(0, 300),
  };
}

/** What is sent; only of a draft without problems. */
export function bodyOf(draft: Draft): SeizureBody {
  const { knownPlace, knownHolder, authority, notes } = draft;
  const [latitude, longitude] = [degrees(draft.latitude), degrees(draft.longitude)];
  return {
    id: draft.id,
    terms: termsOf(draft),
    day: draft.day,
    place: knownPlace
      ? { record: knownPlace.id }
      : {
          name: draft.placeName.trim(),
          ...(latitude !== undefined && longitude !== undefined ? { latitude, longitude } : {}),
        },
    ...(authority.trim() === '' ? {} : { authority: authority.trim() }),
    ...(knownHolder
      ? { seizedFrom: { record: knownHolder.id } }
      : draft.holderName.trim() === ''
        ? {}
        : {
            seizedFrom: {
              name: draft.holderName.trim(),
              schema: draft.holderSchema,
              ...(draft.holderSchema === 'Person' && draft.holderSubject
                ? { subject: draft.holderSubject }
                : {}),
            },
          }),
    items: draft.items.map((item) => ({
      kind: item.kind,
      quantity: Number(item.quantity),
      // What was typed under another kind and is not asked of this one is not said.
      ...Object.fromEntries(
        textsOf(item.kind).flatMap((text) => (item[text].trim() === '' ? [] : [[text, item[text].trim()]])),
      ),
    })),
    ...(notes.trim() === '' ? {} : { notes: notes.trim() }),
    photos: draft.photos.map(({ hash, caption }) => ({ hash, caption: caption.trim() })),
  };
}
