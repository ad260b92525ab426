import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHeldUp, isMendedAlone, isOutOfOrder, orderStateOf, placeAnew, receptionOf } from './order.ts';
import type { Holding, OrderPlace, OrderSaid, OrderedRelease } from './order.ts';

/**
 * The order of releases, without nodes: a sender and a recipient, a line that loses, repeats and reorders whatever is on it, and
 * backups that are restored at either end. When that ends, the recipient holds what the sender gives it.
 */
const NOW = new Date('2026-11-25T20:00:00.000Z');
/** Long ago: a partner that goes on saying something else is not at issue here. */
const THEN = '2026-11-01T00:00:00.000Z';

interface Release extends OrderedRelease {
  readonly give: readonly number[];
  readonly take: readonly number[];
}

interface Sender {
  readonly wanted: ReadonlySet<number>;
  readonly ledger: ReadonlySet<number>;
  readonly releases: readonly Release[];
  readonly said: OrderSaid | undefined;
  readonly saidAt: number;
}

interface Recipient {
  readonly held: ReadonlySet<number>;
  readonly last: OrderPlace | undefined;
  readonly taken: ReadonlySet<string>;
}

class World {
  sender: Sender = { wanted: new Set(), ledger: new Set(), releases: [], said: undefined, saidAt: 0 };
  recipient: Recipient = { held: new Set(), last: undefined, taken: new Set() };
  /** Every release that was ever sealed: files do not vanish. */
  files: Release[] = [];
  statements: { said: OrderSaid; at: number }[] = [];
  #names = 0;
  #clock = 0;
  asked = false;

  want(fact: number): void {
    const wanted = new Set(this.sender.wanted);
    if (!wanted.delete(fact)) wanted.add(fact);
    this.sender = { ...this.sender, wanted };
  }

  get book() {
    const { releases, said } = this.sender;
    const standing = releases.filter(({ state }) => state !== 'void');
    return {
      last: standing.at(-1),
      head: standing.find(({ state }) => state !== 'delivered'),
      said,
      saidRelease: releases.find((each) => each.package === said?.place?.package),
    };
  }

  /** What the upkeep of a node does. */
  pass(person: boolean): void {
    const state = orderStateOf(this.book);
    const decided = person && (state === 'unknown' || state === 'differs' || state === 'refused');
    const anew = decided || isMendedAlone(state, this.book, NOW);
    if (!anew && isHeldUp(state)) return;
    const { wanted, ledger, releases } = this.sender;
    const give = [...wanted].filter((fact) => anew || !ledger.has(fact));
    const take = [...ledger].filter((fact) => !wanted.has(fact));
    if (!anew && give.length + take.length === 0) return;
    const kept = anew
      ? releases.map((each) => (each.state === 'delivered' ? each : { ...each, state: 'void' as const }))
      : releases;
    const last = kept.findLast(({ state: each }) => each !== 'void');
    const delivered = kept.findLast(({ state: each }) => each === 'delivered');
    const place = anew
      ? placeAnew({ last, said: this.sender.said }, delivered)
      : { sequence: (last?.sequence ?? 0) + 1, follows: last?.package };
    const release: Release = {
      ...place,
      package: `p${(this.#names += 1)}`,
      state: 'waiting',
      problem: undefined,
      anew,
      madeAt: THEN,
      give,
      take,
    };
    this.files.push(release);
    this.sender = { ...this.sender, ledger: new Set(wanted), releases: [...kept, release] };
  }

  /** A file reaches the recipient; its receipt reaches the sender, or does not. */
  deliver(release: Release, isAnswered: boolean): void {
    const { held, last, taken } = this.recipient;
    const reception = taken.has(release.package) ? 'known' : receptionOf(release, last);
    if (reception === 'next') {
      const now = new Set(release.anew ? [] : held);
      for (const fact of release.give) now.add(fact);
      for (const fact of release.take) now.delete(fact);
      this.recipient = {
        held: now,
        last: { package: release.package, sequence: release.sequence },
        taken: new Set([...taken, release.package]),
      };
    }
    if (!isAnswered) return;
    if (reception === 'early') this.asked = true;
    else if (reception === 'next' || reception === 'known') this.#answered(release, 'delivered', undefined);
    else this.#answered(release, 'refused', `release-${reception}`);
  }

