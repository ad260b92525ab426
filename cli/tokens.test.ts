import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { originOf } from './address.ts';
import { Tokens } from './tokens.ts';

let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'foreland-tokens-')), 'foreland');
});
afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

test('sessions are kept by node, for the user alone', async () => {
  const tokens = new Tokens(folder);
  const [one, two] = ['http://127.0.0.1:4000', 'http://127.0.0.1:4001'];
  expect(await tokens.find(one)).toBeUndefined();
  await tokens.keep(one, { token: 'first', user: 'a', expiresAt: '2026-01-01T00:00:00Z' });
  await tokens.keep(two, { token: 'second', user: 'b', expiresAt: '2026-01-01T00:00:00Z' });
  expect((await new Tokens(folder).find(one))?.token).toBe('first');
  expect((await stat(join(folder, 'sessions.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await tokens.forget(one);
  expect(await tokens.find(one)).toBeUndefined();
  expect((await tokens.find(two))?.token).toBe('second');
  expect(await readFile(join(folder, 'sessions.json'), 'utf8')).not.toContain('first');
  expect(await readdir(folder)).toEqual(['sessions.json']);
});

test.each([
  ['127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['http://localhost:4000/', 'http://localhost:4000'],
  ['http://[::1]:4000', 'http://[::1]:4000'],
  ['https://foreland.example.org', 'https://foreland.example.org'],
])('%s is the node at %s', (text, origin) => {
  expect(originOf(text)).toBe(origin);
});

test.each([
  'ftp://127.0.0.1',
  'http://127.0.0.1/path',
  'http://user@127.0.0.1',
  'http://10.0.0.1:4000',
  'http://127.0.0.1.example:4000',
  '',
])('%s is no node', (text) => {
  expect(() => originOf(text)).toThrow(/not the address|unprotected/);
});
