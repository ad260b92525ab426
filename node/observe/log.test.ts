import { expect, test } from 'vitest';
import { startTestNode } from '../../testkit/node.ts';
import { handlers } from '../http/routes.ts';
import { buildServer } from '../http/server.ts';
import { openLog } from './log.ts';

test('log lines name routes and times, and nothing about persons or what was asked', async () => {
  await using node = await startTestNode();
  const lines: string[] = [];
  const log = openLog('debug', { write: (line) => lines.push(line) });
  const app = await buildServer(
    { ...node.node.context, log },
    {
      ...handlers,
      evidence: async () => {
        throw Object.assign(new Error('duplicate key: (Secret Person)'), {
          detail: 'Key (name)=(Secret Person)',
          where: 'COPY line 7: Secret Person',
        });
      },
    },
    new AbortController().signal,
  );
  const persona = await node.persona('gb-analyst');
  const headers = { host: '127.0.0.1:1', authorization: `Bearer ${persona.token ?? ''}` };
  await app.inject({ url: '/api/search?q=Secret%20Person', headers });
  await app.inject({ url: '/api/records/GB:secret-person', headers });
  await app.inject({
    method: 'POST',
    url: '/api/statements',
    headers,
    payload: { statements: ['00000000-0000-4000-8000-000000000000'] },
  });
  await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { host: '127.0.0.1:1', 'x-foreland-client': 'cli' },
    payload: { user: 'secret-user', password: 'Secret Person' },
  });
  await app.close();

  const text = lines.join('');
  expect(lines.map((line) => (JSON.parse(line) as { route?: string }).route)).toEqual([
    'search',
    'dossier',
    'evidence',
    'evidence',
    'signIn',
  ]);
  expect(text).not.toMatch(/secret/i);
  expect(text).not.toContain('gb-analyst');
  expect(text).not.toContain('127.0.0.1');
  expect(JSON.parse(lines[2] ?? '')).toMatchObject({
    level: 50,
    reference: expect.stringMatching(/^[0-9a-f]{8}$/),
    err: { name: 'Error', stack: expect.any(Array) },
  });
  const pseudonym = (JSON.parse(lines[0] ?? '') as { user: string }).user;
  expect(pseudonym).toMatch(/^[0-9a-f]{12}$/);
  expect((JSON.parse(lines[1] ?? '') as { user: string }).user).toBe(pseudonym);
});
