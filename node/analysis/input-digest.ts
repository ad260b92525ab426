import { canonicalJson, sha256Hex } from '@foreland/model';
import type { Json } from '@foreland/model';

/** Changes when one of its parts does. */
export function digestOf(...parts: readonly unknown[]): string {
  return sha256Hex(canonicalJson(parts as Json));
}
