import { ForelandError } from '@foreland/model';
import type { accountRoutes } from '@foreland/model/contract/session';
import { hashPassword } from '../auth/passwords.ts';
import type { Handlers } from '../handler.ts';

export const accountHandlers: Handlers<typeof accountRoutes> = {
  async accounts({ accounts }) {
    return { accounts: await accounts.list() };
  },

  async createAccount({ accounts, config }, { body, audit }) {
    const { password, ...rest } = body;
    const account = await accounts.create({
      ...rest,
      partner: config.partner,
      kind: 'local',
      passwordHash: await hashPassword(password),
    });
    audit.records([account.user]);
    audit.detail(`roles ${account.roles.join(' ')}, clearance ${account.clearance}`);
    return account;
  },

  async changeAccount({ accounts }, { params, body, reader, audit }) {
    const { password, ...change } = body;
    const before = await accounts.find(params.user);
    if (password !== undefined && before && before.kind !== 'local') throw noPassword();
    if (
      params.user === reader.user &&
      (change.disabled === true || (change.roles && !change.roles.includes('administrator')))
    )
      throw lockedOut();
    const account = await accounts.change(params.user, {
      ...change,
      ...(password === undefined ? {} : { passwordHash: await hashPassword(password) }),
    });
    audit.detail(Object.keys(body).sort().join(' '));
    return account;
  },
};

function noPassword(): ForelandError {
  return new ForelandError({
    code: 'account-without-password',
    message: 'This account signs in without a password of this node.',
    remedy: 'Change the password where the account comes from.',
    place: { path: 'body.password' },
    status: 409,
  });
}

function lockedOut(): ForelandError {
  return new ForelandError({
    code: 'own-account',
    message: 'You would take your own right to administer this node.',
    remedy: 'Let another administrator do it.',
    status: 409,
  });
}
