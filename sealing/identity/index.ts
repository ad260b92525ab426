export { issueFirstCard, issueNextCard, parseCard } from './card.ts';
export type { CardTerms, ParsedCard, PartnerCard } from './card.ts';
export {
  CLOCK_SKEW_SECONDS,
  EMPTY_DIRECTORY,
  OVERLAP_DAYS,
  acceptCard,
  acceptRevocation,
  cardInForce,
  directoryTexts,
  enrol,
  enrolOwn,
  restoreDirectory,
  signingKeyOf,
} from './directory.ts';
export type { Directory, DirectoryEntry, DirectoryTexts } from './directory.ts';
export { emergencyKeyText, parseEmergencyKey } from './emergency-key.ts';
export type { EmergencyKey } from './emergency-key.ts';
export { assertFingerprint, fingerprintOf } from './fingerprint.ts';
export { identityFromSeeds } from './identity.ts';
export type { Identity } from './identity.ts';
export { decryptionKeyFromSeed, signingKeyFromSeed, verificationKey } from './keys.ts';
export type { DecryptionKey, SigningKey, VerificationKey } from './keys.ts';
export { mergeDirectory, publishDirectory, readDirectory } from './published-directory.ts';
export type { DirectoryVersion, MergedDirectory, PublishedDirectory } from './published-directory.ts';
export { IDENTITY_REFUSALS, IdentityRefused } from './refusal.ts';
export type { IdentityRefusal } from './refusal.ts';
export { REVOCATION_REASONS, issueRevocation, parseRevocation } from './revocation.ts';
export type { Revocation, RevocationReason } from './revocation.ts';
export { parseStatement, signStatement, verifyStatement } from './statement.ts';
export type { ParsedStatement, StatementType } from './statement.ts';
