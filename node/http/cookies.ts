import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Client } from '@foreland/store/platform';
import type { Cookies } from '../handler.ts';

export const TOKEN_HEADER = 'x-foreland-token';
export const CLIENT_HEADER = 'x-foreland-client';

/**
 * Names of the two cookies. Browsers share cookies between the ports of one host, so on a loopback address,
 * where several nodes may run, the name carries the port.
 */
export function cookieNames(origin: string): { readonly session: string; readonly signIn: string } {
  const { protocol, port } = new URL(origin);
  const suffix = protocol === 'https:' ? '' : `-${port || '80'}`;
  return { session: `__Host-foreland${suffix}`, signIn: `__Host-foreland-sign-in${suffix}` };
}

/** The token a request carries: in the header for programs, in the cookie for browsers. */
export function tokenOf(
  request: FastifyRequest,
  origin: string,
): { readonly token: string | undefined; readonly bearer: boolean } {
  const bearer = /^Bearer +([\w-]{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, bearer: true };
  return { token: request.cookies[cookieNames(origin).session], bearer: false };
}

export function cookiesOf(
  request: FastifyRequest,
  reply: FastifyReply,
  origin: string,
  client: Client,
  now: Date,
): Cookies {
  const names = cookieNames(origin);
  // Told in seconds from now, which holds however wrong the clock of the browser's machine is.
  const until = (end: Date) => ({ maxAge: Math.max(0, Math.floor((end.getTime() - now.getTime()) / 1000)) });
  const common = { path: '/', secure: true, httpOnly: true } as const;
  return {
    openSession(token, expiresAt) {
      if (client === 'cli') reply.header(TOKEN_HEADER, token);
      else
        reply.setCookie(names.session, token, {
          ...common,
          sameSite: 'strict',
          ...until(new Date(expiresAt)),
        });
    },
    closeSession() {
      reply.clearCookie(names.session, { ...common, sameSite: 'strict' });
    },
    signInSecret: request.cookies[names.signIn],
    // Lax, because the provider sends the browser back from another site.
    keepSignInSecret(secret, expiresAt) {
      reply.setCookie(names.signIn, secret, { ...common, sameSite: 'lax', ...until(expiresAt) });
    },
    forgetSignInSecret() {
      reply.clearCookie(names.signIn, { ...common, sameSite: 'lax' });
    },
  };
}
