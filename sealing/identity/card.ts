import { canonicalJson } from '@foreland/model';
import type { Json, Partner } from '@foreland/model';
import { Encrypter } from 'age-encryption';
import { GeneralSign, flattenedVerify } from 'jose';
import { BYTES_32, decodeBase64url, sha256 } from './encoding.ts';
import { verificationKey } from './keys.ts';
import type { SigningKey, VerificationKey } from './keys.ts';
import { Members, toSeconds } from './members.ts';
import { IdentityRefused } from './refusal.ts';
import { parseHeader, parsePayload } from './statement.ts';
import type { StatementType } from './statement.ts';

/** What a partner says of its own node: keys, address, validity. */
export interface PartnerCard {
  readonly partner: Partner;
  /** 1 for the first card of a partner, then one more each time. */
  readonly serial: number;
  /** Where the node answers, such as `https://foreland.example:8443`. */
  readonly origin: string;
  readonly signing: VerificationKey;
  /** `age1…`: what is sent to the partner is encrypted to this. */
  readonly recipient: string;
  /** SHA-256 of the SubjectPublicKeyInfo of the TLS certificate in base64url (as in RFC 7469 section 2.4). */
  readonly tlsPin: string;
  /** Key id of the emergency key, which is kept offline and not shown before it is needed. */
  readonly emergency: string;
  /** Present on a card that the emergency key vouches for; `emergency` may then name a new one. */
  readonly emergencyKey?: VerificationKey;
  /** ISO 8601, UTC, whole seconds; both ends included. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** Digest of the card before; absent on the first. */
  readonly previous?: string;
  /** Versions of each format that the node can read, such as `{ "foreland-package": [1] }`. */
  readonly speaks: Readonly<Record<string, readonly number[]>>;
  /** SHA-256 of what was signed, in base64url: names the card. Signatures do not count into it. */
  readonly digest: string;
  /** The card as it travels and is kept: JWS general JSON serialisation (RFC 7515 section 7.2.1). */
  readonly text: string;
}

/** What its owner decides about a card; the rest follows from the keys. */
export interface CardTerms {
  readonly partner: Partner;
  readonly origin: string;
  readonly recipient: string;
  readonly tlsPin: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly speaks: Readonly<Record<string, readonly number[]>>;
}

/** A card that was taken apart: it is well formed, and signed by the key that it names itself. */
export interface ParsedCard extends PartnerCard {
  /** Checks that the card is also signed by this key. @throws IdentityRefused `signature-invalid` */
  readonly signedBy: (key: VerificationKey) => Promise<boolean>;
  /** Key ids of all signatures. */
  readonly signers: readonly string[];
}

const CARD: StatementType = { typ: 'foreland.partner-card+jws', longest: 16_384 };
const FORMAT = 'foreland-partner-card';
const VERSION = 1;
const ORIGIN = /^https:\/\/[a-z0-9.-]{1,253}(:[1-9][0-9]{0,4})?$/;
const AGE_RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;
const FORMAT_NAME = /^[a-z][a-z0-9.-]{0,39}$/;
const MAX_SERIAL = 1_000_000;

/** The first card of a partner, which others accept by its fingerprint only. */
export function issueFirstCard(
  terms: CardTerms,
  keys: { readonly signing: SigningKey; readonly emergency: string },
): Promise<string> {
  return issue(terms, { serial: 1, emergency: keys.emergency, signing: keys.signing }, [keys.signing]);
}

/**
 * The card after `before`. With a new signing key, the old one signs as well: `vouching`. Where the old key is lost
 * or revoked, the emergency key vouches instead, and `nextEmergency` commits to the one that follows it.
 */
export function issueNextCard(
  before: PartnerCard,
  terms: CardTerms,
  keys: {
    readonly signing: SigningKey;
    readonly vouching:
      | { readonly by: 'signing'; readonly key: SigningKey }
      | { readonly by: 'emergency'; readonly key: SigningKey; readonly nextEmergency: string };
  },
): Promise<string> {
  const { signing, vouching } = keys;
  return issue(
    terms,
    {
      serial: before.serial + 1,
      previous: before.digest,
      signing,
      emergency: vouching.by === 'emergency' ? vouching.nextEmergency : before.emergency,
      ...(vouching.by === 'emergency' ? { emergencyKey: vouching.key.publicKey } : {}),
    },
    vouching.key.kid === signing.kid ? [signing] : [signing, vouching.key],
  );
}

async function issue(
  terms: CardTerms,
  chain: {
    readonly serial: number;
    readonly signing: SigningKey;
    readonly emergency: string;
    readonly emergencyKey?: string;
    readonly previous?: string;
  },
  signers: readonly SigningKey[],
): Promise<string> {
  const payload = {
    format: FORMAT,
    version: VERSION,
    partner: terms.partner,
    serial: chain.serial,
    origin: terms.origin,
    signingKey: chain.signing.publicKey,
    recipient: terms.recipient,
    tlsPin: terms.tlsPin,
    emergency: chain.emergency,
    ...(chain.emergencyKey === undefined ? {} : { emergencyKey: chain.emergencyKey }),
    validFrom: toSeconds(terms.validFrom),
    validUntil: toSeconds(terms.validUntil),
    ...(chain.previous === undefined ? {} : { previous: chain.previous }),
    speaks: terms.speaks,
  };
  const jws = new GeneralSign(Buffer.from(canonicalJson(payload)));
  for (const key of signers)
    jws.addSignature(key.privateKey).setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: CARD.typ });
  const { payload: encoded, signatures } = await jws.sign();
  const text = canonicalJson({
    payload: encoded,
    signatures: signatures.map((each) => ({ protected: each.protected ?? '', signature: each.signature })),
  });
  // What we could not read ourselves we do not publish.
  await parseCard(text);
  return text;
}

