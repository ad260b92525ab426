import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request } from 'http-message-signatures';
import { digestIn } from './digest.ts';
import type { NonceMemory } from './nonce-memory.ts';
import type { ChannelKey, PeerCard } from './peer.ts';
import { LONGEST_LIFETIME_SECONDS, SIGNED_HEADERS, SKEW_SECONDS } from './profile.ts';
import { Unrecognised } from './refusal.ts';
import { readRequestSignature, requestVerifies } from './signature.ts';
import type { RequestSignature } from './signature.ts';

/** A request whose sender is known. */
export interface Recognised {
  readonly card: PeerCard;
  /** What was signed, for the answer to be bound to. */
  readonly request: Request;
  readonly contentType: string;
  readonly contentLength: number;
  /** SHA-256 that the body must have. */
  readonly contentDigest: Buffer;
}

export interface Recognition {
  /** Card of a confirmed partner by its key, unless that is revoked. */
  readonly cardOf: (keyId: string) => PeerCard | undefined | Promise<PeerCard | undefined>;
  readonly nonces: NonceMemory;
  readonly clock: () => Date;
  /** Origin that this node is addressed by. */
  readonly origin: string;
  readonly key: ChannelKey;
}

/** Finds out who sends, before a byte of the body is looked at. @throws Unrecognised */
export async function authenticate(message: IncomingMessage, by: Recognition): Promise<Recognised> {
  const headers = headersOf(message);
  if (headers.host !== new URL(by.origin).host) throw new Unrecognised('host-foreign');
  const signature = readRequestSignature(headers);
  if (!signature) throw new Unrecognised('signature-malformed');
  const contentDigest = digestIn(headers['content-digest']);
  if (!contentDigest) throw new Unrecognised('digest-malformed');
  const request = { method: message.method ?? '', url: `${by.origin}${message.url ?? ''}`, headers };
  const card = await by.cardOf(signature.keyId);
  // Also without a card a signature is checked, with a key that fits nobody's, so that the answer takes as long.
  const verified = requestVerifies(request, signature, card?.publicKey ?? decoy(by.key));
  if (!card) throw new Unrecognised('key-unknown');
  if (!verified) throw new Unrecognised('signature-wrong');
  await checkFresh(signature, card, by);
  return {
    card,
    request,
    contentType: headers['content-type'],
    contentLength: Number(headers['content-length']),
    contentDigest,
  };
}

/** After the signature was found right: a stranger can neither use nonces up nor learn what was sent before. */
async function checkFresh(signature: RequestSignature, card: PeerCard, by: Recognition): Promise<void> {
  const { created, expires, keyId, nonce } = signature;
  const now = by.clock().getTime() / 1000;
  if (created > now + SKEW_SECONDS) throw new Unrecognised('signature-from-the-future', card.partner);
  if (expires < now - SKEW_SECONDS) throw new Unrecognised('signature-expired', card.partner);
  if (expires <= created || expires - created > LONGEST_LIFETIME_SECONDS)
    throw new Unrecognised('signature-lifetime', card.partner);
  // A second more than the signature is accepted for: instants are cut to seconds.
  const until = new Date((expires + SKEW_SECONDS + 1) * 1000);
  if (!(await by.nonces.putIfAbsent(keyId, nonce, until))) throw new Unrecognised('replayed', card.partner);
}

const HEADERS = ['host', ...SIGNED_HEADERS, 'signature-input', 'signature'] as const;

/** The header fields that count, each of which must come exactly once. */
function headersOf(message: IncomingMessage): Record<(typeof HEADERS)[number], string> {
  const once = (name: string): string => {
    const values = message.headersDistinct[name] ?? [];
    const [value] = values;
    if (value === undefined) throw new Unrecognised('header-missing');
    if (values.length > 1) throw new Unrecognised('header-repeated');
    return value;
  };
  const headers = {
    host: once('host'),
    'content-type': once('content-type'),
    'content-length': once('content-length'),
    'content-digest': once('content-digest'),
    'signature-input': once('signature-input'),
    signature: once('signature'),
  };
  if (message.headersDistinct['transfer-encoding']) throw new Unrecognised('length-unstated');
  if (!/^(0|[1-9]\d{0,14})$/.test(headers['content-length'])) throw new Unrecognised('length-malformed');
  return headers;
}

const decoys = new WeakMap<KeyObject, KeyObject>();

function decoy({ privateKey }: ChannelKey): KeyObject {
  const known = decoys.get(privateKey);
  if (known) return known;
  const made = createPublicKey(privateKey);
  decoys.set(privateKey, made);
  return made;
}
