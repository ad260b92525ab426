import type { NetworkState } from '@foreland/networks/engine';

/** The network of a view, and the digest of what it was made of. */
export interface HeldNetwork extends NetworkState {
  readonly digest: string;
}
