import { isPartner } from '@foreland/model';
import type { Partner } from '@foreland/model';

/** FollowTheMoney ids have no partner. One that begins with a partner's code is a record id already. */
export function recordIdOf(id: string, partner: Partner): string {
  return isPartner(id.slice(0, Math.max(0, id.indexOf(':')))) ? id : `${partner}:${id}`;
}
