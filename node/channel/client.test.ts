import { ForelandError } from '@foreland/model';
import { createServer as createSecureServer } from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { once } from 'node:events';
import { createServer as createPlainServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelCertificate } from './certificate.ts';
import { PartnerClient } from './client.ts';
import { DeliveryError } from './delivery-error.ts';
import type { PeerCard } from './peer.ts';
import {
  NOW,
  RECEIPT,
  bytesOf,
  cardOf,
  certificateFor,
  keyOf,
  knock,
  parcelOf,
  secureDoor,
  seededBytes,
  sha256,
  statusOf,
  written,
} from './testing.ts';
import type { Door, DoorChanges } from './testing.ts';

const PATIENCE = {
  connectMilliseconds: 10_000,
  answerMilliseconds: 10_000,
  idleMilliseconds: 10_000,
  graceMilliseconds: 10_000,
};
const parcel = parcelOf(Buffer.from('a sealed package'));
const never = new AbortController().signal;
let certificate: ChannelCertificate;
let door: Door;
let card: PeerCard;

beforeAll(async () => {
  certificate = await certificateFor('FR');
  door = await secureDoor(certificate);
  card = cardOf('FR', door.origin, certificate.pin);
});
afterAll(() => door[Symbol.asyncDispose]());

function clientOf(name = 'GB', patience: Partial<typeof PATIENCE> = {}): PartnerClient {
  return new PartnerClient({
    key: keyOf(name),
    clock: () => NOW,
    random: seededBytes(`${name} ${Math.random()}`),
    patience: { ...PATIENCE, ...patience },
  });
}

async function failure(delivery: Promise<unknown>): Promise<readonly [string, string]> {
  const error = await delivery.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof DeliveryError))
    throw new Error(`no delivery error: ${String(error)}`, { cause: error });
  return [error.retry, error.code];
}

test('a package is handed over and its receipt comes back', async () => {
  expect(await clientOf().send(card, parcel, never)).toEqual({
    status: 201,
    receipt: RECEIPT,
    mediaType: 'application/jose+json',
  });
  expect(door.log.accepted).toEqual([Buffer.from('a sealed package')]);
  expect(door.log.refusals).toEqual([]);
});

test('a large package streams through both ends without being held', async () => {
  const bytes = 32 * 1_048_576;
  const piece = Buffer.alloc(1_048_576, 'x');
  let [ahead, most] = [0, 0];
  const slow: DoorChanges = {
    receive: async ({ stream }) => {
      for await (const chunk of stream) ahead -= chunk.length;
      return { status: 200, receipt: RECEIPT };
    },
  };
  await withDoor(slow, async (to) => {
    const open = async function* open() {
      for (let sent = 0; sent < bytes; sent += piece.length) {
        ahead += piece.length;
        most = Math.max(most, ahead);
        yield piece;
      }
    };
    await clientOf().send(to, { bytes, sha256: sha256(Buffer.alloc(bytes, 'x')), open }, never);
  });
  expect(most).toBeLessThan(12 * 1_048_576);
});

test('nothing is sent to whoever has another key than the card says', async () => {
  const begun = door.log.begun.length;
  const other = await certificateFor('somebody else');
  expect(await failure(clientOf().send({ ...card, tlsPin: other.pin }, parcel, never))).toEqual([
    'transient',
    'partner-pin-mismatch',
  ]);
  expect(door.log.begun).toHaveLength(begun);
});

test('what is wrong at this end is final', async () => {
  const body = Buffer.from('0123456789');
  for (const wrong of [
    { ...parcelOf(body), bytes: 9 },
    { ...parcelOf(body), bytes: 11 },
    { ...parcelOf(body), sha256: sha256(Buffer.from('other')) },
  ])
    expect(await failure(clientOf().send(card, wrong, never))).toEqual(['final', 'package-differs']);
  for (const url of ['http://127.0.0.1:1', `${card.url}/path`, 'nonsense', 'https://user@127.0.0.1'])
    expect(await failure(clientOf().send({ ...card, url }, parcel, never))).toEqual([
      'final',
      'partner-address-unusable',
    ]);
  expect(door.log.accepted).toHaveLength(1);
});

test('a partner that does not know us may come to', async () => {
  expect(await failure(clientOf('NL').send(card, parcel, never))).toEqual([
    'transient',
    'partner-does-not-recognise-us',
  ]);
});

test('what a partner refuses under its signature is final, unless it passes', async () => {
  const refusals: readonly (readonly [number, string])[] = [
    [422, 'final'],
    [403, 'final'],
    [410, 'final'],
    [429, 'transient'],
    [503, 'transient'],
  ];
  for (const [status, retry] of refusals) {
    const receive = async (): Promise<never> => {
      throw new ForelandError({ code: 'package-foreign', message: 'No.', remedy: 'Ask.', status });
    };
    await withDoor({ receive }, async (to) => {
      const large = parcelOf(Buffer.alloc(4_000_000));
      expect(await failure(clientOf().send(to, large, never)), String(status)).toEqual([
        retry,
        'package-foreign',
      ]);
    });
  }
});

