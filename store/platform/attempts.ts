import type { Pool } from 'pg';

/** How failed attempts slow down further ones. */
export interface Patience {
  /** Attempts that cost nothing. */
  readonly free: number;
  /** Pause after the first attempt beyond those, in seconds; it doubles with each further one. */
  readonly pauseSeconds: number;
  readonly longestPauseSeconds: number;
}

/** Attempts are forgotten after this long without one. */
const FORGET_SECONDS = 3600;

/**
 * Counts attempts to sign in. An attempt is counted before the password is looked at, so that many tried at
 * once are all counted, and taken back when it succeeds.
 */
export class AttemptTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Counts an attempt, unless the key is paused. @returns seconds to wait; 0 where the attempt may go on. */
  async begin(key: string, patience: Patience, now: Date): Promise<number> {
    const { rows } = await this.#pool.query<{ wait: number }>(
      `WITH before AS (
         SELECT ceil(extract(epoch FROM paused_until - $2::timestamptz))::float8 AS wait
         FROM sign_in_attempt WHERE key = $1 AND paused_until > $2
       ), counted AS (
         INSERT INTO sign_in_attempt AS entry (key, attempts, last_at)
         SELECT $1, 1, $2 WHERE NOT EXISTS (SELECT FROM before)
         ON CONFLICT (key) DO UPDATE SET
           attempts = CASE WHEN entry.last_at < $2 - make_interval(secs => $3) THEN 1 ELSE entry.attempts + 1 END,
           last_at = $2,
           paused_until = CASE
             WHEN entry.last_at < $2 - make_interval(secs => $3) OR entry.attempts + 1 < $4 THEN NULL
             ELSE $2 + make_interval(secs => least($6, $5 * 2.0 ^ least(entry.attempts + 1 - $4, 20)))
           END
       )
       SELECT wait FROM before`,
      [key, now, FORGET_SECONDS, patience.free, patience.pauseSeconds, patience.longestPauseSeconds],
    );
    return rows[0]?.wait ?? 0;
  }

  /** Forgets the attempts on a key: the rightful owner has come. */
  async forget(key: string): Promise<void> {
    await this.#pool.query('DELETE FROM sign_in_attempt WHERE key = $1', [key]);
  }

  /** Takes one attempt back, leaving those before it counted. */
  async takeBack(key: string): Promise<void> {
    await this.#pool.query(
      'UPDATE sign_in_attempt SET attempts = greatest(attempts - 1, 0), paused_until = NULL WHERE key = $1',
      [key],
    );
  }

  async removeForgotten(now: Date): Promise<void> {
    await this.#pool.query(
      'DELETE FROM sign_in_attempt WHERE last_at < $1::timestamptz - make_interval(secs => $2)',
      [now, FORGET_SECONDS],
    );
  }
}
