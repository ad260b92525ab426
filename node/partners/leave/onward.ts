import { ForelandError, PARTNERS, isForelandError, isRecordId } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { verifyReceipt } from '@foreland/sealing/package';
import type { Store } from '@foreland/store';
import { insertOutgoing, noteOnward, noteTold, untold } from '@foreland/store/platform';
import type { PassedOn } from '@foreland/store/platform';
import { z } from 'zod';
import type { PartnerDirectory } from '../directory.ts';
import { ONWARD } from '../kinds.ts';
import { Uuid, letterOf } from '../letter.ts';
import type { Message, PackageKind } from '../message.ts';
import { textOf } from '../own-card.ts';

/** Statements in one report. */
const REPORTED = 5000;
const LONGEST = 4_194_304;
const VALID_DAYS = 90;
const LEGAL_BASIS = 'Leave of the originator to pass on; notice to the originator of who holds its data';

const Digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Pairs = z
  .array(z.tuple([z.string().refine(isRecordId), Uuid, Uuid]))
  .min(1)
  .max(REPORTED);
const Said = z.discriminatedUnion('what', [
  z.object({ what: z.literal('given'), recipient: z.enum(PARTNERS), pairs: Pairs }).strict(),
  z
    .object({
      what: z.literal('returned'),
      recipient: z.enum(PARTNERS),
      pairs: Pairs,
      /** The package that took it back, and what its recipient signed for it. */
      package: Uuid,
      digest: Digest,
      envelope: Digest,
      receipt: z.string().max(4096),
    })
    .strict(),
]);
const Report = z.object({ at: z.iso.datetime(), said: z.array(Said).max(REPORTED) }).strict();

export interface OnwardParts {
  readonly partner: Partner;
  readonly store: Store;
  readonly directory: PartnerDirectory;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Called when a package was queued. */
  readonly queued: () => void;
}

/**
 * A holder tells originators what it passed on of theirs and to whom, as soon as it is queued, and hands them the receipt of
 * whoever gave it back. So an originator sees who holds what is its own at second hand.
 */
export class OnwardReports {
  readonly #parts: OnwardParts;

  constructor(parts: OnwardParts) {
    this.#parts = parts;
  }

  kind(): PackageKind {
    const { partner, directory } = this.#parts;
    return {
      kind: ONWARD,
      async apply(receiver, message) {
        const { at, said } = await parsed(message);
        const holder = message.manifest.sender;
        const counts = { given: 0, returned: 0 };
        for (const each of said) {
          if (each.recipient === partner || each.recipient === holder) throw foreign();
          if (each.what === 'returned')
            await requireReceipt(each, holder, await directory.refresh(), message.receivedAt);
          const strangers = await noteOnward(
            receiver.platform,
            partner,
            { holder, recipient: each.recipient, at, returned: each.what === 'returned' },
            each.pairs.map(([record, statement, contribution]) => ({ record, statement, contribution })),
          );
          if (strangers > 0) throw foreign();
          counts[each.what] += each.pairs.length;
        }
        return { applied: counts, records: [] };
      },
    };
  }

  /** Tells what has not been told. */
  async tell(): Promise<void> {
    const { partner, store, queued } = this.#parts;
    for (;;) {
      const told = await store.inPlatform(async (client) => {
        const news = await untold(client, partner, REPORTED);
        for (const [originator, own] of Map.groupBy(news, (each) => each.originator))
          await insertOutgoing(client, this.#letter(originator, own));
        await noteTold(client, partner, news);
        return news.length;
      });
      if (told > 0) queued();
      if (told < REPORTED) return;
    }
  }

  #letter(originator: Partner, news: readonly PassedOn[]) {
    const groups = Map.groupBy(
      news,
      ({ recipient, what, package: id }) => `${recipient} ${what} ${what === 'given' ? '' : id}`,
    );
    const said = [...groups.values()].map((own): z.input<typeof Said> => {
      const [first] = own;
      if (!first) throw new Error('a group is never empty');
      const { recipient, package: id, digest, envelope, receipt } = first;
      const pairs = own.map(({ record, statement, contribution }): [string, string, string] => [
        record,
        statement,
        contribution,
      ]);
      if (first.what === 'given') return { what: 'given', recipient, pairs };
      if (id === null || digest === null || envelope === null || receipt === null)
        throw new Error('what was given back has a receipt');
      return { what: 'returned', recipient, pairs, package: id, digest, envelope, receipt };
    });
    const count = (what: PassedOn['what']): number => news.filter((each) => each.what === what).length;
    return letterOf(this.#parts, {
      kind: ONWARD,
      recipient: originator,
      purpose: 'exchange',
      legalBasis: LEGAL_BASIS,
      about: { given: count('given'), returned: count('returned') },
      user: 'node',
      content: JSON.stringify({ at: this.#parts.clock().toISOString(), said }),
      days: VALID_DAYS,
    });
  }
}

/**
 * Where this node knows the partner at second hand, its receipt must be good. What of it the holder took back with that package
 * is the holder's word.
 */
async function requireReceipt(
  said: Extract<z.output<typeof Said>, { what: 'returned' }>,
  holder: Partner,
  directory: Awaited<ReturnType<PartnerDirectory['refresh']>>,
  now: Date,
): Promise<void> {
  if (!directory.entries.has(said.recipient)) return;
  try {
    const receipt = await verifyReceipt(said.receipt, {
      sent: {
        manifest: {
          id: said.package,
          sender: holder,
          recipients: [{ partner: said.recipient, recipient: '' }],
        },
        digest: said.digest,
        envelope: said.envelope,
      },
      from: said.recipient,
      directory,
      now,
    });
    if (receipt.outcome === 'accepted') return;
  } catch (error) {
    if (!isForelandError(error)) throw error;
  }
  throw new ForelandError({
    code: 'onward-receipt',
    message: `The sender says that ${said.recipient} gave something back, and the receipt for it is not good.`,
    remedy: `Tell the sender; until a good receipt comes, take it that ${said.recipient} still has it.`,
    status: 403,
  });
}

async function parsed({ content }: Message): Promise<z.output<typeof Report>> {
  const text = await textOf(content(), LONGEST);
  try {
    return Report.parse(JSON.parse(text));
  } catch (cause) {
    throw new ForelandError({
      code: 'onward-malformed',
      message: 'The content of the package does not say what was passed on.',
      remedy: 'Bring both nodes to the same version.',
      cause,
    });
  }
}

function foreign(): ForelandError {
  return new ForelandError({
    code: 'onward-foreign',
    message: 'The sender speaks of passing on what this node never gave it.',
    remedy: 'Tell the sender; nothing of it was kept.',
    status: 403,
  });
}
