import { PURPOSES } from '@foreland/model';
import type { Handling, Json, Partner, Purpose } from '@foreland/model';
import { sha256 } from '../identity/encoding.ts';
import { Members, toSeconds } from '../identity/members.ts';
import { IdentityRefused } from '../identity/refusal.ts';
import type { ParsedStatement, StatementType } from '../identity/statement.ts';
import { PackageRefused } from './refusal.ts';

/** Name of the format on partner cards (`speaks`), and the versions that this code reads and writes. */
export const PACKAGE_FORMAT = 'foreland-package';
export const PACKAGE_VERSIONS: readonly number[] = [1];

/** Content is hashed in chunks of 1 MiB: 64 GiB have a closing manifest of 3 MB. */
export const CONTENT_CHUNK = 1_048_576;
export const MOST_CHUNKS = 65_536;
/** A package that is valid for longer would have to be remembered for longer, lest it be played again. */
export const LONGEST_VALIDITY_DAYS = 92;

/** A package that this one passes on. */
export interface ParentPackage {
  readonly sender: Partner;
  readonly id: string;
  readonly digest: string;
}

/** What the sender signs before the content. */
export interface Manifest {
  readonly version: number;
  /** UUID in lower case; one sender uses it once. */
  readonly id: string;
  readonly sender: Partner;
  /** Sorted by partner. Who opens the package must be among them, with the key that opens it. */
  readonly recipients: readonly { readonly partner: Partner; readonly recipient: string }[];
  /** ISO 8601, UTC, whole seconds; both ends included. */
  readonly created: string;
  readonly expires: string;
  /** What the content means, such as `release`, `retraction`, `request`; the list is open, in kebab case. */
  readonly kind: string;
  /** Of the content, such as `application/jsonl`. */
  readonly mediaType: string;
  readonly purpose: Purpose;
  readonly handling: readonly Handling[];
  readonly legalBasis: string;
  readonly parent?: ParentPackage;
}

/** What the sender signs after the content. */
export interface Closing {
  /** SHA-256 of the opening manifest as it stands in the package: binds the two. */
  readonly opening: string;
  /** Of the content in bytes. */
  readonly length: number;
  /** SHA-256 of each chunk of `CONTENT_CHUNK` bytes; the last may be shorter, none is empty. */
  readonly chunks: readonly string[];
}

export const OPENING: StatementType = { typ: 'foreland.package-opening+jws', longest: 65_536 };
export const CLOSING: StatementType = { typ: 'foreland.package-closing+jws', longest: 4_194_304 };

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KIND = /^[a-z][a-z0-9-]{0,39}$/;
const MEDIA_TYPE = /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,60}(;[a-z]+=[A-Za-z0-9.+-]{1,40})?$/;
const LEGAL_BASIS = /^[^\p{C}]{1,500}$/u;
const HANDLING = /^(H[0-3]|H3:[^\p{C}]{1,200})$/u;
const RECIPIENT = /^age1[a-z0-9]{58}$/;

export function manifestJson(manifest: Manifest): Json {
  return {
    format: PACKAGE_FORMAT,
    version: manifest.version,
    jti: manifest.id,
    iss: manifest.sender,
    aud: manifest.recipients.map(({ partner, recipient }) => ({ partner, recipient })),
    iat: toSeconds(manifest.created),
    exp: toSeconds(manifest.expires),
    kind: manifest.kind,
    mediaType: manifest.mediaType,
    purpose: manifest.purpose,
    handling: manifest.handling,
    legalBasis: manifest.legalBasis,
    ...(manifest.parent === undefined ? {} : { parent: { ...manifest.parent } }),
  };
}

/** @throws IdentityRefused `version-unknown`, `content-invalid` */
export function readManifest(statement: ParsedStatement): Manifest {
  const members = new Members(statement.payload);
  const version = readVersion(members);
  const manifest = {
    version,
    id: members.text('jti', UUID),
    sender: members.partner('iss'),
    recipients: Object.freeze(members.list('aud', 20, readRecipient)),
    created: members.instant('iat'),
    expires: members.instant('exp'),
    kind: members.text('kind', KIND),
    mediaType: members.text('mediaType', MEDIA_TYPE),
    purpose: members.one('purpose', PURPOSES),
    handling: Object.freeze(members.texts('handling', 20, HANDLING) as Handling[]),
    legalBasis: members.text('legalBasis', LEGAL_BASIS),
    ...(members.has('parent') ? { parent: readParent(members.object('parent')) } : {}),
  };
  members.end();
  if (!isSortedSet(manifest.recipients.map(({ partner }) => partner)) || manifest.recipients.length === 0)
    throw invalid('aud');
  if (!isSortedSet(manifest.handling)) throw invalid('handling');
  const days = (toSeconds(manifest.expires) - toSeconds(manifest.created)) / 86_400;
  if (days < 0 || days > LONGEST_VALIDITY_DAYS) throw invalid('exp');
  return Object.freeze(manifest);
}

export function closingJson(closing: Closing): Json {
  return {
    format: PACKAGE_FORMAT,
    version: PACKAGE_VERSIONS.at(-1) ?? 1,
    opening: closing.opening,
    length: closing.length,
    chunks: closing.chunks,
  };
}

/** @throws IdentityRefused `version-unknown`, `content-invalid` */
export function readClosing(statement: ParsedStatement): Closing {
  const members = new Members(statement.payload);
  readVersion(members);
  const closing = {
    opening: members.bytes32('opening'),
    length: members.integer('length', 0, CONTENT_CHUNK * MOST_CHUNKS),
    chunks: Object.freeze(members.texts('chunks', MOST_CHUNKS, /^[A-Za-z0-9_-]{43}$/)),
  };
  members.end();
  return Object.freeze(closing);
}

/**
 * The digest of a package: of what its sender signed, and through that of its content. It stays the same however
 * often the package is encrypted, and there is one for each package: signatures have one form only.
 * @param opening and closing manifest as they stand in the package
 */
export function packageDigest(opening: string, closing: string): string {
  return sha256('foreland package digest 1\n', opening, '\n', closing);
}

export function openingDigest(opening: string): string {
  return sha256('foreland package opening 1\n', opening);
}

/**
 * Whoever stands between two nodes must not bring them back to an older format than the newest that both speak.
 * @throws PackageRefused `downgraded`
 */
export function assertNotDowngraded(
  version: number,
  spoken: { readonly here: readonly number[]; readonly bySender: readonly number[] },
): void {
  const both = spoken.here.filter((each) => spoken.bySender.includes(each));
  if (both.some((each) => each > version)) throw new PackageRefused('downgraded');
}

function readVersion(members: Members): number {
  const format = members.text('format', /^.{1,80}$/);
  const version = members.integer('version', 0, 1e6);
  if (format !== PACKAGE_FORMAT || !PACKAGE_VERSIONS.includes(version))
    throw new IdentityRefused('version-unknown');
  return version;
}

function readRecipient(value: Json, path: string): Manifest['recipients'][number] {
  const members = new Members(value, path);
  const recipient = { partner: members.partner('partner'), recipient: members.text('recipient', RECIPIENT) };
  members.end();
  return Object.freeze(recipient);
}

function readParent(members: Members): ParentPackage {
  const parent = {
    sender: members.partner('sender'),
    id: members.text('id', UUID),
    digest: members.bytes32('digest'),
  };
  members.end();
  return Object.freeze(parent);
}

function isSortedSet(values: readonly string[]): boolean {
  return values.every((value, index) => index === 0 || (values[index - 1] ?? '') < value);
}

function invalid(path: string): IdentityRefused {
  return new IdentityRefused('content-invalid', { path });
}
