import { newOfficerKey, officerRecipient } from '@foreland/sealing/check';
import { readKeyText, writeKeyText } from '../../keys/seed.ts';

/** To whom openings are encrypted. */
export interface OfficerKey {
  /** `age1…` */
  readonly recipient: string;
  /** `AGE-SECRET-KEY-1…`; undefined where the officer keeps the key elsewhere. */
  readonly secret: string | undefined;
}

/**
 * The key of the data-protection officer, made on first use: `check-officer-key`, which may be put into a safe, and
 * `check-officer-recipient`, which stays. Nothing is ever encrypted to nobody: without the second file the first is made anew.
 */
export async function openOfficerKey(home: string): Promise<OfficerKey> {
  const secret = await readKeyText(home, 'check-officer-key');
  const known = await readKeyText(home, 'check-officer-recipient');
  if (known !== undefined) return Object.freeze({ recipient: known, secret });
  const kept = secret ?? (await newOfficerKey());
  if (secret === undefined) await writeKeyText(home, 'check-officer-key', kept);
  const recipient = await officerRecipient(kept);
  await writeKeyText(home, 'check-officer-recipient', recipient);
  return Object.freeze({ recipient, secret: kept });
}
