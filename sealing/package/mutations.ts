import { createHmac, sign } from 'node:crypto';
import { canonicalJson } from '@foreland/model';
import type { Json, Partner } from '@foreland/model';
import { acceptRevocation } from '../identity/directory.ts';
import type { Directory } from '../identity/directory.ts';
import {
  EXAMPLE_NOW,
  exampleDirectory,
  exampleIdentity,
  examplePartner,
} from '../identity/example-partners.ts';
import type { ExamplePartner } from '../identity/example-partners.ts';
import type { Identity } from '../identity/identity.ts';
import type { SigningKey } from '../identity/keys.ts';
import { issueRevocation } from '../identity/revocation.ts';
import { makeAgeHeader, readAgeHeader } from './age-header.ts';
import { decryptPayload, encryptPayload } from './age-payload.ts';
import { ByteReader } from './bytes.ts';
import type { ByteSource } from './bytes.ts';
import { CONTENT_CHUNK } from './manifest.ts';
import { frameHead, magicLine, readFrames } from './frames.ts';
import { openPackage } from './open.ts';
import type { OpeningOrder } from './open.ts';
import { issueReceipt } from './receipt.ts';
import { PackageRefused } from './refusal.ts';
import type { PackageRefusal } from './refusal.ts';
import { sealPackage } from './seal.ts';

/**
 * A seeded attacker: from good packages it makes bad ones, by what somebody on the line can do (bytes), by what anybody can do
 * who knows the recipient's public key (parts, encrypted anew), by what another partner can do (its own
 * signature, a package that was meant for it), and by what time and revocation do to a good package.
 */
export interface CampaignResult {
  readonly runs: number;
  /** Mutations that were opened; must be empty. */
  readonly accepted: readonly string[];
  /** Mutations that failed otherwise than by a typed refusal; must be empty. */
  readonly crashed: readonly string[];
  /** How often each reason was given, by kind of mutation. */
  readonly reasons: ReadonlyMap<string, ReadonlyMap<PackageRefusal, number>>;
}

/** @param runs each kind of mutation in its turn
 * @param seed the same seed makes the same choices (not the same bytes: keys of age files are random) */
export async function runCampaign(seed: number, runs: number): Promise<CampaignResult> {
  const random = mulberry32(seed);
  const setting = await prepare(CONTENT_LENGTH);
  const accepted: string[] = [];
  const crashed: string[] = [];
  const reasons = new Map<string, Map<PackageRefusal, number>>();
  for (let run = 0; run < runs; run++) {
    const [name, mutate] = MUTATIONS[run % MUTATIONS.length] ?? ['none', () => ({})];
    const attempt = { ...setting.order, ...(await mutate(setting, random)) };
    try {
      await openPackage(attempt);
      accepted.push(`${name}, run ${run}`);
    } catch (error) {
      if (error instanceof PackageRefused) {
        const counts = reasons.get(name) ?? new Map<PackageRefusal, number>();
        counts.set(error.reason, (counts.get(error.reason) ?? 0) + 1);
        reasons.set(name, counts);
      } else crashed.push(`${name}, run ${run}: ${String(error)}`);
    }
  }
  return { runs, accepted, crashed, reasons };
}

/** A package as a file, what is to come of opening it, and what it was made by. */
export interface Specimen {
  readonly name: string;
  readonly file: Uint8Array;
  readonly reason: PackageRefusal | 'accepted';
}

/** A good package of 200 bytes to GB at `EXAMPLE_NOW`, and one file for each of these kinds of mutation. */
export async function makeSpecimens(seed: number, names: readonly string[]): Promise<readonly Specimen[]> {
  const random = mulberry32(seed);
  const setting = await prepare(100);
  const specimens: Specimen[] = [{ name: 'good', file: setting.file, reason: 'accepted' }];
  for (const [name, mutate] of MUTATIONS) {
    if (!names.includes(name)) continue;
    const attempt = { ...setting.order, ...(await mutate(setting, random)) };
    const file = await concat(await attempt.source());
    const reason = await openPackage(attempt).then(
      () => 'accepted' as const,
      (error: PackageRefused) => error.reason,
    );
    specimens.push({ name, file, reason });
  }
  return specimens;
}

/** What an attempt differs in from opening the good package. */
type Attempt = Partial<OpeningOrder>;
type Random = () => number;
type Mutation = (setting: Setting, random: Random) => Attempt | Promise<Attempt>;