  #answered(release: Release, state: 'delivered' | 'refused', problem: string | undefined): void {
    const at = (this.#clock += 1);
    const known = this.sender.releases.some((each) => each.package === release.package);
    if (!known) return;
    const releases = this.sender.releases.map((each) =>
      each.package === release.package && each.state === 'waiting' ? { ...each, state, problem } : each,
    );
    this.sender = { ...this.sender, releases };
    if (state === 'delivered')
      this.#hear({ place: { package: release.package, sequence: release.sequence }, holding: undefined }, at);
    else if (isOutOfOrder(problem)) {
      this.sender = { ...this.sender, said: undefined, saidAt: 0 };
      this.asked = true;
    }
  }

  state(): void {
    const theirs = holdingOf(this.recipient.held);
    const said = { place: this.recipient.last, holding: { theirs, ours: theirs } };
    this.statements.push({ said, at: (this.#clock += 1) });
  }

  hear({ said, at }: { said: OrderSaid; at: number }): void {
    const ours = holdingOf(this.sender.ledger);
    this.#hear({ ...said, holding: said.holding && { theirs: said.holding.theirs, ours } }, at);
  }

  #hear(said: OrderSaid, at: number): void {
    const isLater = (this.sender.said?.place?.sequence ?? 0) < (said.place?.sequence ?? 0);
    if (this.sender.said && at < this.sender.saidAt && !isLater) return;
    this.sender = { ...this.sender, said, saidAt: at };
  }

  /** Nothing is lost any more, and people do what is for people. */
  settle(): void {
    for (let round = 0; round < 40; round += 1) {
      this.pass(true);
      const { head } = this.book;
      if (head?.state === 'waiting')
        this.deliver(this.sender.releases.find((each) => each === head) ?? fail(), true);
      if (this.asked || round % 5 === 4) {
        this.asked = false;
        this.state();
        this.hear(this.statements.at(-1) ?? fail());
      }
    }
  }
}

function holdingOf(facts: ReadonlySet<number>): Holding {
  return { pairs: facts.size, digest: [...facts].sort((a, b) => a - b).join(' ') };
}

function fail(): never {
  throw new Error('there is one');
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('want'), which: fc.nat(5) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('pass'), which: fc.nat(3) }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constantFrom('deliver', 'deliver-unanswered'), which: fc.nat(9) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('expire', 'state', 'hear'), which: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('save-sender', 'save-recipient', 'restore-sender', 'restore-recipient'),
      which: fc.nat(3),
    }),
  },
);

test('whatever is lost, repeated, reordered or restored, both agree in the end', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = new World();
      const senders = [world.sender];
      const recipients = [world.recipient];
      for (const { kind, which } of steps) {
        const file = world.files.at(-1 - (which % Math.max(world.files.length, 1)));
        if (kind === 'want') world.want(which);
        if (kind === 'pass') world.pass(which === 0);
        if (kind === 'deliver' && file) world.deliver(file, true);
        if (kind === 'deliver-unanswered' && file) world.deliver(file, false);
        if (kind === 'state') world.state();
        if (kind === 'hear' && world.statements.length > 0)
          world.hear(world.statements[which % world.statements.length] ?? fail());
        if (kind === 'expire') {
          const { head } = world.book;
          const releases = world.sender.releases.map((each) =>
            each === head ? { ...each, state: 'expired' as const } : each,
          );
          world.sender = { ...world.sender, releases };
        }
        if (kind === 'save-sender') senders.push(world.sender);
        if (kind === 'save-recipient') recipients.push(world.recipient);
        if (kind === 'restore-sender') world.sender = senders[which % senders.length] ?? fail();
        if (kind === 'restore-recipient') world.recipient = recipients[which % recipients.length] ?? fail();
      }
      world.settle();
      expect(holdingOf(world.recipient.held)).toEqual(holdingOf(world.sender.wanted));
      expect(orderStateOf(world.book)).toBe('in-step');
      // A file that was kept back until now changes nothing any more; one that the sender has forgotten is found out.
      for (const file of world.files) world.deliver(file, false);
      if (steps.some(({ kind }) => kind === 'restore-sender')) world.settle();
      expect(holdingOf(world.recipient.held)).toEqual(holdingOf(world.sender.wanted));
    }),
    { numRuns: Number(process.env['FORELAND_ORDERS'] ?? 2000) },
  );
});
