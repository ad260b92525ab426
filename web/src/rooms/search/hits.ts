import type { Answer } from '../../api/client.ts';
import type { contract } from '../../api/client.ts';
import { nameForms } from '../../design/script.ts';

export type SearchHit = Answer<typeof contract.search>['hits'][number];

/** Kinds of record that a search can be narrowed to; each includes what is more special (LegalEntity holds Person). */
export const SCHEMA_FILTERS = [
  'Person',
  'Organization',
  'Company',
  'Vessel',
  'Vehicle',
  'BankAccount',
  'CryptoWallet',
  'UserAccount',
  'Address',
  'Place',
  'Equipment',
  'Consignment',
  'Seizure',
  'Launch',
  'Advert',
  'Payment',
  'ValueTransfer',
] as const;

/** Other forms of the record's name; what the query met comes first, so that it is shown where there is a choice. */
export function otherNames({ matched, names }: SearchHit): readonly string[] {
  return matched.in === 'name' ? [matched.value, ...names] : names;
}

/** What the query met, where the name on screen does not say it already. */
export function matchedText(hit: SearchHit): string | undefined {
  const { own, latin } = nameForms(hit.caption, otherNames(hit));
  const { value } = hit.matched;
  return value === own || value === latin ? undefined : value;
}

/** Rows of all pages so far. A record that moved between two pages is kept once. */
export function hitsOf(pages: readonly { readonly hits: readonly SearchHit[] }[]): readonly SearchHit[] {
  const seen = new Set<string>();
  return pages.flatMap(({ hits }) => hits).filter(({ record }) => !seen.has(record) && seen.add(record));
}
