import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { openingBytes, parseOpening } from './opening.ts';
import type { CheckOpening } from './opening.ts';
import { refusal } from './refusal.ts';

/** A new key for a data-protection officer, `AGE-SECRET-KEY-1…`, from the random numbers of the runtime. */
export function newOfficerKey(): Promise<string> {
  return generateX25519Identity();
}

/** Public half of an officer's key. @throws ForelandError `check-opening-sealed` for a text that is none */
export async function officerRecipient(key: string): Promise<string> {
  try {
    return await identityToRecipient(key);
  } catch {
    throw sealed();
  }
}

/**
 * The opening, encrypted with age (age-encryption.org/v1) so that the data-protection officer alone reads it.
 * @param recipients public keys such as `age1…`; at least one
 * @throws ForelandError `check-opening-recipient`
 */
export async function sealOpening(opening: CheckOpening, recipients: readonly string[]): Promise<Uint8Array> {
  try {
    if (recipients.length === 0) throw new RangeError('no recipient');
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    return await encrypter.encrypt(openingBytes(opening));
  } catch {
    throw refusal(
      'opening-recipient',
      'The opening cannot be encrypted: a recipient is missing or no public key of age.',
      'Configure the public key of the data-protection officer; without it nothing is checked.',
      500,
    );
  }
}

/** @throws ForelandError `check-opening-sealed` where no identity opens it; `check-unreadable` */
export async function unsealOpening(
  opening: Uint8Array,
  ...identities: readonly (string | CryptoKey)[]
): Promise<CheckOpening> {
  let bytes: Uint8Array;
  try {
    const decrypter = new Decrypter();
    for (const identity of identities) decrypter.addIdentity(identity);
    bytes = await decrypter.decrypt(opening);
  } catch {
    throw sealed();
  }
  return parseOpening(bytes);
}

function sealed(): Error {
  return refusal(
    'opening-sealed',
    'The opening does not open with this identity, or has been changed.',
    'Use the identity of the data-protection officer to whom it was encrypted.',
    403,
  );
}
