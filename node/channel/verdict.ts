import type { IncomingMessage } from 'node:http';
import type { Request } from 'http-message-signatures';
import { z } from 'zod';
import { said, transient } from './delivery-error.ts';
import { digestHeaderOf } from './digest.ts';
import type { PeerCard } from './peer.ts';
import { PROBLEM_TYPE } from './profile.ts';
import { answerVerifies, readAnswerSignature } from './signature.ts';

/** A package that the partner acknowledged. */
export interface Verdict {
  readonly status: number;
  /** The partner's receipt, as it came: it has a signature of its own. */
  readonly receipt: string;
  readonly mediaType: string;
}

const LONGEST_ANSWER = 262_144;

/** Statuses (RFC 9110, 6585, 8470) that pass by themselves, as do all from 500 on. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

const problemSchema = z.object({
  code: z.string().regex(/^[a-z0-9-]{1,80}$/),
  title: z.string().max(1000),
  remedy: z.string().max(1000),
});

/** Reads an answer, which counts only with the partner's signature for this very request. @throws DeliveryError */
export async function readVerdict(
  response: IncomingMessage,
  request: Request,
  card: PeerCard,
): Promise<Verdict> {
  const text = await textOf(response);
  const status = response.statusCode ?? 0;
  if (!isSigned(response, text, request, card))
    throw transient(status === 403 ? 'partner-does-not-recognise-us' : 'partner-answer-unsigned');
  const mediaType = response.headers['content-type'] ?? '';
  if (status >= 200 && status < 300) return { status, receipt: text, mediaType };
  const passes = PASSING.has(status) || status >= 500 || status < 400;
  throw said(passes ? 'transient' : 'final', wordsOf(status, mediaType, text));
}

function isSigned(response: IncomingMessage, text: string, request: Request, card: PeerCard): boolean {
  const headers: Record<string, string> = {};
  for (const name of ['content-type', 'content-digest', 'signature-input', 'signature']) {
    const [value, second] = response.headersDistinct[name] ?? [];
    if (value === undefined || second !== undefined) return false;
    headers[name] = value;
  }
  if (headers['content-digest'] !== digestHeaderOf(text)) return false;
  const signature = readAnswerSignature({
    'signature-input': headers['signature-input'] ?? '',
    signature: headers['signature'] ?? '',
  });
  if (!signature || signature.keyId !== card.keyId) return false;
  return answerVerifies({ status: response.statusCode ?? 0, headers }, request, signature, card.publicKey);
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > LONGEST_ANSWER) throw transient('partner-answer-unsigned');
    chunks.push(chunk);
  }
  if (!response.complete) throw transient('partner-connection-cut');
  return Buffer.concat(chunks).toString();
}

function wordsOf(status: number, mediaType: string, text: string): readonly [string, string, string] {
  const problem = mediaType === PROBLEM_TYPE ? problemSchema.safeParse(parsed(text)) : undefined;
  if (problem?.success) return [problem.data.code, problem.data.title, problem.data.remedy];
  return ['partner-refused', `The partner’s node answers with status ${status}.`, 'Ask the partner.'];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
