import { isPartner } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { KEY_TYPES, verifierKey } from '@foreland/sealing/log';
import type { VerifierKey } from '@foreland/sealing/log';
import type { VerificationKey } from '@foreland/sealing/identity';
import type { WitnessDirectory } from '../audit/book.ts';
import { nodeName, witnessName } from '../audit/keys.ts';
import type { PartnerDirectory } from './directory.ts';

const LOG_ORIGIN = /^foreland\/([a-z]{2,12})\/audit\//;

/** Partners whose cards count witness each other's audit logs, under the keys of those cards. */
export function witnessDirectoryOf(directory: PartnerDirectory): WitnessDirectory {
  return {
    async witnesses() {
      await directory.refresh();
      return directory
        .served()
        .map((peer) =>
          verifierKey(witnessName(peer), raw(directory.cardOf(peer).signing), KEY_TYPES.cosignature),
        );
    },
    async logKeys(origin) {
      const owner = ownerOf(origin);
      return owner === undefined ? [] : keysOf(directory, owner, origin);
    },
  };
}

/** Keys under which a partner's node signs lists of exchanges. */
export function nodeKeysOf(directory: PartnerDirectory, partner: Partner): Promise<readonly VerifierKey[]> {
  return keysOf(directory, partner, nodeName(partner));
}

/** The same with those that count no more, for lists that were verified when they came. */
export async function pastNodeKeysOf(
  directory: PartnerDirectory,
  partner: Partner,
): Promise<readonly VerifierKey[]> {
  const entry = (await directory.refresh()).entries.get(partner);
  return (entry?.cards ?? []).map(({ signing }) => verifierKey(nodeName(partner), raw(signing)));
}

async function keysOf(
  directory: PartnerDirectory,
  partner: Partner,
  name: string,
): Promise<readonly VerifierKey[]> {
  const entry = (await directory.refresh()).entries.get(partner);
  if (!entry || directory.isSuspended(partner)) return [];
  return entry.cards
    .filter(({ signing }) => !entry.revocations.has(signing.kid))
    .map(({ signing }) => verifierKey(name, raw(signing)));
}

function ownerOf(origin: string): Partner | undefined {
  const code = LOG_ORIGIN.exec(origin)?.[1]?.toUpperCase();
  return isPartner(code) ? code : undefined;
}

function raw({ publicKey }: VerificationKey): Uint8Array {
  return Buffer.from(publicKey, 'base64url');
}
