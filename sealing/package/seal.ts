import { createHash } from 'node:crypto';
import type { Handling, Partner, Purpose } from '@foreland/model';
import { cardInForce } from '../identity/directory.ts';
import type { Directory } from '../identity/directory.ts';
import { sha256 } from '../identity/encoding.ts';
import type { Identity } from '../identity/identity.ts';
import { toSeconds } from '../identity/members.ts';
import { IdentityRefused } from '../identity/refusal.ts';
import { parseStatement, signStatement } from '../identity/statement.ts';
import { makeAgeHeader } from './age-header.ts';
import { encryptPayload } from './age-payload.ts';
import { ByteReader } from './bytes.ts';
import type { ByteSource } from './bytes.ts';
import { frameHead, magicLine } from './frames.ts';
import {
  CLOSING,
  CONTENT_CHUNK,
  MOST_CHUNKS,
  OPENING,
  PACKAGE_FORMAT,
  PACKAGE_VERSIONS,
  closingJson,
  manifestJson,
  openingDigest,
  packageDigest,
  readManifest,
} from './manifest.ts';
import type { Manifest, ParentPackage } from './manifest.ts';
import { PackageRefused } from './refusal.ts';

/** What a sender decides about a package. Everything else follows from its identity and its directory. */
export interface SealingOrder {
  readonly sender: Identity;
  readonly recipients: readonly Partner[];
  /** Holds the cards of the recipients, and the sender's own. */
  readonly directory: Directory;
  readonly kind: string;
  readonly mediaType: string;
  readonly purpose: Purpose;
  readonly handling: readonly Handling[];
  readonly legalBasis: string;
  readonly parent?: ParentPackage;
  readonly expires: Date;
  readonly content: ByteSource;
  readonly now: Date;
  /** Such as `crypto.getRandomValues` over so many bytes. Keys of the age file are drawn by the age library itself. */
  readonly random: (bytes: number) => Uint8Array;
  /** UUID; left out, a random one is drawn. Never use one again for other content. */
  readonly id?: string;
}

/** What is known of a package when its last byte was made. */
export interface SealedPackage {
  readonly manifest: Manifest;
  /** Names the signed content; see `packageDigest`. */
  readonly digest: string;
  /** SHA-256 of the file in base64url, by which both ends log the exchange; see `envelopeHash`. */
  readonly envelope: string;
  /** Of the content and of the file, in bytes. */
  readonly contentLength: number;
  readonly fileLength: number;
}

export interface Sealing {
  readonly manifest: Manifest;
  /** The file. Reading drives the work; the content is read once, and only as fast as this is. */
  readonly stream: ReadableStream<Uint8Array>;
  /** Resolves when the stream was read to its end; rejects when the content failed or reading stopped before. */
  readonly sealed: Promise<SealedPackage>;
}

/**
 * Seals a package: signed by the sender, encrypted to the present keys of the recipients, in one pass and in
 * memory that does not grow with the content. Refusals come before the first byte.
 * @throws IdentityRefused `partner-unknown`, `card-expired`, `card-not-yet-valid`, `key-revoked` (of a recipient or of the sender),
 *   `key-superseded` where the sender's identity is not that of its card, `version-unknown` where a recipient does
 *   not speak the format, `content-invalid` with the member at fault
 */
