import { connect as connectPlain } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChannelCertificate } from './certificate.ts';
import { pinOf } from './peer.ts';
import {
  bytesOf,
  certificateFor,
  knock,
  newLog,
  secureDoor,
  statusOf,
  surroundings,
  written,
} from './testing.ts';
import type { Door } from './testing.ts';
import { openListener } from './listener.ts';
import type { Listener } from './listener.ts';

let certificate: ChannelCertificate;
let door: Door & { readonly listener: Listener };

beforeAll(async () => {
  certificate = await certificateFor('FR');
  door = await secureDoor(certificate, {
    limits: { headerBytes: 4096 },
  });
});
afterAll(() => door[Symbol.asyncDispose]());

/** What was refused since the last call. A connection may be over for one side before it is for the other. */
async function refused(expected: readonly string[], log = door.log): Promise<void> {
  await expect.poll(() => log.refusals.map(({ reason }) => reason)).toEqual(expected);
  expect(new Set(log.refusals.splice(0).map(({ address }) => address))).toEqual(
    new Set(expected.length === 0 ? [] : ['127.0.0.1']),
  );
}

const plain = { connect: () => connectPlain(door.listener.port, '127.0.0.1') };

/** The door is as open as before. */
async function serves(): Promise<void> {
  expect(statusOf(await knock(door, bytesOf(written(door.origin))))).toBe(201);
  await refused([]);
}

test('listens on loopback unless told otherwise, and takes packages', async () => {
  expect(door.origin).toBe(`https://127.0.0.1:${door.listener.port}`);
  await serves();
});

test('speaks TLS 1.3 and nothing older', async () => {
  const old = {
    connect: () =>
      connectSecure({
        port: door.listener.port,
        host: '127.0.0.1',
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
        maxVersion: 'TLSv1.2',
      }),
  };
  expect(await knock(old, bytesOf(written(door.origin)))).toBe('');
  await refused(['tls-failed']);
  await serves();
});

test('plain HTTP and noise get nowhere', async () => {
  expect(await knock(plain, bytesOf(written(door.origin)))).not.toContain('HTTP/1.1 2');
  await knock(plain, Buffer.alloc(1000, 7));
  await refused(['tls-failed', 'tls-failed']);
  expect(door.log.begun.length).toBe(door.log.accepted.length);
  await serves();
});

test('what is no request is refused and reported', async () => {
  expect(statusOf(await knock(door, Buffer.from('no request at all\r\n\r\n')))).toBe(400);
  const { head, body } = written(door.origin);
  expect(statusOf(await knock(door, bytesOf({ head: [...head, `x: ${'y'.repeat(5000)}`], body })))).toBe(431);
  const both = [...head, 'transfer-encoding: chunked'];
  expect(statusOf(await knock(door, bytesOf({ head: both, body })))).toBe(400);
  await refused(['http-malformed', 'header-too-large', 'http-malformed']);
  await serves();
});

test('whoever connects and says nothing, or not enough, does not stay', async () => {
  const limits = { headerMilliseconds: 100, handshakeMilliseconds: 100 };
  await using other = await secureDoor(certificate, { limits });
  const unsecured = { connect: () => connectPlain(other.listener.port, '127.0.0.1') };
  expect(await knock(unsecured, Buffer.alloc(0))).toBe('');
  await refused(['tls-failed'], other.log);
  const half = Buffer.from('POST /partner/packages HTTP/1.1\r\n');
  // A slow machine may not get through the handshake in time.
  expect([408, 0]).toContain(statusOf(await knock(other, half)));
  expect(['header-slow', 'tls-failed']).toContain(other.log.refusals[0]?.reason);
});

test('a sender that waits to be invited is refused before it has sent the body', async () => {
  const { head } = written(door.origin, { created: 1_500_000_000 });
  const waiting = bytesOf({ head: [...head, 'expect: 100-continue'], body: Buffer.alloc(0) });
  const answer = await knock(door, waiting);
  expect(statusOf(answer)).toBe(403);
  await refused(['signature-expired']);
});

test('one address has so many connections at once, and no more', async () => {
  await using other = await secureDoor(certificate, { limits: { connectionsPerAddress: 2 } });
  const idle = [other.connect(), other.connect()];
  await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('secureConnect', resolve))));
  expect(await knock(other, bytesOf(written(other.origin)))).toBe('');
  expect(other.log.refusals[0]).toEqual({ reason: 'connections-too-many', address: '127.0.0.1' });
  for (const socket of idle) socket.destroy();
  await expect.poll(async () => statusOf(await knock(other, bytesOf(written(other.origin))))).toBe(201);
  expect(new Set(other.log.refusals.map(({ reason }) => reason))).toEqual(new Set(['connections-too-many']));
});

test('and all addresses together have room for so many', async () => {
  await using other = await secureDoor(certificate, { limits: { connections: 1 } });
  const idle = other.connect();
  await new Promise((resolve) => idle.once('secureConnect', resolve));
  expect(await knock(other, bytesOf(written(other.origin)))).toBe('');
  await refused(['connections-too-many'], other.log);
  idle.destroy();
});

test('a port that is taken is said to be', async () => {
  const taken = { ...surroundings(newLog()), certificate, port: door.listener.port };
  await expect(openListener(taken)).rejects.toMatchObject({ code: 'channel-address-unusable' });
});

test('a renewed certificate is used from the next connection on', async () => {
  const renewed = await certificateFor('FR renewed');
  door.listener.renew(renewed);
  const socket = connectSecure({ port: door.listener.port, host: '127.0.0.1', rejectUnauthorized: false });
  await new Promise((resolve) => socket.once('secureConnect', resolve));
  const shown = socket.getPeerX509Certificate();
  expect(shown && pinOf(shown.publicKey)).toBe(renewed.pin);
  socket.destroy();
  door.listener.renew(certificate);
});

test('closing tells handlers under way to stop, and waits for them', async () => {
  let stopped = false;
  const begun = Promise.withResolvers<void>();
  const other = await secureDoor(certificate, {
    receive: async ({ stream, signal }) => {
      for await (const _chunk of stream);
      begun.resolve();
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      stopped = true;
      return { status: 200, receipt: '{}' };
    },
  });
  const answer = knock(other, bytesOf(written(other.origin)));
  await begun.promise;
  await other[Symbol.asyncDispose]();
  expect(stopped).toBe(true);
  expect([0, 200]).toContain(statusOf(await answer));
});
