import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import type { Partner } from '@foreland/model';
import { CLOCK_SKEW_SECONDS, entryOf, signingKeyOf } from '../identity/directory.ts';
import type { Directory } from '../identity/directory.ts';
import { sha256 } from '../identity/encoding.ts';
import type { Identity } from '../identity/identity.ts';
import type { DecryptionKey, VerificationKey } from '../identity/keys.ts';
import { parseStatement, verifyStatement } from '../identity/statement.ts';
import { readAgeHeader } from './age-header.ts';
import { decryptPayload } from './age-payload.ts';
import { ByteReader } from './bytes.ts';
import type { ByteSource } from './bytes.ts';
import { readFrames } from './frames.ts';
import type { Frame } from './frames.ts';
import {
  CLOSING,
  MOST_CHUNKS,
  OPENING,
  PACKAGE_FORMAT,
  PACKAGE_VERSIONS,
  assertNotDowngraded,
  openingDigest,
  packageDigest,
  readClosing,
  readManifest,
} from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { PackageRefused, asRefused } from './refusal.ts';

/** Gives the file from its first byte, each time it is called: it is read twice. */
export type RepeatableSource = () => ByteSource | Promise<ByteSource>;

export interface OpeningOrder {
  readonly source: RepeatableSource;
  readonly recipient: Identity;
  readonly directory: Directory;
  readonly now: Date;
  /** Digest of the package that was received from this sender under this id before, if there was one. */
  readonly received: (sender: Partner, id: string) => string | undefined | Promise<string | undefined>;
}

/** A package of which everything was verified. There is no other way to its content. */
export interface OpenedPackage {
  readonly manifest: Manifest;
  /** Names the signed content; see `packageDigest`. */
  readonly digest: string;
  /** SHA-256 of the file in base64url, by which both ends log the exchange; see `envelopeHash`. */
  readonly envelope: string;
  /** Of the content and of the file, in bytes. */
  readonly contentLength: number;
  readonly fileLength: number;
  /**
   * Reads the file a second time and gives its content in pieces of at most 64 KiB. Each chunk of 1 MiB is compared with
   * its signed hash before a piece of it is given, so a file that was changed in the meantime yields nothing that was not signed.
   * @throws PackageRefused `changed-since-verified`, `source-failed`
   */
  readonly content: () => AsyncGenerator<Uint8Array>;
}

interface Verified {
  readonly opening: string;
  readonly closing: string;
  readonly chunks: readonly string[];
}

/**
 * Verifies a whole package, giving out nothing of its content; the content is then read from the same file again.
 * So no plaintext has to be put aside, and nothing can be used before the verdict. Memory does not grow with the
 * package. The source is closed, whatever comes of it.
 * @throws PackageRefused with one of `PACKAGE_REFUSALS` or `IDENTITY_REFUSALS` as reason, and with the manifest where the
 *   sender's signature over it was good
 */
export async function openPackage(order: OpeningOrder): Promise<OpenedPackage> {
  const { source, recipient } = order;
  const envelope = createHash('sha256');
  const size = { file: 0 };
  const state: { opening?: Opening; closing?: string } = {};
  const chunks: string[] = [];
  let contentLength = 0;
  try {
    for await (const { part, length, pieces } of packageFrames(source, recipient.decryption, {
      envelope,
      size,
    })) {
      if (part === 'opening') {
        // Kept before its content is judged: from here on a refusal can say whose package it was.
        state.opening = await verifyOpening(asText(pieces), order);
        assertAcceptable(state.opening.manifest, order);
      } else if (part === 'chunk') {
        if (chunks.length === MOST_CHUNKS) throw new PackageRefused('layout-broken');
        chunks.push(sha256(...pieces));
        contentLength += length;
      } else {
        state.closing = asText(pieces);
        await verifyClosing(state.closing, required(state.opening), { chunks, contentLength });
      }
    }
    const opening = required(state.opening);
    const closing = required(state.closing);
    const digest = packageDigest(opening.text, closing);
    const { manifest } = opening;
    const before = await order.received(manifest.sender, manifest.id);
    if (before !== undefined) throw new PackageRefused(before === digest ? 'already-received' : 'id-reused');
    const verified: Verified = { opening: opening.text, closing, chunks };
    return Object.freeze({
      manifest,
      digest,
      envelope: envelope.digest('base64url'),
      contentLength,
      fileLength: size.file,
      content: () => readAgain(source, recipient.decryption, verified),
    });
  } catch (error) {
    throw asRefused(error, state.opening?.manifest);
  }
}

