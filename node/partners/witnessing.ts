import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import {
  WitnessRefusal,
  formatProposal,
  parseCheckpoint,
  parseNote,
  parseProposal,
} from '@foreland/sealing/log';
import type { Proposal } from '@foreland/sealing/log';
import { insertOutgoing } from '@foreland/store/platform';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { AuditBook } from '../audit/book.ts';
import { witnessName } from '../audit/keys.ts';
import type { PartnerDirectory } from './directory.ts';
import { CHECKPOINT, COSIGNATURE } from './kinds.ts';
import { letterOf } from './letter.ts';
import type { PackageKind } from './message.ts';
import type { Outbox } from './outbox.ts';
import { textOf } from './own-card.ts';

const EVERY_MILLISECONDS = 3_600_000;
const VALID_DAYS = 7;
const LONGEST = 262_144;

/** What a witness answers: its cosignature, or how far the log was when it last cosigned. */
const Answer = z.union([
  z.object({ proposal: z.string().max(LONGEST), line: z.string().max(2000) }).strict(),
  z.object({ proposal: z.string().max(LONGEST), heldSize: z.number().int().nonnegative() }).strict(),
]);

export interface WitnessingParts {
  readonly partner: Partner;
  readonly book: AuditBook;
  readonly directory: PartnerDirectory;
  readonly outbox: Outbox;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

/**
 * Nodes witness each other's audit logs: every hour each shows its newest checkpoint to the others, who cosign it when it
 * continues what they cosigned before. A log that was cut or rewritten finds no witness any more.
 */
export class Witnessing implements AsyncDisposable {
  readonly #parts: WitnessingParts;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> | undefined;

  constructor(parts: WitnessingParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.pass(), EVERY_MILLISECONDS);
  }

  /** Shows the newest checkpoint to every partner now. */
  async pass(): Promise<void> {
    this.#pass ??= this.#showAll().finally(() => {
      this.#pass = undefined;
    });
    await this.#pass;
  }

  kinds(): readonly PackageKind[] {
    const { book, outbox } = this.#parts;
    return [
      {
        kind: CHECKPOINT,
        apply: async (receiver, { manifest, content }) => {
          const proposal = parseProposal(await textOf(content(), LONGEST));
          const answer = await this.#judge(proposal);
          await insertOutgoing(
            receiver.platform,
            this.#letter(COSIGNATURE, manifest.sender, JSON.stringify(answer)),
          );
          return { applied: { cosigned: 'line' in answer }, records: [] };
        },
        after: () => outbox.kick(),
      },
      {
        kind: COSIGNATURE,
        apply: async (receiver, { manifest, content }) => {
          const answer = parsed(await textOf(content(), LONGEST));
          const proposal = parseProposal(answer.proposal);
          if ('line' in answer) await book.accept(proposal, answer.line);
          else {
            const next = await book.prolong(proposal.checkpoint, answer.heldSize);
            await insertOutgoing(
              receiver.platform,
              this.#letter(CHECKPOINT, manifest.sender, formatProposal(next)),
            );
          }
          return { applied: { cosigned: 'line' in answer }, records: [] };
        },
        after: () => outbox.kick(),
      },
    ];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#pass;
  }

  async #showAll(): Promise<void> {
    const { directory, book, outbox, log } = this.#parts;
    try {
      await directory.refresh();
      for (const peer of directory.served()) {
        const proposal = await book.propose(witnessName(peer));
        if (proposal.from === sizeOf(proposal)) continue;
        await outbox.add(this.#letter(CHECKPOINT, peer, formatProposal(proposal)));
      }
    } catch (error) {
      log.warn({ err: error }, 'the audit log was not shown to its witnesses; it is tried again');
    }
  }

  /** A log that was rolled back or forked is refused by throwing: both checkpoints stay here as evidence. */
  async #judge(proposal: Proposal): Promise<z.output<typeof Answer>> {
    const shown = formatProposal(proposal);
    try {
      return { proposal: shown, line: await this.#parts.book.cosign(proposal) };
    } catch (error) {
      if (!(error instanceof WitnessRefusal) || error.code !== 'proposal-outdated') throw error;
      const held = error.held === undefined ? 0 : parseCheckpoint(parseNote(error.held).text).size;
      return { proposal: shown, heldSize: held };
    }
  }

  #letter(kind: string, recipient: Partner, content: string) {
    return letterOf(this.#parts, {
      kind,
      recipient,
      purpose: 'exchange',
      legalBasis: 'Directive (EU) 2016/680 art. 25: logging',
      about: {},
      user: 'node',
      content,
      days: VALID_DAYS,
    });
  }
}

function sizeOf({ checkpoint }: Proposal): number {
  return parseCheckpoint(parseNote(checkpoint).text).size;
}

function parsed(text: string): z.output<typeof Answer> {
  try {
    return Answer.parse(JSON.parse(text));
  } catch (cause) {
    throw new ForelandError({
      code: 'cosignature-malformed',
      message: 'The content of the package is not the answer of a witness.',
      remedy: 'Bring both nodes to the same version.',
      cause,
    });
  }
}
