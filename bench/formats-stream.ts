/**
 * How fast and in how much memory tables and statements are read from files far larger than memory would
 * allow. The files are made on the way and never stand on a disk.
 *
 *   node bench/formats-stream.ts [megabytes, 1024 where left out]
 */
import { parseLabel } from '@foreland/model';
import { csvImporter, forelandImporter, parseMapping, readCsvPieces, streamFile } from '@foreland/formats';
import type { ByteStream, ImportEvent, ImportOptions } from '@foreland/formats';

const MEGABYTE = 1_048_576;
const size = Number(process.argv[2] ?? 1024) * MEGABYTE;
const label = parseLabel({
  originators: ['GB'],
  audience: ['FR', 'GB'],
  purposes: ['cross-check'],
  handling: [],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2029-03-01',
});
const options: ImportOptions = {
  partner: 'GB',
  subject: 'suspect',
  terms: {
    title: 'Bench',
    source: 'bench',
    legalBasis: 'none: generated',
    receivedOn: '2026-01-31',
    label,
    grading: '4x4/B/2',
  },
  mapping: parseMapping({
    version: 1,
    entities: [
      {
        key: 'person',
        schema: 'Person',
        id: { columns: ['ref'] },
        properties: [
          { property: 'name', from: { column: 'name' } },
          {
            property: 'birthDate',
            from: { column: 'born' },
            transforms: [{ type: 'date', formats: ['dd/MM/yyyy'] }],
          },
          { property: 'phone', from: { column: 'phone' } },
          { property: 'notes', from: { column: 'notes' } },
        ],
      },
    ],
  }),
};

/** A head, then pieces of about 64 KiB of numbered lines until the size is reached. */
async function* generate(
  head: string,
  line: (index: number) => string,
): ByteStream & AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let made = 0;
  let text = head;
  for (let index = 0; made < size; index++) {
    text += line(index);
    if (text.length < 65_536) continue;
    const bytes = encoder.encode(text);
    made += bytes.length;
    text = '';
    yield bytes;
  }
}

const day = (index: number): string => String((index % 28) + 1).padStart(2, '0');
const csv = () =>
  generate(
    'ref,name,born,phone,notes\n',
    (i) =>
      `p-${i},"Jansen, Piet ${i % 5000}",${day(i)}/12/19${60 + (i % 40)},+4477009${String(i % 100_000).padStart(5, '0')},seen near the beach at dawn with two others\n`,
  );
const foreland = () =>
  generate(
    `${JSON.stringify({ foreland: 1, contribution: { title: 'Bench', partner: 'GB', source: 'bench', legalBasis: 'none: generated', receivedOn: '2026-01-31' } })}\n${JSON.stringify({ label: 'a', is: label })}\n`,
    (i) =>
      `{"record":"GB:p-${i >> 2}","schema":"Person","property":"${['name', 'phone', 'notes', 'birthDate'][i & 3]}","value":"${['Piet Jansen ', '+44770090', 'seen at dawn ', '1960-12-'][i & 3]}${(i & 3) === 3 ? day(i) : 10_000 + (i % 90_000)}","label":"a","kind":"fact","subject":"suspect","grading":"4x4/B/2","locator":"row ${i}"}\n`,
  );

async function drain(events: AsyncIterable<ImportEvent>): Promise<number> {
  let statements = 0;
  for await (const event of events) {
    if (event.type === 'statement') statements++;
    if (event.type === 'error') throw new Error(JSON.stringify(event.problem));
  }
  return statements;
}

async function measure(name: string, what: string, run: () => Promise<number>): Promise<void> {
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100);
  const start = performance.now();
  const before = process.cpuUsage();
  const count = await run();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  clearInterval(watch);
  peak = Math.max(peak, process.memoryUsage.rss());
  console.log(
    `${name.padEnd(34)} ${(size / MEGABYTE / seconds).toFixed(0).padStart(5)} MB/s  ${(count / seconds / 1000).toFixed(0).padStart(6)} k ${what}/s  peak RSS ${(peak / MEGABYTE).toFixed(0).padStart(5)} MB  (${seconds.toFixed(1)} s, of processors ${((user + system) / 1e6).toFixed(1)} s)`,
  );
}

console.log(`${size / MEGABYTE} MB of each, made while it is read`);
await measure('making the CSV alone', 'pieces', async () => {
  let pieces = 0;
  for await (const _ of csv()) pieces++;
  return pieces;
});
await measure('CSV rows', 'rows', async () => {
  let rows = 0;
  for await (const group of readCsvPieces(csv())) rows += group.length;
  return rows;
});
await measure('CSV through a mapping', 'statements', () =>
  drain(csvImporter.read([streamFile('bench.csv', csv)], options)),
);
await measure('Foreland JSON lines', 'statements', () =>
  drain(forelandImporter.read([streamFile('bench.foreland.jsonl', foreland)], options)),
);
