import type { Json, Partner, RecallEffect } from '@foreland/model';
import { CLOCK_SKEW_SECONDS, signingKeyOf } from '../identity/directory.ts';
import type { Directory } from '../identity/directory.ts';
import type { Identity } from '../identity/identity.ts';
import { Members, toSeconds } from '../identity/members.ts';
import { IdentityRefused } from '../identity/refusal.ts';
import { parseStatement, signStatement, verifyStatement } from '../identity/statement.ts';
import type { StatementType } from '../identity/statement.ts';
import { UUID } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { PackageRefused, asRefused } from './refusal.ts';

/** What the receiver of a package says of it, for the one who sent it. */
export interface ReceiptContent {
  readonly packageId: string;
  /** SHA-256 of the file as it arrived; for a refused package it tells the sender whether it was changed on its way. */
  readonly envelope: string;
  /** Of the package; absent where it could not be verified so far. */
  readonly digest?: string;
  readonly sender: Partner;
  /** ISO 8601, UTC, whole seconds. */
  readonly receivedAt: string;
  readonly outcome: 'accepted' | 'refused';
  /** Why it was refused, in kebab case: a reason of `PackageRefused`, or one of the node's own. */
  readonly reason?: string;
  /** SHA-256 of what was applied, in base64url, as the kind of package defines it; only of an accepted package. */
  readonly applied?: string;
  /** What rested on what an accepted package took back, and was withdrawn or computed anew: counts, and never what of. */
  readonly derived?: RecallEffect;
}

export interface Receipt extends ReceiptContent {
  readonly recipient: Partner;
  readonly text: string;
}

/** The package as its sender remembers it: a `SealedPackage` has these members. */
export interface SentPackage {
  readonly manifest: Pick<Manifest, 'id' | 'sender' | 'recipients'>;
  readonly digest: string;
  readonly envelope: string;
}

const RECEIPT: StatementType = { typ: 'foreland.package-receipt+jws', longest: 4096 };
const FORMAT = 'foreland-package-receipt';
const VERSION = 1;
const REASON = /^[a-z][a-z0-9-]{0,59}$/;

/** @throws IdentityRefused `content-invalid` with the member at fault */
export async function issueReceipt(content: ReceiptContent, by: Identity): Promise<string> {
  const payload: Json = {
    format: FORMAT,
    version: VERSION,
    iss: by.partner,
    aud: content.sender,
    iat: toSeconds(content.receivedAt),
    package: content.packageId,
    envelope: content.envelope,
    digest: content.digest,
    outcome: content.outcome,
    reason: content.reason,
    applied: content.applied,
    derived: content.derived && { ...content.derived },
  };
  const text = await signStatement(RECEIPT, payload, by.signing);
  // What we could not read ourselves we do not send.
  readReceipt(text);
  return text;
}

/**
 * The same receipt under the recipient's present key. What an earlier key signed counts for some days only, and a sender may
 * ask again after that.
 * @param text a receipt that this recipient issued and kept
 */
export async function renewReceipt(text: string, by: Identity): Promise<string> {
  const { statement } = readReceipt(text);
  return statement.kid === by.signing.kid ? text : signStatement(RECEIPT, statement.payload, by.signing);
}

/**
 * Verifies a receipt for a package that we sent. An accepted package must have arrived exactly as it was sent.
 * @param context.from the partner that was to receive it
 * @throws PackageRefused `receipt-differs`, `not-yet-valid`, or a reason of `IDENTITY_REFUSALS`
 */
export async function verifyReceipt(
  text: string,
  context: {
    readonly sent: SentPackage;
    readonly from: Partner;
    readonly directory: Directory;
    readonly now: Date;
  },
): Promise<Receipt> {
  try {
    const { sent, from, directory, now } = context;
    const { statement, receipt } = readReceipt(text);
    await verifyStatement(statement, signingKeyOf(directory, receipt.recipient, statement.kid, now));
    const isAbout =
      receipt.recipient === from &&
      receipt.sender === sent.manifest.sender &&
      receipt.packageId === sent.manifest.id &&
      sent.manifest.recipients.some(({ partner }) => partner === from);
    const isSame = receipt.digest === sent.digest && receipt.envelope === sent.envelope;
    if (!isAbout || (receipt.outcome === 'accepted' && !isSame)) throw new PackageRefused('receipt-differs');
    if (new Date(receipt.receivedAt).getTime() > now.getTime() + CLOCK_SKEW_SECONDS * 1000)
      throw new PackageRefused('not-yet-valid');
    return receipt;
  } catch (error) {
    throw asRefused(error, undefined);
  }
}

/** What a receipt says that was verified when it came. @throws IdentityRefused where it is none */
export function parseReceipt(text: string): Receipt {
  return readReceipt(text).receipt;
}

function readReceipt(text: string) {
  const statement = parseStatement(RECEIPT, text);
  const members = new Members(statement.payload);
  if (members.text('format', /^.{1,80}$/) !== FORMAT || members.integer('version', 0, 1e6) !== VERSION)
    throw new IdentityRefused('version-unknown');
  const receipt: Receipt = {
    recipient: members.partner('iss'),
    sender: members.partner('aud'),
    receivedAt: members.instant('iat'),
    packageId: members.text('package', UUID),
    envelope: members.bytes32('envelope'),
    ...(members.has('digest') ? { digest: members.bytes32('digest') } : {}),
    outcome: members.one('outcome', ['accepted', 'refused']),
    ...(members.has('reason') ? { reason: members.text('reason', REASON) } : {}),
    ...(members.has('applied') ? { applied: members.bytes32('applied') } : {}),
    ...(members.has('derived') ? { derived: effectIn(members.object('derived')) } : {}),
    text,
  };
  members.end();
  const isAccepted = receipt.outcome === 'accepted';
  if (isAccepted && receipt.digest === undefined)
    throw new IdentityRefused('content-invalid', { path: 'digest' });
  if (isAccepted === (receipt.reason !== undefined))
    throw new IdentityRefused('content-invalid', { path: 'reason' });
  if (!isAccepted && receipt.derived !== undefined)
    throw new IdentityRefused('content-invalid', { path: 'derived' });
  if (!isAccepted && receipt.applied !== undefined)
    throw new IdentityRefused('content-invalid', { path: 'applied' });
  return { statement, receipt: Object.freeze(receipt) };
}

function effectIn(members: Members): RecallEffect {
  const count = (key: string): number => members.integer(key, 0, Number.MAX_SAFE_INTEGER);
  const effect = {
    views: count('views'),
    leads: count('leads'),
    matches: count('matches'),
    indicators: count('indicators'),
  };
  members.end();
  return effect;
}
