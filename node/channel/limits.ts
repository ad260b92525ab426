import type { Patience } from './pace.ts';

/** What one node takes from others, at most. */
export interface ChannelLimits extends Patience {
  /** Largest package. */
  readonly bodyBytes: number;
  readonly headerBytes: number;
  readonly uploadsPerSender: number;
  readonly requestsPerMinutePerSender: number;
  /** An address is an IPv4 address or an IPv6 /64 network. */
  readonly requestsPerMinutePerAddress: number;
  readonly connections: number;
  readonly connectionsPerAddress: number;
  readonly handshakeMilliseconds: number;
  readonly headerMilliseconds: number;
  /** How long the rest of a refused body is read and thrown away, so that the sender gets to read the answer. */
  readonly lingerMilliseconds: number;
}

export const DEFAULT_LIMITS: ChannelLimits = Object.freeze({
  bodyBytes: 2 * 1024 ** 3,
  headerBytes: 8192,
  uploadsPerSender: 4,
  requestsPerMinutePerSender: 600,
  requestsPerMinutePerAddress: 600,
  connections: 256,
  connectionsPerAddress: 64,
  handshakeMilliseconds: 10_000,
  headerMilliseconds: 10_000,
  idleMilliseconds: 30_000,
  graceMilliseconds: 60_000,
  bytesPerSecond: 16_384,
  lingerMilliseconds: 2000,
});
