import { createHmac } from 'node:crypto';

/**
 * Name under which a partner is told of an officer: always the same, so that a partner can speak of it, and only who has
 * the key of this node can say whose it is.
 */
export function pseudonymOf(user: string, key: Uint8Array): string {
  return `officer-${createHmac('sha256', key).update(user).digest('hex').slice(0, 12)}`;
}
