/**
 * What does a private check cost? 1,000 values are checked against an index of a million, with a proof that the partner
 * used the key it published. Processor time is that of all threads; of one process, so what others do at the same time
 * makes no difference but for caches.
 *
 * The peer, OpenMined's PSI (ECDH with Golomb compressed sets, no proof), runs in the same process after that where it
 * is found. It is not a dependency, for one bench does not justify forty packages. To get it:
 *
 *   npm install --no-save --ignore-scripts --prefix FOLDER @openmined/psi.js
 *   FORELAND_PSI=FOLDER node bench/private-check.ts [--values 1000000] [--asked 1000] [--peer-values 1000000]
 *
 * The peer's preparation grows with the number of values as ours does, so that `--peer-values` may be less; its table then
 * says so, and what depends on the number is compared per value.
 */
import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  CheckKey,
  WorkerThreads,
  answerRequest,
  askCheck,
  buildIndex,
  identifierValue,
  indexableValue,
  newSeed,
  openIndex,
  paddedCount,
  readResponse,
} from '@foreland/sealing/check';
import type { CheckScope, CheckValue } from '@foreland/sealing/check';
import { loadOfMachine, printTable } from './measure.ts';

const { values: options } = parseArgs({
  options: {
    values: { type: 'string', default: '1000000' },
    asked: { type: 'string', default: '1000' },
    'peer-values': { type: 'string' },
  },
});
const held = Number(options.values);
const asked = Number(options.asked);
const peerHeld = Number(options['peer-values'] ?? options.values);

/** Share of a false hit that both are compared at: the peer's index is made for this rate over a whole request. */
const PEER_FALSE_HITS = 1e-9;
const SCOPE: CheckScope = { asked: 'FR', asking: 'GB', class: 'doc', epoch: '2026-11-25' };

interface Figures {
  readonly values: number;
  readonly setupSeconds: number;
  readonly setupBytes: number;
  readonly askSeconds: number;
  readonly requestBytes: number;
  readonly serverSeconds: number;
  readonly responseBytes: number;
  readonly readSeconds: number;
  readonly hits: number;
}

/** Processor seconds of all threads of this process. */
async function measured<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

/** Numbers of documents that nobody has. */
function heldText(at: number): string {
  return `FICT${String(at).padStart(8, '0')}`;
}

/** Every second one is held. */
function askedText(at: number, all: number): string {
  return at % 2 === 0 ? heldText(Math.floor((at * all) / asked)) : `NONE${String(at).padStart(8, '0')}`;
}

function value(text: string): CheckValue {
  return identifierValue('document', text);
}

async function ours(): Promise<Figures> {
  await using workers = new WorkerThreads({ threads: availableParallelism() });
  const random = (size: number): Uint8Array => randomBytes(size);
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const offered = Array.from({ length: held }, (_, at) => indexableValue(value(heldText(at)), 'suspect'));
  const questions = Array.from({ length: asked }, (_, at) => value(askedText(at, held)));
  const key = new CheckKey(newSeed(random), SCOPE);
  const [published, setupSeconds] = await measured(() =>
    buildIndex({ key, values: offered, workers, random }),
  );
  const [index, openSeconds] = await measured(() => openIndex(published.manifest, published.bytes));
  const [check, askSeconds] = await measured(() =>
    askCheck({
      index,
      values: questions,
      reason: { case: 'GB/2026/0417', purpose: 'cross-check', officer: 'officer-7f3a' },
      sign: (signed) => sign(null, signed, privateKey),
      workers,
      random,
    }),
  );
  const [{ response }, serverSeconds] = await measured(() =>
    answerRequest(check.request, {
      asked: 'FR',
      isSigned: (_, signed, signature) => verify(null, signed, publicKey, signature),
      purposes: ['cross-check'],
      keyFor: () => key,
      admit: () => undefined,
      workers,
      random,
    }),
  );
  const [results, readSeconds] = await measured(() =>
    readResponse({ index, asked: check, response, workers }),
  );
  return {
    values: held,
    setupSeconds,
    setupBytes: published.bytes.length,
    askSeconds,
    requestBytes: check.request.length,
    serverSeconds,
    responseBytes: response.length,
    readSeconds: readSeconds + openSeconds,
    hits: results.filter(({ hit }) => hit).length,
  };
}

