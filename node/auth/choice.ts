import { ForelandError, ROLE_PURPOSES } from '@foreland/model';
import type { Purpose, Role } from '@foreland/model';
import type { Account } from '@foreland/store/platform';

/** What a person asked for; what is left out is chosen for them. */
export interface Choice {
  readonly role?: Role | undefined;
  readonly purpose?: Purpose | undefined;
}

export interface Chosen {
  readonly role: Role;
  readonly purpose: Purpose | undefined;
}

/**
 * The role and purpose a session works under. Left out, the role stays as it is (or is the account's first),
 * and the purpose stays where the role allows it (or is the role's first).
 * @throws ForelandError `role-not-held`, `purpose-not-allowed`.
 */
export function choose(account: Account, choice: Choice, current?: Chosen): Chosen {
  const role = choice.role ?? current?.role ?? account.roles[0];
  if (role === undefined || !account.roles.includes(role)) {
    throw new ForelandError({
      code: 'role-not-held',
      message: 'This account does not hold that role.',
      remedy: 'Choose one of the roles offered, or ask the administrator for it.',
      place: { path: 'body.role' },
      status: 403,
    });
  }
  const allowed = ROLE_PURPOSES[role];
  if (choice.purpose !== undefined && !allowed.includes(choice.purpose)) {
    throw new ForelandError({
      code: 'purpose-not-allowed',
      message: 'That role does not serve this purpose.',
      remedy:
        allowed.length === 0
          ? 'Leave the purpose out: this role sees no statements.'
          : `Choose one of: ${allowed.join(', ')}.`,
      place: { path: 'body.purpose' },
      status: 403,
    });
  }
  const kept =
    current?.purpose !== undefined && allowed.includes(current.purpose) ? current.purpose : allowed[0];
  return Object.freeze({ role, purpose: choice.purpose ?? kept });
}
