import type { InformationRequest, Partner, RequestStep } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';
import { insertOutgoing } from './outgoing.ts';
import type { NewOutgoing } from './outgoing.ts';
import { inTransaction } from '../../transaction.ts';

export interface KeptRequest {
  readonly request: InformationRequest;
  readonly direction: 'asked' | 'received';
  readonly createdBy: string;
  /** In order of time. */
  readonly steps: readonly (RequestStep & { readonly createdBy: string })[];
}

interface Row {
  content: InformationRequest;
  direction: 'asked' | 'received';
  created_by: string;
  steps: (RequestStep & { createdBy: string })[] | null;
}

const SELECT = `
  SELECT request.content, request.direction, request.created_by,
    (SELECT jsonb_agg(step.content || jsonb_build_object('createdBy', step.created_by) ORDER BY step.at, step.id)
     FROM request_step step WHERE step.partner = request.partner AND step.request = request.id) AS steps
  FROM information_request request`;

/** Requests that this node asked and was asked. */
export class RequestTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Keeps an own request together with the package that asks it. */
  ask(partner: Partner, request: InformationRequest, user: string, letter: NewOutgoing): Promise<void> {
    return this.#together(letter, (client) => keepRequest(client, partner, request, 'asked', user));
  }

  /** Keeps an own step together with the package that tells of it. */
  take(partner: Partner, step: RequestStep, user: string, letter: NewOutgoing): Promise<void> {
    return this.#together(letter, (client) => keepStep(client, partner, step, user));
  }

  /** Newest first. */
  async list(partner: Partner, limit: number): Promise<readonly KeptRequest[]> {
    const { rows } = await this.#pool.query<Row>(
      `${SELECT} WHERE request.partner = $1 ORDER BY request.asked_at DESC, request.id LIMIT $2`,
      [partner, limit],
    );
    return rows.map(requestOf);
  }

  async find(partner: Partner, id: string): Promise<KeptRequest | undefined> {
    return findRequest(this.#pool, partner, id);
  }

  async #together(letter: NewOutgoing, keep: (client: ClientBase) => Promise<void>): Promise<void> {
    return inTransaction(this.#pool, async (client) => {
      await keep(client);
      await insertOutgoing(client, letter);
    });
  }
}

export async function findRequest(
  client: Pick<ClientBase, 'query'>,
  partner: Partner,
  id: string,
): Promise<KeptRequest | undefined> {
  const { rows } = await client.query<Row>(`${SELECT} WHERE request.partner = $1 AND request.id = $2`, [
    partner,
    id,
  ]);
  return rows[0] && requestOf(rows[0]);
}

export async function keepRequest(
  client: Pick<ClientBase, 'query'>,
  partner: Partner,
  request: InformationRequest,
  direction: 'asked' | 'received',
  user: string,
): Promise<void> {
  await client.query(
    `INSERT INTO information_request (partner, id, peer, direction, content, asked_at, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      partner,
      request.id,
      direction === 'asked' ? request.to : request.from,
      direction,
      JSON.stringify(request),
      request.askedAt,
      user,
    ],
  );
}

export async function keepStep(
  client: Pick<ClientBase, 'query'>,
  partner: Partner,
  step: RequestStep,
  user: string,
): Promise<void> {
  await client.query(
    `INSERT INTO request_step (partner, request, id, content, at, created_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [partner, step.request, step.id, JSON.stringify(step), step.at, user],
  );
}

/** JSON knows no absent members; the model does. */
function requestOf({ content, direction, created_by: createdBy, steps }: Row): KeptRequest {
  return Object.freeze({
    request: { ...content, urgency: content.urgency ?? undefined, check: content.check ?? undefined },
    direction,
    createdBy,
    steps: (steps ?? []).map((step) => ({ ...step, ground: step.ground ?? undefined })),
  });
}
