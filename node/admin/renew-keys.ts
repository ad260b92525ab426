import { ForelandError } from '@foreland/model';
import { fingerprintOf } from '@foreland/sealing/identity';
import { DirectoryTable } from '@foreland/store/platform';
import { rm } from 'node:fs/promises';
import type { Pool } from 'pg';
import { discardStagedKeys, stageKeys } from '../keys/staged.ts';
import { PartnerDirectory } from '../partners/directory.ts';
import { newCardKeys } from '../partners/own-keys.ts';
import type { Config } from '../config.ts';
import { readEmergencyKey, writeEmergencyKey } from './emergency-key.ts';

export interface RenewedKeys {
  readonly serial: number;
  readonly fingerprint: string;
  readonly card: string;
  /** Where the emergency key is that follows the one that was used. */
  readonly emergencyKey: string;
}

/**
 * New keys for a node whose signing key was revoked, lost or is no longer trusted: the emergency key vouches for them, and
 * another emergency key follows it. A node that runs takes them within seconds; one that does not, with its next start.
 * @throws ForelandError `emergency-key-file`, `emergency-key-differs`, `card-missing`
 */
export async function renewKeys(
  config: Pick<Config, 'home' | 'partner'>,
  pool: Pool,
  files: { readonly emergencyKey: string; readonly nextEmergencyKey: string },
  surroundings: { readonly clock: () => Date; readonly random: (bytes: number) => Uint8Array },
): Promise<RenewedKeys> {
  const { home, partner } = config;
  const { clock, random } = surroundings;
  const key = await readEmergencyKey(files.emergencyKey, partner);
  const directory = new PartnerDirectory({ table: new DirectoryTable(pool), partner, clock });
  await directory.refresh();
  const last = directory.ownCards.at(-1);
  if (last && last.emergency !== key.kid) throw emergencyKeyDiffers();
  const nextEmergency = await writeEmergencyKey(files.nextEmergencyKey, partner, random(32));
  try {
    const staged = await stageKeys(home, random, nextEmergency);
    await directory.keepNextOwnCard(await newCardKeys(staged), {
      vouching: { by: 'emergency', key, nextEmergency },
    });
  } catch (error) {
    await discardStagedKeys(home);
    await rm(files.nextEmergencyKey, { force: true });
    throw error;
  }
  const { serial, digest, text } = directory.ownCard;
  return { serial, fingerprint: fingerprintOf(digest), card: text, emergencyKey: files.nextEmergencyKey };
}

function emergencyKeyDiffers(): ForelandError {
  return new ForelandError({
    code: 'emergency-key-differs',
    message: 'This is not the emergency key that the node’s card commits to.',
    remedy: 'Use the newest one: each time that one is used, another follows it.',
    status: 409,
  });
}
