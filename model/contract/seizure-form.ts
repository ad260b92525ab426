import { z } from 'zod';
import { SUBJECTS } from '../subject.ts';
import { FileHash, Terms } from './imports.ts';
import { ItemKind } from './supply-shapes.ts';
import { Day, RecordId, Uuid } from './shapes.ts';

/** Somebody or something that is in view already, or new. */
export const SeizurePlace = z.union([
  z.object({ record: RecordId }),
  z
    .object({
      name: z.string().trim().min(1).max(300),
      latitude: z.number().min(-90).max(90).optional(),
      longitude: z.number().min(-180).max(180).optional(),
    })
    .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
      error: 'latitude and longitude belong together',
    }),
]);

export const SeizureHolder = z.union([
  z.object({ record: RecordId }),
  z.object({
    name: z.string().trim().min(1).max(300),
    schema: z.enum(['Person', 'Company', 'Organization', 'LegalEntity']),
    /** Legal category; required for a person. */
    subject: z.enum(SUBJECTS).optional(),
  }),
]);

const Words = z.string().trim().min(1).max(200);

export const SeizedItem = z.object({
  kind: ItemKind,
  /** Pieces that nobody told apart. */
  quantity: z.number().int().min(1).max(1_000_000).default(1),
  make: Words.optional(),
  model: Words.optional(),
  /** Craft identification number (ISO 10087). */
  cin: Words.optional(),
  serialNumber: Words.optional(),
  engineSerial: Words.optional(),
  hsCode: z
    .string()
    .trim()
    .regex(/^\d{2,4}([. ]?\d{2}){0,3}$/, 'a code of the Harmonized System, such as 8903.12')
    .optional(),
  lot: Words.optional(),
  material: Words.optional(),
  valve: Words.optional(),
  weldPattern: Words.optional(),
  cartonMark: Words.optional(),
});

/** A seizure as one form tells it; it becomes one contribution under the terms, as a file would. */
export const SeizureDraft = z.object({
  /** Names the seizure, drawn by chance by who fills in the form: sent twice, it is recorded once. */
  id: Uuid,
  terms: Terms,
  day: Day,
  place: SeizurePlace,
  authority: Words.optional(),
  seizedFrom: SeizureHolder.optional(),
  items: z.array(SeizedItem).min(1).max(200),
  notes: z.string().trim().max(4000).optional(),
  /** Photographs that were handed over before, each with what it shows in words. */
  photos: z
    .array(z.object({ hash: FileHash, caption: z.string().trim().min(1).max(300) }))
    .max(40)
    .default([]),
});
