import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { emergencyKeyText, parseEmergencyKey, signingKeyFromSeed } from '@foreland/sealing/identity';
import type { SigningKey } from '@foreland/sealing/identity';
import { open, readFile } from 'node:fs/promises';

/** Writes an emergency key into a file of its own, which must not be there yet. @throws ForelandError `emergency-key-file` */
export async function writeEmergencyKey(path: string, partner: Partner, seed: Uint8Array): Promise<string> {
  const file = await open(path, 'wx', 0o600).catch((cause: unknown) => {
    const remedy = 'Name a new file in a folder that is there.';
    throw unusable(path, 'cannot be made, or is there already', remedy, cause);
  });
  try {
    await file.writeFile(emergencyKeyText(partner, seed));
    await file.sync();
  } finally {
    await file.close();
  }
  return signingKeyFromSeed(seed).kid;
}

/** @throws ForelandError `emergency-key-file` where it cannot be read or is another partner’s; IdentityRefused where it is none */
export async function readEmergencyKey(path: string, partner: Partner): Promise<SigningKey> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unusable(path, 'cannot be read', 'Check its name, and that you may read it.', cause);
  });
  const { partner: owner, key } = parseEmergencyKey(text);
  if (owner !== undefined && owner !== partner)
    throw unusable(path, `is that of ${owner}`, `Use the emergency key of ${partner}.`);
  return key;
}

function unusable(path: string, what: string, remedy: string, cause?: unknown): ForelandError {
  return new ForelandError({
    code: 'emergency-key-file',
    message: `The file ${path} ${what}.`,
    remedy,
    ...(cause === undefined ? {} : { cause }),
  });
}