interface Parts {
  readonly opening: string;
  readonly content: readonly Uint8Array[];
  readonly closing: string;
}

interface Setting {
  readonly order: OpeningOrder;
  readonly victim: ExamplePartner;
  /** A partner of both, who is up to no good. */
  readonly rogue: ExamplePartner;
  readonly stranger: Identity;
  readonly file: Uint8Array;
  readonly other: Uint8Array;
  readonly parts: Parts;
  readonly otherParts: Parts;
  readonly digest: string;
  /** A good package that FR sent to DE: DE can read it and send it on. */
  readonly forRogue: Parts;
  /** Two good packages of two full chunks each. */
  readonly large: Parts;
  readonly otherLarge: Parts;
  readonly receipt: string;
  readonly revoked: Directory;
  readonly withoutSender: Directory;
}

/** Twice 50 kB: two chunks of age, one of content. */
const CONTENT_LENGTH = 50_000;

async function prepare(contentLength: number): Promise<Setting> {
  const [sender, victim, rogue] = await Promise.all(
    (['FR', 'GB', 'DE'] as const satisfies readonly Partner[]).map(examplePartner),
  );
  if (!sender || !victim || !rogue) throw new Error('three partners are needed');
  const directory = await exampleDirectory([sender, victim, rogue]);
  const seal = async (recipients: readonly Partner[], fill: number, length = contentLength) => {
    const { stream, sealed } = await sealPackage({
      sender: sender.identity,
      recipients,
      directory,
      kind: 'release',
      mediaType: 'application/octet-stream',
      purpose: 'exchange',
      handling: ['H0'],
      legalBasis: 'fictional',
      expires: new Date(EXAMPLE_NOW.getTime() + 86_400_000),
      content: [Buffer.alloc(length, fill), Buffer.alloc(length, fill + 100)],
      now: EXAMPLE_NOW,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    });
    return { file: await concat(stream), digest: (await sealed).digest };
  };
  const good = await seal(['GB'], 1);
  const other = await seal(['GB'], 2);
  const forRogue = await seal(['DE'], 3);
  const [large, otherLarge] = await Promise.all([4, 5].map((fill) => seal(['GB'], fill, CONTENT_CHUNK)));
  if (!large || !otherLarge) throw new Error('two large packages are needed');
  const order: OpeningOrder = {
    source: () => [good.file],
    recipient: victim.identity,
    directory,
    now: EXAMPLE_NOW,
    received: () => undefined,
  };
  // The attack is worth something only if the package is good without it.
  const opened = await openPackage(order);
  return {
    order,
    victim,
    rogue,
    stranger: await exampleIdentity('DE', 9),
    file: good.file,
    other: other.file,
    parts: await takeApart(good.file, victim.identity),
    otherParts: await takeApart(other.file, victim.identity),
    digest: opened.digest,
    forRogue: await takeApart(forRogue.file, rogue.identity),
    large: await takeApart(large.file, victim.identity),
    otherLarge: await takeApart(otherLarge.file, victim.identity),
    receipt: await issueReceipt(
      {
        packageId: opened.manifest.id,
        envelope: opened.envelope,
        digest: opened.digest,
        sender: 'GB',
        receivedAt: EXAMPLE_NOW.toISOString(),
        outcome: 'accepted',
      },
      sender.identity,
    ),
    revoked: await acceptRevocation(
      directory,
      await issueRevocation(
        { partner: 'FR', kid: sender.identity.signing.kid, reason: 'compromised', revokedAt: EXAMPLE_NOW },
        { key: sender.emergency, isEmergency: true },
      ),
    ),
    withoutSender: await exampleDirectory([victim, rogue]),
  };
}

const DAY = 86_400_000;
const AGE_CHUNK = 65_552;