export async function sealPackage(order: SealingOrder): Promise<Sealing> {
  const { sender, directory, now } = order;
  const own = cardInForce(directory, sender.partner, now);
  if (own.signing.kid !== sender.signing.kid) throw new IdentityRefused('key-superseded');
  const version = PACKAGE_VERSIONS.at(-1) ?? 1;
  const recipients = [...new Set(order.recipients)].sort().map((partner) => {
    const card = cardInForce(directory, partner, now);
    if (!(card.speaks[PACKAGE_FORMAT] ?? []).includes(version)) throw new IdentityRefused('version-unknown');
    return { partner, recipient: card.recipient };
  });
  const draft: Manifest = {
    version,
    id: order.id ?? uuid(order.random(16)),
    sender: sender.partner,
    recipients,
    created: now.toISOString(),
    expires: order.expires.toISOString(),
    kind: order.kind,
    mediaType: order.mediaType,
    purpose: order.purpose,
    handling: [...new Set(order.handling)].sort(),
    legalBasis: order.legalBasis,
    ...(order.parent === undefined ? {} : { parent: order.parent }),
  };
  if (toSeconds(draft.expires) <= toSeconds(draft.created))
    throw new IdentityRefused('content-invalid', { path: 'exp' });
  const opening = await signStatement(OPENING, manifestJson(draft), sender.signing);
  // Read back: what we could not read ourselves we do not send.
  const manifest = readManifest(parseStatement(OPENING, opening));
  const { header, fileKey } = await makeAgeHeader(recipients.map(({ recipient }) => recipient));

  const result = Promise.withResolvers<SealedPackage>();
  // Whoever reads the stream sees its failure there; `sealed` may be left alone.
  result.promise.catch(() => undefined);
  const pieces = file({
    header,
    fileKey,
    nonce: order.random(16),
    opening,
    manifest,
    order,
    done: result.resolve,
    failed: result.reject,
  });
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
        result.reject(new PackageRefused('truncated'));
      },
    },
    { highWaterMark: 0 },
  );
  return Object.freeze({ manifest, stream, sealed: result.promise });
}

async function* file(parts: {
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
  readonly nonce: Uint8Array;
  readonly opening: string;
  readonly manifest: Manifest;
  readonly order: SealingOrder;
  readonly done: (sealed: SealedPackage) => void;
  readonly failed: (reason: unknown) => void;
}): AsyncGenerator<Uint8Array> {
  const { manifest, opening, order, done, failed } = parts;
  const envelope = createHash('sha256');
  let fileLength = 0;
  const written = (piece: Uint8Array) => {
    envelope.update(piece);
    fileLength += piece.length;
    return piece;
  };
  const ending = { digest: '', contentLength: 0 };
  try {
    yield written(parts.header);
    const plaintext = frames(opening, order, ending);
    for await (const piece of encryptPayload(parts.fileKey, parts.nonce, plaintext)) yield written(piece);
    done(Object.freeze({ manifest, ...ending, envelope: envelope.digest('base64url'), fileLength }));
  } catch (error) {
    failed(error);
    throw error;
  }
}

/** Opening manifest, content, closing manifest: hashes are known only after the content was read, so they come last. */
async function* frames(
  opening: string,
  order: SealingOrder,
  ending: { digest: string; contentLength: number },
): AsyncGenerator<Uint8Array> {
  yield magicLine();
  yield frameHead('opening', opening.length);
  yield Buffer.from(opening);
  const chunks: string[] = [];
  let length = 0;
  const reader = new ByteReader(order.content);
  try {
    const chunk = new Uint8Array(CONTENT_CHUNK);
    for (;;) {
      const filled = await reader.readInto(chunk);
      if (filled === 0) break;
      if (chunks.length === MOST_CHUNKS) throw new IdentityRefused('content-invalid', { path: 'length' });
      const body = chunk.subarray(0, filled);
      chunks.push(sha256(body));
      length += filled;
      yield frameHead('chunk', filled);
      // The buffer is used again: whoever takes this has copied it before it asks for more.
      yield body;
      if (filled < CONTENT_CHUNK) break;
    }
  } finally {
    await reader.close();
  }
  const closing = await signStatement(
    CLOSING,
    closingJson({ opening: openingDigest(opening), length, chunks }),
    order.sender.signing,
  );
  yield frameHead('closing', closing.length);
  yield Buffer.from(closing);
  ending.digest = packageDigest(opening, closing);
  ending.contentLength = length;
}

/** UUID version 4 (RFC 9562 section 5.4). */
function uuid(random: Uint8Array): string {
  const bytes = Buffer.from(random.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
