import { parseLabel } from '@foreland/model';
import type { ImportOptions } from '../importer.ts';

/** A label and terms as a contributor would state them. */
export const LABEL = parseLabel({
  originators: ['GB'],
  audience: ['BE', 'FR', 'GB'],
  purposes: ['cross-check', 'operational-analysis'],
  handling: ['H0'],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2029-03-01',
});

export const TERMS: NonNullable<ImportOptions['terms']> = {
  title: 'Register of January',
  source: 'police-records',
  legalBasis: 'Police Act 1996, section 30',
  receivedOn: '2026-01-31',
  label: LABEL,
  grading: '4x4/B/2',
};

export const OPTIONS: ImportOptions = { partner: 'GB', terms: TERMS };
