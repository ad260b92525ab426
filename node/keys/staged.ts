import { ForelandError } from '@foreland/model';
import { signingKeyFromSeed } from '@foreland/sealing/identity';
import { z } from 'zod';
import { renewKey } from '../channel/certificate.ts';
import type { CertificateSurroundings } from '../channel/certificate.ts';
import { addEarlierKey } from './earlier.ts';
import { readKeyText, readSeed, removeKey, writeKeyText, writeSeed } from './seed.ts';

const NAME = 'next-keys';
const Seed = z.string().regex(/^[0-9a-f]{64}$/);

/** Keys that are to take the place of the present ones once the card that names them is kept. */
export const StagedKeys = z
  .object({
    signing: Seed,
    encryption: Seed,
    channel: Seed,
    /** Key id of the emergency key that follows, where the one before was used. */
    emergency: z
      .string()
      .regex(/^[A-Za-z0-9_-]{43}$/)
      .optional(),
  })
  .strict();
export type StagedKeys = z.output<typeof StagedKeys>;

/**
 * A change of keys has one moment at which it happens: when the node's directory keeps the card that names the new ones.
 * Before it, they lie here beside the present ones; after it, they are moved into their places, again after a crash.
 */
export async function stageKeys(
  home: string,
  random: (bytes: number) => Uint8Array,
  emergency?: string,
): Promise<StagedKeys> {
  const seed = (): string => Buffer.from(random(32)).toString('hex');
  const staged = {
    signing: seed(),
    encryption: seed(),
    channel: seed(),
    ...(emergency === undefined ? {} : { emergency }),
  };
  await writeKeyText(home, NAME, JSON.stringify(staged));
  return staged;
}

/** @throws ForelandError `keys-unreadable` */
export async function readStagedKeys(home: string): Promise<StagedKeys | undefined> {
  const text = await readKeyText(home, NAME);
  if (text === undefined) return undefined;
  try {
    return StagedKeys.parse(JSON.parse(text));
  } catch (cause) {
    throw new ForelandError({
      code: 'keys-unreadable',
      message: `The file ${NAME} in the folder of keys cannot be read.`,
      remedy:
        'Restore the folder of keys from its copy; or remove the file where no keys were being changed.',
      status: 500,
      cause,
    });
  }
}

export function discardStagedKeys(home: string): Promise<void> {
  return removeKey(home, NAME);
}

/** Moves staged keys into their places; doing so twice is as doing it once. */
export async function promoteStagedKeys(around: CertificateSurroundings, staged: StagedKeys): Promise<void> {
  const { home, clock } = around;
  const encryption = await readSeed(home, 'encryption-key');
  if (encryption && Buffer.from(encryption).toString('hex') !== staged.encryption)
    await addEarlierKey(home, encryption, clock());
  await writeSeed(home, 'encryption-key', bytes(staged.encryption));
  await writeSeed(home, 'signing-key', bytes(staged.signing));
  await renewKey(around, bytes(staged.channel));
  if (staged.emergency !== undefined) {
    await writeSeed(home, 'emergency-key-id', Buffer.from(staged.emergency, 'base64url'));
    await removeKey(home, 'emergency-key');
  }
  await discardStagedKeys(home);
}

/** Key id of the signing key that is staged; the card that names it makes it the node's. */
export function stagedKeyId({ signing }: StagedKeys): string {
  return signingKeyFromSeed(bytes(signing)).kid;
}

function bytes(seed: string): Uint8Array {
  return Buffer.from(seed, 'hex');
}
