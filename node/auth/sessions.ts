import { ForelandError } from '@foreland/model';
import type { Partner, Purpose, Reader, Role } from '@foreland/model';
import type { Account, Client, SessionRecord, SessionTable } from '@foreland/store/platform';
import { choose } from './choice.ts';
import type { Choice } from './choice.ts';
import { hashOfSecret, newSecret } from './secret.ts';

/** A signed-in person, in the role and for the purpose chosen. */
export interface Session {
  readonly account: Account;
  readonly user: string;
  readonly partner: Partner;
  readonly role: Role;
  readonly purpose: Purpose | undefined;
  readonly client: Client;
  /** ISO instant after which the session ends, used or not. */
  readonly expiresAt: string;
  /** Names the session inside this node; not a secret and not sent anywhere. */
  readonly key: string;
}

export interface OpenedSession {
  readonly session: Session;
  /** Shown once, to the person who signed in. */
  readonly token: string;
}

/** The time of last use is kept to this exactness, so that a busy session writes once a minute. */
const TOUCH_MILLISECONDS = 60_000;

export class Sessions {
  readonly #table: SessionTable;
  readonly #clock: () => Date;
  readonly #random: (bytes: number) => Uint8Array;
  readonly #hours: number;
  readonly #idleMinutes: number;
  readonly #exercise: boolean;

  constructor(options: {
    readonly table: SessionTable;
    readonly clock: () => Date;
    readonly random: (bytes: number) => Uint8Array;
    readonly hours: number;
    readonly idleMinutes: number;
    readonly exercise: boolean;
  }) {
    this.#table = options.table;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#hours = options.hours;
    this.#idleMinutes = options.idleMinutes;
    this.#exercise = options.exercise;
  }

  /** @throws ForelandError `role-not-held`, `purpose-not-allowed`. */
  async open(account: Account, choice: Choice, client: Client): Promise<OpenedSession> {
    const { role, purpose } = choose(account, choice);
    const token = newSecret(this.#random);
    const now = this.#clock();
    const expiresAt = new Date(now.getTime() + this.#hours * 3_600_000).toISOString();
    const record = { tokenHash: hashOfSecret(token), account, role, purpose, client, expiresAt };
    await this.#table.add(record, now);
    return { token, session: sessionOf(record) };
  }

  /** The session of a token; undefined where there is none or it has ended. */
  async find(token: string): Promise<Session | undefined> {
    if (!/^[\w-]{43}$/.test(token)) return undefined;
    const now = this.#clock();
    const record = await this.#table.find(hashOfSecret(token), now, this.#idleSince(now));
    if (record === undefined) return undefined;
    if (record.account.kind === 'persona' && !this.#exercise) return undefined;
    if (now.getTime() - Date.parse(record.seenAt) > TOUCH_MILLISECONDS)
      await this.#table.touch(record.tokenHash, now);
    return sessionOf(record);
  }

  /** Changes role or purpose; requests from now on are answered anew under them. */
  async switch(session: Session, choice: Choice): Promise<Session> {
    const chosen = choose(session.account, choice, session);
    await this.#table.choose(Buffer.from(session.key, 'hex'), chosen.role, chosen.purpose);
    return Object.freeze({ ...session, ...chosen });
  }

  async close(session: Session): Promise<void> {
    await this.#table.remove(Buffer.from(session.key, 'hex'));
  }

  async sweep(): Promise<void> {
    const now = this.#clock();
    await this.#table.removeEnded(now, this.#idleSince(now));
  }

  #idleSince(now: Date): Date {
    return new Date(now.getTime() - this.#idleMinutes * 60_000);
  }
}

export function readerOf(session: Session): Reader {
  return Object.freeze({
    user: session.user,
    partner: session.partner,
    role: session.role,
    purpose: session.purpose,
    clearance: session.account.clearance,
  });
}

export function signInRequired(): ForelandError {
  return new ForelandError({
    code: 'sign-in-required',
    message: 'Nobody is signed in, or the session has ended.',
    remedy: 'Sign in.',
    status: 401,
  });
}

function sessionOf(record: Omit<SessionRecord, 'seenAt'>): Session {
  return Object.freeze({
    account: record.account,
    user: record.account.user,
    partner: record.account.partner,
    role: record.role,
    purpose: record.purpose,
    client: record.client,
    expiresAt: record.expiresAt,
    key: Buffer.from(record.tokenHash).toString('hex'),
  });
}
