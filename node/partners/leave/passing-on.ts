import { leaveLines } from '@foreland/formats';
import { ForelandError, leaveScopeText } from '@foreland/model';
import type { Leave, LeaveTerms, Partner } from '@foreland/model';
import type { Identity } from '@foreland/sealing/identity';
import { LONGEST_LIST, issueLeave, listDigest, readLeave } from '@foreland/sealing/leave';
import type { Store } from '@foreland/store';
import { insertLeave, insertOutgoing, keepList, noteSigned } from '@foreland/store/platform';
import type { KeptLeave, Leaves } from '@foreland/store/platform';
import type { Logger } from 'pino';
import { randomId } from '../../random.ts';
import type { PartnerDirectory } from '../directory.ts';
import { LEAVE, LEAVE_REFUSAL, LEAVE_REQUEST } from '../kinds.ts';
import { letterOf } from '../letter.ts';

const VALID_DAYS = 90;

export interface PassingOnParts {
  readonly partner: Partner;
  readonly store: Store;
  readonly leaves: Leaves;
  readonly directory: PartnerDirectory;
  readonly identity: Identity;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Called when a package was queued. */
  readonly queued: () => void;
}

export type AskedLeave = Omit<LeaveTerms, 'id' | 'originator' | 'holder'> &
  Pick<Leave, 'legalBasis' | 'note'> & { readonly originator: Partner; readonly holder: Partner };

/**
 * Leave of originators to pass on what they contributed: asked for by a holder, granted by two people of the originator, and
 * kept in line with what the holder holds. Whoever receives something under it checks the originator's own signature.
 */
export class PassingOn {
  readonly #parts: PassingOnParts;
  /** For each leave, what its list was last computed from. */
  readonly #inLine = new Map<string, string>();

  constructor(parts: PassingOnParts) {
    this.#parts = parts;
  }

