import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsOf } from './events.ts';

const ENDS = ['\n', '\r\n', '\r'];

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

test.each(ENDS)('an event that was cut off does not count (lines end with %j)', async (end) => {
  expect(await read(['data: 1', '', 'data: 2', ''].join(end))).toEqual(['1']);
  expect(await read(['data: 1', '', 'data: 2', '', ''].join(end))).toEqual(['1', '2']);
});

test('an event is there as soon as its blank line is, whatever that ends with', async () => {
  for (const end of ENDS) {
    const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
    const writer = writable.getWriter();
    const events = eventsOf(readable);
    const first = events.next();
    void writer.write(new TextEncoder().encode(`data: 1${end}${end}`));
    expect(await first).toEqual({ done: false, value: '1' });
    void writer.close();
    expect(await events.next()).toEqual({ done: true, value: undefined });
  }
});

test('what was written is read, wherever the network cuts the stream and however lines end', async () => {
  const line = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replace(/[\r\n\ufeff]/g, ''));
  const written = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(written, fc.array(fc.nat(400)), fc.constantFrom(...ENDS), async (events, cuts, end) => {
      const lines = events.flatMap((data) => [': quiet', '', ...data.map((text) => `data: ${text}`), '']);
      expect(await read(lines.map((text) => text + end).join(''), cuts)).toEqual(
        events.map((data) => data.join('\n')),
      );
    }),
    { numRuns: 1000 },
  );
});

test('cuts do not matter where the ends of lines are mixed', async () => {
  const piece = fc.constantFrom(...ENDS, ...ENDS, 'data: محمد', 'data:', 'x', ':', ' ');
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 20 }), fc.array(fc.nat(200)), async (pieces, cuts) => {
      const text = pieces.join('');
      expect(await read(text, cuts)).toEqual(await read(text));
    }),
    { numRuns: 1000 },
  );
});
