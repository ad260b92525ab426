import { contract } from '@foreland/model/contract/index';
import { describe, expect, it } from 'vitest';
import { urlOf } from './client.ts';
import { UNREADABLE, UNREACHABLE, problemOf } from './problem.ts';

describe('addresses', () => {
  it('encodes parameters and leaves out what is not given', () => {
    expect(urlOf(contract.dossier, { params: { record: 'GB:p/1?x' } })).toBe('/api/records/GB%3Ap%2F1%3Fx');
    expect(urlOf(contract.search, { query: { q: 'a&b ü', schema: undefined, limit: 7 } })).toBe(
      '/api/search?q=a%26b+%C3%BC&limit=7',
    );
    expect(urlOf(contract.withdrawDecision, { params: { lead: 'l', decision: 'd' } })).toBe(
      '/api/leads/l/decisions/d/withdraw',
    );
  });
});

describe('problems', () => {
  const answer = (body: string, status: number) => problemOf(new Response(body, { status }));

  it('carries what the node said', async () => {
    const problem = await answer(
      JSON.stringify({
        type: 'about:blank',
        title: 'No.',
        status: 422,
        code: 'x',
        remedy: 'Do y.',
        place: { line: 3 },
      }),
      422,
    );
    expect(problem).toMatchObject({
      message: 'No.',
      code: 'x',
      remedy: 'Do y.',
      place: { line: 3 },
      isUnreachable: false,
    });
  });

  it('takes a gateway’s page as the node not answering, and other pages as unreadable', async () => {
    expect((await answer('<html>', 502)).code).toBe(UNREACHABLE);
    expect(await answer('<html>', 500)).toMatchObject({ code: UNREADABLE, status: 500 });
    expect((await answer('{"title":1}', 401)).isSignedOut).toBe(true);
  });
});
