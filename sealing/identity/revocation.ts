import type { Json, Partner } from '@foreland/model';
import { verificationKey } from './keys.ts';
import type { SigningKey, VerificationKey } from './keys.ts';
import { Members, toSeconds } from './members.ts';
import { IdentityRefused } from './refusal.ts';
import { parseStatement, signStatement } from './statement.ts';
import type { ParsedStatement, StatementType } from './statement.ts';

export const REVOCATION_REASONS = ['compromised', 'lost', 'superseded', 'closed'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** A partner's signed word that one of its signing keys counts no more, for anything, whenever it was signed. */
export interface Revocation {
  readonly partner: Partner;
  /** Key id of the signing key that is revoked. */
  readonly kid: string;
  readonly reason: RevocationReason;
  /** ISO 8601, UTC. For people: a thief can put any date on what he signs, so dates do not limit a revocation. */
  readonly revokedAt: string;
  readonly text: string;
}

export interface ParsedRevocation extends Revocation {
  readonly statement: ParsedStatement;
  /** Present where the emergency key signed: it shows itself for the first time. */
  readonly emergencyKey?: VerificationKey;
}

const REVOCATION: StatementType = { typ: 'foreland.key-revocation+jws', longest: 4096 };
const FORMAT = 'foreland-key-revocation';
const VERSION = 1;

/** @param by the key itself, the partner's present key, or its emergency key */
export function issueRevocation(
  revoked: {
    readonly partner: Partner;
    readonly kid: string;
    readonly reason: RevocationReason;
    readonly revokedAt: Date;
  },
  by: { readonly key: SigningKey; readonly isEmergency: boolean },
): Promise<string> {
  const payload: Json = {
    format: FORMAT,
    version: VERSION,
    iss: revoked.partner,
    iat: toSeconds(revoked.revokedAt),
    kid: revoked.kid,
    reason: revoked.reason,
    ...(by.isEmergency ? { emergencyKey: by.key.publicKey } : {}),
  };
  return signStatement(REVOCATION, payload, by.key);
}

/**
 * Takes a revocation apart; `acceptRevocation` checks its signature.
 * @throws IdentityRefused `statement-malformed`, `algorithm-refused`, `type-refused`, `version-unknown`, `content-invalid`, `key-weak`
 */
export function parseRevocation(text: string): ParsedRevocation {
  const statement = parseStatement(REVOCATION, text);
  const members = new Members(statement.payload);
  if (members.text('format', /^.{1,80}$/) !== FORMAT || members.integer('version', 0, 1e6) !== VERSION)
    throw new IdentityRefused('version-unknown');
  const revocation = {
    partner: members.partner('iss'),
    revokedAt: members.instant('iat'),
    kid: members.bytes32('kid'),
    reason: members.one('reason', REVOCATION_REASONS),
    ...(members.has('emergencyKey')
      ? { emergencyKey: verificationKey(members.bytes32('emergencyKey')) }
      : {}),
  };
  members.end();
  return Object.freeze({ ...revocation, text, statement });
}
