import { ForelandError } from '@foreland/model';
import type { PartnerDirectory } from './directory.ts';
import { CARD, REVOCATION } from './kinds.ts';
import type { PackageKind } from './message.ts';

const LONGEST = 65_536;

/** Packages by which a partner says that its card has changed. */
export function cardKind(directory: PartnerDirectory): PackageKind {
  return {
    kind: CARD,
    async apply(_receiver, { manifest, content }) {
      const text = await textOf(content());
      const before = directory.lastCardOf(manifest.sender)?.digest;
      await directory.offer(text, `node of ${manifest.sender}`);
      const after = directory.lastCardOf(manifest.sender)?.digest;
      return { applied: { changed: before !== after }, records: [] };
    },
  };
}

/** Packages by which a partner says that one of its keys counts no more. */
export function revocationKind(directory: PartnerDirectory): PackageKind {
  return {
    kind: REVOCATION,
    async apply(_receiver, { manifest, content }) {
      await directory.revokeOf(manifest.sender, await textOf(content()), `node of ${manifest.sender}`);
      return { applied: { revoked: true }, records: [] };
    },
  };
}

/** The content of a small package. @throws ForelandError `package-too-long` */
export async function textOf(content: AsyncIterable<Uint8Array>, longest = LONGEST): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > longest) {
      throw new ForelandError({
        code: 'package-too-long',
        message: `The content of the package is longer than ${longest} bytes.`,
        remedy: 'Tell the sender: packages of this kind are short.',
      });
    }
    pieces.push(piece.slice());
  }
  return Buffer.concat(pieces).toString('utf8');
}
