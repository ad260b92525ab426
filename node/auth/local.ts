import { ForelandError } from '@foreland/model';
import type { Account, Accounts, AttemptTable, Patience } from '@foreland/store/platform';
import { verifyPassword } from './passwords.ts';
import { hashOfSecret } from './secret.ts';

/** An account waits from its sixth wrong password on: 15 s, 30 s, … up to 15 minutes. */
const PER_ACCOUNT: Patience = { free: 5, pauseSeconds: 15, longestPauseSeconds: 900 };
/** Many people may sit behind one address, so it has more patience. */
const PER_ADDRESS: Patience = { free: 30, pauseSeconds: 15, longestPauseSeconds: 900 };

/** Signs in people whose password this node keeps. */
export class LocalSignIn {
  readonly #accounts: Accounts;
  readonly #attempts: AttemptTable;
  readonly #clock: () => Date;

  constructor(options: {
    readonly accounts: Accounts;
    readonly attempts: AttemptTable;
    readonly clock: () => Date;
  }) {
    this.#accounts = options.accounts;
    this.#attempts = options.attempts;
    this.#clock = options.clock;
  }

  /**
   * The account of a name and password. A wrong name, a wrong password and a disabled account look alike,
   * in words and in the work done.
   * @throws ForelandError `sign-in-refused`, `sign-in-paused`.
   */
  async check(user: string, password: string, address: string): Promise<Account> {
    const now = this.#clock();
    const accountKey = `account:${keyOf(user)}`;
    const addressKey = `address:${keyOf(address)}`;
    const wait = Math.max(
      await this.#attempts.begin(accountKey, PER_ACCOUNT, now),
      await this.#attempts.begin(addressKey, PER_ADDRESS, now),
    );
    if (wait > 0) throw paused(wait);

    const account = await this.#accounts.find(user);
    const passwordHash = await this.#accounts.passwordHash(user);
    const matches = await verifyPassword(passwordHash, password);
    if (!matches || account === undefined || account.disabled) throw refused();
    await this.#attempts.forget(accountKey);
    await this.#attempts.takeBack(addressKey);
    return account;
  }
}

/** Names that people mistype include passwords, so not even the name is kept. */
function keyOf(text: string): string {
  return Buffer.from(hashOfSecret(text)).toString('hex').slice(0, 32);
}

function refused(): ForelandError {
  return new ForelandError({
    code: 'sign-in-refused',
    message: 'Name and password do not fit together.',
    remedy: 'Check both; the administrator can set a new password.',
    status: 401,
  });
}

function paused(seconds: number): ForelandError {
  return new ForelandError({
    code: 'sign-in-paused',
    message: 'There were too many attempts to sign in.',
    remedy: `Wait ${seconds} seconds, then try again.`,
    status: 429,
  });
}
