import type { Json, Partner } from '@foreland/model';
import { signingKeyFromSeed } from './keys.ts';
import type { SigningKey } from './keys.ts';
import { Members } from './members.ts';
import { IdentityRefused } from './refusal.ts';

/** An emergency key with whose it is, as it lies in a safe. */
export interface EmergencyKey {
  /** Missing where it is the bare seed that a node makes which was not set up with a file of its own. */
  readonly partner: Partner | undefined;
  readonly key: SigningKey;
}

const FORMAT = 'foreland-emergency-key';
const VERSION = 1;
const LONGEST = 4096;
const BARE = /^[0-9a-f]{64}$/;

const NOTE =
  'Keep this file off the machine of the node, in a safe. It revokes keys of the node that are lost or stolen, and vouches for new ones. Whoever has it can take the place of the node among its partners.';

/** @param seed 32 random bytes */
export function emergencyKeyText(partner: Partner, seed: Uint8Array): string {
  const content = {
    format: FORMAT,
    version: VERSION,
    partner,
    seed: Buffer.from(seed).toString('hex'),
    keyId: signingKeyFromSeed(seed).kid,
    note: NOTE,
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** @throws IdentityRefused `statement-malformed`, `version-unknown`, `content-invalid` */
export function parseEmergencyKey(text: string): EmergencyKey {
  if (BARE.test(text.trim()))
    return Object.freeze({ partner: undefined, key: signingKeyFromSeed(Buffer.from(text.trim(), 'hex')) });
  const members = new Members(jsonOf(text));
  if (members.text('format', /^.{1,80}$/) !== FORMAT || members.integer('version', 0, 1e6) !== VERSION)
    throw new IdentityRefused('version-unknown');
  const partner = members.partner('partner');
  const key = signingKeyFromSeed(Buffer.from(members.text('seed', /^[0-9a-f]{64}$/), 'hex'));
  // A slip in copying the seed makes another key, which would be found out in the emergency only.
  if (members.bytes32('keyId') !== key.kid) throw new IdentityRefused('content-invalid', { path: 'keyId' });
  members.text('note', /^[^\p{Cc}]{0,500}$/u);
  members.end();
  return Object.freeze({ partner, key });
}

function jsonOf(text: string): Json {
  if (text.length > LONGEST) throw new IdentityRefused('statement-malformed');
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new IdentityRefused('statement-malformed', { cause });
  }
}
