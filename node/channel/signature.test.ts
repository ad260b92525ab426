import { sign, verify } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import type { Request, Response } from 'http-message-signatures';
import { expect, test } from 'vitest';
import { digestHeaderOf, digestIn } from './digest.ts';
import { ANSWER_FIELDS, PACKAGE_TYPE, REQUEST_FIELDS } from './profile.ts';
import {
  answerVerifies,
  readAnswerSignature,
  readRequestSignature,
  requestVerifies,
  signAnswer,
  signRequest,
} from './signature.ts';
import { keyOf, publicHalf } from './testing.ts';

const british = keyOf('GB');
const french = keyOf('FR');
const NONCE = 'AAAAAAAAAAAAAAAAAAAAAA';

function requestTo(url: string): Request {
  return {
    method: 'POST',
    url,
    headers: { 'content-type': PACKAGE_TYPE, 'content-length': '3', 'content-digest': digestHeaderOf('abc') },
  };
}

/** Seconds of the real clock, by which the library checks. */
const created = Math.floor(Date.now() / 1000);
const plain = requestTo('https://fr.example:8443/partner/packages');
const signed: Request = {
  ...plain,
  headers: {
    ...plain.headers,
    ...signRequest(plain, british, { created, expires: created + 60, nonce: NONCE }),
  },
};

function signatureOf({ headers }: Request | Response): { 'signature-input': string; signature: string } {
  const find = (name: string): string =>
    String(Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]);
  return { 'signature-input': find('signature-input'), signature: find('signature') };
}

test('the library verifies what we sign, and we verify what the library signs', async () => {
  const theirs = await httpbis.verifyMessage(
    {
      requiredFields: ['@method', '@target-uri', 'content-type', 'content-length', 'content-digest'],
      requiredParams: ['created', 'expires', 'nonce', 'keyid', 'tag'],
      keyLookup: async ({ keyid }) =>
        keyid === british.keyId
          ? {
              id: keyid,
              algs: ['ed25519'],
              verify: async (data, value) => verify(null, data, publicHalf(british), value),
            }
          : null,
    },
    signed,
  );
  expect(theirs).toBe(true);
  const fromLibrary = await httpbis.signMessage(
    {
      name: 'partner',
      key: { id: british.keyId, alg: 'ed25519', sign: async (data) => sign(null, data, british.privateKey) },
      fields: [...REQUEST_FIELDS],
      params: ['created', 'expires', 'nonce', 'keyid', 'alg', 'tag'],
      paramValues: { nonce: NONCE, tag: 'foreland-partner' },
    },
    plain,
  );
  const ours = readRequestSignature(signatureOf(fromLibrary));
  expect(ours && requestVerifies(fromLibrary, ours, publicHalf(british))).toBe(true);
});

test('an answer verifies for its request alone, in the library and here', async () => {
  const headers = { 'content-type': 'application/jose+json', 'content-digest': digestHeaderOf('{}') };
  const answer: Response = { status: 201, headers };
  const signature = signAnswer(answer, signed, french, created);
  const whole: Response = { status: 201, headers: { ...headers, ...signature } };
  const keyLookup = async () => ({
    verify: async (data: Buffer, value: Buffer) => verify(null, data, publicHalf(french), value),
  });
  expect(await httpbis.verifyMessage({ keyLookup }, whole, signed)).toBe(true);
  const read = readAnswerSignature(signature);
  if (!read) throw new Error('the signature does not read');
  const verifies = (to: Request, of: Response = whole): boolean =>
    answerVerifies(of, to, read, publicHalf(french));
  expect(verifies(signed)).toBe(true);
  expect(verifies(signed, { ...whole, status: 200 })).toBe(false);
  expect(
    verifies(signed, { ...whole, headers: { ...headers, 'content-digest': digestHeaderOf('[]') } }),
  ).toBe(false);
  const again = signRequest(plain, british, { created, expires: created + 60, nonce: `${NONCE}B` });
  expect(verifies({ ...plain, headers: { ...plain.headers, ...again } })).toBe(false);
  expect(verifies({ ...signed, url: 'https://de.example/partner/packages' })).toBe(false);
  expect(verifies({ ...signed, method: 'GET' })).toBe(false);
});

test('a request of another form is none, however well it is signed', () => {
  const { 'signature-input': input, signature } = signatureOf(signed);
  expect(readRequestSignature({ 'signature-input': input, signature })).toBeDefined();
  const others = [
    '',
    input.replace('"content-digest"', '"content-digest";sf'),
    input.replace(' "content-digest"', ''),
    input.replace('"@method" "@target-uri"', '"@target-uri" "@method"'),
    input.replace('"@method"', '"@method";req'),
    input.replace(/;nonce="[^"]+"/, ''),
    input.replace(/;expires=\d+/, ''),
    input.replace('ed25519', 'hmac-sha256'),
    input.replace('foreland-partner', 'another'),
    input.replace('partner=', 'sig='),
    `${input}, other=("@method")`,
    `${input};more=1`,
    `${input} `,
    `${input}\n`,
    input.replace(/created=\d+/, 'created=-1'),
  ];
  for (const other of others)
    expect(readRequestSignature({ 'signature-input': other, signature }), other).toBeUndefined();
});

test('signatures and digests have one spelling', () => {
  const { 'signature-input': input, signature } = signatureOf(signed);
  // The last four bits before the padding mean nothing to a lenient reader.
  const respelt = signature.replace(/[AQgw](==:)$/, (_all, end: string) => `B${end}`);
  expect(respelt).not.toBe(signature);
  expect(readRequestSignature({ 'signature-input': input, signature: respelt })).toBeUndefined();
  const digest = digestHeaderOf('abc');
  expect(digestIn(digest)).toBeDefined();
  for (const other of [
    digest.replace(/.(=:)$/, (_all, end: string) => `1${end}`),
    digest.replace('sha-256', 'sha-512'),
    `${digest}, ${digest}`,
    digest.toUpperCase(),
    '',
  ])
    expect(digestIn(other), other).toBeUndefined();
});

test('the parts of an answer and of a request are told apart', () => {
  expect(ANSWER_FIELDS).toContain('"@status"');
  expect(REQUEST_FIELDS).not.toContain('"@status"');
  const answer = signAnswer(
    { status: 200, headers: { 'content-type': 'a/b', 'content-digest': digestHeaderOf('') } },
    signed,
    french,
    created,
  );
  expect(readRequestSignature(answer)).toBeUndefined();
});
