import type { Answer } from '../../api/client.ts';
import type { contract } from '../../api/client.ts';

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

/** What the query met, where that is not what the record is called anyway. */
export function matchedText(hit: SearchHit): string | undefined {
  return hit.matched.value === hit.caption ? undefined : hit.matched.value;
}

/** Rows of all pages so far. A record that moved between two pages is kept once. */
export function hitsOf(pages: readonly { readonly hits: readonly SearchHit[] }[]): readonly SearchHit[] {
  const seen = new Set<string>();
  return pages.flatMap(({ hits }) => hits).filter(({ record }) => !seen.has(record) && seen.add(record));
}
