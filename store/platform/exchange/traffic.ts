import type { Partner } from '@foreland/model';
import type { Pool } from 'pg';

/** How the traffic with one partner stands. */
export interface Traffic {
  readonly peer: Partner;
  readonly waiting: number;
  readonly refused: number;
  readonly oldestWaiting: string | undefined;
  readonly lastSent: string | undefined;
  readonly lastReceived: string | undefined;
}

export async function trafficOf(pool: Pool, partner: Partner): Promise<ReadonlyMap<Partner, Traffic>> {
  const { rows } = await pool.query<{
    peer: Partner;
    waiting: number;
    refused: number;
    oldest: string | null;
    sent: string | null;
    received: string | null;
  }>(
    `WITH outgoing AS (
       SELECT recipient AS peer, count(*) FILTER (WHERE state = 'waiting') AS waiting,
              count(*) FILTER (WHERE state IN ('refused', 'expired')) AS refused,
              min(created_at) FILTER (WHERE state = 'waiting') AS oldest,
              max(answered_at) FILTER (WHERE state = 'delivered') AS sent
       FROM outgoing_package WHERE partner = $1 GROUP BY recipient
     ), incoming AS (
       SELECT sender AS peer, max(received_at) AS received FROM incoming_package WHERE partner = $1 GROUP BY sender
     )
     SELECT peer, coalesce(waiting, 0) AS waiting, coalesce(refused, 0) AS refused, oldest, sent, received
     FROM outgoing FULL JOIN incoming USING (peer)`,
    [partner],
  );
  return new Map(
    rows.map(({ peer, waiting, refused, oldest, sent, received }) => [
      peer,
      {
        peer,
        waiting,
        refused,
        oldestWaiting: oldest ?? undefined,
        lastSent: sent ?? undefined,
        lastReceived: received ?? undefined,
      },
    ]),
  );
}
