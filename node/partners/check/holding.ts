import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { openIndex } from '@foreland/sealing/check';
import { keepHeld } from '@foreland/store/platform';
import type { PartnerDirectory } from '../directory.ts';
import { CHECK_INDEX } from '../kinds.ts';
import type { PackageKind } from '../message.ts';
import { readIndexContent } from './index-content.ts';
import { isSignedBy } from './partner-signature.ts';

/** Packages by which a partner publishes an index for this node. The newest is kept, whatever the order in which they come. */
export function indexKind({
  partner,
  directory,
}: {
  readonly partner: Partner;
  readonly directory: PartnerDirectory;
}): PackageKind {
  return {
    kind: CHECK_INDEX,
    async apply(receiver, { manifest: { sender }, receivedAt, content }) {
      const { manifest, manifestText, signature, publishedAt, tags } = await readIndexContent(content());
      const { class: checkClass, epoch, count } = manifest;
      if (manifest.asked !== sender || manifest.asking !== partner) throw foreign();
      const signed = Buffer.from(manifestText);
      if (!isSignedBy(directory.current, sender, { signed, signature, now: receivedAt })) throw unsigned();
      openIndex(manifest, tags);
      const kept = await keepHeld(receiver.platform, partner, {
        peer: sender,
        class: checkClass,
        epoch,
        manifest: manifestText,
        signature,
        tags,
        publishedAt,
      });
      return { applied: { class: checkClass, epoch, count, kept }, records: [] };
    },
  };
}

function foreign(): ForelandError {
  return new ForelandError({
    code: 'check-index-foreign',
    message: 'The index is one of another partner, or for another one.',
    remedy: 'Tell the sender; nothing of it was kept.',
    status: 403,
  });
}

function unsigned(): ForelandError {
  return new ForelandError({
    code: 'check-index-signature',
    message: 'The signature of the index does not hold.',
    remedy: 'Ask the partner to publish the index again.',
    status: 403,
  });
}
