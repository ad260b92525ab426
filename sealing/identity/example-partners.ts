import type { Partner } from '@foreland/model';
import { issueFirstCard } from './card.ts';
import type { CardTerms } from './card.ts';
import { EMPTY_DIRECTORY, enrolOwn } from './directory.ts';
import type { Directory } from './directory.ts';
import { sha256 } from './encoding.ts';
import { identityFromSeeds } from './identity.ts';
import type { Identity } from './identity.ts';
import { signingKeyFromSeed } from './keys.ts';
import type { SigningKey } from './keys.ts';

/** A fictional partner for tests and measurements. Its keys come from its name: never use them for anything else. */
export interface ExamplePartner {
  readonly identity: Identity;
  readonly emergency: SigningKey;
  readonly terms: CardTerms;
  readonly card: string;
}

export const EXAMPLE_NOW = new Date('2026-11-25T12:00:00Z');

/** @param generation another one gives other keys for the same partner */
export async function exampleIdentity(partner: Partner, generation = 1): Promise<Identity> {
  return identityFromSeeds({
    partner,
    signing: exampleSeed(`${partner} signing ${generation}`),
    encryption: [exampleSeed(`${partner} encryption ${generation}`)],
  });
}

export async function examplePartner(partner: Partner): Promise<ExamplePartner> {
  const identity = await exampleIdentity(partner);
  const emergency = signingKeyFromSeed(exampleSeed(`${partner} emergency`));
  const terms: CardTerms = {
    partner,
    origin: `https://${partner.toLowerCase()}.foreland.example:8443`,
    recipient: identity.decryption[0].recipient,
    tlsPin: sha256(`fictional certificate of ${partner}`),
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validUntil: new Date('2027-12-31T00:00:00Z'),
    speaks: { 'foreland-package': [1] },
  };
  const card = await issueFirstCard(terms, { signing: identity.signing, emergency: emergency.kid });
  return { identity, emergency, terms, card };
}

/** A directory in which these partners are enrolled. */
export async function exampleDirectory(partners: readonly ExamplePartner[]): Promise<Directory> {
  let directory = EMPTY_DIRECTORY;
  for (const { card } of partners) directory = await enrolOwn(directory, card, { now: EXAMPLE_NOW });
  return directory;
}

export function exampleSeed(name: string): Uint8Array {
  return Buffer.from(sha256(`foreland fictional seed: ${name}`), 'base64url');
}
