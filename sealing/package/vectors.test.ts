import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EMPTY_DIRECTORY, enrolOwn } from '../identity/directory.ts';
import type { Directory } from '../identity/directory.ts';
import { identityFromSeeds } from '../identity/identity.ts';
import { openPackage } from './open.ts';

/** For other implementations: README.md says what the members mean. */
interface Vectors {
  readonly now: string;
  readonly recipient: {
    readonly partner: 'GB';
    readonly signingSeed: string;
    readonly encryptionSeed: string;
  };
  readonly cards: readonly string[];
  readonly packages: readonly {
    readonly name: string;
    readonly result: string;
    readonly file: string;
    readonly digest?: string;
    readonly envelope?: string;
  }[];
}

const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/packages.json', import.meta.url), 'utf8'),
) as Vectors;

describe('the vectors', async () => {
  const now = new Date(vectors.now);
  const hex = (text: string) => Buffer.from(text, 'hex');
  const { partner, signingSeed, encryptionSeed } = vectors.recipient;
  const recipient = await identityFromSeeds({
    partner,
    signing: hex(signingSeed),
    encryption: [hex(encryptionSeed)],
  });
  let directory: Directory = EMPTY_DIRECTORY;
  for (const card of vectors.cards) directory = await enrolOwn(directory, card, { now });

  it.each(vectors.packages)('$name: $result', async ({ result, file, digest, envelope }) => {
    const bytes = Buffer.from(file, 'base64');
    const outcome = await openPackage({
      source: () => [bytes],
      recipient,
      directory,
      now,
      received: () => undefined,
    }).then(
      (opened) => ({ result: 'accepted', digest: opened.digest, envelope: opened.envelope }),
      (error: { code?: string }) => ({ result: error.code, digest: undefined, envelope: undefined }),
    );
    expect(outcome).toEqual({ result, digest, envelope });
  });
});