test('an answer in place of another counts for nothing', async () => {
  // Right, but for another request.
  const right = await knock(door, bytesOf(written(door.origin)));
  expect(statusOf(right)).toBe(201);
  const others = [
    right,
    right.replace('201', '200'),
    right.replace('signatures', 'signaturez'),
    right.replace(/signature: .*\r\n/, ''),
    'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n',
    'HTTP/1.1 302 Found\r\nlocation: https://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n',
    `HTTP/1.1 200 OK\r\ncontent-length: 300000\r\n\r\n${'x'.repeat(300_000)}`,
    'HTTP/1.1 410 Gone\r\ncontent-length: 0\r\n\r\n',
  ];
  for (const answer of others)
    await withFake(
      (socket) => socket.once('data', () => socket.end(answer)),
      async (to) => {
        expect(await failure(clientOf().send(to, parcel, never)), answer.slice(0, 80)).toEqual([
          'transient',
          'partner-answer-unsigned',
        ]);
      },
    );
});

test('cuts, silence and noise are transient', async () => {
  const cut = ['transient', 'partner-connection-cut'];
  const slow = ['transient', 'partner-slow'];
  const behaviours: readonly (readonly [(socket: TLSSocket) => void, readonly string[]])[] = [
    [(socket) => socket.destroy(), cut],
    [(socket) => socket.once('data', () => socket.destroy()), cut],
    [
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc')),
      cut,
    ],
    [(socket) => socket.once('data', () => socket.end('no answer at all\r\n\r\n')), cut],
    [
      (socket) =>
        socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(99_999)}\r\n\r\n`)),
      cut,
    ],
    [(socket) => socket.resume(), slow],
    [(socket) => socket.once('data', () => socket.write('HTTP/1.1 100 Continue\r\n\r\n')), slow],
    [
      (socket) => socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc')),
      slow,
    ],
  ];
  for (const [behave, expected] of behaviours)
    await withFake(behave, async (to) => {
      const hurry = { answerMilliseconds: 80, idleMilliseconds: 80 };
      const client = clientOf('GB', expected === slow ? hurry : {});
      expect(await failure(client.send(to, parcel, never)), behave.toString()).toEqual(expected);
    });
});

test('a partner that takes in nothing holds nobody up', () =>
  withFake(
    (socket) =>
      socket.once('data', () => {
        socket.pause();
        socket.write('HTTP/1.1 100 Continue\r\n\r\n');
      }),
    async (to) => {
      const large = parcelOf(Buffer.alloc(32 * 1_048_576));
      expect(await failure(clientOf('GB', { idleMilliseconds: 100 }).send(to, large, never))).toEqual([
        'transient',
        'partner-slow',
      ]);
    },
  ));

test('nobody there, no TLS, old TLS and no end to the handshake are transient', async () => {
  const [plain, mute, old] = [
    createPlainServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('HTTP/1.1 200 OK\r\n\r\n'),
    ),
    createPlainServer((socket) => socket.on('error', () => undefined).resume()),
    createSecureServer({ ...certificate, maxVersion: 'TLSv1.2' }),
  ];
  const urlOf = async (server: Server): Promise<string> => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const to = async (url: string, patience = {}): Promise<readonly [string, string]> =>
    failure(clientOf('GB', patience).send({ ...card, url }, parcel, never));
  expect(await to(await urlOf(plain))).toEqual(['transient', 'partner-tls-failed']);
  expect(await to(await urlOf(old))).toEqual(['transient', 'partner-tls-failed']);
  expect(await to(await urlOf(mute), { connectMilliseconds: 100 })).toEqual(['transient', 'partner-slow']);
  const gone = `https://127.0.0.1:${(plain.address() as AddressInfo).port}`;
  for (const server of [plain, mute, old]) server.close();
  await once(plain, 'close');
  expect(await to(gone)).toEqual(['transient', 'partner-unreachable']);
});

test('a delivery can be stopped at any point', async () => {
  expect(await failure(clientOf().send(card, parcel, AbortSignal.abort()))).toEqual([
    'transient',
    'delivery-stopped',
  ]);
  const stop = new AbortController();
  await withFake(
    // While it is being sent, and nothing is answered.
    (socket) => socket.once('data', () => stop.abort()),
    async (to) => {
      expect(await failure(clientOf().send(to, parcel, stop.signal))).toEqual([
        'transient',
        'delivery-stopped',
      ]);
    },
  );
});

test('a fault of whoever opens the package is passed on as it is', async () => {
  const fault = new Error('the disk is gone');
  const open = async function* open(): AsyncGenerator<Uint8Array, void, undefined> {
    yield Buffer.from('a');
    throw fault;
  };
  await expect(clientOf().send(card, { ...parcel, open }, never)).rejects.toBe(fault);
});

async function withDoor(changes: DoorChanges, work: (to: PeerCard) => Promise<void>): Promise<void> {
  await using other = await secureDoor(certificate, changes);
  await work(cardOf('FR', other.origin, certificate.pin));
}

/** Somebody who has the partner's TLS key, as a proxy might, and behaves as told. */
async function withFake(
  behave: (socket: TLSSocket) => void,
  work: (to: PeerCard) => Promise<void>,
): Promise<void> {
  const sockets = new Set<TLSSocket>();
  const server = createSecureServer({ key: certificate.key, cert: certificate.cert }, (socket) => {
    sockets.add(socket.on('error', () => undefined));
    behave(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    await work(cardOf('FR', `https://127.0.0.1:${port}`, certificate.pin));
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}