/**
 * Takes a card apart and checks what can be checked of it alone: form, algorithm, type, and the signature of the
 * key that it names. It says nothing on whether the card is the partner's: `enrol` and `acceptCard` do.
 * @throws IdentityRefused `statement-malformed`, `algorithm-refused`, `type-refused`, `version-unknown`,
 *   `content-invalid`, `key-weak`, `card-unvouched`, `signature-invalid`
 */
export async function parseCard(text: string): Promise<ParsedCard> {
  const jws = parseGeneral(text);
  const { payload, payloadText } = parsePayload(jws.payload);
  const content = readContent(new Members(payload));
  const signatures = new Map<string, { protected: string; signature: string }>();
  for (const signature of jws.signatures) {
    const kid = parseHeader(CARD, signature.protected);
    if (signatures.has(kid)) throw new IdentityRefused('statement-malformed');
    signatures.set(kid, signature);
  }
  const signedBy = async (key: VerificationKey): Promise<boolean> => {
    const signature = signatures.get(key.kid);
    if (signature === undefined) return false;
    try {
      await flattenedVerify({ payload: jws.payload, ...signature }, key.key, { algorithms: ['EdDSA'] });
      return true;
    } catch (cause) {
      throw new IdentityRefused('signature-invalid', { cause });
    }
  };
  if (!(await signedBy(content.signing))) throw new IdentityRefused('card-unvouched');
  return Object.freeze({
    ...content,
    digest: sha256('foreland card digest 1\n', payloadText),
    text,
    signedBy,
    signers: Object.freeze([...signatures.keys()]),
  });
}

function parseGeneral(text: string) {
  if (text.length > CARD.longest) throw new IdentityRefused('statement-malformed');
  let raw: Json;
  try {
    raw = JSON.parse(text) as Json;
  } catch (cause) {
    throw new IdentityRefused('statement-malformed', { cause });
  }
  const members = new Members(raw);
  const payload = members.text('payload', /^[A-Za-z0-9_-]+$/);
  const signatures = members.list('signatures', 3, (value, path) => {
    const each = new Members(value, path);
    const signature = {
      protected: each.text('protected', /^[A-Za-z0-9_-]+$/),
      signature: each.text('signature', /^[A-Za-z0-9_-]+$/),
    };
    each.end();
    if (decodeBase64url(signature.signature)?.length !== 64) throw new IdentityRefused('statement-malformed');
    return signature;
  });
  members.end();
  if (canonicalJson(raw) !== text) throw new IdentityRefused('statement-malformed');
  return { payload, signatures };
}

function readContent(members: Members): Omit<PartnerCard, 'digest' | 'text'> {
  if (members.text('format', /^.{1,80}$/) !== FORMAT || members.integer('version', 0, 1e6) !== VERSION)
    throw new IdentityRefused('version-unknown');
  const content = {
    partner: members.partner('partner'),
    serial: members.integer('serial', 1, MAX_SERIAL),
    origin: members.text('origin', ORIGIN),
    signing: verificationKey(members.bytes32('signingKey')),
    recipient: members.text('recipient', AGE_RECIPIENT),
    tlsPin: members.bytes32('tlsPin'),
    emergency: members.text('emergency', BYTES_32),
    ...(members.has('emergencyKey')
      ? { emergencyKey: verificationKey(members.bytes32('emergencyKey')) }
      : {}),
    validFrom: members.instant('validFrom'),
    validUntil: members.instant('validUntil'),
    ...(members.has('previous') ? { previous: members.bytes32('previous') } : {}),
    speaks: readSpeaks(members.object('speaks')),
  };
  members.end();
  const wrong =
    content.validUntil <= content.validFrom
      ? 'validUntil'
      : (content.serial === 1) !== (content.previous === undefined)
        ? 'previous'
        : content.emergency === content.signing.kid
          ? 'emergency'
          : !isAgeRecipient(content.recipient)
            ? 'recipient'
            : undefined;
  if (wrong !== undefined) throw new IdentityRefused('content-invalid', { path: wrong });
  return content;
}

function readSpeaks(members: Members): PartnerCard['speaks'] {
  const names = members.keys();
  if (names.length > 40) throw new IdentityRefused('content-invalid', { path: 'speaks' });
  const entries = names.map((name) => {
    if (!FORMAT_NAME.test(name)) throw new IdentityRefused('content-invalid', { path: 'speaks' });
    const versions = members.list(name, 20, (value, path) => {
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
        throw new IdentityRefused('content-invalid', { path });
      return value;
    });
    return [name, Object.freeze(versions)] as const;
  });
  return Object.freeze(Object.fromEntries(entries));
}

/** Bech32 (BIP 173) with its checksum, as the library reads it. */
function isAgeRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}
