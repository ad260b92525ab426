/**
 * How fast and in how much memory a package is sealed and opened, next to `age-encryption` alone, which encrypts and
 * decrypts but signs nothing, hashes nothing and verifies nobody. The content is made while it is read; the file
 * stands in a temporary folder that is removed at the end. Each row is measured in a process of its own, so that its
 * memory is its own. Opening is verifying the whole file and then reading its content, as a node does.
 *
 *   node bench/sealing-package.ts [--megabytes 200,1024]
 *   node bench/sealing-package.ts --mutations 10000 [--seed 1]    the hostile campaign, in full
 *   node bench/sealing-package.ts --vectors FILE                  writes the vectors of sealing/package/fixtures anew
 */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs, promisify } from 'node:util';
import { Decrypter, Encrypter } from 'age-encryption';
import {
  EXAMPLE_NOW,
  exampleDirectory,
  examplePartner,
  exampleSeed,
} from '../sealing/identity/example-partners.ts';
import { openPackage, sealPackage } from '../sealing/package/index.ts';
import { makeSpecimens, runCampaign } from '../sealing/package/hostile/campaign.ts';
import { loadOfMachine, printTable, randomFrom } from './measure.ts';

const MEGABYTE = 1_048_576;
const PIECE = 65_536;

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '200,1024' },
    mutations: { type: 'string' },
    seed: { type: 'string', default: '1' },
    vectors: { type: 'string' },
    step: { type: 'string' },
    file: { type: 'string', default: '' },
  },
});

const sender = await examplePartner('FR');
const recipient = await examplePartner('GB');
const directory = await exampleDirectory([sender, recipient]);
const ageRecipient = recipient.terms.recipient;
const [decryptionKey] = recipient.identity.decryption;

/** Lines of JSON that are not all alike; made from one piece, so that making them costs next to nothing. */
function* content(bytes: number): Generator<Uint8Array> {
  const random = randomFrom(1);
  let lines = '';
  while (lines.length < PIECE) lines += `{"id":"${random().toString(36)}","value":"${random()}"}\n`;
  const piece = Buffer.from(lines.slice(0, PIECE));
  for (let left = bytes; left > 0; left -= PIECE) yield piece.subarray(0, Math.min(left, PIECE));
}

const source = (file: string) => createReadStream(file, { highWaterMark: PIECE });

function streamOf(pieces: Iterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

async function write(stream: ReadableStream<Uint8Array>, file: string): Promise<void> {
  await pipeline(stream, createWriteStream(file));
}

const steps: Readonly<Record<string, (bytes: number, file: string) => Promise<void>>> = {
  async seal(bytes, file) {
    const { stream, sealed } = await sealPackage({
      sender: sender.identity,
      recipients: ['GB'],
      directory,
      kind: 'release',
      mediaType: 'application/jsonl',
      purpose: 'exchange',
      handling: [],
      legalBasis: 'fictional',
      expires: new Date(EXAMPLE_NOW.getTime() + 86_400_000),
      content: content(bytes),
      now: EXAMPLE_NOW,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    });
    await write(stream, file);
    if ((await sealed).contentLength !== bytes) throw new Error('not everything was sealed');
  },
  async open(bytes, file) {
    const opened = await openPackage({
      source: () => source(file),
      recipient: recipient.identity,
      directory,
      now: EXAMPLE_NOW,
      received: () => undefined,
    });
    let length = 0;
    for await (const piece of opened.content()) length += piece.length;
    if (length !== bytes) throw new Error('not everything was opened');
  },
  async encrypt(bytes, file) {
    const encrypter = new Encrypter();
    encrypter.addRecipient(ageRecipient);
    await write(await encrypter.encrypt(streamOf(content(bytes))), file);
  },
  async decrypt(bytes, file) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(decryptionKey.key);
    let length = 0;
    const plain = await decrypter.decrypt(Readable.toWeb(source(file)) as ReadableStream<Uint8Array>);
    for await (const piece of plain) length += piece.length;
    if (length !== bytes) throw new Error('not everything was decrypted');
  },
};

interface Figures {
  readonly processorSeconds: number;
  /** Peak of the process before the step, and at its end. */
  readonly startMegabytes: number;
  readonly peakMegabytes: number;
}

async function measure(step: string, bytes: number, file: string): Promise<Figures> {
  const run = steps[step];
  if (run === undefined) throw new Error(`there is no step “${step}”`);
  const before = process.resourceUsage();
  await run(bytes, file);
  const after = process.resourceUsage();
  return {
    processorSeconds:
      (after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1e6,
    startMegabytes: before.maxRSS / 1024,
    peakMegabytes: after.maxRSS / 1024,
  };
}

async function inProcessOfItsOwn(step: string, megabytes: number, file: string): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    import.meta.filename,
    '--step',
    step,
    '--megabytes',
    String(megabytes),
    '--file',
    file,
  ]);
  return JSON.parse(stdout) as Figures;
}

