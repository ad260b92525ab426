import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the provider says about the person who signs in next. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

export interface OidcIssuer extends AsyncDisposable {
  readonly issuer: string;
  /** Whoever comes next is signed in with these claims, without being asked. */
  claims: Claims;
  /** Deviations by which a relying party is put to the test. */
  faults: { wrongNonce?: boolean; wrongKey?: boolean; wrongAudience?: boolean; expired?: boolean };
}

interface Grant {
  readonly claims: Claims;
  readonly nonce: string | null;
  readonly challenge: string | null;
  readonly redirectUri: string;
}

/**
 * A small real OpenID Connect provider on the loopback interface: discovery, authorization code with
 * S256 PKCE, ES256 identity tokens and their key set. It signs in whoever comes; it exists for tests.
 */
export async function startOidcIssuer(options: {
  clientId: string;
  clientSecret: string;
}): Promise<OidcIssuer> {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const grants = new Map<string, Grant>();
  let issuer = '';
  const state: Pick<OidcIssuer, 'claims' | 'faults'> = { claims: { sub: 'nobody' }, faults: {} };

  function identityToken(grant: Grant): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      ...grant.claims,
      iss: issuer,
      aud: state.faults.wrongAudience ? 'somebody-else' : options.clientId,
      iat: state.faults.expired ? now - 7200 : now,
      exp: state.faults.expired ? now - 3600 : now + 300,
      nonce: state.faults.wrongNonce ? 'not-yours' : grant.nonce,
    };
    const head = base64url({ alg: 'ES256', kid: 'one', typ: 'JWT' });
    const body = base64url(payload);
    const privateKey = state.faults.wrongKey ? stranger.privateKey : key.privateKey;
    const signature = sign('sha256', Buffer.from(`${head}.${body}`), {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    return `${head}.${body}.${signature.toString('base64url')}`;
  }

  function authorize(url: URL, response: ServerResponse): void {
    const redirectUri = url.searchParams.get('redirect_uri') ?? '';
    const code = randomBytes(16).toString('hex');
    grants.set(code, {
      claims: state.claims,
      nonce: url.searchParams.get('nonce'),
      challenge: url.searchParams.get('code_challenge'),
      redirectUri,
    });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    back.searchParams.set('iss', issuer);
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request));
    const code = form.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const valid =
      grant !== undefined &&
      grant.challenge === challenge &&
      grant.redirectUri === form.get('redirect_uri') &&
      form.get('client_id') === options.clientId &&
      form.get('client_secret') === options.clientSecret;
    if (!valid) return json(response, 400, { error: 'invalid_grant' });
    json(response, 200, { access_token: 'unused', token_type: 'Bearer', id_token: identityToken(grant) });
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/.well-known/openid-configuration') {
      return json(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['ES256'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      });
    }
    if (url.pathname === '/keys') {
      return json(response, 200, {
        keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'ES256' }],
      });
    }
    if (url.pathname === '/authorize') return authorize(url, response);
    if (url.pathname === '/token') {
      token(request, response).catch((error: Error) => json(response, 500, { error: error.message }));
      return;
    }
    json(response, 404, { error: 'not_found' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return Object.assign(state, {
    issuer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
