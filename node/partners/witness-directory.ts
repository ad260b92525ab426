import { isPartner } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { KEY_TYPES, verifierKey } from '@foreland/sealing/log';
import type { VerificationKey } from '@foreland/sealing/identity';
import type { WitnessDirectory } from '../audit/book.ts';
import { witnessName } from '../audit/keys.ts';
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
      const entry = owner && (await directory.refresh()).entries.get(owner);
      if (!entry || directory.isSuspended(entry.partner)) return [];
      return entry.cards
        .filter(({ signing }) => !entry.revocations.has(signing.kid))
        .map(({ signing }) => verifierKey(origin, raw(signing)));
    },
  };
}

function ownerOf(origin: string): Partner | undefined {
  const code = LOG_ORIGIN.exec(origin)?.[1]?.toUpperCase();
  return isPartner(code) ? code : undefined;
}

function raw({ publicKey }: VerificationKey): Uint8Array {
  return Buffer.from(publicKey, 'base64url');
}