async function compare(sizes: readonly number[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'foreland-sealing-'));
  const rows = [['', 'MB', 'CPU seconds', 'MB per CPU second', 'memory before', 'peak memory']];
  try {
    for (const megabytes of sizes) {
      for (const [name, there, back] of [
        ['sealed package', 'seal', 'open'],
        ['  peer: age-encryption alone', 'encrypt', 'decrypt'],
      ] as const) {
        const file = join(folder, 'file.age');
        const figures = [
          [there, await inProcessOfItsOwn(there, megabytes, file)],
          [back, await inProcessOfItsOwn(back, megabytes, file)],
        ] as const;
        for (const [step, each] of figures) rows.push(row(`${name}, ${step}`, megabytes, each));
        const [, first] = figures[0];
        const [, second] = figures[1];
        rows.push(
          row(`${name}, both`, megabytes, {
            processorSeconds: first.processorSeconds + second.processorSeconds,
            startMegabytes: Math.max(first.startMegabytes, second.startMegabytes),
            peakMegabytes: Math.max(first.peakMegabytes, second.peakMegabytes),
          }),
        );
        await rm(file);
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  console.log(`content made while it is read, seed 1; one run; ${loadOfMachine()}`);
  printTable(rows);
}

function row(name: string, megabytes: number, figures: Figures): string[] {
  return [
    name,
    String(megabytes),
    figures.processorSeconds.toFixed(2),
    (megabytes / figures.processorSeconds).toFixed(0),
    `${figures.startMegabytes.toFixed(0)} MB`,
    `${figures.peakMegabytes.toFixed(0)} MB`,
  ];
}

async function campaign(seed: number, runs: number): Promise<void> {
  const before = process.cpuUsage();
  const { accepted, crashed, reasons } = await runCampaign(seed, runs);
  const { user, system } = process.cpuUsage(before);
  const rows = [['mutation', 'refused as']];
  for (const [name, counts] of reasons)
    rows.push([name, [...counts].map(([reason, count]) => `${reason} ${count}`).join(', ')]);
  printTable(rows);
  console.log(
    `${runs} mutated packages, seed ${seed}: ${accepted.length} accepted, ${crashed.length} crashed, ` +
      `${((user + system) / 1e6).toFixed(1)} CPU seconds`,
  );
  for (const each of [...accepted, ...crashed]) console.log(each);
  if (accepted.length + crashed.length > 0) process.exitCode = 1;
}

/** Those that a file alone can show, at one time and for one recipient. */
const VECTORS = [
  'bit flipped near the end',
  'cut off',
  'bytes appended',
  'header of another package',
  'content changed',
  'content left out',
  'content of another package',
  'closing of another package',
  'opening of another package',
  'content and closing of another package',
  'closing as opening',
  'receipt as opening',
  'part doubled',
  'part longer than allowed',
  'other format version',
  'signed by another partner',
  'signed by another partner under the key id of the sender',
  'signed by a stranger',
  'closing signed by another partner',
  'algorithm none',
  'public key as secret of HS256',
  'header with crit',
  'type changed',
  'base64 in another form',
  'sent on by a recipient',
];

async function writeVectors(file: string): Promise<void> {
  const rogue = await examplePartner('DE');
  const specimens = await makeSpecimens(1, VECTORS);
  const packages = await Promise.all(
    specimens.map(async ({ name, file: bytes, reason }) => {
      const base = { name, result: reason, file: Buffer.from(bytes).toString('base64') };
      if (reason !== 'accepted') return base;
      const { digest, envelope } = await openPackage({
        source: () => [bytes],
        recipient: recipient.identity,
        directory: await exampleDirectory([sender, recipient, rogue]),
        now: EXAMPLE_NOW,
        received: () => undefined,
      });
      return { ...base, digest, envelope };
    }),
  );
  const seed = (name: string) => Buffer.from(exampleSeed(name)).toString('hex');
  const vectors = {
    about:
      'Fictional partners and keys. Open each file as GB at the time “now”; “result” is what must come of it.',
    now: EXAMPLE_NOW.toISOString(),
    recipient: {
      partner: 'GB',
      signingSeed: seed('GB signing 1'),
      encryptionSeed: seed('GB encryption 1'),
    },
    cards: [sender.card, recipient.card, rogue.card],
    packages,
  };
  await writeFile(file, `${JSON.stringify(vectors, undefined, 2)}\n`);
}

if (values.step !== undefined) {
  const bytes = Number(values.megabytes) * MEGABYTE;
  console.log(JSON.stringify(await measure(values.step, bytes, values.file)));
} else if (values.mutations !== undefined) await campaign(Number(values.seed), Number(values.mutations));
else if (values.vectors !== undefined) await writeVectors(values.vectors);
else await compare(values.megabytes.split(',').map(Number));