const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  // Bytes: what somebody on the line can do.
  ['bit flipped anywhere', ({ file }, random) => of(flipped(file, below(random, file.length), random))],
  [
    'bit flipped in the header',
    ({ file }, random) => of(flipped(file, below(random, headerLength(file)), random)),
  ],
  [
    'bit flipped near the end',
    ({ file }, random) => of(flipped(file, file.length - 1 - below(random, 600), random)),
  ],
  ['several bytes replaced', ({ file }, random) => of(scrambled(file, random))],
  ['cut off', ({ file }, random) => of(file.subarray(0, below(random, file.length)))],
  ['cut off at a chunk', ({ file }) => of(file.subarray(0, headerLength(file) + 16 + AGE_CHUNK))],
  ['bytes appended', ({ file }, random) => of(joined(file, bytes(random, 1 + below(random, 300))))],
  ['itself appended', ({ file, other }, random) => of(joined(file, random() < 0.5 ? file : other))],
  [
    'byte inserted',
    ({ file }, random) => of(spliced(file, below(random, file.length), 0, bytes(random, 1), file)),
  ],
  ['bytes removed', ({ file }, random) => of(removed(file, random))],
  ['chunks swapped', ({ file }) => of(chunksOf(file, ([head, first, second]) => [head, second, first]))],
  [
    'chunk doubled',
    ({ file }) => of(chunksOf(file, ([head, first, second]) => [head, first, first, second])),
  ],
  ['chunk left out', ({ file }) => of(chunksOf(file, ([head, , second]) => [head, second]))],
  [
    'chunk of another package',
    ({ file, other }, random) => {
      const theirs = cut(other);
      return of(
        chunksOf(file, ([head, first, second]) =>
          random() < 0.5 ? [head, theirs[1], second] : [head, first, theirs[2]],
        ),
      );
    },
  ],
  [
    'header of another package',
    ({ file, other }) =>
      of(joined(other.subarray(0, headerLength(other)), file.subarray(headerLength(file)))),
  ],
  ['random bytes', (_, random) => of(bytes(random, below(random, 400)))],
  [
    'random bytes after a first line',
    (_, random) => of(joined(Buffer.from('age-encryption.org/v1\n'), bytes(random, below(random, 400)))),
  ],
  // Parts, encrypted anew: what anybody can do who knows the public key of the recipient.
  [
    'content changed',
    (setting, random) =>
      crafted(setting, {
        content: [
          flipped(setting.parts.content[0] ?? EMPTY, below(random, contentLengthOf(setting)), random),
        ],
      }),
  ],
  [
    'content shortened',
    (setting, random) =>
      crafted(setting, {
        content: [
          (setting.parts.content[0] ?? EMPTY).subarray(0, 1 + below(random, contentLengthOf(setting) - 1)),
        ],
      }),
  ],
  ['content left out', (setting) => crafted(setting, { content: [] })],
  [
    'content in two chunks',
    (setting, random) => crafted(setting, { content: halves(setting.parts.content[0] ?? EMPTY, random) }),
  ],
  ['content of another package', (setting) => crafted(setting, { content: setting.otherParts.content })],
  ['closing of another package', (setting) => crafted(setting, { closing: setting.otherParts.closing })],
  ['opening of another package', (setting) => crafted(setting, { opening: setting.otherParts.opening })],
  [
    'content and closing of another package',
    (setting) =>
      crafted(setting, { content: setting.otherParts.content, closing: setting.otherParts.closing }),
  ],
  ['closing as opening', (setting) => crafted(setting, { opening: setting.parts.closing })],
  ['opening as closing', (setting) => crafted(setting, { closing: setting.parts.opening })],
  ['receipt as opening', (setting) => crafted(setting, { opening: setting.receipt })],
  [
    'parts in another order',
    async (setting, random) => of(await encrypted(setting, shuffled(framesOf(setting.parts), random))),
  ],
  [
    'part doubled',
    async (setting, random) => {
      const frames = framesOf(setting.parts);
      return of(await encrypted(setting, [...frames, pick(random, frames)]));
    },
  ],
  [
    'part left out',
    async (setting, random) =>
      of(await encrypted(setting, without(framesOf(setting.parts), below(random, 4)))),
  ],
  [
    'part of unknown kind',
    async (setting, random) =>
      of(
        await encrypted(setting, [
          ...framesOf(setting.parts),
          joined(Buffer.from([below(random, 256)]), Buffer.alloc(4)),
        ]),
      ),
  ],
  [
    'part longer than the file',
    async (setting) =>
      of(
        await encrypted(setting, [...framesOf(setting.parts).slice(0, 2), Buffer.from([0x44, 0, 15, 0, 0])]),
      ),
  ],
  [
    'part longer than allowed',
    async (setting) =>
      of(
        await encrypted(setting, [
          ...framesOf(setting.parts).slice(0, 2),
          Buffer.from([0x44, 255, 255, 255, 255]),
        ]),
      ),
  ],
  [
    'other format version',
    async (setting) =>
      of(
        await encrypted(setting, [Buffer.from('foreland-package/0\n'), ...framesOf(setting.parts).slice(1)]),
      ),
  ],
  [
    'chunks of content swapped',
    (setting) => crafted(setting, { ...setting.large, content: setting.large.content.toReversed() }),
  ],
  [
    'chunk of content of another package',
    (setting, random) => {
      const [one, two] =
        random() < 0.5 ? [setting.large, setting.otherLarge] : [setting.otherLarge, setting.large];
      return crafted(setting, { ...one, content: [...one.content.slice(0, 1), ...two.content.slice(1)] });
    },
  ],
  [
    'chunk of content left out',
    (setting, random) =>
      crafted(setting, { ...setting.large, content: [setting.large.content[below(random, 2)] ?? EMPTY] }),
  ],
  // Signatures: what another partner, or a thief of nothing, can do.
  [
    'member changed, signature kept',
    (setting, random) =>
      crafted(setting, { opening: withPayload(setting.parts.opening, changedMember(setting, random)) }),
  ],
  [
    'member changed, signed by another partner',
    (setting, random) =>
      crafted(setting, signedBy(setting, setting.rogue.identity.signing, changedMember(setting, random))),
  ],
  [
    'signed by another partner',
    (setting) => crafted(setting, signedBy(setting, setting.rogue.identity.signing)),
  ],
  [
    'signed by another partner under the key id of the sender',
    (setting) =>
      crafted(
        setting,
        signedBy(setting, { ...setting.rogue.identity.signing, kid: kidOf(setting.parts.opening) }),
      ),
  ],
  ['signed by a stranger', (setting) => crafted(setting, signedBy(setting, setting.stranger.signing))],
  [
    'closing signed by another partner',
    (setting) =>
      crafted(setting, { closing: resigned(setting.parts.closing, setting.rogue.identity.signing) }),
  ],
  [
    'key id changed',
    (setting, random) =>
      crafted(setting, {
        opening: withHeader(setting.parts.opening, {
          kid: pick(random, [setting.rogue.identity.signing.kid, '', '../../etc/passwd', 'A'.repeat(43)]),
        }),
      }),
  ],
  ['algorithm none', (setting) => crafted(setting, { opening: unsigned(setting.parts.opening) })],
  [
    'algorithm changed',
    (setting, random) =>
      crafted(setting, {
        opening: withHeader(setting.parts.opening, {
          alg: pick(random, ['none', 'HS256', 'ES256', 'RS256', 'Ed448', 'eddsa', '']),
        }),
      }),
  ],
  ['public key as secret of HS256', (setting) => crafted(setting, { opening: hmacSigned(setting) })],
  [
    'header with a key of its own',
    (setting) =>
      crafted(setting, {
        opening: withHeader(setting.parts.opening, {
          jwk: { kty: 'OKP', crv: 'Ed25519', x: setting.stranger.signing.publicKey },
        }),
      }),
  ],
  [
    'header with crit',
    (setting) =>
      crafted(setting, { opening: withHeader(setting.parts.opening, { crit: ['b64'], b64: false }) }),
  ],
  [
    'type changed',
    (setting) => crafted(setting, { opening: withHeader(setting.parts.opening, { typ: 'JWT' }) }),
  ],
  [
    'base64 in another form',
    (setting, random) => crafted(setting, { opening: otherBase64(setting.parts.opening, random) }),
  ],
  [
    'character of the manifest changed',
    (setting, random) => {
      const [part, text] =
        random() < 0.5
          ? (['opening', setting.parts.opening] as const)
          : (['closing', setting.parts.closing] as const);
      return crafted(setting, { [part]: otherCharacter(text, random) });
    },
  ],
  // Good packages in the wrong place or at the wrong time.
  ['sent on by a recipient', (setting) => crafted(setting, setting.forRogue)],
  ['meant for another', (setting) => ({ recipient: setting.rogue.identity })],
  [
    'meant for another, who has the key',
    (setting) => ({ recipient: { ...setting.victim.identity, partner: 'DE' } }),
  ],
  [
    'expired',
    (_, random) => ({ now: new Date(EXAMPLE_NOW.getTime() + DAY + 1000 + below(random, 100 * DAY)) }),
  ],
  [
    'not yet valid',
    (_, random) => ({ now: new Date(EXAMPLE_NOW.getTime() - 301_000 - below(random, 100 * DAY)) }),
  ],
  ['sender revoked', ({ revoked }) => ({ directory: revoked })],
  ['sender unknown', ({ withoutSender }) => ({ directory: withoutSender })],
  ['played again', ({ digest }) => ({ received: () => digest })],
  ['id used before', ({ otherParts }) => ({ received: () => otherParts.closing })],
  [
    'source that fails',
    ({ file }, random) => ({ source: () => failing(file.subarray(0, below(random, file.length))) }),
  ],
];

