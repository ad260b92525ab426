import { ForelandError } from '@foreland/model';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Arrival, Receive } from './exchange.ts';
import { CARD_PATH } from './profile.ts';
import {
  NOW,
  RECEIPT,
  bytesOf,
  cardOf,
  keyOf,
  knock,
  plainDoor,
  sha256,
  statusOf,
  written,
} from './testing.ts';
import type { Door, RequestChanges, Written } from './testing.ts';

const SECONDS = NOW.getTime() / 1000;
let door: Door;

beforeAll(async () => {
  door = await plainDoor();
});
afterAll(() => door[Symbol.asyncDispose]());
afterEach(() => {
  for (const list of Object.values(door.log)) list.splice(0);
});

const reasons = (of: Door = door): string[] => of.log.refusals.map(({ reason }) => reason);

/** The request with the lines of its head changed after it was signed. */
function altered(change: (line: string) => string | string[], changes?: RequestChanges): Buffer {
  const { head, body } = written(door.origin, changes);
  return bytesOf({ head: head.flatMap(change), body });
}

async function accepted(): Promise<boolean> {
  const before = door.log.accepted.length;
  await knock(door, bytesOf(written(door.origin)));
  return door.log.accepted.length === before + 1;
}

test('a right request reaches the handler, with what was signed', async () => {
  const body = Buffer.from('sealed');
  const answer = await knock(door, bytesOf(written(door.origin, { body })));
  expect(statusOf(answer)).toBe(201);
  expect(answer.endsWith(RECEIPT)).toBe(true);
  expect(door.log.accepted).toEqual([body]);
  expect(door.log.begun[0]).toMatchObject({
    sender: { partner: 'GB' },
    contentLength: 6,
    contentDigest: sha256(body),
  });
  await door.log.begun[0]?.whole;
  expect(reasons()).toEqual([]);
});

const UNRECOGNISED: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['without any signature', 'header-missing', () => altered((line) => (line.startsWith('sig') ? [] : line))],
  ['of an unknown key', 'key-unknown', () => bytesOf(written(door.origin, { key: keyOf('BE') }))],
  [
    'under a key id with the key of another',
    'signature-wrong',
    () => bytesOf(written(door.origin, { key: { ...keyOf('BE'), keyId: 'key-of-GB' } })),
  ],
  [
    'for another node',
    'signature-wrong',
    () => bytesOf(written(door.origin, { signedOrigin: 'https://de.example' })),
  ],
  [
    'sent to another host',
    'host-foreign',
    () => altered((line) => (line.startsWith('host') ? 'host: de.example' : line)),
  ],
  [
    'with another content type',
    'signature-wrong',
    () => altered((line) => line.replace('foreland.package', 'foreland.other')),
  ],
  [
    'with another digest',
    'signature-wrong',
    () => altered((line) => line.replace(/sha-256=:.{4}/, 'sha-256=:AAAA')),
  ],
  [
    'with another length',
    'signature-wrong',
    () => altered((line) => (line.startsWith('content-length') ? 'content-length: 5' : line)),
  ],
  [
    'with a length in other words',
    'length-malformed',
    () => altered((line) => (line.startsWith('content-length') ? 'content-length: 016' : line)),
  ],
  [
    'in chunks',
    'header-missing',
    () =>
      altered((line) => (line.startsWith('content-length') ? 'transfer-encoding: chunked' : line), {
        body: Buffer.from('0\r\n\r\n'),
      }),
  ],
  [
    'signed twice',
    'header-repeated',
    () => altered((line) => (line.startsWith('signature:') ? [line, line] : line)),
  ],
  [
    'with two digests',
    'header-repeated',
    () => altered((line) => (line.startsWith('content-digest') ? [line, line] : line)),
  ],
  ['long expired', 'signature-expired', () => bytesOf(written(door.origin, { created: SECONDS - 361 }))],
  [
    'from the future',
    'signature-from-the-future',
    () => bytesOf(written(door.origin, { created: SECONDS + 301 })),
  ],
  [
    'good for too long',
    'signature-lifetime',
    () => bytesOf(written(door.origin, { expires: SECONDS + 301 })),
  ],
  ['good for no time', 'signature-lifetime', () => bytesOf(written(door.origin, { expires: SECONDS }))],
];

test('whoever is not recognised gets one answer, to the letter, and no handler sees the request', async () => {
  const answers = new Set<string>();
  for (const [what, reason, request] of UNRECOGNISED) {
    door.log.refusals.length = 0;
    answers.add(await knock(door, request()));
    expect(reasons(), what).toEqual([reason]);
  }
  expect(answers.size).toBe(1);
  const [answer = ''] = answers;
  expect(statusOf(answer)).toBe(403);
  expect(answer).not.toMatch(/^signature/im);
  expect(door.log.begun).toEqual([]);
  expect(await accepted()).toBe(true);
});

