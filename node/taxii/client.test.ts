import { bundleText, bytesFile, collect, stixImporter, writeTime } from '@foreland/formats';
import type { PolledPage } from '@foreland/formats';
import { parseLabel } from '@foreland/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TaxiiBench, PAGED, READ, TYPE, addition, uuid } from './taxii-testing.ts';

let bench: TaxiiBench;
beforeAll(async () => {
  bench = await TaxiiBench.start();
});
afterAll(() => bench[Symbol.asyncDispose]());

test('goes on where it stood when answers fail, and hands a bundle to the importer', async () => {
  await bench.collections.add(
    PAGED,
    Array.from({ length: 30 }, (_, n) => addition(n)),
  );
  let calls = 0;
  const flaky: typeof fetch = async (...request) => {
    calls++;
    if (calls % 3 === 0) throw new TypeError('connection reset');
    if (calls % 4 === 0) return new Response('', { status: 503, headers: { 'retry-after': '1' } });
    return fetch(...request);
  };
  const client = bench.clientFor(bench.partner.token, flaky);
  const pages: PolledPage[] = await Array.fromAsync(client.poll(await client.root(), PAGED, { limit: 4 }));
  expect(pages).toHaveLength(8);
  const text = bundleText(
    `bundle--${uuid(0)}`,
    pages.flatMap(({ objects }) => objects),
  );
  const label = parseLabel({
    originators: ['FR'],
    audience: ['FR'],
    purposes: ['exchange'],
    handling: [],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2029-01-01',
  });
  const terms = {
    partner: 'FR',
    title: 'T',
    source: 's',
    legalBasis: 'l',
    receivedOn: '2026-01-01',
    label,
    grading: '',
  } as const;
  const { statements, problems } = await collect(
    stixImporter.read([bytesFile('b.json', new TextEncoder().encode(text))], { partner: 'FR', terms }),
  );
  expect(problems).toEqual([]);
  expect(statements.filter(({ property }) => property === 'name')).toHaveLength(30);
});

const answering =
  (body: unknown, headers: Readonly<Record<string, string>> = {}, status = 200): typeof fetch =>
  async () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers: { 'content-type': TYPE, ...headers },
    });

test.each([
  ['another media type', answering({}, { 'content-type': 'text/html' }), 'taxii-answer'],
  ['a list', answering('[]'), 'taxii-answer'],
  ['half of an answer', answering('{"objects":[{"a":'), 'taxii-answer'],
  ['__proto__', answering('{"__proto__":{"more":true}}'), 'taxii-answer'],
  ['objects that are text', answering({ objects: 'x' }), 'taxii-answer'],
  ['objects that are numbers', answering({ objects: [1] }), 'taxii-answer'],
  ['the same cursor for ever', answering({ more: true, next: 'a', objects: [{ id: 'x' }] }), 'taxii-answer'],
  ['more of nothing for ever', answering({ more: true, next: 'a' }), 'taxii-answer'],
  ['more without a way', answering({ more: true, objects: [{ id: 'x' }] }), 'taxii-answer'],
  [
    'a way that leads back',
    answering({ more: true, objects: [{ id: 'x' }] }, { 'x-taxii-date-added-last': writeTime(5) }),
    'taxii-answer',
  ],
  [
    'a way to another server',
    answering('', { location: 'https://elsewhere.example/' }, 302),
    'taxii-refused',
  ],
  ['a refusal with a long title', answering({ title: 'x'.repeat(10_000) }, {}, 403), 'taxii-refused'],
  ['nothing but faults', answering('', {}, 500), 'taxii-refused'],
])('refuses %s', async (_, fetching, code) => {
  const client = bench.clientFor('t', fetching);
  await expect(
    Array.fromAsync(client.poll(`${bench.node.origin}/taxii2/foreland/`, READ)),
  ).rejects.toMatchObject({ code });
});

test('keeps its token from an API root of another server', async () => {
  const client = bench.clientFor('t', answering({ default: 'https://elsewhere.example/root/' }));
  await expect(client.root()).rejects.toMatchObject({ code: 'taxii-answer' });
});
