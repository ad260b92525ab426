import { ForelandError, LEVELS, ROLES } from '@foreland/model';
import type { Level, Role } from '@foreland/model';
import type { Account, Accounts } from '@foreland/store/platform';
import { hashPassword } from '../auth/passwords.ts';
import type { Config } from '../config.ts';

const SHORTEST_PASSWORD = 12;

export interface UserAnswer {
  readonly account: Account;
  /** Present where the password was made here; it is shown once. */
  readonly password?: string;
}

export interface NewUser {
  readonly user: string;
  readonly displayName: string | undefined;
  readonly roles: readonly string[];
  readonly clearance: string | undefined;
  readonly password: string | undefined;
}

/** @throws ForelandError `user-invalid`, `account-exists`. */
export async function addUser(
  accounts: Accounts,
  config: Config,
  random: (bytes: number) => Uint8Array,
  wanted: NewUser,
): Promise<UserAnswer> {
  checkUser(wanted);
  if (wanted.roles.length === 0)
    throw invalid('The role is missing', `Give --role once or more: ${ROLES.join(', ')}.`);
  const { password, made } = passwordFrom(wanted.password, random);
  const account = await accounts.create({
    user: wanted.user,
    partner: config.partner,
    displayName: wanted.displayName ?? wanted.user,
    kind: 'local',
    roles: wanted.roles.map(roleFrom),
    clearance: clearanceFrom(wanted.clearance),
    passwordHash: await hashPassword(password),
  });
  return { account, ...(made ? { password } : {}) };
}

/** What can be said of a name and a password before there is a database. @throws ForelandError `user-invalid` */
export function checkUser({ user, password }: Pick<NewUser, 'user' | 'password'>): void {
  if (!/^[\p{L}\p{N}._@-]{1,100}$/u.test(user))
    throw invalid(`“${user.slice(0, 40)}” cannot be a user name`, 'Use letters, digits and . _ @ - only.');
  if (password !== undefined && password.length < SHORTEST_PASSWORD)
    throw invalid('The password is too short', `Use at least ${SHORTEST_PASSWORD} characters.`);
}

/** Sets a new password and ends the sessions of the account. @throws ForelandError `account-unknown`, `user-invalid`. */
export async function changePassword(
  accounts: Accounts,
  random: (bytes: number) => Uint8Array,
  user: string,
  given: string | undefined,
): Promise<UserAnswer> {
  const before = await accounts.find(user);
  if (before && before.kind !== 'local')
    throw invalid('That account has no password at this node', 'Change it where the account comes from.');
  const { password, made } = passwordFrom(given, random);
  const account = await accounts.change(user, {
    passwordHash: await hashPassword(password),
    disabled: false,
  });
  return { account, ...(made ? { password } : {}) };
}

function passwordFrom(
  given: string | undefined,
  random: (bytes: number) => Uint8Array,
): { password: string; made: boolean } {
  if (given === undefined) return { password: Buffer.from(random(15)).toString('base64url'), made: true };
  if (given.length < SHORTEST_PASSWORD)
    throw invalid('The password is too short', `Use at least ${SHORTEST_PASSWORD} characters.`);
  return { password: given, made: false };
}

function roleFrom(text: string): Role {
  const role = ROLES.find((each) => each === text);
  if (role) return role;
  throw invalid(`There is no role “${text.slice(0, 40)}”`, `Use one of: ${ROLES.join(', ')}.`);
}

function clearanceFrom(text = 'unclassified'): Level {
  const level = LEVELS.find((each) => each === text);
  if (level) return level;
  throw invalid(`There is no clearance “${text.slice(0, 40)}”`, `Use one of: ${LEVELS.join(', ')}.`);
}

function invalid(what: string, remedy: string): ForelandError {
  return new ForelandError({ code: 'user-invalid', message: `${what}.`, remedy });
}
