import { fold } from '@foreland/model/text';
import type { FieldSpec } from '../field.ts';

/** Stands before an identifier whose check digit fails. */
export const DOUBTFUL = '?';

/** Longer identifiers and codes are cut: comparing two takes time with the product of their lengths. */
const LONGEST_CODE = 200;

/** The form in which values of a field are compared; empty where there is nothing to compare. */
export function normalise(raw: string, { kind }: FieldSpec): string {
  switch (kind) {
    case 'identifier':
      return raw
        .toLowerCase()
        .replace(raw.includes('@') ? /\s+/gu : /[\s\-/().]+/gu, '')
        .slice(0, LONGEST_CODE);
    case 'code':
      return raw.trim().toUpperCase().replace(/\s+/gu, ' ').slice(0, LONGEST_CODE);
    case 'category':
      return fold(raw) || raw.trim();
    case 'person-name':
    case 'organisation-name':
    case 'words':
    case 'date':
      return raw.trim();
  }
}
