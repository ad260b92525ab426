import { isForelandError } from '@foreland/model';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { callerNetwork } from '../http/address.ts';
import { internalProblem } from '../http/problems.ts';
import { RateLimiter } from '../http/rate-limit.ts';
import { randomId } from '../random.ts';
import { headersOf, replyTo, write } from './answer.ts';
import type { Reply } from './answer.ts';
import { authenticate } from './authenticate.ts';
import type { Recognised, Recognition } from './authenticate.ts';
import { arrivingBody } from './body.ts';
import type { ArrivingBody } from './body.ts';
import { CARDS_TYPE } from './cards.ts';
import type { PublishedCards } from './cards.ts';
import type { ChannelLimits } from './limits.ts';
import type { PeerCard } from './peer.ts';
import { CARDS_PATH, CARD_PATH, PACKAGES_PATH, PACKAGE_TYPE, PROBLEM_TYPE } from './profile.ts';
import {
  HandlerFault,
  Unrecognised,
  bodyCut,
  bodyEmpty,
  bodyTooLarge,
  notRecognised,
  routeUnknown,
  typeUnknown,
  uploadsTooMany,
} from './refusal.ts';
import type { ChannelRefusal } from './refusal.ts';

/** A package at the door, of a sender who is known. */
export interface Arrival extends Pick<ArrivingBody, 'stream' | 'whole'> {
  readonly sender: PeerCard;
  readonly contentLength: number;
  /** SHA-256 that the sender signed; `stream` ends only if it has it. */
  readonly contentDigest: Uint8Array;
  /** Aborted when the sender goes away or the node stops. */
  readonly signal: AbortSignal;
}

export interface Acknowledgement {
  /** 2xx. */
  readonly status: number;
  /** Signed receipt, as text. */
  readonly receipt: string;
  /** `application/jose+json` (RFC 7515 section 9.2.1) unless it says otherwise. */
  readonly mediaType?: string;
}

/**
 * Takes a package in: lays the stream aside to its end, then acts on it. An acknowledgement without the stream having
 * come to its end is not passed on. Refuses by throwing a ForelandError, which the sender is told.
 */
export type Receive = (arrival: Arrival) => Promise<Acknowledgement>;

export interface ExchangeOptions extends Recognition {
  readonly receive: Receive;
  /** The node's own signed card, for anybody. */
  readonly card: () => Promise<Omit<Reply, 'status'>> | Omit<Reply, 'status'>;
  /** All its cards and revocations, for anybody who knows an earlier one. */
  readonly cards: () => PublishedCards;
  readonly limits: ChannelLimits;
  readonly onRefusal: (refusal: ChannelRefusal) => void;
  /** Failures that nobody foresaw; the reference is what the sender is told. */
  readonly onFault: (error: unknown, reference: string) => void;
  readonly random: (bytes: number) => Uint8Array;
  readonly stopping: AbortSignal;
}

const RECEIPT_TYPE = 'application/jose+json';

/** Answers the requests of partners, whatever carries them; every answer ends its connection. */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #limiter: RateLimiter;
  /** Uploads under way by key of the sender. */
  readonly #uploads = new Map<string, number>();

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#limiter = new RateLimiter(options.clock);
  }

  /** @param waits whether the sender holds the body back until it is invited (RFC 9110 section 10.1.1) */
  async serve(message: IncomingMessage, response: ServerResponse, waits: boolean): Promise<void> {
    // A connection that breaks is noticed by whoever reads or writes next.
    message.on('error', () => undefined);
    response.on('error', () => undefined);
    const call: Call = { message, response, invited: !waits, address: message.socket.remoteAddress ?? '' };
    const reply = await this.#reply(call).catch((error: unknown) => this.#refuse(error, call));
    const { clock, key, limits } = this.#options;
    await write(reply, headersOf(reply, clock(), key, call.recognised), call, limits.lingerMilliseconds);
  }

  async #reply(call: Call): Promise<Reply> {
    const { limits, card, cards } = this.#options;
    const { message } = call;
    this.#limiter.count(
      { id: 'partner-address', limit: limits.requestsPerMinutePerAddress },
      callerNetwork(call.address),
    );
    if (message.method === 'GET' && message.url === CARD_PATH) return { status: 200, ...(await card()) };
    if (message.method === 'GET' && message.url === CARDS_PATH)
      return { status: 200, mediaType: CARDS_TYPE, text: JSON.stringify(cards()) };
    if (message.method !== 'POST' || message.url !== PACKAGES_PATH) throw routeUnknown();
    call.recognised = await authenticate(message, this.#options);
    return this.#admit(call, call.recognised);
  }

  async #admit(call: Call, recognised: Recognised): Promise<Reply> {
    const { limits } = this.#options;
    const { keyId } = recognised.card;
    this.#limiter.count({ id: 'partner-sender', limit: limits.requestsPerMinutePerSender }, keyId);
    if (recognised.contentType !== PACKAGE_TYPE) throw typeUnknown();
    if (recognised.contentLength === 0) throw bodyEmpty();
    if (recognised.contentLength > limits.bodyBytes) throw bodyTooLarge(limits.bodyBytes);
    const uploads = this.#uploads.get(keyId) ?? 0;
    if (uploads >= limits.uploadsPerSender) throw uploadsTooMany();
    this.#uploads.set(keyId, uploads + 1);
    try {
      return await this.#receive(call, recognised);
    } finally {
      const left = (this.#uploads.get(keyId) ?? 1) - 1;
      if (left > 0) this.#uploads.set(keyId, left);
      else this.#uploads.delete(keyId);
    }
  }

  async #receive(call: Call, recognised: Recognised): Promise<Reply> {
    const { receive, limits, stopping } = this.#options;
    const { contentLength, contentDigest, card } = recognised;
    const gone = new AbortController();
    call.response.once('close', () => gone.abort());
    if (!call.invited) {
      call.response.writeContinue();
      call.invited = true;
    }
    const body = arrivingBody(call.message, { bytes: contentLength, sha256: contentDigest }, limits);
    const signal = AbortSignal.any([gone.signal, stopping]);
    const arrival = {
      sender: card,
      contentLength,
      contentDigest,
      stream: body.stream,
      whole: body.whole,
      signal,
    };
    const { status, receipt, mediaType } = await receive(arrival).catch((error: unknown) => {
      throw signal.aborted && error === signal.reason ? bodyCut() : error;
    });
    if (!body.isWhole()) throw new HandlerFault();
    return { status, text: receipt, mediaType: mediaType ?? RECEIPT_TYPE };
  }

  #refuse(error: unknown, call: Call): Reply {
    const { onRefusal, onFault, random } = this.#options;
    const { address } = call;
    const sender = error instanceof Unrecognised ? error.sender : call.recognised?.card.partner;
    const told = replyTo(error instanceof Unrecognised ? notRecognised() : error);
    if (told) {
      onRefusal({ reason: reasonOf(error), ...(sender ? { sender } : {}), address });
      return told;
    }
    const reference = randomId(random).slice(0, 8);
    onFault(error, reference);
    return { status: 500, mediaType: PROBLEM_TYPE, text: JSON.stringify(internalProblem(reference)) };
  }
}

/** What is known of a request while it is answered. */
interface Call {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  readonly address: string;
  invited: boolean;
  recognised?: Recognised;
}

function reasonOf(error: unknown): string {
  if (error instanceof Unrecognised) return error.reason;
  return isForelandError(error) ? error.code : 'database-unavailable';
}
