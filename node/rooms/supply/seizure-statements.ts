import { canonicalJson, parseLabel, sha256Hex } from '@foreland/model';
import type { Kind, Label, Partner, StatementDraft, Subject } from '@foreland/model';
import type { SeizureDraft } from '@foreland/model/contract/seizure-form';
import type { PhotoFile } from '@foreland/store/platform';
import type { z } from 'zod';

export type Seizure = z.output<typeof SeizureDraft>;

/** A seizure as statements, and the records they are about. */
export interface SeizureStatements {
  readonly statements: readonly StatementDraft[];
  readonly seizure: string;
  /** From whom it was seized. */
  readonly holder: string | undefined;
  /** In the order of the form. */
  readonly items: readonly string[];
  /** Records of its photographs, in the order of the form. */
  readonly photos: readonly string[];
}

/**
 * What a form says of a seizure, as statements of one partner. Records are named after the form, so that a form that is sent
 * twice states the same twice.
 *
 * @param photos the files of the photographs that the form names, in its order
 * @throws ForelandError `label-invalid`
 */
export function seizureStatements(
  draft: Seizure,
  partner: Partner,
  photos: readonly PhotoFile[],
): SeizureStatements {
  const { terms, day, authority, items, notes } = draft;
  const sheet = new Sheet(parseLabel(terms.label), terms.grading);
  const seizure = `${partner}:seizure-${draft.id}`;
  const place = placeOf(draft, partner, sheet);
  const holder = holderOf(draft, `${seizure}-holder`, sheet);

  const about = sheet.about(seizure, 'Seizure');
  // What a colleague recognises it by: unnamed, it would be called by the code of its first kind of goods.
  about.say('name', terms.title);
  about.say('date', day);
  about.say('place', place);
  about.say('authority', authority);
  about.say('seizedFrom', holder);
  about.say('notes', notes);
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  for (const kind of kinds) about.say('itemType', kind);
  // Several kinds are counted by their pieces: one number for all of them would say nothing.
  if (kinds.length === 1) {
    about.say('quantity', String(items.reduce((sum, { quantity }) => sum + quantity, 0)));
    about.say('unit', 'piece');
  }

  const pieces = items.map((item, at) => {
    const record = `${seizure}-item-${at + 1}`;
    const { kind, quantity, ...marks } = item;
    const piece = sheet.about(record, 'Equipment');
    piece.say('equipmentType', kind);
    if (quantity > 1) piece.say('quantity', String(quantity));
    for (const [property, value] of Object.entries(marks)) piece.say(property, value);
    piece.say('seizure', seizure);
    piece.say('holder', holder, { observedFrom: day, observedTo: day });
    return record;
  });

  const pictures = photos.map(({ hash, mimeType, bytes }, at) => {
    const record = `${seizure}-photo-${at + 1}`;
    const image = sheet.about(record, 'Image');
    image.say('title', draft.photos[at]?.caption);
    image.say('contentHash', hash);
    image.say('mimeType', mimeType);
    image.say('fileSize', String(bytes));
    const link = sheet.about(`${record}-of`, 'Documentation');
    link.say('document', record);
    link.say('entity', seizure);
    link.say('role', 'photograph');
    return record;
  });
  return { statements: sheet.statements, seizure, holder, items: pieces, photos: pictures };
}

/** A place that is known, or a new one: the same name and position make the same record. */
function placeOf({ place }: Seizure, partner: Partner, sheet: Sheet): string {
  if ('record' in place) return place.record;
  const record = `${partner}:place-${sha256Hex(canonicalJson({ ...place })).slice(0, 16)}`;
  const about = sheet.about(record, 'Place');
  about.say('name', place.name);
  about.say('latitude', place.latitude?.toString());
  about.say('longitude', place.longitude?.toString());
  return record;
}

function holderOf({ seizedFrom }: Seizure, record: string, sheet: Sheet): string | undefined {
  if (seizedFrom === undefined || 'record' in seizedFrom) return seizedFrom?.record;
  sheet.about(record, seizedFrom.schema, seizedFrom.subject).say('name', seizedFrom.name);
  return record;
}

interface Observed {
  readonly observedFrom?: string;
  readonly observedTo?: string;
}

interface About {
  /** What is not told is not stated. */
  say(property: string, value: string | undefined, observed?: Observed): void;
}

/** Statements under one label and grade. */
class Sheet {
  readonly statements: StatementDraft[] = [];
  readonly #common: { readonly label: Label; readonly kind: Kind; readonly grading?: string };

  /** @param grading empty where the contributor gives none */
  constructor(label: Label, grading: string) {
    this.#common = { label, kind: 'fact', ...(grading === '' ? {} : { grading }) };
  }

  about(record: string, schema: string, subject?: Subject): About {
    return {
      say: (property, value, observed = {}) => {
        if (value === undefined) return;
        this.statements.push({
          record,
          schema,
          property,
          value,
          ...this.#common,
          ...(subject === undefined ? {} : { subject }),
          ...observed,
        });
      },
    };
  }
}