interface PeerMessage {
  serializeBinary(): Uint8Array;
}
interface Peer {
  readonly server: {
    createWithNewKey(reveal: boolean): {
      createSetupMessage(falseHits: number, clientValues: number, values: readonly string[]): PeerMessage;
      processRequest(request: PeerMessage): PeerMessage;
    };
  };
  readonly client: {
    createWithNewKey(reveal: boolean): {
      createRequest(values: readonly string[]): PeerMessage;
      getIntersection(setup: PeerMessage, response: PeerMessage): number[];
    };
  };
}

/** Loads what is installed, and runs no script of the package. */
async function findPeer(): Promise<Peer | undefined> {
  const folder = process.env.FORELAND_PSI;
  const from = folder === undefined ? import.meta.filename : join(resolve(folder), 'from-here.js');
  try {
    const load = createRequire(from)('@openmined/psi.js') as () => Promise<Peer>;
    return await load();
  } catch (error) {
    if (folder !== undefined) console.log(`@openmined/psi.js could not be loaded: ${String(error)}`);
    return undefined;
  }
}

async function theirs(peer: Peer): Promise<Figures> {
  const server = peer.server.createWithNewKey(true);
  const client = peer.client.createWithNewKey(true);
  const offered = Array.from({ length: peerHeld }, (_, at) => `doc|${heldText(at)}`);
  const questions = Array.from({ length: asked }, (_, at) => `doc|${askedText(at, peerHeld)}`);
  const [setup, setupSeconds] = await measured(() =>
    server.createSetupMessage(PEER_FALSE_HITS, asked, offered),
  );
  const [request, askSeconds] = await measured(() => client.createRequest(questions));
  const [response, serverSeconds] = await measured(() => server.processRequest(request));
  const [hits, readSeconds] = await measured(() => client.getIntersection(setup, response));
  return {
    values: peerHeld,
    setupSeconds,
    setupBytes: setup.serializeBinary().length,
    askSeconds,
    requestBytes: request.serializeBinary().length,
    serverSeconds,
    responseBytes: response.serializeBinary().length,
    readSeconds,
    hits: hits.length,
  };
}

function table(own: Figures, peer: Figures | undefined): string[][] {
  const number = (amount: number, digits = 0): string =>
    amount.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  /** @param scale what both amounts are divided by before they are compared */
  const line = (
    name: string,
    target: string,
    of: (figures: Figures) => number,
    digits: number,
    scale: (figures: Figures) => number = () => 1,
  ): string[] => [
    name,
    target,
    number(of(own), digits),
    ...(peer ? [number(of(peer), digits), number(of(own) / scale(own) / (of(peer) / scale(peer)), 2)] : []),
  ];
  const perValue = ({ values: count }: Figures): number => count;
  return [
    ['', 'target', 'Foreland', ...(peer ? ['OpenMined PSI', 'ratio'] : [])],
    line('values held', '', (figures) => figures.values, 0),
    line('setup, CPU s', '≤ 200', (figures) => figures.setupSeconds, 1, perValue),
    line('published, bytes', '≤ 6,000,000', (figures) => figures.setupBytes, 0, perValue),
    line('asking, CPU s', '', (figures) => figures.askSeconds, 3),
    line('request, bytes', '≤ 33,000', (figures) => figures.requestBytes, 0),
    line('answering, CPU s', '≤ 0.35', (figures) => figures.serverSeconds, 3),
    line('response, bytes', '≤ 33,000', (figures) => figures.responseBytes, 0),
    line('reading and looking up, CPU s', '', (figures) => figures.readSeconds, 3),
    line('hits', '', (figures) => figures.hits, 0),
  ];
}

console.log(
  `${asked.toLocaleString('en-GB')} values against ${held.toLocaleString('en-GB')}; ${loadOfMachine()}`,
);
const own = await ours();
const peer = await findPeer();
const peerFigures = peer && (await theirs(peer));
printTable(table(own, peerFigures));
if (peerFigures) {
  console.log(
    'The peer proves nothing about its key. Setup and published bytes are compared per value held.',
  );
} else {
  console.log('No peer: the head of this file says how to get it.');
}
console.log(
  `A value that is not held is a false hit with odds of 2^${Math.log2(paddedCount(held)) - 64}; ` +
    `the peer’s index is made for ${PEER_FALSE_HITS} over all that is asked. ${loadOfMachine()}`,
);