const EMPTY = new Uint8Array(0);

function contentLengthOf({ parts }: Setting): number {
  return parts.content[0]?.length ?? 0;
}

function of(file: Uint8Array): Attempt {
  return { source: () => [file] };
}

async function crafted(setting: Setting, changed: Partial<Parts>): Promise<Attempt> {
  return of(await encrypted(setting, framesOf({ ...setting.parts, ...changed })));
}

function framesOf({ opening, content, closing }: Parts): Uint8Array[] {
  return [
    magicLine(),
    joined(frameHead('opening', opening.length), Buffer.from(opening)),
    ...content.map((chunk) => joined(frameHead('chunk', chunk.length), chunk)),
    joined(frameHead('closing', closing.length), Buffer.from(closing)),
  ];
}

async function encrypted({ victim }: Setting, plaintext: readonly Uint8Array[]): Promise<Uint8Array> {
  const { header, fileKey } = await makeAgeHeader([victim.terms.recipient]);
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  return joined(header, await concat(encryptPayload(fileKey, nonce, plaintext)));
}

async function takeApart(file: Uint8Array, recipient: Identity): Promise<Parts> {
  const reader = new ByteReader([file]);
  const fileKey = await readAgeHeader(reader, recipient.decryption);
  const parts = { opening: '', content: [] as Uint8Array[], closing: '' };
  for await (const { part, pieces } of readFrames(decryptPayload(fileKey, reader))) {
    if (part === 'chunk') parts.content.push(Buffer.concat(pieces));
    else parts[part] = Buffer.concat(pieces).toString('latin1');
  }
  return parts;
}

