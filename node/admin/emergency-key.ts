import { ForelandError, PARTNERS } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { signingKeyFromSeed } from '@foreland/sealing/identity';
import type { SigningKey } from '@foreland/sealing/identity';
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';

const FORMAT = 'foreland-emergency-key';
const EmergencyKeyFile = z
  .object({
    format: z.literal(FORMAT),
    version: z.literal(1),
    partner: z.enum(PARTNERS),
    seed: z.string().regex(/^[0-9a-f]{64}$/),
    keyId: z.string(),
    note: z.string(),
  })
  .strict();

const NOTE =
  'Keep this file off the machine of the node, in a safe, and a copy elsewhere. It revokes the keys of the node when they are lost or stolen, and vouches for new ones; whoever has it can take the node’s place among its partners.';

/** Writes an emergency key into a file of its own, which must not be there yet. @throws ForelandError `emergency-key-file` */
export async function writeEmergencyKey(path: string, partner: Partner, seed: Uint8Array): Promise<string> {
  const { kid } = signingKeyFromSeed(seed);
  const text = {
    format: FORMAT,
    version: 1,
    partner,
    seed: Buffer.from(seed).toString('hex'),
    keyId: kid,
    note: NOTE,
  };
  const file = await open(path, 'wx', 0o600).catch((cause: unknown) => {
    throw unusable(
      path,
      'cannot be made, or is there already',
      'Name a new file in a folder that is there.',
      cause,
    );
  });
  try {
    await file.writeFile(`${JSON.stringify(text, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return kid;
}

/** @throws ForelandError `emergency-key-file` where it is no such file, or one of another partner */
export async function readEmergencyKey(path: string, partner: Partner): Promise<SigningKey> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw unusable(path, 'cannot be read', 'Check its name, and that you may read it.', cause);
  });
  let file: z.output<typeof EmergencyKeyFile>;
  try {
    file = EmergencyKeyFile.parse(JSON.parse(text));
  } catch (cause) {
    throw unusable(
      path,
      'is no file of an emergency key',
      'Use the file that was made with the node.',
      cause,
    );
  }
  if (file.partner !== partner)
    throw unusable(path, `is that of ${file.partner}`, `Use the emergency key of ${partner}.`);
  return signingKeyFromSeed(Buffer.from(file.seed, 'hex'));
}

function unusable(path: string, what: string, remedy: string, cause?: unknown): ForelandError {
  return new ForelandError({
    code: 'emergency-key-file',
    message: `The file ${path} ${what}.`,
    remedy,
    status: 400,
    ...(cause === undefined ? {} : { cause }),
  });
}