test('a refusal names the sender only where the signature was right', async () => {
  await knock(door, bytesOf(written(door.origin, { created: SECONDS - 361 })));
  await knock(door, bytesOf(written(door.origin, { key: { ...keyOf('BE'), keyId: 'key-of-GB' } })));
  expect(door.log.refusals).toEqual([
    { reason: 'signature-expired', sender: 'GB', address: '127.0.0.1' },
    { reason: 'signature-wrong', address: '127.0.0.1' },
  ]);
});

test('clocks may differ by five minutes either way', async () => {
  for (const created of [SECONDS - 359, SECONDS + 300])
    expect(statusOf(await knock(door, bytesOf(written(door.origin, { created }))))).toBe(201);
});

test('a request is accepted once, also of many at the same time', async () => {
  const bytes = bytesOf(written(door.origin));
  const answers = await Promise.all(Array.from({ length: 8 }, () => knock(door, bytes)));
  expect(answers.map(statusOf).toSorted()).toEqual([201, ...Array.from({ length: 7 }, () => 403)]);
  expect(door.log.accepted).toHaveLength(1);
  expect(reasons()).toEqual(Array.from({ length: 7 }, () => 'replayed'));
});

test('a wrong signature does not use the nonce up', async () => {
  const nonce = 'the-nonce-of-this-test-x';
  await knock(
    door,
    altered((line) => line.replace(/sha-256=:.{4}/, 'sha-256=:AAAA'), { nonce }),
  );
  expect(statusOf(await knock(door, bytesOf(written(door.origin, { nonce }))))).toBe(201);
});

test('other addresses and methods are not there', async () => {
  for (const changes of [
    { method: 'PUT' },
    { method: 'GET' },
    { path: '/partner/packages/' },
    { path: '/partner/packages?x=1' },
    { path: '/partner/../partner/packages' },
    { path: '/api/session' },
    { path: `${door.origin}/partner/packages` },
  ])
    expect(statusOf(await knock(door, bytesOf(written(door.origin, changes)))), JSON.stringify(changes)).toBe(
      404,
    );
  expect(new Set(reasons())).toEqual(new Set(['route-unknown']));
  expect(door.log.begun).toEqual([]);
});

test('anybody gets the card', async () => {
  const answer = await knock(door, Buffer.from(`GET ${CARD_PATH} HTTP/1.1\r\nhost: fr.example:8443\r\n\r\n`));
  expect(statusOf(answer)).toBe(200);
  expect(answer).toContain('content-type: application/jose+json');
  expect(answer.endsWith('{"card":"FR"}')).toBe(true);
});

test('a changed body reaches the handler’s draft and is not accepted', async () => {
  const right = written(door.origin, { body: Buffer.from('0123456789') });
  const answer = await knock(door, bytesOf({ ...right, body: Buffer.from('0123456780') }));
  expect(statusOf(answer)).toBe(422);
  expect(answer).toMatch(/^signature-input: partner=/m);
  expect(door.log.begun).toHaveLength(1);
  expect(door.log.accepted).toEqual([]);
  await expect(door.log.begun[0]?.whole).rejects.toMatchObject({ code: 'package-digest-mismatch' });
  expect(door.log.refusals).toEqual([
    { reason: 'package-digest-mismatch', sender: 'GB', address: '127.0.0.1' },
  ]);
});

test('a body that ends early is not accepted', async () => {
  const right = written(door.origin, { body: Buffer.alloc(100_000, 'x') });
  await knock(door, bytesOf({ ...right, body: right.body.subarray(0, 99_999) }), true);
  expect(reasons()).toEqual(['package-cut']);
  expect(door.log.begun[0]?.signal.aborted).toBe(true);
  expect(door.log.accepted).toEqual([]);
});

test('a handler that stops because the sender has gone did not fail', () =>
  at(
    {
      receive: async ({ signal }) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw signal.reason;
      },
    },
    async (other) => {
      const right = written(other.origin, { body: Buffer.alloc(100_000, 'x') });
      await knock(other, bytesOf({ ...right, body: right.body.subarray(0, 10) }), true);
      expect(reasons(other)).toEqual(['package-cut']);
      expect(other.log.faults).toEqual([]);
    },
  ));

test('bytes after the body are a request of their own, which nothing of the first vouches for', async () => {
  const first = written(door.origin);
  const second = { head: first.head.filter((line) => !line.startsWith('sig')), body: first.body };
  await knock(door, Buffer.concat([bytesOf(first), bytesOf(second)]));
  expect(door.log.accepted).toHaveLength(1);
});

/** A door of its own with other limits or another handler. */
async function at(
  changes: Parameters<typeof plainDoor>[0],
  work: (other: Door, send: (change?: RequestChanges) => Promise<number>) => Promise<void>,
): Promise<void> {
  const other = await plainDoor(changes);
  try {
    await work(other, async (change) => statusOf(await knock(other, bytesOf(written(other.origin, change)))));
  } finally {
    await other[Symbol.asyncDispose]();
  }
}

