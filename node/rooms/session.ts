import { ForelandError, ROLE_PURPOSES, isForelandError } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { sessionRoutes } from '@foreland/model/contract/session';
import { PERSONAS } from '../auth/personas.ts';
import { choose } from '../auth/choice.ts';
import type { Session } from '../auth/sessions.ts';
import type { Config } from '../config.ts';
import type { Handlers } from '../handler.ts';
import { Redirect } from '../http/answers.ts';

export const sessionHandlers: Handlers<typeof sessionRoutes> = {
  async signInOptions({ config, oidcSignIn }) {
    const exercise = config.exercise !== 'off';
    return {
      node: { partner: config.partner, name: config.name },
      local: true,
      ...(oidcSignIn ? { oidc: { name: oidcSignIn.name } } : {}),
      exercise,
      personas: exercise ? PERSONAS.map(personaShape) : [],
    };
  },

  async signIn(context, { body, address, client, cookies, audit }) {
    const account = await context.localSignIn
      .check(body.user, body.password, address)
      .catch(async (error: unknown) => {
        const attempted = await context.accounts.find(body.user);
        if (attempted && isForelandError(error)) {
          const reader = { user: attempted.user, partner: attempted.partner, ...choose(attempted, {}) };
          await context.audit.trail.write({
            kind: 'administration',
            actor: reader,
            route: 'signIn',
            outcome: 'refused',
            detail: error.code,
          });
        }
        throw error;
      });
    const { session, token } = await context.sessions.open(account, body, client);
    audit.as(session);
    cookies.openSession(token, session.expiresAt);
    return sessionShape(context.config, session);
  },

  async signInAsPersona(context, { body, client, cookies, audit }) {
    const account = context.config.exercise === 'off' ? undefined : await context.accounts.find(body.persona);
    if (account?.kind !== 'persona' || account.disabled) {
      throw new ForelandError({
        code: 'persona-unknown',
        message: 'There is no such person to take at this node.',
        remedy: 'Choose one of the people that the sign-in page shows; they exist on exercise nodes only.',
        status: 403,
      });
    }
    const { session, token } = await context.sessions.open(account, {}, client);
    audit.as(session);
    cookies.openSession(token, session.expiresAt);
    return sessionShape(context.config, session);
  },

  async startOidc(context, { query, origin, cookies }) {
    if (!context.oidcSignIn) {
      throw new ForelandError({
        code: 'oidc-not-configured',
        message: 'This node has no identity provider.',
        remedy: 'Sign in with a local account.',
        status: 404,
      });
    }
    try {
      const { location, browserSecret, expiresAt } = await context.oidcSignIn.start(origin, query.returnTo);
      cookies.keepSignInSecret(browserSecret, expiresAt);
      return new Redirect(location);
    } catch (error) {
      return refusedSignIn(error);
    }
  },

  async finishOidc(context, { rawQuery, origin, cookies, audit }) {
    cookies.forgetSignInSecret();
    try {
      if (!context.oidcSignIn) return new Redirect('/');
      const { account, returnTo } = await context.oidcSignIn.finish(origin, rawQuery, cookies.signInSecret);
      const { session, token } = await context.sessions.open(account, {}, 'browser');
      audit.as(session);
      await context.audit.trail.write({ kind: 'administration', actor: session, route: 'finishOidc' });
      cookies.openSession(token, session.expiresAt);
      return new Redirect(returnTo);
    } catch (error) {
      return refusedSignIn(error);
    }
  },

  async session(context, { session }) {
    return sessionShape(context.config, session);
  },

  async switchPurpose(context, { session, body, audit }) {
    const switched = await context.sessions.switch(session, body);
    audit.as(switched);
    audit.detail(`from ${session.role}, ${session.purpose ?? 'no purpose'}`);
    return sessionShape(context.config, switched);
  },

  async signOut(context, { session, cookies }) {
    await context.sessions.close(session);
    cookies.closeSession();
    return {};
  },
};

/** The person is between two sites, so the app itself tells what went wrong. */
function refusedSignIn(error: unknown): Redirect {
  if (!isForelandError(error)) throw error;
  return new Redirect(`/?problem=${encodeURIComponent(error.code)}`);
}

function personaShape(
  persona: (typeof PERSONAS)[number],
): Answer<typeof sessionRoutes.signInOptions>['personas'][number] {
  const { user, displayName, partner } = persona;
  const { role, purpose } = choose({ ...persona, kind: 'persona', disabled: false }, {});
  return { id: user, displayName, partner, role, ...(purpose === undefined ? {} : { purpose }) };
}

function sessionShape(config: Config, session: Session): Answer<typeof sessionRoutes.session> {
  const { account, role, purpose, expiresAt } = session;
  return {
    user: account.user,
    displayName: account.displayName,
    partner: account.partner,
    role,
    ...(purpose === undefined ? {} : { purpose }),
    clearance: account.clearance,
    choices: account.roles.map((held) => ({ role: held, purposes: [...ROLE_PURPOSES[held]] })),
    exercise: config.exercise !== 'off',
    node: { partner: config.partner, name: config.name },
    expiresAt,
    idleMinutes: config.idleMinutes,
  };
}