interface Opening {
  readonly text: string;
  readonly manifest: Manifest;
  readonly key: VerificationKey;
}

async function verifyOpening(text: string, { directory, now }: OpeningOrder): Promise<Opening> {
  const statement = parseStatement(OPENING, text);
  const manifest = readManifest(statement);
  const key = signingKeyOf(directory, manifest.sender, statement.kid, now);
  await verifyStatement(statement, key);
  return { text, manifest, key };
}

function assertAcceptable(manifest: Manifest, { recipient, directory, now }: OpeningOrder): void {
  const senderCard = entryOf(directory, manifest.sender).cards.at(-1);
  assertNotDowngraded(manifest.version, {
    here: PACKAGE_VERSIONS,
    bySender: senderCard?.speaks[PACKAGE_FORMAT] ?? [],
  });
  // The recipients are inside what is signed: who passes a package on cannot make it one for somebody else
  // (Davis, “Defective Sign & Encrypt”, USENIX 2001).
  const isForUs = manifest.recipients.some(
    (each) =>
      each.partner === recipient.partner &&
      recipient.decryption.some((key) => key.recipient === each.recipient),
  );
  if (!isForUs) throw new PackageRefused('misaddressed');
  if (new Date(manifest.created).getTime() > now.getTime() + CLOCK_SKEW_SECONDS * 1000)
    throw new PackageRefused('not-yet-valid');
  if (new Date(manifest.expires) < now) throw new PackageRefused('expired');
}

async function verifyClosing(
  text: string,
  opening: Opening,
  found: { readonly chunks: readonly string[]; readonly contentLength: number },
): Promise<void> {
  const statement = parseStatement(CLOSING, text);
  if (statement.kid !== opening.key.kid) throw new PackageRefused('closing-differs');
  await verifyStatement(statement, opening.key);
  const closing = readClosing(statement);
  if (closing.opening !== openingDigest(opening.text)) throw new PackageRefused('closing-differs');
  const same =
    closing.length === found.contentLength &&
    closing.chunks.length === found.chunks.length &&
    closing.chunks.every((hash, index) => hash === found.chunks[index]);
  if (!same) throw new PackageRefused('content-differs');
}

async function* readAgain(
  source: RepeatableSource,
  keys: readonly DecryptionKey[],
  verified: Verified,
): AsyncGenerator<Uint8Array> {
  let count = 0;
  try {
    for await (const { part, pieces } of packageFrames(source, keys)) {
      if (part === 'chunk') {
        if (sha256(...pieces) !== verified.chunks[count]) throw new PackageRefused('changed-since-verified');
        count += 1;
        yield* pieces;
      } else if (asText(pieces) !== verified[part]) throw new PackageRefused('changed-since-verified');
    }
  } catch (cause) {
    if (!(cause instanceof PackageRefused) || cause.reason === 'source-failed') throw cause;
    throw new PackageRefused('changed-since-verified', { cause });
  }
  if (count !== verified.chunks.length) throw new PackageRefused('changed-since-verified');
}

/** Decrypts the file and takes it apart; what comes out is proof against strangers, but not yet signed by anybody. */
async function* packageFrames(
  source: RepeatableSource,
  keys: readonly DecryptionKey[],
  tap?: { readonly envelope: Hash; readonly size: { file: number } },
): AsyncGenerator<Frame> {
  const reader = new ByteReader(tapped(source, tap));
  try {
    const fileKey = await readAgeHeader(reader, keys);
    yield* readFrames(decryptPayload(fileKey, reader));
  } finally {
    await reader.close();
  }
}

async function* tapped(
  source: RepeatableSource,
  tap: { readonly envelope: Hash; readonly size: { file: number } } | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of await source()) {
      tap?.envelope.update(piece);
      if (tap) tap.size.file += piece.length;
      yield piece;
    }
  } catch (cause) {
    throw new PackageRefused('source-failed', { cause });
  }
}

function asText(pieces: readonly Uint8Array[]): string {
  return Buffer.concat(pieces).toString('latin1');
}

/** The grammar of frames has made sure of it. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new PackageRefused('layout-broken');
  return value;
}