/** Both manifests by this key; the closing binds the new opening only if it is made for it, so it stays as it was. */
function signedBy(setting: Setting, key: SigningKey, payload?: Json): Partial<Parts> {
  return {
    opening: resigned(setting.parts.opening, key, payload),
    closing: resigned(setting.parts.closing, key),
  };
}

function resigned(statement: string, key: SigningKey, payload?: Json): string {
  const [header = '', body = ''] = statement.split('.');
  const input = `${encode({ ...decode(header), kid: key.kid })}.${payload === undefined ? body : encode(payload)}`;
  return `${input}.${sign(null, Buffer.from(input), key.privateKey).toString('base64url')}`;
}

function withHeader(statement: string, members: Readonly<Record<string, Json>>): string {
  const [header = '', body, signature] = statement.split('.');
  return [encode({ ...decode(header), ...members }), body, signature].join('.');
}

function withPayload(statement: string, payload: Json): string {
  const [header, , signature] = statement.split('.');
  return [header, encode(payload), signature].join('.');
}

function unsigned(statement: string): string {
  const [header = '', body] = statement.split('.');
  return `${encode({ ...decode(header), alg: 'none' })}.${body}.`;
}

function hmacSigned({ parts, order }: Setting): string {
  const [header = '', body = ''] = parts.opening.split('.');
  const input = `${encode({ ...decode(header), alg: 'HS256' })}.${body}`;
  const key = order.directory.entries.get('FR')?.cards[0].signing.publicKey ?? '';
  return `${input}.${createHmac('sha256', Buffer.from(key, 'base64url')).update(input).digest('base64url')}`;
}

function changedMember({ parts }: Setting, random: Random): Json {
  const payload = decode(parts.opening.split('.')[1] ?? '');
  const others: Readonly<Record<string, Json>> = {
    aud: [],
    exp: 4_102_444_800,
    iat: 0,
    iss: 'DE',
    jti: '00000000-0000-4000-8000-000000000000',
    kind: 'retraction',
    purpose: 'research',
    handling: [],
    legalBasis: '',
    version: 0,
    format: 'something-else',
    parent: { sender: 'DE' },
    extra: true,
  };
  const member = pick(random, Object.keys(others));
  return { ...payload, [member]: others[member] ?? null };
}

