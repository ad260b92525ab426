import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Request } from 'http-message-signatures';
import { connectPinned } from './connect.ts';
import { DeliveryError, addressUnusable, transient } from './delivery-error.ts';
import { digestHeader } from './digest.ts';
import { Pace, TooSlow, soon } from './pace.ts';
import type { Patience } from './pace.ts';
import type { ChannelKey, PeerCard } from './peer.ts';
import { LIFETIME_SECONDS, PACKAGES_PATH, PACKAGE_TYPE } from './profile.ts';
import { signRequest } from './signature.ts';
import { upload } from './upload.ts';
import type { OutgoingPackage } from './upload.ts';
import { readVerdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';

export interface ClientOptions {
  readonly key: ChannelKey;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly patience?: Partial<ClientPatience>;
}

export interface ClientPatience extends Patience {
  readonly connectMilliseconds: number;
  /** From the last byte of the package to the last byte of the answer: the partner checks the package meanwhile. */
  readonly answerMilliseconds: number;
}

const PATIENCE: ClientPatience = Object.freeze({
  connectMilliseconds: 15_000,
  answerMilliseconds: 300_000,
  idleMilliseconds: 30_000,
  graceMilliseconds: 60_000,
  bytesPerSecond: 16_384,
});

/** Hands packages over to partners. */
export class PartnerClient {
  readonly #options: ClientOptions;
  readonly #patience: ClientPatience;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#patience = { ...PATIENCE, ...options.patience };
  }

  /**
   * Delivers a package, once: trying again is for the caller, and harmless.
   * @returns what the partner acknowledged under its signature
   * @throws DeliveryError, which says whether to try again
   */
  async send(card: PeerCard, parcel: OutgoingPackage, signal: AbortSignal): Promise<Verdict> {
    const url = URL.parse(card.url);
    if (url?.protocol !== 'https:' || url.href !== `${url.origin}/`) throw addressUnusable();
    const socket = await connectPinned(card, url, this.#patience.connectMilliseconds, signal);
    try {
      return await this.#exchange(socket, card, parcel, signal);
    } catch (error) {
      throw reasonOf(error, signal);
    } finally {
      socket.destroy();
    }
  }

  async #exchange(
    socket: TLSSocket,
    card: PeerCard,
    parcel: OutgoingPackage,
    signal: AbortSignal,
  ): Promise<Verdict> {
    const signed = this.#sign(card, parcel);
    const request = httpRequest({
      createConnection: () => socket,
      method: signed.method,
      path: PACKAGES_PATH,
      headers: { ...signed.headers, expect: '100-continue', connection: 'close' },
      setHost: false,
      signal,
    });
    const answered = Promise.withResolvers<IncomingMessage>();
    answered.promise.catch(() => undefined);
    const invited = new Promise<'invited'>((resolve) => request.once('continue', () => resolve('invited')));
    request.once('response', answered.resolve);
    request.on('error', answered.reject);
    request.once('close', () => answered.reject(transient('partner-connection-cut')));
    request.flushHeaders();
    const pace = new Pace(this.#patience);
    if ((await pace.within(Promise.race([invited, answered.promise]))) === 'invited')
      await upload(request, parcel, pace);
    const answer = answered.promise.then((response) => readVerdict(response, signed, card));
    return soon(answer, this.#patience.answerMilliseconds);
  }

  #sign(card: PeerCard, parcel: OutgoingPackage): Request & { headers: Record<string, string> } {
    const { key, clock, random } = this.#options;
    const url = new URL(PACKAGES_PATH, card.url);
    const headers = {
      host: url.host,
      'content-type': PACKAGE_TYPE,
      'content-length': String(parcel.bytes),
      'content-digest': digestHeader(parcel.sha256),
    };
    const request = { method: 'POST', url: url.href, headers };
    const created = Math.floor(clock().getTime() / 1000);
    const signature = signRequest(request, key, {
      created,
      expires: created + LIFETIME_SECONDS,
      nonce: Buffer.from(random(16)).toString('base64url'),
    });
    return { ...request, headers: { ...headers, ...signature } };
  }
}

function reasonOf(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return transient('delivery-stopped', error);
  if (error instanceof DeliveryError) return error;
  if (error instanceof TooSlow) return transient('partner-slow', error);
  const fromConnection = error instanceof Error && 'code' in error;
  return fromConnection ? transient('partner-connection-cut', error) : error;
}
