import { signingKeyFromSeed, decryptionKeyFromSeed } from '@foreland/sealing/identity';
import type { PartnerCard } from '@foreland/sealing/identity';
import { openCertificate, pinOfSeed } from '../channel/certificate.ts';
import type { CertificateSurroundings, ChannelCertificate } from '../channel/certificate.ts';
import {
  discardStagedKeys,
  promoteStagedKeys,
  readStagedKeys,
  stageKeys,
  stagedKeyId,
} from '../keys/staged.ts';
import type { StagedKeys } from '../keys/staged.ts';
import type { Signer } from '../signer.ts';
import type { NewCardKeys, PartnerDirectory } from './directory.ts';
import type { OwnIdentity } from './identity.ts';

interface OwnKeysParts extends CertificateSurroundings {
  readonly directory: PartnerDirectory;
  readonly identity: OwnIdentity;
  readonly signer: Signer;
  /** Connections of partners are made with this certificate from now on. */
  readonly present: (certificate: ChannelCertificate) => void;
}

/** The keys of a running node, and their change. */
export class OwnKeys {
  readonly #parts: OwnKeysParts;
  #change: Promise<unknown> = Promise.resolve();

  constructor(parts: OwnKeysParts) {
    this.#parts = parts;
  }

  /**
   * New keys for signing, encryption and the channel. The present signing key signs the card that names them; from then on
   * the node works with them, and what is under way to the old ones is still opened.
   * @throws IdentityRefused `key-revoked` where only the emergency key can vouch for new ones
   */
  rotate(origin: string): Promise<PartnerCard> {
    return this.#inTurn(async () => {
      const { home, random, directory, identity } = this.#parts;
      const staged = await stageKeys(home, random);
      try {
        await directory.keepNextOwnCard(await newCardKeys(staged), {
          origin,
          vouching: { by: 'signing', key: identity.signing },
        });
      } catch (error) {
        await discardStagedKeys(home);
        throw error;
      }
      await this.#adopt(staged);
      return directory.ownCard;
    });
  }

  /** Takes keys that were staged beside the running node, once its card names them. @returns whether there were any */
  adoptStaged(): Promise<boolean> {
    return this.#inTurn(async () => {
      const { home, directory } = this.#parts;
      const staged = await readStagedKeys(home);
      if (!staged) return false;
      await directory.refresh();
      if (!isNamed(directory, staged)) return false;
      await this.#adopt(staged);
      return true;
    });
  }

  async #adopt(staged: StagedKeys): Promise<void> {
    const { identity, signer, present } = this.#parts;
    await promoteStagedKeys(this.#parts, staged);
    await identity.reopen();
    await signer.renew(identity.signing);
    present(await openCertificate(this.#parts));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#change.then(work, work);
    this.#change = turn.catch(() => undefined);
    return turn;
  }
}

/** What a card says of these keys. */
export async function newCardKeys(staged: StagedKeys): Promise<NewCardKeys> {
  return {
    signing: signingKeyFromSeed(Buffer.from(staged.signing, 'hex')),
    recipient: (await decryptionKeyFromSeed(Buffer.from(staged.encryption, 'hex'))).recipient,
    tlsPin: pinOfSeed(Buffer.from(staged.channel, 'hex')),
  };
}

/**
 * Ends a change of keys that a crash cut off: forward where the card is kept, back where it is not. Before anything of
 * the folder is read.
 */
export async function settleStagedKeys(
  around: CertificateSurroundings,
  directory: PartnerDirectory,
): Promise<void> {
  const staged = await readStagedKeys(around.home);
  if (!staged) return;
  await directory.refresh();
  if (isNamed(directory, staged)) await promoteStagedKeys(around, staged);
  else await discardStagedKeys(around.home);
}

function isNamed(directory: PartnerDirectory, staged: StagedKeys): boolean {
  return directory.ownCards.at(-1)?.signing.kid === stagedKeyId(staged);
}
