import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { insertOutgoing, keepStatement } from '@foreland/store/platform';
import type { HeldOf, OrderTable, OutgoingTable } from '@foreland/store/platform';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { PartnerDirectory } from './directory.ts';
import { HOLDING } from './kinds.ts';
import { Uuid, letterOf } from './letter.ts';
import type { PackageKind } from './message.ts';
import type { Outbox } from './outbox.ts';
import { textOf } from './own-card.ts';

const LOOK_MILLISECONDS = 900_000;
const DAY = 86_400_000;
const VALID_DAYS = 30;
const ASK_AGAIN_MILLISECONDS = 5000;
const LONGEST = 2000;

/** What the sender holds of the recipient, and how far it is in the order of the recipient's releases. */
const Statement = z
  .object({
    holding: z.literal(1),
    /** When it was so, by the sender's clock. */
    at: z.iso.datetime(),
    package: Uuid.optional(),
    sequence: z.number().int().positive().optional(),
    pairs: z.number().int().nonnegative(),
    digest: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    /** Whether the recipient is to state in return what it holds of the sender. */
    ask: z.boolean(),
  })
  .strict()
  .refine((said) => (said.package === undefined) === (said.sequence === undefined));

export interface HoldingsParts {
  readonly partner: Partner;
  readonly table: OrderTable;
  readonly outgoing: OutgoingTable;
  readonly directory: PartnerDirectory;
  readonly outbox: Outbox;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Called when a partner has said what it holds. */
  readonly heard: () => void;
}

/**
 * Once a day each node tells each partner how far it is in the order of that partner's releases, and what it holds of it, as
 * a count and a digest. So a node that was restored from a backup, at either end, is found out although nothing else is sent.
 */
export class Holdings implements AsyncDisposable {
  readonly #parts: HoldingsParts;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> | undefined;

  constructor(parts: HoldingsParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.pass(), LOOK_MILLISECONDS);
    void this.pass();
  }

  /** Tells every partner who has not been told for a day. */
  async pass(): Promise<void> {
    this.#pass ??= this.#tellAll().finally(() => {
      this.#pass = undefined;
    });
    await this.#pass;
  }

  /** Tells a partner what this node holds of it, and asks what that one holds of this node. */
  async compare(peer: Partner): Promise<void> {
    await this.#tell(peer, true);
  }

  /** The same, unless it is under way to the partner or was just told; to be called until the partner has answered. */
  async ask(peer: Partner): Promise<void> {
    const { outgoing, table, partner, clock, log } = this.#parts;
    try {
      if (await outgoing.isWaiting(partner, peer, HOLDING)) return;
      const now = clock();
      const justNow = new Date(now.getTime() - ASK_AGAIN_MILLISECONDS);
      if (!(await table.wasTold(partner, peer, justNow, now))) await this.#tell(peer, true);
    } catch (error) {
      log.warn({ err: error, peer }, 'a partner could not be asked what it holds; it is asked again');
    }
  }

  kind(): PackageKind {
    const { partner, heard, clock, outbox } = this.#parts;
    return {
      kind: HOLDING,
      apply: async (receiver, { manifest, content }) => {
        const said = parsed(await textOf(content(), LONGEST));
        const now = clock().toISOString();
        await keepStatement(receiver.platform, partner, manifest.sender, {
          // A clock that goes ahead must not make what it says later count for nothing.
          at: said.at < now ? said.at : now,
          place:
            said.package === undefined || said.sequence === undefined
              ? undefined
              : { package: said.package, sequence: said.sequence },
          theirs: { pairs: said.pairs, digest: said.digest },
        });
        if (said.ask) {
          const place = await receiver.lastRelease();
          const answer = this.#letter(manifest.sender, { place, holding: await receiver.holding() }, false);
          await insertOutgoing(receiver.platform, answer);
        }
        return { applied: { pairs: said.pairs }, records: [] };
      },
      after: () => {
        heard();
        outbox.kick();
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#pass;
  }

  async #tellAll(): Promise<void> {
    const { table, directory, partner, clock, log } = this.#parts;
    try {
      await directory.refresh();
      const now = clock();
      const due = await table.dueToHear(partner, directory.served(), new Date(now.getTime() - DAY), now);
      for (const { peer, isForgotten } of due) await this.#tell(peer, isForgotten);
    } catch (error) {
      log.warn({ err: error }, 'a partner was not told what is held of it; it is tried again');
    }
  }

  async #tell(peer: Partner, ask: boolean): Promise<void> {
    const { table, outbox, partner, clock } = this.#parts;
    const at = clock();
    await outbox.add(this.#letter(peer, await table.held(partner, peer), ask));
    await table.stated(partner, peer, at);
  }

  #letter(recipient: Partner, { place, holding }: HeldOf, ask: boolean) {
    const at = this.#parts.clock().toISOString();
    const said: z.input<typeof Statement> = { holding: 1, at, ...place, ...holding, ask };
    return letterOf(this.#parts, {
      kind: HOLDING,
      recipient,
      purpose: 'exchange',
      legalBasis: 'Directive (EU) 2016/680 art. 4(1)(d) and 7: accuracy of what is exchanged',
      about: { pairs: holding.pairs },
      user: 'node',
      content: JSON.stringify(said),
      days: VALID_DAYS,
    });
  }
}

function parsed(text: string): z.output<typeof Statement> {
  try {
    return Statement.parse(JSON.parse(text));
  } catch (cause) {
    throw new ForelandError({
      code: 'holding-malformed',
      message: 'The content of the package does not say what the sender holds.',
      remedy: 'Bring both nodes to the same version.',
      cause,
    });
  }
}
