/**
 * How fast and in how much memory tables and statements are read from files far larger than memory would
 * allow, next to the plainest reading that Node offers: `node:readline`, and `split` or `JSON.parse` of a line,
 * without a check of anything. The files are made on the way and never stand on a disk; what making them costs
 * is a row of its own. Each row is measured in a process of its own, so that its memory is its own.
 *
 *   node bench/formats-stream.ts [megabytes, 1024 where left out]
 */
import { execFile } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { parseLabel } from '@foreland/model';
import { csvImporter, forelandImporter, parseMapping, readCsvPieces, streamFile } from '@foreland/formats';
import type { ByteStream, ImportEvent, ImportOptions } from '@foreland/formats';
import { loadOfMachine, printTable } from './measure.ts';

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

/** The plain way: lines of text, and one call for each. */
async function eachLine(bytes: ByteStream, take: (line: string) => unknown): Promise<number> {
  let lines = 0;
  for await (const line of createInterface({ input: Readable.from(bytes) })) {
    if (take(line) !== undefined) lines++;
  }
  return lines;
}

interface Case {
  readonly name: string;
  /** What is counted. */
  readonly what: string;
  readonly run: () => Promise<number>;
}

const cases: readonly Case[] = [
  {
    name: 'making the CSV alone',
    what: 'pieces',
    run: async () => {
      let pieces = 0;
      for await (const _ of csv()) pieces++;
      return pieces;
    },
  },
  {
    name: 'CSV rows (RFC 4180, encoding checked)',
    what: 'rows',
    run: async () => {
      let rows = 0;
      for await (const group of readCsvPieces(csv())) rows += group.length;
      return rows;
    },
  },
  {
    name: '  peer: readline and split(",")',
    what: 'rows',
    run: () => eachLine(csv(), (line) => line.split(',')),
  },
  {
    name: 'CSV through a mapping',
    what: 'statements',
    run: () => drain(csvImporter.read([streamFile('bench.csv', csv)], options)),
  },
  {
    name: 'Foreland JSON lines',
    what: 'statements',
    run: () => drain(forelandImporter.read([streamFile('bench.foreland.jsonl', foreland)], options)),
  },
  {
    name: '  peer: readline and JSON.parse',
    what: 'statements',
    run: () => eachLine(foreland(), (line) => JSON.parse(line)),
  },
];

interface Figures {
  readonly count: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
}

async function measure({ run }: Case): Promise<Figures> {
  const start = performance.now();
  const count = await run();
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    count,
    seconds: (performance.now() - start) / 1000,
    processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMegabytes: maxRSS / 1024,
  };
}

const wanted = process.argv[3];
if (wanted === undefined) {
  const rows = [['', 'MB/s', 'thousand/s', '', 'seconds', 'of processors', 'peak memory']];
  for (const { name, what } of cases) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      import.meta.filename,
      String(size / MEGABYTE),
      name,
    ]);
    const figures = JSON.parse(stdout) as Figures;
    rows.push([
      name,
      (size / MEGABYTE / figures.seconds).toFixed(0),
      (figures.count / figures.seconds / 1000).toFixed(0),
      what,
      figures.seconds.toFixed(1),
      figures.processorSeconds.toFixed(1),
      `${figures.peakMegabytes.toFixed(0)} MB`,
    ]);
  }
  console.log(`${size / MEGABYTE} MB of each, made while it is read; ${loadOfMachine()}`);
  printTable(rows);
} else {
  const chosen = cases.find(({ name }) => name === wanted);
  if (!chosen) throw new Error(`there is no case “${wanted}”`);
  console.log(JSON.stringify(await measure(chosen)));
}
