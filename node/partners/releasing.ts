import type { Partner, Purpose, ReleaseSummary } from '@foreland/model';
import { sealPackage } from '@foreland/sealing/package';
import type { Store, WantedScope } from '@foreland/store';
import { randomId } from '../random.ts';
import type { DurableFolder } from '../files/durable-folder.ts';
import type { PartnerDirectory } from './directory.ts';
import type { NodeIdentity } from './identity.ts';
import { RELEASE, RELEASE_MEDIA_TYPE } from './kinds.ts';
import { releaseContent } from './release-content.ts';

const VALID_DAYS = 90;
const DAY = 86_400_000;

export interface ReleasingParts {
  readonly store: Store;
  readonly directory: PartnerDirectory;
  readonly identity: NodeIdentity;
  readonly files: DurableFolder;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

export interface ReleaseTerms {
  readonly scopes: readonly WantedScope[];
  readonly purpose: Purpose;
  readonly legalBasis: string;
  readonly createdBy: string;
  /** The person's decision that this follows from; a recall follows from none. */
  readonly release: string | undefined;
  /** Whether it says anew all that the partner is to hold, in place of what was not delivered. */
  readonly anew: boolean;
}

/**
 * Brings what a partner holds in line with what it may hold and what is released to it: computes the difference from the
 * partner's own view, seals it, and queues it. The file is on the disk before the transaction commits, and stays when that
 * fails: whether it did is not known where the answer was lost. A file without a row is swept.
 * @returns the package, or nothing where the partner holds already what it should
 */
export async function queueRelease(
  parts: ReleasingParts,
  recipient: Partner,
  terms: ReleaseTerms,
): Promise<{ readonly id: string; readonly summary: ReleaseSummary } | undefined> {
  const { store, directory, identity, files, clock, random } = parts;
  const from = identity.partner;
  const view = await store.partnerView(recipient, directory.clearanceOf(recipient));
  const packageId = randomId(random);
  return store.release({ from, recipient, view }, async (releaser, ledger) => {
    const { scopes, anew } = terms;
    const place = anew ? await ledger.beginAnew() : await ledger.nextPlace();
    const content = await releaseContent({
      releaser,
      ledger,
      from,
      recipient,
      scopes,
      packageId,
      place,
      anew,
    });
    if (!content) return undefined;
    const now = clock();
    const expires = new Date(now.getTime() + VALID_DAYS * DAY);
    const { stream, sealed } = await sealPackage({
      sender: identity,
      recipients: [recipient],
      directory: directory.current,
      kind: RELEASE,
      mediaType: RELEASE_MEDIA_TYPE,
      purpose: terms.purpose,
      handling: [],
      legalBasis: terms.legalBasis,
      expires,
      content: encoded(content.lines),
      now,
      random,
      id: packageId,
    });
    await files.write(packageId, stream);
    const { digest, envelope, fileLength } = await sealed;
    const summary = content.summary();
    await ledger.queue({
      partner: from,
      id: packageId,
      recipient,
      kind: RELEASE,
      ...place,
      purpose: terms.purpose,
      legalBasis: terms.legalBasis,
      content: undefined,
      digest,
      envelope,
      bytes: fileLength,
      about: { ...summary, ...(anew && { anew }) },
      release: terms.release,
      createdBy: terms.createdBy,
      createdAt: now.toISOString(),
      expiresAt: expires.toISOString(),
    });
    return { id: packageId, summary };
  });
}

async function* encoded(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(line);
}
