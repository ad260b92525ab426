import { isA } from '@foreland/model/vocabulary/vocabulary';

/**
 * What a record is to an identifier. Persons, organisations and things hold one; calls, messages, adverts,
 * documents and events merely mention it, however often, and do not make it common property.
 */
export type HolderKind = 'person' | 'organisation' | 'thing' | 'mention';

/** `Interval` covers calls, payments, events, memberships and identity documents in FollowTheMoney. */
const MENTIONING = ['Interval', 'Document', 'Mention', 'Note', 'Page', 'Article', 'Advert', 'LedgerEntry', 'Token'];

export function holderKind(schema: string): HolderKind {
  if (isA(schema, 'Organization')) return 'organisation';
  if (isA(schema, 'LegalEntity')) return 'person';
  return MENTIONING.some((mentioning) => isA(schema, mentioning)) ? 'mention' : 'thing';
}
