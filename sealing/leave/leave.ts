import { PURPOSES, isCalendarDay, leaveScopeText, parseLeaveScope } from '@foreland/model';
import type { Json, LeaveScope, Partner, Purpose } from '@foreland/model';
import { signingKeyOf } from '../identity/directory.ts';
import type { Directory } from '../identity/directory.ts';
import type { Identity } from '../identity/identity.ts';
import { Members, toSeconds } from '../identity/members.ts';
import { IdentityRefused } from '../identity/refusal.ts';
import { parseStatement, signStatement, verifyStatement } from '../identity/statement.ts';
import type { StatementType } from '../identity/statement.ts';
import { UUID } from '../package/manifest.ts';

/** What an originator signs: who may pass what on to whom, for what and until when, and the list of statements that this covers now. */
export interface LeaveContent {
  readonly id: string;
  /** Each edition takes the place of those before. */
  readonly edition: number;
  readonly originator: Partner;
  readonly holder: Partner;
  readonly recipient: Partner;
  readonly purpose: Purpose;
  /** ISO day. */
  readonly until: string;
  /** What people chose; the list is what counts. */
  readonly scope: LeaveScope;
  /** See `listDigest`. */
  readonly list: string;
  readonly statements: number;
  /** The originator took it back, and with it what was passed on under it. */
  readonly ended: boolean;
  /** ISO 8601, UTC, whole seconds. */
  readonly signedAt: string;
}

export interface SignedLeave extends LeaveContent {
  readonly kid: string;
  readonly text: string;
}

const LEAVE: StatementType = { typ: 'foreland.leave+jws', longest: 262_144 };
const FORMAT = 'foreland-leave';
const VERSION = 1;

export async function issueLeave(content: LeaveContent, by: Identity): Promise<string> {
  const payload: Json = {
    format: FORMAT,
    version: VERSION,
    iss: by.partner,
    aud: content.holder,
    sub: content.recipient,
    iat: toSeconds(content.signedAt),
    id: content.id,
    edition: content.edition,
    purpose: content.purpose,
    until: content.until,
    scope: leaveScopeText(content.scope),
    list: content.list,
    statements: content.statements,
    ended: content.ended ? 1 : 0,
  };
  const text = await signStatement(LEAVE, payload, by.signing);
  // What we could not read ourselves we do not send.
  readLeave(text);
  return text;
}

/**
 * Takes a leave apart. Nothing of it is true before `verifyLeave` returned.
 * @throws IdentityRefused where it is none
 */
export function readLeave(text: string): SignedLeave {
  const statement = parseStatement(LEAVE, text);
  const members = new Members(statement.payload);
  if (members.text('format', /^.{1,80}$/) !== FORMAT || members.integer('version', 0, 1e6) !== VERSION)
    throw new IdentityRefused('version-unknown');
  const leave = {
    originator: members.partner('iss'),
    holder: members.partner('aud'),
    recipient: members.partner('sub'),
    signedAt: members.instant('iat'),
    id: members.text('id', UUID),
    edition: members.integer('edition', 1, 1e9),
    purpose: members.one('purpose', PURPOSES),
    until: members.text('until', /^\d{4}-\d{2}-\d{2}$/),
    scope: scopeIn(members.text('scope', /^\{[^\p{C}]{1,200000}\}$/u)),
    list: members.bytes32('list'),
    statements: members.integer('statements', 0, 1e9),
    ended: members.integer('ended', 0, 1) === 1,
  };
  members.end();
  if (!isCalendarDay(leave.until)) throw new IdentityRefused('content-invalid', { path: 'until' });
  return Object.freeze({ ...leave, kid: statement.kid, text });
}

function scopeIn(text: string): LeaveScope {
  const scope = parseLeaveScope(text);
  if (!scope) throw new IdentityRefused('content-invalid', { path: 'scope' });
  return scope;
}

/**
 * Verifies that the originator signed it, with a key that counts now.
 * @throws IdentityRefused
 */
export async function verifyLeave(
  text: string,
  { directory, now }: { readonly directory: Directory; readonly now: Date },
): Promise<SignedLeave> {
  const leave = readLeave(text);
  await verifyStatement(
    parseStatement(LEAVE, text),
    signingKeyOf(directory, leave.originator, leave.kid, now),
  );
  return leave;
}
