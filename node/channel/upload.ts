import { createHash } from 'node:crypto';
import type { ClientRequest } from 'node:http';
import { packageDiffers } from './delivery-error.ts';
import type { Pace } from './pace.ts';

/** A package to be delivered. */
export interface OutgoingPackage {
  readonly bytes: number;
  readonly sha256: Uint8Array;
  /** Opens the bytes; called once, when the partner is ready to take them, if it comes to that. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/**
 * Writes a package as fast as the partner takes it, and no faster. The last piece is held back until the whole has
 * turned out to be what was signed. Stops early where the partner answers early.
 * @throws DeliveryError `package-differs`
 */
export async function upload(request: ClientRequest, parcel: OutgoingPackage, pace: Pace): Promise<void> {
  const digest = createHash('sha256');
  let bytes = 0;
  let last: Uint8Array | undefined;
  let answered = false;
  request.once('response', () => (answered = true));
  for await (const chunk of parcel.open()) {
    if (answered || request.destroyed) return;
    digest.update(chunk);
    bytes += chunk.length;
    if (bytes > parcel.bytes) throw packageDiffers();
    if (last) await pass(request, last, pace);
    last = chunk;
  }
  if (bytes !== parcel.bytes || !digest.digest().equals(parcel.sha256)) throw packageDiffers();
  if (last) await pass(request, last, pace);
  request.end();
}

async function pass(request: ClientRequest, chunk: Uint8Array, pace: Pace): Promise<void> {
  if (!request.write(chunk)) await pace.within(writable(request));
  pace.moved(chunk.length);
}

/** Resolves when more can be written, or no more needs to be. */
function writable(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of EVENTS) request.removeListener(event, done);
      resolve();
    };
    for (const event of EVENTS) request.once(event, done);
  });
}

const EVENTS = ['drain', 'response', 'close'] as const;
