import { ForelandError, LEVELS } from '@foreland/model';
import type { Level, Partner, Role } from '@foreland/model';
import type { Account, Accounts, OidcRequestTable } from '@foreland/store/platform';
import * as client from 'openid-client';
import { isLoopback } from '../config.ts';
import type { OidcConfig } from '../config.ts';
import { hashOfSecret, newSecret } from './secret.ts';

/** Path of the redirection endpoint; the provider must know origin and path. */
export const OIDC_CALLBACK = '/api/session/oidc/callback';

const REQUEST_MINUTES = 10;

export interface StartedSignIn {
  /** Where the browser goes next. */
  readonly location: string;
  /** Kept by the browser: only the one that began may finish. */
  readonly browserSecret: string;
  readonly expiresAt: Date;
}

export interface FinishedSignIn {
  readonly account: Account;
  /** Path inside the app where the person wanted to go. */
  readonly returnTo: string;
}

/**
 * Sign-in at the partner's OpenID Connect provider: authorization code with PKCE (RFC 7636), state and nonce
 * (OpenID Connect Core 1.0). Roles and clearance come from claims at every sign-in; nothing else is taken over.
 */
export class OidcSignIn {
  readonly #config: OidcConfig;
  readonly #partner: Partner;
  readonly #accounts: Accounts;
  readonly #requests: OidcRequestTable;
  readonly #clock: () => Date;
  readonly #random: (bytes: number) => Uint8Array;
  #provider: Promise<client.Configuration> | undefined;

  constructor(options: {
    readonly config: OidcConfig;
    readonly partner: Partner;
    readonly accounts: Accounts;
    readonly requests: OidcRequestTable;
    readonly clock: () => Date;
    readonly random: (bytes: number) => Uint8Array;
  }) {
    this.#config = options.config;
    this.#partner = options.partner;
    this.#accounts = options.accounts;
    this.#requests = options.requests;
    this.#clock = options.clock;
    this.#random = options.random;
  }

  get name(): string {
    return this.#config.name;
  }

