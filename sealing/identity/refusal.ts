import { ForelandError } from '@foreland/model';

interface Words {
  readonly message: string;
  readonly remedy: string;
  /** HTTP status that fits (RFC 9110); 400 where left out. */
  readonly status?: number;
}

const ASK_PARTNER = 'Ask the partner for its present card, and compare its fingerprint by another channel.';
const KEEP = 'Keep what you hold, and tell the sender.';

/** Why a signed statement, a card, a revocation or a directory is not accepted. Codes are stable. */
export const IDENTITY_REFUSALS = {
  'statement-malformed': {
    message: 'This is not a signed statement in the form that is expected here.',
    remedy: KEEP,
  },
  'algorithm-refused': {
    message: 'The statement is signed by an algorithm or with header members that are not allowed.',
    remedy: 'Only EdDSA with Ed25519 and the members alg, kid and typ are accepted.',
  },
  'type-refused': {
    message: 'The statement was signed to be something else than what it is presented as.',
    remedy: KEEP,
  },
  'version-unknown': {
    message: 'The format or its version is not one that this node speaks.',
    remedy: 'Update the older of the two nodes.',
  },
  'content-invalid': {
    message: 'A member of the signed statement is missing, unknown or malformed.',
    remedy: 'Tell the sender: its software and this one do not agree on the format.',
  },
  'signature-invalid': {
    message: 'A signature does not fit the statement and the key it names.',
    remedy: KEEP,
    status: 401,
  },
  'partner-unknown': {
    message: 'No card of this partner has been accepted here.',
    remedy: 'Enrol the partner: read its card and compare the fingerprint by another channel.',
    status: 403,
  },
  'key-unknown': {
    message: 'The statement names a key that is on no accepted card of the partner.',
    remedy: ASK_PARTNER,
    status: 403,
  },
  'key-of-another': {
    message: 'The statement names a key that belongs to another partner.',
    remedy: 'Tell both partners; do not use the statement.',
    status: 403,
  },
  'key-weak': {
    message: 'The public key is of small order or no point, so that its signatures prove nothing.',
    remedy: ASK_PARTNER,
  },
  'key-revoked': {
    message: 'The key was revoked.',
    remedy: 'Ask the partner for a card with a new key, and compare its fingerprint by another channel.',
    status: 403,
  },
  'key-superseded': {
    message: 'The key was replaced by a newer one, and the time in which both count is over.',
    remedy: 'The partner has to sign with its present key.',
    status: 403,
  },
  'card-expired': {
    message: 'The card of the partner has expired.',
    remedy: 'Ask the partner for its next card.',
    status: 403,
  },
  'card-not-yet-valid': {
    message: 'The card of the partner is not valid yet.',
    remedy: 'Wait until it is, or check the clock of this machine.',
    status: 403,
  },
  'card-outdated': {
    message: 'The card is older than the one that is held.',
    remedy: 'Keep the newer card; whoever offers the old one may be trying to bring an old key back.',
    status: 409,
  },
  'card-forked': {
    message: 'Two different cards of the partner bear the same number.',
    remedy: 'Trust neither until the partner has said by another channel which one is its own.',
    status: 409,
  },
  'card-gap': {
    message: 'The card does not follow the one that is held: a card in between is missing.',
    remedy: 'Ask the partner for the cards in between.',
    status: 409,
  },
  'card-unvouched': {
    message: 'The new card is signed neither by the key before it nor by the emergency key.',
    remedy: ASK_PARTNER,
    status: 403,
  },
  'partner-enrolled': {
    message: 'A card of this partner is held already.',
    remedy: 'Accept the new card as its successor, or say that it is to replace what is held.',
    status: 409,
  },
  'fingerprint-mistyped': {
    message: 'The digits are not a fingerprint: their check digits do not fit.',
    remedy: 'Read all eight groups again and type them in once more.',
  },
  'fingerprint-differs': {
    message: 'The fingerprint is that of another card.',
    remedy: 'Do not enrol the partner; find out who changed the card on its way.',
    status: 403,
  },
  'revocation-unauthorised': {
    message: 'The key that signed the revocation may not revoke this key.',
    remedy: ASK_PARTNER,
    status: 403,
  },
  'directory-expired': {
    message: 'The directory has expired.',
    remedy: 'Fetch the present directory from its issuer.',
  },
  'directory-not-yet-valid': {
    message: 'The directory says that it was issued in the future.',
    remedy: 'Check the clock of this machine.',
  },
  'directory-outdated': {
    message: 'The directory is older than the one that was read before.',
    remedy: 'Fetch the present directory from its issuer.',
    status: 409,
  },
  'directory-forked': {
    message: 'The directory contradicts the one of its issuer that was read before.',
    remedy: 'Ask the issuer by another channel which directory is its own.',
    status: 409,
  },
} as const satisfies Readonly<Record<string, Words>>;

export type IdentityRefusal = keyof typeof IDENTITY_REFUSALS;

/** Code of the error is the reason itself, such as `key-revoked`. */
export class IdentityRefused extends ForelandError {
  readonly reason: IdentityRefusal;

  constructor(reason: IdentityRefusal, more: { readonly path?: string; readonly cause?: unknown } = {}) {
    const words: Words = IDENTITY_REFUSALS[reason];
    super({
      code: reason,
      message: words.message,
      remedy: words.remedy,
      ...(words.status === undefined ? {} : { status: words.status }),
      ...(more.path === undefined ? {} : { place: { path: more.path } }),
      ...(more.cause === undefined ? {} : { cause: more.cause }),
    });
    this.name = 'IdentityRefused';
    this.reason = reason;
  }
}
