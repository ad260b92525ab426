import { isForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { parseCard } from '@foreland/sealing/identity';
import type { Logger } from 'pino';
import { fetchCards } from '../channel/cards.ts';
import type { PublishedCards } from '../channel/cards.ts';
import type { PartnerDirectory } from './directory.ts';

const PATIENCE_MILLISECONDS = 10_000;
/** A partner is asked again after this long at the earliest, whoever knocks and however often. */
const PAUSE_MILLISECONDS = 2000;

interface CatchingUpParts {
  readonly directory: PartnerDirectory;
  readonly log: Logger;
  /** Called when a partner has another card than before. */
  readonly changed: (peer: Partner) => void;
}

/**
 * Follows partners from the last card that is known here to their present one. A node that was away while a partner changed
 * its keys cannot be told so: the telling is signed by a key that it does not know. So it asks, and the cards prove
 * themselves: each is signed by the key before it, or by the emergency key to which an earlier one had committed.
 */
export class CatchingUp implements AsyncDisposable {
  readonly #parts: CatchingUpParts;
  readonly #asked = new Map<Partner, number>();
  #askedAll = -Infinity;
  readonly #underWay = new Map<Partner, Promise<boolean>>();
  readonly #stopping = new AbortController();

  constructor(parts: CatchingUpParts) {
    this.#parts = parts;
  }

  /** Asks every partner, those among them whose key was revoked or whose card has expired. */
  async withAll(): Promise<void> {
    const { directory } = this.#parts;
    const now = performance.now();
    // Whoever knocks with a key of nobody costs no more than this.
    if (now - this.#askedAll < PAUSE_MILLISECONDS) return;
    this.#askedAll = now;
    const { entries } = await directory.refresh();
    await Promise.all([...entries.keys()].map((peer) => this.with(peer)));
  }

  /** @returns whether there is another card, or a revocation, than before */
  async with(peer: Partner): Promise<boolean> {
    const underWay = this.#underWay.get(peer);
    if (underWay) return underWay;
    const now = performance.now();
    if (this.#stopping.signal.aborted || now - (this.#asked.get(peer) ?? -Infinity) < PAUSE_MILLISECONDS)
      return false;
    this.#asked.set(peer, now);
    const turn = this.#ask(peer).finally(() => this.#underWay.delete(peer));
    this.#underWay.set(peer, turn);
    return turn;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    await Promise.allSettled(this.#underWay.values());
  }

  async #ask(peer: Partner): Promise<boolean> {
    const { directory, log, changed } = this.#parts;
    const last = directory.lastCardOf(peer);
    if (!last || peer === directory.partner) return false;
    try {
      const isNews = await takeIn(
        directory,
        peer,
        await fetchCards(last.origin, PATIENCE_MILLISECONDS, this.#stopping.signal),
      );
      if (isNews) changed(peer);
      return isNews;
    } catch (error) {
      if (!isForelandError(error)) log.warn({ err: error, peer }, 'the cards of a partner could not be read');
      return false;
    }
  }
}

/** Takes what continues the cards that are known; anything else of it counts for nothing. */
async function takeIn(
  directory: PartnerDirectory,
  peer: Partner,
  { cards, revocations }: PublishedCards,
): Promise<boolean> {
  const before = stateOf(directory, peer);
  for (const text of cards) {
    const card = await parseCard(text);
    if (card.partner !== peer || card.serial <= (directory.lastCardOf(peer)?.serial ?? 0)) continue;
    await directory.offer(text, `node of ${peer}`);
  }
  // After the cards: a key that was revoked later could vouch for its successor in its time.
  for (const text of revocations) await directory.revokeOf(peer, text, `node of ${peer}`);
  return stateOf(directory, peer) !== before;
}

function stateOf(directory: PartnerDirectory, peer: Partner): string {
  const entry = directory.current.entries.get(peer);
  return `${entry?.cards.at(-1)?.digest} ${entry?.revocations.size}`;
}
