import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { connectUnpinned } from './connect.ts';
import { addressUnusable, transient } from './delivery-error.ts';
import { soon } from './pace.ts';
import { CARDS_PATH } from './profile.ts';

/** What a node says of its own keys, from its first card on. Each text proves itself to who knows an earlier card. */
export interface PublishedCards {
  /** Oldest first. */
  readonly cards: readonly string[];
  readonly revocations: readonly string[];
}

export const CARDS_TYPE = 'application/json';
const LONGEST_ANSWER = 1_048_576;
const LONGEST_TEXT = 16_384;

const published = z
  .object({
    cards: z.array(z.string().max(LONGEST_TEXT)).max(1000),
    revocations: z.array(z.string().max(LONGEST_TEXT)).max(1000),
  })
  .strict();

/**
 * Asks whoever answers at an address for the cards of the node there. The pin cannot be compared: that it has changed may be
 * what the cards say. Nothing is sent, and nothing that comes is believed before its signatures are.
 * @throws DeliveryError
 */
export async function fetchCards(
  origin: string,
  milliseconds: number,
  signal: AbortSignal,
): Promise<PublishedCards> {
  const url = URL.parse(origin);
  if (url?.protocol !== 'https:' || url.href !== `${url.origin}/`) throw addressUnusable();
  const socket = await connectUnpinned(url, milliseconds, signal);
  try {
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest({
        createConnection: () => socket,
        method: 'GET',
        path: CARDS_PATH,
        headers: { host: url.host, connection: 'close' },
        setHost: false,
        signal,
      })
        .once('response', resolve)
        .once('error', reject)
        .end();
    });
    return await soon(answered.then(read), milliseconds);
  } catch (error) {
    throw transient('partner-cards-unreadable', error);
  } finally {
    socket.destroy();
  }
}

async function read(response: IncomingMessage): Promise<PublishedCards> {
  let text = '';
  for await (const piece of response.setEncoding('utf8')) {
    text += String(piece);
    if (text.length > LONGEST_ANSWER) throw new Error('the answer is too long');
  }
  if (response.statusCode !== 200) throw new Error(`the answer has the status ${response.statusCode}`);
  return published.parse(JSON.parse(text));
}