test('recognised senders are told what is wrong with their request', () =>
  at({ limits: { bodyBytes: 20 } }, async (other, send) => {
    expect(await send({ type: 'text/plain' })).toBe(415);
    expect(await send({ body: Buffer.alloc(0) })).toBe(400);
    expect(await send({ body: Buffer.alloc(21) })).toBe(413);
    expect(await send({ body: Buffer.alloc(20) })).toBe(201);
    expect(reasons(other)).toEqual(['content-type-unknown', 'package-empty', 'package-too-large']);
  }));

test('senders and addresses that ask too often wait', async () => {
  await at({ limits: { requestsPerMinutePerSender: 2 } }, async (other, send) => {
    expect([await send(), await send(), await send()]).toEqual([201, 201, 429]);
    expect(other.log.refusals[0]?.sender).toBe('GB');
  });
  await at({ limits: { requestsPerMinutePerAddress: 2 } }, async (other, send) => {
    expect([await send(), await send({ key: keyOf('BE') }), await send()]).toEqual([201, 403, 429]);
    expect(other.log.refusals[1]).toEqual({ reason: 'too-many-requests', address: '127.0.0.1' });
  });
});

test('one sender has a few uploads at once, and room again when one is through', async () => {
  const go = Promise.withResolvers<void>();
  const receive: Receive = async ({ stream }) => {
    for await (const _chunk of stream) await go.promise;
    return { status: 200, receipt: RECEIPT };
  };
  await at({ receive, limits: { uploadsPerSender: 2 } }, async (other, send) => {
    const first = [send(), send()];
    while (other.log.refusals.length === 0) if ((await Promise.race([send(), ...first])) === 429) break;
    go.resolve();
    expect(await Promise.all(first)).toEqual([200, 200]);
    expect(await send()).toBe(200);
  });
});

test('what the handler refuses the sender is told; what it fails in is not the sender’s to know', async () => {
  const refused = new ForelandError({ code: 'package-foreign', message: 'No.', remedy: 'Ask.', status: 422 });
  const failing: Record<string, (arrival: Arrival) => Promise<never>> = {
    'package-foreign': async () => {
      throw refused;
    },
    internal: async () => {
      throw new Error('the name of a protected person');
    },
  };
  for (const [code, receive] of Object.entries(failing))
    await at({ receive }, async (other) => {
      const answer = await knock(other, bytesOf(written(other.origin, { body: Buffer.alloc(200_000) })));
      expect(answer).toContain(`"code":"${code}"`);
      expect(answer).not.toContain('protected person');
      expect(other.log.faults).toHaveLength(code === 'internal' ? 1 : 0);
    });
});

test('a handler that acknowledges what it has not read to its end is not passed on', async () => {
  const hasty: Receive[] = [
    async () => ({ status: 201, receipt: RECEIPT }),
    async ({ stream }) => {
      for await (const _chunk of stream) break;
      return { status: 201, receipt: RECEIPT };
    },
    async ({ stream }) => {
      try {
        for await (const _chunk of stream);
      } catch {
        // As a handler might that takes the digest for somebody else's business.
      }
      return { status: 201, receipt: RECEIPT };
    },
  ];
  for (const receive of hasty)
    await at({ receive }, async (other) => {
      const right: Written = written(other.origin, { body: Buffer.alloc(10) });
      expect(statusOf(await knock(other, bytesOf({ ...right, body: Buffer.alloc(10, 1) })))).toBe(500);
      expect(other.log.faults).toHaveLength(1);
    });
});

test('a sender that trickles is cut off, and one that stops', () =>
  at({ limits: { idleMilliseconds: 100, graceMilliseconds: 150, bytesPerSecond: 1e6 } }, async (other) => {
    const right = written(other.origin, { body: Buffer.alloc(1000) });
    const stopped = knock(other, bytesOf({ ...right, body: right.body.subarray(0, 10) }));
    const socket = other.connect();
    socket.on('error', () => undefined);
    const trickled = written(other.origin, { body: Buffer.alloc(1000) });
    socket.write(bytesOf({ ...trickled, body: Buffer.alloc(0) }));
    const timer = setInterval(() => socket.write('x'), 20);
    await new Promise((resolve) => socket.once('close', resolve).resume());
    clearInterval(timer);
    expect(statusOf(await stopped)).toBe(408);
    expect(reasons(other)).toEqual(['package-slow', 'package-slow']);
    expect(other.log.accepted).toEqual([]);
  }));

test('a revoked card is no card', async () => {
  let revoked = false;
  const british = cardOf('GB', 'https://gb.example', 'none');
  await at({ cardOf: async () => (revoked ? undefined : british) }, async (_other, send) => {
    expect(await send()).toBe(201);
    revoked = true;
    expect(await send()).toBe(403);
  });
});