  /** @throws ForelandError `oidc-unavailable`. */
  async start(origin: string, returnTo: string | undefined): Promise<StartedSignIn> {
    const provider = await this.#discover();
    const state = newSecret(this.#random);
    const browserSecret = newSecret(this.#random);
    const nonce = newSecret(this.#random);
    const codeVerifier = newSecret(this.#random);
    const now = this.#clock();
    const expiresAt = new Date(now.getTime() + REQUEST_MINUTES * 60_000);
    await this.#requests.removeExpired(now);
    await this.#requests.add(
      {
        stateHash: hashOfSecret(state),
        browserHash: hashOfSecret(browserSecret),
        nonce,
        codeVerifier,
        returnTo: localPath(returnTo),
      },
      expiresAt,
    );
    const location = client.buildAuthorizationUrl(provider, {
      redirect_uri: origin + OIDC_CALLBACK,
      scope: 'openid profile',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
    return { location: location.href, browserSecret, expiresAt };
  }

  /**
   * @param parameters of the provider's answer, as the browser brought them
   * @throws ForelandError `oidc-stale`, `oidc-refused`, `oidc-no-role`, `oidc-claims`, `account-exists`, `sign-in-refused`.
   */
  async finish(
    origin: string,
    parameters: URLSearchParams,
    browserSecret: string | undefined,
  ): Promise<FinishedSignIn> {
    const state = parameters.get('state');
    const request =
      state && browserSecret
        ? await this.#requests.take(hashOfSecret(state), hashOfSecret(browserSecret), this.#clock())
        : undefined;
    if (!state || !request) throw stale();
    const provider = await this.#discover();
    const url = new URL(origin + OIDC_CALLBACK);
    url.search = parameters.toString();
    let claims: client.IDToken | undefined;
    try {
      const tokens = await client.authorizationCodeGrant(provider, url, {
        expectedState: state,
        expectedNonce: request.nonce,
        pkceCodeVerifier: request.codeVerifier,
        idTokenExpected: true,
      });
      claims = tokens.claims();
    } catch (cause) {
      throw refused(cause);
    }
    if (!claims) throw refused(undefined);
    return { account: await this.#accountOf(claims), returnTo: request.returnTo };
  }

  async #accountOf(claims: client.IDToken): Promise<Account> {
    const identity = `${claims.iss} ${claims.sub}`;
    const user = claims[this.#config.userClaim];
    if (typeof user !== 'string' || !/^[\p{L}\p{N}._@-]{1,100}$/u.test(user))
      throw unusableClaim(this.#config.userClaim);
    const displayName =
      typeof claims['name'] === 'string' && claims['name'] !== '' ? claims['name'].slice(0, 200) : user;
    const roles = this.#rolesIn(claims);
    if (roles.length === 0) throw noRole();
    const clearance = this.#clearanceIn(claims);

    const known = await this.#accounts.findByIdentity(identity);
    if (!known) {
      return this.#accounts.create({
        user,
        partner: this.#partner,
        displayName,
        kind: 'oidc',
        roles,
        clearance,
        identity,
      });
    }
    if (known.disabled) throw disabled();
    const same =
      known.displayName === displayName &&
      known.clearance === clearance &&
      known.roles.join() === roles.join();
    return same ? known : this.#accounts.change(known.user, { displayName, roles, clearance });
  }

  #rolesIn(claims: client.IDToken): Role[] {
    const value = claims[this.#config.rolesClaim];
    const names = Array.isArray(value) ? value : [value];
    const roles = names.flatMap((name) => {
      const role =
        typeof name === 'string' && Object.hasOwn(this.#config.roles, name)
          ? this.#config.roles[name]
          : undefined;
      return role === undefined ? [] : [role];
    });
    return [...new Set(roles)];
  }

  #clearanceIn(claims: client.IDToken): Level {
    const value = claims[this.#config.clearanceClaim];
    return LEVELS.find((level) => level === value) ?? this.#config.clearance;
  }

  /** Asks the provider for its metadata at first use, and again after a failure: the node starts without it. */
  async #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#config;
    const insecure = issuer.protocol === 'http:' && isLoopback(issuer.hostname);
    this.#provider ??= client.discovery(
      issuer,
      clientId,
      undefined,
      clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret),
      // Without the first, an identity token from the token endpoint is believed for its TLS connection alone.
      {
        timeout: 10,
        execute: [client.enableNonRepudiationChecks, ...(insecure ? [client.allowInsecureRequests] : [])],
      },
    );
    try {
      return await this.#provider;
    } catch (cause) {
      this.#provider = undefined;
      throw unavailable(cause);
    }
  }
}

/** A path inside the app; anything that a browser could take for another site becomes the start page. */
export function localPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(path) ? path : '/';
}

function stale(): ForelandError {
  return new ForelandError({
    code: 'oidc-stale',
    message: 'This sign-in was begun elsewhere, took too long, or is already done.',
    remedy: 'Begin again from the sign-in page.',
    status: 400,
  });
}

function refused(cause: unknown): ForelandError {
  return new ForelandError({
    code: 'oidc-refused',
    message: 'The identity provider did not confirm who you are.',
    remedy: 'Begin again; if it happens again, ask the administrator to check the provider.',
    status: 401,
    cause,
  });
}

function unavailable(cause: unknown): ForelandError {
  return new ForelandError({
    code: 'oidc-unavailable',
    message: 'The identity provider cannot be reached.',
    remedy: 'Try again in a moment, or sign in with a local account.',
    status: 502,
    cause,
  });
}

function noRole(): ForelandError {
  return new ForelandError({
    code: 'oidc-no-role',
    message: 'The identity provider names no role for you that this node knows.',
    remedy: 'Ask for a role at the provider, or have the administrator check FORELAND_OIDC_ROLE_MAP.',
    status: 403,
  });
}

function unusableClaim(claim: string): ForelandError {
  return new ForelandError({
    code: 'oidc-claims',
    message: `The identity provider’s claim “${claim}” is missing or cannot be a user name.`,
    remedy: 'Have the administrator choose another claim with FORELAND_OIDC_USER_CLAIM.',
    status: 403,
  });
}

function disabled(): ForelandError {
  return new ForelandError({
    code: 'sign-in-refused',
    message: 'This account is disabled.',
    remedy: 'Ask the administrator of this node.',
    status: 401,
  });
}
