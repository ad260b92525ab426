import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect as connectPlain } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { connect as connectSecure } from 'node:tls';
import type { Partner } from '@foreland/model';
import { openCertificate } from './certificate.ts';
import type { ChannelCertificate } from './certificate.ts';
import { digestHeader } from './digest.ts';
import { Exchange } from './exchange.ts';
import type { Arrival, ExchangeOptions, Receive } from './exchange.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { ChannelLimits } from './limits.ts';
import { openListener } from './listener.ts';
import type { Listener } from './listener.ts';
import type { NonceMemory } from './nonce-memory.ts';
import type { ChannelKey, PeerCard } from './peer.ts';
import { PACKAGES_PATH, PACKAGE_TYPE } from './profile.ts';
import type { ChannelRefusal } from './refusal.ts';
import { signRequest } from './signature.ts';
import type { OutgoingPackage } from './upload.ts';

/** Partners with keys of their own for the tests of the channel, all fictional, and a door to knock at. */

const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

export const NOW = new Date('2026-03-01T12:00:00Z');

/** Bytes that follow from the seed alone. */
export function seededBytes(seed: string): (bytes: number) => Uint8Array {
  let count = 0;
  return (bytes) => {
    count += 1;
    return createHash('shake256', { outputLength: bytes }).update(`${seed} ${count}`).digest();
  };
}

/** One to three bytes with another value. */
export function bitsFlipped(bytes: Buffer, random: (bytes: number) => Uint8Array): Buffer {
  const changed = Buffer.from(bytes);
  const [times = 0, ...draws] = new Uint32Array(Uint8Array.from(random(28)).buffer);
  for (let at = 0; at <= times % 3; at += 1) {
    const position = (draws[2 * at] ?? 0) % bytes.length;
    changed[position] = (changed[position] ?? 0) ^ (1 + ((draws[2 * at + 1] ?? 0) % 255));
  }
  return changed;
}

export function keyOf(name: string): ChannelKey {
  const key = Buffer.concat([PKCS8_PREFIX, seededBytes(name)(32)]);
  return { keyId: `key-of-${name}`, privateKey: createPrivateKey({ key, format: 'der', type: 'pkcs8' }) };
}

export function cardOf(partner: Partner, url: string, tlsPin: string): PeerCard {
  const { keyId, privateKey } = keyOf(partner);
  return { partner, url, keyId, publicKey: createPublicKey(privateKey), tlsPin };
}

export class NoncesInMemory implements NonceMemory {
  readonly #known = new Set<string>();

  async putIfAbsent(keyId: string, nonce: string): Promise<boolean> {
    const size = this.#known.size;
    return this.#known.add(`${keyId} ${nonce}`).size > size;
  }
}

export async function certificateFor(name: string): Promise<ChannelCertificate> {
  const home = await mkdtemp(join(tmpdir(), 'foreland-channel-'));
  try {
    return await openCertificate({ home, clock: () => NOW, random: seededBytes(name) });
  } finally {
    await rm(home, { recursive: true });
  }
}

/** What happened at a door. */
export interface Log {
  readonly accepted: Buffer[];
  /** Handlers that were called, whether or not they accepted. */
  readonly begun: Arrival[];
  readonly refusals: ChannelRefusal[];
  readonly faults: unknown[];
}

export const RECEIPT = '{"payload":"","signatures":[]}';

/** Lays the package aside and acknowledges it. */
export const spool =
  (log: Log): Receive =>
  async (arrival) => {
    log.begun.push(arrival);
    const chunks: Uint8Array[] = [];
    for await (const chunk of arrival.stream) chunks.push(chunk);
    log.accepted.push(Buffer.concat(chunks));
    return { status: 201, receipt: RECEIPT };
  };

/** The French node, which knows the British one. */
export function surroundings(log: Log): Omit<ExchangeOptions, 'origin' | 'stopping' | 'limits'> {
  const british = cardOf('GB', 'https://gb.example', 'none');
  return {
    key: keyOf('FR'),
    cardOf: (keyId) => (keyId === british.keyId ? british : undefined),
    card: () => ({ mediaType: 'application/jose+json', text: '{"card":"FR"}' }),
    cards: () => ({ cards: ['{"card":"FR"}'], revocations: [] }),
    receive: spool(log),
    nonces: new NoncesInMemory(),
    clock: () => NOW,
    random: seededBytes('FR'),
    onRefusal: (refusal) => log.refusals.push(refusal),
    onFault: (error) => log.faults.push(error),
  };
}

