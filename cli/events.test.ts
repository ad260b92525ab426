import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsOf } from './events.ts';

async function read(text: string, cuts: readonly number[] = []): Promise<string[]> {
  const bytes = new TextEncoder().encode(text);
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const pieces = [...places, bytes.length].map((end, index) => bytes.slice(places[index - 1] ?? 0, end));
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const events: string[] = [];
  for await (const event of eventsOf(stream)) events.push(event);
  return events;
}

test('data of several lines is one event; comments and other fields are passed over', async () => {
  expect(await read(': still here\n\nevent: job\nid: 7\ndata: {"a":\ndata: 1}\n\ndata:x\n\n')).toEqual([
    '{"a":\n1}',
    'x',
  ]);
});

test('an event that was cut off does not count', async () => {
  expect(await read('data: 1\n\ndata: 2\n')).toEqual(['1']);
});

test('it does not matter where the network cuts the stream, or how lines end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(80)), fc.constantFrom('\n', '\r\n', '\r'), async (cuts, end) => {
      const text = ['data: {"name":"محمد"}', '', ': quiet', '', 'data: 2', 'data: 3', '', ''].join(end);
      expect(await read(text, cuts)).toEqual(['{"name":"محمد"}', '2\n3']);
    }),
  );
});
