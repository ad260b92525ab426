import { expect, test } from 'vitest';
import { ForelandError } from '@foreland/model/errors';
import { onceMade } from './once-made.ts';

function refused(code: string): ForelandError {
  return new ForelandError({ code, message: 'No.', remedy: 'None.' });
}

test('asks again while something is being made, whichever way that is said', async () => {
  const answers = [
    () => Promise.resolve({ pairs: [], computing: true }),
    () => Promise.reject(refused('supply-computing')),
    () => Promise.reject(refused('network-computing')),
    () => Promise.resolve({ pairs: ['one'], computing: false }),
  ];
  const client = { signal: undefined };
  expect(await onceMade(client, () => answers.shift()!())).toEqual({ pairs: ['one'], computing: false });
  expect(answers).toEqual([]);
});

test('other refusals are told, and whoever interrupts waits no longer', async () => {
  const never = new AbortController();
  await expect(onceMade(never, () => Promise.reject(refused('lot-unknown')))).rejects.toMatchObject({
    code: 'lot-unknown',
  });
  const gone = new Error('interrupted');
  const asked = onceMade(never, () => {
    never.abort(gone);
    return Promise.resolve({ computing: true });
  });
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});
