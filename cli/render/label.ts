import { PARTNERS } from '@foreland/model/partner';
import type { Label } from '@foreland/model/label';

type Shown = Pick<Label, 'tlp' | 'level' | 'audience' | 'protected'> & {
  readonly handling: readonly string[];
};

/** An access label in short: who may see it, how restricted it is, and how it may be handled. */
export function labelText({ tlp, level, audience, handling, protected: guarded }: Shown): string {
  const readers = audience.length === PARTNERS.length ? 'all partners' : audience.join(' ') || 'nobody';
  return [`TLP:${tlp.toUpperCase()}`, level, readers, handling.join(' '), guarded ? 'protected person' : '']
    .filter((part) => part !== '')
    .join(', ');
}
