import { sealPackage } from '@foreland/sealing/package';
import type { Outgoing, OutgoingTable } from '@foreland/store/platform';
import type { DurableFolder } from '../files/durable-folder.ts';
import type { PartnerDirectory } from './directory.ts';
import type { NodeIdentity } from './identity.ts';

export interface SealerParts {
  readonly table: OutgoingTable;
  readonly directory: PartnerDirectory;
  readonly identity: NodeIdentity;
  readonly files: DurableFolder;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/** Seals what is to be said into a file on the disk. */
export class Sealer {
  readonly #parts: SealerParts;
  readonly #sealing = new Map<string, Promise<Outgoing>>();

  constructor(parts: SealerParts) {
    this.#parts = parts;
  }

  /** The package with the hashes of its sealed file; seals it once, whoever asks: another file would be another package. */
  sealed(outgoing: Outgoing): Promise<Outgoing> {
    if (outgoing.envelope !== undefined) return Promise.resolve(outgoing);
    const { id } = outgoing;
    const turn = (this.#sealing.get(id) ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => this.#seal(id))
      .finally(() => this.#sealing.get(id) === turn && this.#sealing.delete(id));
    this.#sealing.set(id, turn);
    return turn;
  }

  async #seal(id: string): Promise<Outgoing> {
    // Read anew: somebody else may have sealed it meanwhile.
    const outgoing = await this.#parts.table.find(this.#parts.identity.partner, id);
    if (!outgoing) throw new Error('the package to be sealed is gone');
    if (outgoing.envelope !== undefined) return outgoing;
    const { table, directory, identity, files, clock, random } = this.#parts;
    const { stream, sealed } = await sealPackage({
      sender: identity,
      recipients: [outgoing.recipient],
      directory: await directory.refresh(),
      kind: outgoing.kind,
      mediaType: 'application/json',
      purpose: outgoing.purpose,
      handling: [],
      legalBasis: outgoing.legalBasis,
      expires: new Date(outgoing.expiresAt),
      content: [new TextEncoder().encode(outgoing.content ?? '')],
      now: clock(),
      random,
      id: outgoing.id,
    });
    await files.write(outgoing.id, stream);
    const { digest, envelope, fileLength } = await sealed;
    await table.sealed(identity.partner, outgoing.id, { digest, envelope, bytes: fileLength });
    return { ...outgoing, digest, envelope, bytes: fileLength };
  }
}