function kidOf(statement: string): string {
  return String(decode(statement.split('.')[0] ?? '')['kid']);
}

function decode(part: string): Record<string, Json> {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, Json>;
}

function encode(value: Json): string {
  return Buffer.from(canonicalJson(value)).toString('base64url');
}

/** The same bytes, written otherwise: what a lenient decoder reads as the same. */
function otherBase64(statement: string, random: Random): string {
  const [header = '', body = '', signature = ''] = statement.split('.');
  return pick(random, [
    `${header}=.${body}.${signature}`,
    `${header}.${body}.${signature}=`,
    `${header}.${body}.${signature.slice(0, -1)}${signature.endsWith('A') ? 'B' : String.fromCharCode(signature.charCodeAt(85) + 1)}`,
    ` ${header}.${body}.${signature}`,
    `${header}.${body}.${signature}\n`,
    `${header}.${body}.${signature}.`,
  ]);
}

function otherCharacter(text: string, random: Random): string {
  const place = below(random, text.length);
  const other = text[place] === 'A' ? 'B' : 'A';
  return `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
}

function headerLength(file: Uint8Array): number {
  return file.indexOf(10, Buffer.from(file).indexOf('\n---') + 1) + 1;
}

/** Header with nonce, then the chunks of the payload. */
function cut(file: Uint8Array): [Uint8Array, Uint8Array, Uint8Array] {
  const start = headerLength(file) + 16;
  return [file.subarray(0, start), file.subarray(start, start + AGE_CHUNK), file.subarray(start + AGE_CHUNK)];
}

function chunksOf(
  file: Uint8Array,
  arrange: (parts: [Uint8Array, Uint8Array, Uint8Array]) => readonly Uint8Array[],
): Uint8Array {
  return Buffer.concat(arrange(cut(file)));
}

function flipped(file: Uint8Array, place: number, random: Random): Uint8Array {
  const copy = Uint8Array.from(file);
  copy[place] = (copy[place] ?? 0) ^ (1 << below(random, 8));
  return copy;
}

function scrambled(file: Uint8Array, random: Random): Uint8Array {
  const copy = flipped(file, below(random, file.length), random);
  for (let count = below(random, 8); count > 0; count--)
    copy[below(random, copy.length)] = below(random, 256);
  return Buffer.compare(copy, file) === 0 ? flipped(file, 0, random) : copy;
}

function removed(file: Uint8Array, random: Random): Uint8Array {
  return spliced(file, below(random, file.length), 1 + below(random, 20), EMPTY, file);
}

/** Replaces bytes; where that would change nothing, gives something that is changed. */
function spliced(
  file: Uint8Array,
  place: number,
  away: number,
  instead: Uint8Array,
  original: Uint8Array,
): Uint8Array {
  const result = joined(file.subarray(0, place), instead, file.subarray(place + away));
  return Buffer.compare(result, original) === 0 ? joined(result, Buffer.from([0])) : result;
}

function halves(chunk: Uint8Array, random: Random): Uint8Array[] {
  const middle = 1 + below(random, chunk.length - 1);
  return [chunk.subarray(0, middle), chunk.subarray(middle)];
}

/** Another order than the one given. */
function shuffled(parts: readonly Uint8Array[], random: Random): Uint8Array[] {
  const [first, second] = [below(random, parts.length), below(random, parts.length - 1)];
  const other = second >= first ? second + 1 : second;
  const result = [...parts];
  [result[first], result[other]] = [parts[other] ?? EMPTY, parts[first] ?? EMPTY];
  return result;
}

function without(parts: readonly Uint8Array[], index: number): Uint8Array[] {
  return parts.filter((_, place) => place !== index);
}

async function* failing(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file;
  throw new Error('the disk is gone');
}

async function concat(pieces: ByteSource): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(pieces));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

function bytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => below(random, 256));
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[below(random, values.length)];
  if (value === undefined) throw new RangeError('nothing to choose from');
  return value;
}

/** Mulberry32: a 32-bit generator of known sequence. */
function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