  /** A holder asks an originator. */
  async ask(asked: AskedLeave, user: string): Promise<Leave> {
    const { partner, leaves, store, clock, random, queued } = this.#parts;
    const id = randomId(random);
    const { scope, originator, recipient, purpose, until, legalBasis, note } = asked;
    const content = {
      id,
      originator,
      recipient,
      scope: leaveScopeText(scope),
      purpose,
      until,
      legalBasis,
      note,
    };
    const letter = letterOf(this.#parts, {
      kind: LEAVE_REQUEST,
      recipient: originator,
      purpose,
      legalBasis,
      about: { leave: id },
      user,
      content: JSON.stringify(content),
      days: VALID_DAYS,
    });
    await store.inPlatform(async (client) => {
      await insertLeave(client, partner, {
        ...asked,
        id,
        state: 'asked',
        asked: true,
        createdBy: user,
        createdAt: clock().toISOString(),
        proposedBy: undefined,
      });
      await insertOutgoing(client, letter);
    });
    queued();
    return this.#found(await leaves.find(partner, id));
  }

  /** One person of the originator proposes it unasked. */
  async propose(terms: AskedLeave, user: string): Promise<Leave> {
    const { partner, leaves, clock, random } = this.#parts;
    const id = randomId(random);
    await leaves.insert(partner, {
      ...terms,
      id,
      state: 'proposed',
      asked: false,
      createdBy: user,
      createdAt: clock().toISOString(),
      proposedBy: user,
    });
    return this.#found(await leaves.find(partner, id));
  }

  /** Signs what was granted or ended since, or covers something else by now, and tells those whom it concerns. */
  async keep(): Promise<boolean> {
    const { partner, leaves, clock, log } = this.#parts;
    const today = clock().toISOString().slice(0, 10);
    let inLine = true;
    for (const leave of await leaves.given(partner)) {
      if (leave.state === 'granted' && leave.until < today) continue;
      await this.#keepOne(leave).catch((error: unknown) => {
        inLine = false;
        log.warn({ err: error, leave: leave.id }, 'a leave could not be kept in line yet');
      });
    }
    return inLine;
  }

  async #keepOne(leave: KeptLeave): Promise<void> {
    if (leave.state === 'granted') return this.#sign(leave);
    if (leave.edition === 0) return this.#tellRefusal(leave);
    return this.#signEnd(leave);
  }

  /** A new edition where the list differs from that of the last one, or the key does. */
  async #sign(leave: KeptLeave): Promise<void> {
    const { store, directory, identity, partner, clock, queued } = this.#parts;
    const { holder, recipient } = leave;
    if (!directory.served().includes(holder)) return;
    const view = await store.partnerView(recipient, directory.clearanceOf(recipient));
    const state = [
      view.viewClass,
      await store.read(view, (reader) => reader.digest()),
      await store.lastReleaseTo(partner, holder),
      identity.signing.kid,
    ].join(' ');
    if (this.#inLine.get(leave.id) === state) return;
    const done = await store.release({ from: partner, recipient: holder, view }, async (releaser, ledger) => {
      const list = await releaser.covered(leave.scope);
      const digest = listDigest(list);
      const before = leave.signed === undefined ? undefined : readLeave(leave.signed);
      if (before?.list === digest && before.kid === identity.signing.kid) return false;
      const statements = [...list.values()].reduce((sum, each) => sum + each.length, 0);
      if (statements > LONGEST_LIST) throw tooLong(statements);
      const edition = leave.edition + 1;
      const signed = await issueLeave(
        {
          ...leave,
          edition,
          list: digest,
          statements,
          ended: false,
          signedAt: clock().toISOString(),
        },
        identity,
      );
      await ledger.write((client) =>
        noteSigned(client, partner, leave.id, { edition, signed, told: 'granted' }),
      );
      await ledger.write((client) => keepList(client, partner, leave, list));
      await ledger.queue(
        this.#leaveLetter(leave, holder, [...leaveLines(signed, list)].join(''), statements),
      );
      return true;
    });
    this.#inLine.set(leave.id, state);
    if (done) queued();
  }

  /** The holder takes back what it passed on; the recipient takes nothing more under it. */
  async #signEnd(leave: KeptLeave): Promise<void> {
    const { store, directory, identity, partner, clock, queued } = this.#parts;
    const edition = leave.edition + 1;
    const list = new Map<string, readonly string[]>();
    const signed = await issueLeave(
      {
        ...leave,
        edition,
        list: listDigest(list),
        statements: 0,
        ended: true,
        signedAt: clock().toISOString(),
      },
      identity,
    );
    const told = [leave.holder, leave.recipient].filter((each) => directory.current.entries.has(each));
    await store.inPlatform(async (client) => {
      await noteSigned(client, partner, leave.id, { edition, signed, told: 'ended' });
      await keepList(client, partner, leave, list);
      for (const each of told)
        await insertOutgoing(
          client,
          this.#leaveLetter(leave, each, [...leaveLines(signed, list)].join(''), 0),
        );
    });
    queued();
  }

  async #tellRefusal(leave: KeptLeave): Promise<void> {
    const { store, partner, queued } = this.#parts;
    await store.inPlatform(async (client) => {
      await noteSigned(client, partner, leave.id, { edition: 0, signed: undefined, told: leave.state });
      if (!leave.asked) return;
      const content = JSON.stringify({ id: leave.id, reason: leave.reason ?? '' });
      await insertOutgoing(
        client,
        letterOf(this.#parts, {
          ...this.#envelope(leave),
          kind: LEAVE_REFUSAL,
          recipient: leave.holder,
          content,
        }),
      );
    });
    queued();
  }

  #leaveLetter(leave: KeptLeave, recipient: Partner, content: string, statements: number) {
    return letterOf(this.#parts, {
      ...this.#envelope(leave),
      about: { leave: leave.id, statements },
      kind: LEAVE,
      recipient,
      content,
    });
  }

  #envelope({ id, purpose, legalBasis, endedBy, decidedBy }: KeptLeave) {
    return {
      purpose,
      legalBasis,
      about: { leave: id },
      user: endedBy ?? decidedBy ?? 'node',
      days: VALID_DAYS,
    };
  }

  #found(leave: KeptLeave | undefined): Leave {
    if (!leave) throw new Error('the leave is gone');
    return leave;
  }
}

function tooLong(statements: number): ForelandError {
  return new ForelandError({
    code: 'leave-too-long',
    message: `The leave would list ${statements} statements, more than ${LONGEST_LIST}.`,
    remedy: 'Give leave for chosen contributions, records or kinds.',
    status: 409,
  });
}
