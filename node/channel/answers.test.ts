import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { headersOf } from './answer.ts';
import { PartnerClient } from './client.ts';
import { DeliveryError } from './delivery-error.ts';
import { digestIn } from './digest.ts';
import {
  NOW,
  RECEIPT,
  bitsFlipped,
  cardOf,
  certificateFor,
  keyOf,
  parcelOf,
  seededBytes,
} from './testing.ts';

/** FORELAND_MUTATIONS=10000 runs more of them. */
const COUNT = Number(process.env['FORELAND_MUTATIONS'] ?? 100);

test(
  `of ${COUNT} changed answers to its own request a node believes nothing but what was said`,
  async () => {
    const random = seededBytes('answers 1');
    const certificate = await certificateFor('FR');
    const parcel = parcelOf(Buffer.from('a sealed package'));
    let change = (answer: Buffer): Buffer => answer;
    const server = createServer({ key: certificate.key, cert: certificate.cert }, (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (head: Buffer) => socket.end(change(answerTo(head.toString()))));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const card = cardOf('FR', `https://127.0.0.1:${(server.address() as AddressInfo).port}`, certificate.pin);
    // For answers that turn into a provisional one.
    const patience = { idleMilliseconds: 2000, answerMilliseconds: 2000 };
    const client = new PartnerClient({ key: keyOf('GB'), clock: () => NOW, random, patience });
    const said = { status: 201, receipt: RECEIPT, mediaType: 'application/jose+json' };

    function answerTo(head: string): Buffer {
      const [first = '', ...lines] = head.split('\r\n');
      const [method = '', path = ''] = first.split(' ');
      const headers = Object.fromEntries(
        lines.filter(Boolean).map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string]),
      );
      const reply = { status: said.status, mediaType: said.mediaType, text: RECEIPT };
      const recognised = {
        card,
        request: { method, url: `${card.url}${path}`, headers },
        contentType: headers['content-type'] ?? '',
        contentLength: parcel.bytes,
        contentDigest: digestIn(headers['content-digest'] ?? '') ?? Buffer.alloc(0),
      };
      const fields = Object.entries(headersOf(reply, NOW, keyOf('FR'), recognised));
      const text = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      return Buffer.from(`HTTP/1.1 201 Created\r\n${text}\r\n${RECEIPT}`);
    }

    const deliver = (): Promise<unknown> => client.send(card, parcel, new AbortController().signal);
    expect(await deliver()).toEqual(said);
    change = (answer) => bitsFlipped(answer, random);
    let refused = 0;
    for (let done = 0; done < COUNT; done += 1) {
      const outcome = await deliver().catch((error: unknown) => error);
      if (outcome instanceof DeliveryError) {
        expect(outcome.retry).toBe('transient');
        refused += 1;
      } else {
        // What was hit says nothing: the date, a reason phrase, the case of a name.
        expect(outcome).toEqual(said);
      }
    }
    expect(refused).toBeGreaterThan(COUNT / 2);
    server.close();
  },
  30_000 + 20 * COUNT,
);
