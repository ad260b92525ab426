import type { Partner } from '@foreland/model';
import { acceptRevocation } from '../../identity/directory.ts';
import type { Directory } from '../../identity/directory.ts';
import {
  EXAMPLE_NOW,
  exampleDirectory,
  exampleIdentity,
  examplePartner,
} from '../../identity/example-partners.ts';
import type { ExamplePartner } from '../../identity/example-partners.ts';
import type { Identity } from '../../identity/identity.ts';
import { issueRevocation } from '../../identity/revocation.ts';
import { readAgeHeader } from '../age-header.ts';
import { decryptPayload } from '../age-payload.ts';
import { ByteReader } from '../bytes.ts';
import { readFrames } from '../frames.ts';
import { CONTENT_CHUNK } from '../manifest.ts';
import { openPackage } from '../open.ts';
import type { OpeningOrder } from '../open.ts';
import { issueReceipt } from '../receipt.ts';
import { sealPackage } from '../seal.ts';
import { concat } from './bytes.ts';

export interface Parts {
  readonly opening: string;
  readonly content: readonly Uint8Array[];
  readonly closing: string;
}

export interface Setting {
  readonly order: OpeningOrder;
  readonly victim: Cast['victim'];
  /** A partner of both, who is up to no good. */
  readonly rogue: Cast['rogue'];
  readonly stranger: Identity;
  readonly file: Uint8Array;
  readonly other: Uint8Array;
  readonly parts: Parts;
  readonly otherParts: Parts;
  readonly digest: string;
  /** A good package that FR sent to DE: DE can read it and send it on. */
  readonly forRogue: Parts;
  /** Two good packages of two full chunks each. */
  readonly large: Parts;
  readonly otherLarge: Parts;
  readonly receipt: string;
  readonly revoked: Directory;
  readonly withoutSender: Directory;
}

/** Who plays in a campaign: FR sends to GB, and DE is up to no good. */
export interface Cast {
  readonly sender: Identity;
  readonly victim: {
    readonly identity: Identity;
    readonly terms: Pick<ExamplePartner['terms'], 'recipient'>;
  };
  readonly rogue: { readonly identity: Identity };
  readonly stranger: Identity;
  readonly directory: Directory;
  /** In which the key of the sender is revoked, and in which the sender is unknown. */
  readonly revoked: Directory;
  readonly withoutSender: Directory;
  readonly now: Date;
}

async function exampleCast(): Promise<Cast> {
  const [sender, victim, rogue] = await Promise.all(
    (['FR', 'GB', 'DE'] as const satisfies readonly Partner[]).map(examplePartner),
  );
  if (!sender || !victim || !rogue) throw new Error('three partners are needed');
  const directory = await exampleDirectory([sender, victim, rogue]);
  return {
    sender: sender.identity,
    victim,
    rogue,
    stranger: await exampleIdentity('DE', 9),
    directory,
    revoked: await acceptRevocation(
      directory,
      await issueRevocation(
        { partner: 'FR', kid: sender.identity.signing.kid, reason: 'compromised', revokedAt: EXAMPLE_NOW },
        { key: sender.emergency, isEmergency: true },
      ),
    ),
    withoutSender: await exampleDirectory([victim, rogue]),
    now: EXAMPLE_NOW,
  };
}

/**
 * @param contentLength half the length of the content of small packages, in bytes
 * @param cast fictional partners where it is left out
 */
export async function prepare(contentLength: number, cast?: Cast): Promise<Setting> {
  const { sender, victim, rogue, stranger, directory, revoked, withoutSender, now } =
    cast ?? (await exampleCast());
  const seal = async (recipients: readonly Partner[], fill: number, size = contentLength) => {
    const { stream, sealed } = await sealPackage({
      sender,
      recipients,
      directory,
      kind: 'release',
      mediaType: 'application/octet-stream',
      purpose: 'exchange',
      handling: ['H0'],
      legalBasis: 'fictional',
      expires: new Date(now.getTime() + 86_400_000),
      content: [Buffer.alloc(size, fill), Buffer.alloc(size, fill + 100)],
      now,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    });
    return { file: await concat(stream), digest: (await sealed).digest };
  };
  const good = await seal(['GB'], 1);
  const other = await seal(['GB'], 2);
  const forRogue = await seal(['DE'], 3);
  const [large, otherLarge] = await Promise.all([4, 5].map((fill) => seal(['GB'], fill, CONTENT_CHUNK)));
  if (!large || !otherLarge) throw new Error('two large packages are needed');
  const order: OpeningOrder = {
    source: () => [good.file],
    recipient: victim.identity,
    directory,
    now,
    received: () => undefined,
  };
  // The attack is worth something only if the package is good without it.
  const opened = await openPackage(order);
  return {
    order,
    victim,
    rogue,
    stranger,
    file: good.file,
    other: other.file,
    parts: await takeApart(good.file, victim.identity),
    otherParts: await takeApart(other.file, victim.identity),
    digest: opened.digest,
    forRogue: await takeApart(forRogue.file, rogue.identity),
    large: await takeApart(large.file, victim.identity),
    otherLarge: await takeApart(otherLarge.file, victim.identity),
    receipt: await issueReceipt(
      {
        packageId: opened.manifest.id,
        envelope: opened.envelope,
        digest: opened.digest,
        sender: 'GB',
        receivedAt: now.toISOString(),
        outcome: 'accepted',
      },
      sender,
    ),
    revoked,
    withoutSender,
  };
}

async function takeApart(file: Uint8Array, recipient: Identity): Promise<Parts> {
  const reader = new ByteReader([file]);
  const fileKey = await readAgeHeader(reader, recipient.decryption);
  const parts = { opening: '', content: [] as Uint8Array[], closing: '' };
  for await (const { part, pieces } of readFrames(decryptPayload(fileKey, reader))) {
    if (part === 'chunk') parts.content.push(Buffer.concat(pieces));
    else parts[part] = Buffer.concat(pieces).toString('latin1');
  }
  return parts;
}
