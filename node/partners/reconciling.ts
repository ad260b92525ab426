import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { openExchangeList, reconcile } from '@foreland/sealing/log';
import type { ExchangeList, Reconciliation, VerifierKey } from '@foreland/sealing/log';
import { answerReconciliation, findUnanswered, keepReconciliation } from '@foreland/store/platform';
import type {
  KeptReconciliation,
  NewOutgoing,
  NewReconciliation,
  ReconciliationCounts,
  ReconciliationTable,
} from '@foreland/store/platform';
import { z } from 'zod';
import type { AuditBook } from '../audit/book.ts';
import { nodeName } from '../audit/keys.ts';
import { randomId } from '../random.ts';
import type { PartnerDirectory } from './directory.ts';
import { EXCHANGE_LIST } from './kinds.ts';
import { Uuid, letterOf } from './letter.ts';
import type { Message, PackageKind } from './message.ts';
import { textOf } from './own-card.ts';
import { nodeKeysOf, pastNodeKeysOf } from './witness-directory.ts';

const DAY = 86_400_000;
/**
 * The lists begin so long before the time that is compared: a receipt may come days after the package, and the sender
 * logs an exchange with the receipt.
 */
const LEAD_MILLISECONDS = 7 * DAY;
/** What was exchanged so shortly before the end may be logged at one end and on its way at the other. */
const SLACK_MILLISECONDS = 600_000;
const LONGEST_DAYS = 366;
const SKEW_MILLISECONDS = 300_000;
const VALID_DAYS = 7;
/** About 150,000 exchanges. */
const LONGEST_TEXT = 16_000_000;

const Letter = z
  .object({
    reconciliation: Uuid,
    /** The time that is compared begins here; the list begins earlier and ends with it. */
    since: z.iso.datetime(),
    /** The list of the sender, signed. */
    list: z.string().max(LONGEST_TEXT),
    /** Whether this answers a list of the recipient, or asks for one. */
    answers: z.boolean(),
  })
  .strict();

export interface ReconcilingParts {
  readonly partner: Partner;
  readonly book: Pick<AuditBook, 'exchanges' | 'nodeKeys'>;
  readonly directory: PartnerDirectory;
  readonly table: ReconciliationTable;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Called when a package was queued. */
  readonly queued: () => void;
}

/**
 * Two nodes show each other what they logged of the exchanges between them, signed. Each compares the two lists itself
 * and keeps both: what one end alone logged is named at both.
 */
export class Reconciling {
  readonly #parts: ReconcilingParts;

  constructor(parts: ReconcilingParts) {
    this.#parts = parts;
  }

  /**
   * Sends a partner what this node logged in a time, and asks for the same.
   * @throws ForelandError `reconciliation-time`, `exchanges-too-many`
   * @returns its id
   */
  async ask(
    peer: Partner,
    time: { readonly since: string; readonly until?: string | undefined },
    user: string,
  ): Promise<string> {
    const { partner, book, table, clock, random, queued } = this.#parts;
    const now = clock();
    const since = new Date(time.since).toISOString();
    const until = new Date(time.until ?? now).toISOString();
    requireTime(since, until, now);
    const own = await signedList(book, peer, beginningOf(since), until);
    const id = randomId(random);
    const asked: NewReconciliation = {
      id,
      peer,
      direction: 'asked',
      since,
      until,
      ownList: own,
      peerList: undefined,
      createdBy: user,
      createdAt: now.toISOString(),
      answeredAt: undefined,
      counts: undefined,
    };
    await table.ask(
      partner,
      asked,
      this.#letter(peer, { reconciliation: id, since, list: own, answers: false }, user),
    );
    queued();
    return id;
  }

  /** The two lists of a reconciliation held against each other; undefined while the partner's is awaited. */
  async compare({ peer, since, ownList, peerList }: KeptReconciliation): Promise<Reconciliation | undefined> {
    if (peerList === undefined) return undefined;
    const { book, directory } = this.#parts;
    const theirs = openExchangeList(peerList, await pastNodeKeysOf(directory, peer));
    return compared(openExchangeList(ownList, await book.nodeKeys()), theirs, since);
  }

  kinds(): readonly PackageKind[] {
    return [
      {
        kind: EXCHANGE_LIST,
        apply: async (receiver, message) => {
          const letter = await parsed(message);
          const { sender } = message.manifest;
          const theirs = this.#opened(letter.list, sender, await nodeKeysOf(this.#parts.directory, sender));
          const platform = receiver.platform;
          const counts = letter.answers
            ? await this.#taken(platform, message, letter, theirs)
            : await this.#answered(platform, message, letter, theirs);
          return {
            applied: { reconciliation: letter.reconciliation, answers: letter.answers, ...counts },
            records: [],
          };
        },
        after: this.#parts.queued,
      },
    ];
  }

