import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemOf } from '../http/problems.ts';
import type { Recognised } from './authenticate.ts';
import { digestHeaderOf } from './digest.ts';
import type { ChannelKey } from './peer.ts';
import { PROBLEM_TYPE } from './profile.ts';
import { signAnswer } from './signature.ts';

export interface Reply {
  readonly status: number;
  readonly mediaType: string;
  readonly text: string;
}

/** @returns undefined where the error is not the sender's to know */
export function replyTo(error: unknown): Reply | undefined {
  const problem = problemOf(error);
  return problem && { status: problem.status, mediaType: PROBLEM_TYPE, text: JSON.stringify(problem) };
}

/** Only who was recognised gets a signature: nobody else can have this node sign anything. */
export function headersOf(
  reply: Reply,
  now: Date,
  key: ChannelKey,
  recognised: Recognised | undefined,
): Record<string, string> {
  const headers = {
    'content-type': reply.mediaType,
    'content-length': String(Buffer.byteLength(reply.text)),
    'content-digest': digestHeaderOf(reply.text),
  };
  const signature =
    recognised &&
    signAnswer({ status: reply.status, headers }, recognised.request, key, Math.floor(now.getTime() / 1000));
  return {
    ...headers,
    ...signature,
    date: now.toUTCString(),
    connection: 'close',
    'cache-control': 'no-store',
  };
}

/**
 * Writes an answer and ends the connection. Where the body of the request is still coming, it is read on for a while:
 * closing at once would reset the connection and take the answer from the sender's hands.
 * @param invited whether the sender was told, or does not wait to be told, to send the body
 */
export async function write(
  reply: Reply,
  headers: Record<string, string>,
  exchange: {
    readonly message: IncomingMessage;
    readonly response: ServerResponse;
    readonly invited: boolean;
  },
  lingerMilliseconds: number,
): Promise<void> {
  const { message, response, invited } = exchange;
  if (response.destroyed || response.headersSent) return;
  response.sendDate = false;
  response.writeHead(reply.status, headers);
  if (invited && !message.complete) {
    response.write(reply.text);
    await drained(message, lingerMilliseconds);
    response.end();
  } else {
    response.end(reply.text);
  }
}

function drained(message: IncomingMessage, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    message.once('end', done).once('close', done).resume();
  });
}