export function newLog(): Log {
  return { accepted: [], begun: [], refusals: [], faults: [] };
}

const QUICK: Partial<ChannelLimits> = {
  lingerMilliseconds: 50,
  requestsPerMinutePerAddress: 100_000,
  requestsPerMinutePerSender: 100_000,
};

export interface Door extends AsyncDisposable {
  readonly origin: string;
  readonly log: Log;
  connect(): Duplex;
}

export type DoorChanges = Partial<Omit<ExchangeOptions, 'limits'>> & {
  readonly limits?: Partial<ChannelLimits>;
};

/** The French node behind TLS, as it is run. */
export async function secureDoor(
  certificate: ChannelCertificate,
  changes: DoorChanges = {},
): Promise<Door & { readonly listener: Listener }> {
  const log = newLog();
  const limits = { ...QUICK, ...changes.limits };
  const listener = await openListener({ ...surroundings(log), ...changes, limits, certificate, port: 0 });
  return {
    log,
    listener,
    origin: listener.origin,
    connect: () => connectSecure({ port: listener.port, host: '127.0.0.1', rejectUnauthorized: false }),
    [Symbol.asyncDispose]: () => listener[Symbol.asyncDispose](),
  };
}

/** The same exchange without TLS around it, where thousands knock. */
export async function plainDoor(changes: DoorChanges = {}): Promise<Door> {
  const log = newLog();
  const origin = 'https://fr.example:8443';
  const limits = { ...DEFAULT_LIMITS, ...QUICK, ...changes.limits };
  const stopping = new AbortController().signal;
  const exchange = new Exchange({ ...surroundings(log), origin, stopping, ...changes, limits });
  const server = createServer({ maxHeaderSize: limits.headerBytes });
  server.on('request', (message, response) => void exchange.serve(message, response, false));
  server.on('checkContinue', (message, response) => void exchange.serve(message, response, true));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    log,
    origin,
    connect: () => connectPlain(port, '127.0.0.1'),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

export interface Written {
  readonly head: readonly string[];
  readonly body: Buffer;
}

export interface RequestChanges {
  readonly method?: string;
  readonly path?: string;
  readonly signedOrigin?: string;
  readonly type?: string;
  readonly created?: number;
  readonly expires?: number;
  readonly nonce?: string;
  readonly key?: ChannelKey;
  readonly body?: Buffer;
  readonly length?: number;
}

let nonces = 0;

/** A request of the British node as the lines of its head and its body. Right, but for the changes. */
export function written(origin: string, changes: RequestChanges = {}): Written {
  const body = changes.body ?? Buffer.from('a sealed package');
  const created = changes.created ?? NOW.getTime() / 1000;
  const { method = 'POST', path = PACKAGES_PATH, signedOrigin = origin, key = keyOf('GB') } = changes;
  const headers = {
    'content-type': changes.type ?? PACKAGE_TYPE,
    'content-length': String(changes.length ?? body.length),
    'content-digest': digestHeader(sha256(body)),
  };
  nonces += 1;
  const signature = signRequest({ method, url: `${signedOrigin}${path}`, headers }, key, {
    created,
    expires: changes.expires ?? created + 60,
    nonce: changes.nonce ?? `nonce-of-a-test-${String(nonces).padStart(8, '0')}`,
  });
  const fields = { host: new URL(origin).host, ...headers, ...signature };
  return {
    head: [
      `${method} ${path} HTTP/1.1`,
      ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
    ],
    body,
  };
}

export function bytesOf({ head, body }: Written): Buffer {
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

/**
 * Writes bytes to a door and reads what comes back until the door closes.
 * @param end whether to say that no more will come: what is cut short would wait for it, but it also cuts answers short
 */
export async function knock(door: Pick<Door, 'connect'>, bytes: Uint8Array, end = false): Promise<string> {
  const socket = door.connect();
  const chunks: Uint8Array[] = [];
  socket.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  if (end) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  return Buffer.concat(chunks).toString();
}

export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);
}

export function parcelOf(body: Uint8Array, piece = 65_536): OutgoingPackage {
  return {
    bytes: body.length,
    sha256: sha256(body),
    open: async function* open() {
      for (let at = 0; at < body.length; at += piece) yield body.subarray(at, at + piece);
    },
  };
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

export function publicHalf(key: ChannelKey): KeyObject {
  return createPublicKey(key.privateKey);
}
