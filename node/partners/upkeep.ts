import { isHeldUp, isMendedAlone, orderStateOf } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { Store } from '@foreland/store';
import type { Leaves, OrderTable, Releases } from '@foreland/store/platform';
import type { Logger } from 'pino';
import type { PartnerDirectory } from './directory.ts';
import type { OnwardReports } from './leave/onward.ts';
import type { PassingOn } from './leave/passing-on.ts';
import { queueRelease } from './releasing.ts';
import type { ReleasingParts } from './releasing.ts';

const PASS_MILLISECONDS = 2000;

export interface UpkeepParts extends ReleasingParts {
  readonly store: Store;
  readonly releases: Releases;
  readonly order: OrderTable;
  readonly leaves: Leaves;
  readonly passingOn: PassingOn;
  readonly onward: OnwardReports;
  readonly directory: PartnerDirectory;
  readonly log: Logger;
  /** Asks a partner how far it is in the order of releases. */
  readonly ask: (recipient: Partner) => void;
  /** Called when a package was queued. */
  readonly queued: () => void;
}

/** What a recall is sent for: no consent is needed to take back, and the law asks for it. */
const RECALL = Object.freeze({
  purpose: 'exchange',
  legalBasis: 'Directive (EU) 2016/680 art. 7(3) and 16(6): notice of correction, erasure or restriction',
  createdBy: 'node',
});

/**
 * Keeps what partners hold in line with what they may hold: standing releases send what is new, and whatever was
 * retracted, narrowed, protected or erased is taken back from everybody who has it. It compares states and waits for no event, so
 * a change that a crash cut off from its consequences has them at the next pass.
 */
export class ReleaseUpkeep implements AsyncDisposable {
  readonly #parts: UpkeepParts;
  /** Digest of what each partner may hold, when it was last in line; with the releases that it was in line with. */
  readonly #inLine = new Map<Partner, string>();
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<boolean> | undefined;
  #stopped = false;

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.pass(), PASS_MILLISECONDS);
  }

  /**
   * Looks at every partner now. One pass at a time; a call during a pass waits for the next one.
   * @returns whether every partner is in line; what failed is tried again by itself
   */
  async pass(): Promise<boolean> {
    await this.#pass;
    if (this.#stopped) return false;
    this.#pass ??= this.#keepAll().finally(() => {
      this.#pass = undefined;
    });
    return this.#pass;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#pass;
  }

  async #keepAll(): Promise<boolean> {
    let inLine = true;
    const { directory, releases, identity, passingOn, onward, log } = this.#parts;
    try {
      await directory.refresh();
      const holders = await releases.holders(identity.partner);
      for (const recipient of new Set([...directory.served(), ...holders])) {
        if (this.#stopped) return false;
        await this.#keep(recipient).catch((error: unknown) => {
          inLine = false;
          log.warn({ err: error, recipient }, 'a partner could not be brought in line yet');
        });
      }
      // What a partner holds decides what its leaves list; what was passed on is told when it is queued.
      if (!(await passingOn.keep())) inLine = false;
      await onward.tell();
      return inLine;
    } catch (error) {
      log.warn({ err: error }, 'the upkeep of releases was left for the next time');
      return false;
    }
  }

  async #keep(recipient: Partner): Promise<void> {
    const { store, directory, releases, leaves, order, identity, clock, queued, log } = this.#parts;
    // Where there is no key to seal for, what is to be taken back is computed whenever somebody asks for it.
    if (!directory.reaches(recipient)) return;
    const kept = await order.with(identity.partner, recipient);
    const standsAs = orderStateOf(kept);
    const anew = kept.anewBy !== undefined || isMendedAlone(standsAs, kept, clock());
    if (standsAs === 'asked') this.#parts.ask(recipient);
    if (!anew && isHeldUp(standsAs)) return;
    const today = clock().toISOString().slice(0, 10);
    const isServed = directory.served().includes(recipient);
    const standing = isServed ? await releases.standing(identity.partner, recipient, today) : [];
    const once = isServed ? await releases.unsent(identity.partner, recipient) : [];
    const wanted = [...standing, ...once];
    const view = await store.partnerView(recipient, directory.clearanceOf(recipient));
    const digest = await store.read(view, (reader) => reader.digest());
    const passing = await leaves.stateFor(identity.partner, recipient, today);
    const state = [view.viewClass, digest, passing, ...standing.map(({ id }) => id)].join(' ');
    if (!anew && once.length === 0 && this.#inLine.get(recipient) === state) return;
    if (anew) log.warn({ recipient, state: standsAs }, 'the order of releases begins anew');
    const [first] = wanted;
    const done = await queueRelease(this.#parts, recipient, {
      ...(first
        ? { purpose: first.purpose, legalBasis: first.legalBasis, createdBy: first.createdBy }
        : RECALL),
      ...(kept.anewBy === undefined ? {} : { createdBy: kept.anewBy }),
      scopes: wanted.map(({ scope, purpose }) => ({ scope, purpose })),
      release: first?.id,
      anew,
    });
    await releases.queued(
      identity.partner,
      once.map(({ id }) => id),
      clock(),
    );
    this.#inLine.set(recipient, state);
    if (done) queued();
  }
}
