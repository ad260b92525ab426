import type { Pool } from 'pg';

/** A sign-in that is under way at the identity provider. */
export interface OidcRequest {
  /** SHA-256 of the state parameter. */
  readonly stateHash: Uint8Array;
  /** SHA-256 of the secret in the browser that began: nobody else may finish. */
  readonly browserHash: Uint8Array;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

interface Row {
  nonce: string;
  code_verifier: string;
  return_to: string;
}

export class OidcRequestTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async add(request: OidcRequest, expiresAt: Date): Promise<void> {
    await this.#pool.query(
      `INSERT INTO oidc_request (state_hash, browser_hash, nonce, code_verifier, return_to, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        request.stateHash,
        request.browserHash,
        request.nonce,
        request.codeVerifier,
        request.returnTo,
        expiresAt,
      ],
    );
  }

  /** Hands out a request once: an answer of the provider cannot be played again. */
  async take(stateHash: Uint8Array, browserHash: Uint8Array, now: Date): Promise<OidcRequest | undefined> {
    const { rows } = await this.#pool.query<Row>(
      `DELETE FROM oidc_request WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > $3
       RETURNING nonce, code_verifier, return_to`,
      [stateHash, browserHash, now],
    );
    const row = rows[0];
    return (
      row && {
        stateHash,
        browserHash,
        nonce: row.nonce,
        codeVerifier: row.code_verifier,
        returnTo: row.return_to,
      }
    );
  }

  async removeExpired(now: Date): Promise<void> {
    await this.#pool.query('DELETE FROM oidc_request WHERE expires_at <= $1', [now]);
  }
}