  /** A list of the sender about exchanges with this node, and nothing else. */
  #opened(text: string, sender: Partner, keys: readonly VerifierKey[]): ExchangeList {
    const list = openExchangeList(text, keys);
    if (list.node === nodeName(sender) && list.with === nodeName(this.#parts.partner)) return list;
    throw new ForelandError({
      code: 'exchanges-foreign',
      message: 'The list is not about exchanges between the sender and this node.',
      remedy: 'Send the list of exchanges with this node.',
    });
  }

  async #taken(
    client: Parameters<typeof findUnanswered>[0],
    { manifest, receivedAt }: Message,
    { reconciliation: id, list }: z.output<typeof Letter>,
    theirs: ExchangeList,
  ): Promise<ReconciliationCounts> {
    const { partner, book } = this.#parts;
    const kept = await findUnanswered(client, partner, id);
    if (!kept || kept.peer !== manifest.sender || kept.direction !== 'asked') throw notAsked();
    const own = openExchangeList(kept.ownList, await book.nodeKeys());
    const counts = countsOf(compared(own, theirs, kept.since));
    await answerReconciliation(client, partner, id, { peerList: list, at: receivedAt, counts });
    return counts;
  }

  async #answered(
    client: Parameters<typeof keepReconciliation>[0],
    { manifest: { sender }, receivedAt }: Message,
    { reconciliation: id, since, list }: z.output<typeof Letter>,
    theirs: ExchangeList,
  ): Promise<ReconciliationCounts> {
    const { partner, book } = this.#parts;
    requireTime(since, theirs.until, receivedAt);
    if (theirs.from !== beginningOf(since)) throw wrongTime();
    const own = await signedList(book, sender, theirs.from, theirs.until);
    const counts = countsOf(compared(openExchangeList(own, await book.nodeKeys()), theirs, since));
    const at = receivedAt.toISOString();
    const isNew = await keepReconciliation(
      client,
      partner,
      {
        id,
        peer: sender,
        direction: 'received',
        since,
        until: theirs.until,
        ownList: own,
        peerList: list,
        createdBy: 'node',
        createdAt: at,
        answeredAt: at,
        counts,
      },
      this.#letter(sender, { reconciliation: id, since, list: own, answers: true }, 'node'),
    );
    if (!isNew) throw notAsked();
    return counts;
  }

  #letter(recipient: Partner, content: z.output<typeof Letter>, user: string): NewOutgoing {
    return letterOf(this.#parts, {
      kind: EXCHANGE_LIST,
      recipient,
      purpose: 'exchange',
      legalBasis: 'Directive (EU) 2016/680 art. 25: logging',
      about: { reconciliation: content.reconciliation },
      user,
      content: JSON.stringify(content),
      days: VALID_DAYS,
    });
  }
}

/** @throws ForelandError `exchanges-too-many` */
async function signedList(
  book: ReconcilingParts['book'],
  other: Partner,
  from: string,
  until: string,
): Promise<string> {
  const list = await book.exchanges(other, from, until);
  if (list.length <= LONGEST_TEXT) return list;
  throw new ForelandError({
    code: 'exchanges-too-many',
    message: 'More was exchanged in this time than one list holds.',
    remedy: 'Compare a shorter time.',
    status: 413,
  });
}

function compared(own: ExchangeList, theirs: ExchangeList, since: string): Reconciliation {
  return reconcile(own, theirs, {
    leadMilliseconds: Date.parse(since) - Date.parse(own.from),
    slackMilliseconds: SLACK_MILLISECONDS,
  });
}

function countsOf({ matched, missingHere, missingThere }: Reconciliation): ReconciliationCounts {
  return { both: matched.length, onlyHere: missingThere.length, onlyThere: missingHere.length };
}

function beginningOf(since: string): string {
  return new Date(Date.parse(since) - LEAD_MILLISECONDS).toISOString();
}

function requireTime(since: string, until: string, now: Date): void {
  const [from, end] = [Date.parse(since), Date.parse(until)];
  const isTime = from < end && end - from <= LONGEST_DAYS * DAY && end <= now.getTime() + SKEW_MILLISECONDS;
  if (!isTime) throw wrongTime();
}

function wrongTime(): ForelandError {
  return new ForelandError({
    code: 'reconciliation-time',
    message: `A time of at most ${LONGEST_DAYS} days that is over is compared, and the lists begin seven days before it.`,
    remedy: 'Choose a first day that is not later than the last, and a last day that is not ahead.',
  });
}

function notAsked(): ForelandError {
  return new ForelandError({
    code: 'reconciliation-foreign',
    message: 'The sender was not asked for this list, or this one was taken before.',
    remedy: 'Begin a new comparison.',
    status: 409,
  });
}

async function parsed({ content }: Message): Promise<z.output<typeof Letter>> {
  // A quarter more for what JSON writes before line ends.
  const text = await textOf(content(), LONGEST_TEXT * 1.25);
  try {
    return Letter.parse(JSON.parse(text));
  } catch (cause) {
    throw new ForelandError({
      code: 'exchanges-malformed',
      message: 'The content of the package is no list of exchanges.',
      remedy: 'Bring both nodes to the same version.',
      cause,
    });
  }
}
