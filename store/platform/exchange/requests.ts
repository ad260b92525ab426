import { ForelandError } from '@foreland/model';
import type { InformationRequest, Partner, Refusal, RequestStep } from '@foreland/model';
import type { ClientBase, Pool } from 'pg';
import type { Delivery } from './delivery.ts';
import { insertOutgoing } from './outgoing.ts';
import type { NewOutgoing, OutgoingState } from './outgoing.ts';
import { inTransaction } from '../../transaction.ts';

export type RequestDirection = 'asked' | 'received';

export interface RequestDelivery extends Delivery {
  readonly package: string;
  readonly answeredAt: string | undefined;
}

export interface KeptStep extends RequestStep {
  readonly createdBy: string;
  /** When it arrived here; undefined for own steps. */
  readonly receivedAt: string | undefined;
  /** Of own steps. */
  readonly delivery: RequestDelivery | undefined;
}

export interface KeptRequest {
  readonly request: InformationRequest;
  readonly direction: RequestDirection;
  readonly createdBy: string;
  /** When the asked side received it, by its clock; undefined until its receipt is here. */
  readonly receivedAt: string | undefined;
  /** Of an own request. */
  readonly delivery: RequestDelivery | undefined;
  /** In order of time. */
  readonly steps: readonly KeptStep[];
}

export interface RequestFilter {
  readonly state?: 'open' | 'closed' | undefined;
  readonly direction?: RequestDirection | undefined;
  /** Asked from this instant on. */
  readonly since?: string | undefined;
  readonly limit: number;
  readonly after?: readonly [askedAt: string, id: string] | undefined;
}

/** An own step, and the package that tells of it. */
export interface NewStep {
  readonly step: RequestStep;
  readonly user: string;
  readonly letter: NewOutgoing;
}

type Client = Pick<ClientBase, 'query'>;

interface DeliveryRow {
  step: string | null;
  package: string;
  state: OutgoingState;
  problem: Refusal | null;
  answeredAt: string | null;
}

interface Row {
  content: InformationRequest;
  direction: RequestDirection;
  created_by: string;
  received_at: string | null;
  steps: (RequestStep & { createdBy: string; receivedAt: string | null })[] | null;
  deliveries: DeliveryRow[] | null;
}

const SELECT = `
  SELECT request.content, request.direction, request.created_by, request.received_at,
    (SELECT jsonb_agg(step.content || jsonb_build_object('createdBy', step.created_by, 'receivedAt', step.received_at)
       ORDER BY step.at, step.id)
     FROM request_step step WHERE step.partner = request.partner AND step.request = request.id) AS steps,
    (SELECT jsonb_agg(jsonb_build_object('step', package.about ->> 'step', 'package', package.id, 'state', package.state,
       'problem', package.problem, 'answeredAt', package.answered_at))
     FROM outgoing_package package
     WHERE package.partner = request.partner AND package.about ? 'request'
       AND package.about ->> 'request' = request.id::text) AS deliveries
  FROM information_request request`;

/** What ends a request: an answer or refusal by the asked side, or a withdrawal by the asking side. */
const IS_CLOSED = `EXISTS (
  SELECT FROM request_step closing WHERE closing.partner = request.partner AND closing.request = request.id
    AND ((closing.content ->> 'kind' IN ('answer', 'refusal') AND closing.content ->> 'by' = request.content ->> 'to')
      OR (closing.content ->> 'kind' = 'withdrawal' AND closing.content ->> 'by' = request.content ->> 'from')))`;

/** Requests that this node asked and was asked. */
export class RequestTable {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Keeps an own request together with the package that asks it. */
  async ask(partner: Partner, request: InformationRequest, user: string, letter: NewOutgoing): Promise<void> {
    await inTransaction(this.#pool, async (client) => {
      await keepRequest(client, partner, request, { direction: 'asked', user, receivedAt: undefined });
      await insertOutgoing(client, letter);
    });
  }

  /**
   * Keeps an own step together with the package that tells of it. The request is locked meanwhile, so that what `make` finds
   * is still so when the step is kept: of two people who answer at once, one is told that it is answered.
   * @param make the step, or undefined where there is none to take
   * @returns the step that was kept
   */
  async take(
    partner: Partner,
    id: string,
    make: (kept: KeptRequest) => NewStep | undefined,
  ): Promise<RequestStep | undefined> {
    return inTransaction(this.#pool, async (client) => {
      await lockRequest(client, partner, id);
      const kept = await findRequest(client, partner, id);
      const made = kept && make(kept);
      if (!made) return undefined;
      await keepStep(client, partner, made.step, { user: made.user, receivedAt: undefined });
      await insertOutgoing(client, made.letter);
      return made.step;
    });
  }

  /** Newest first. */
  async list(partner: Partner, filter: RequestFilter): Promise<readonly KeptRequest[]> {
    const { state, direction, since, limit, after } = filter;
    const { rows } = await this.#pool.query<Row>(
      `${SELECT} WHERE request.partner = $1
         AND ($2::boolean IS NULL OR $2 = ${IS_CLOSED})
         AND ($3::text IS NULL OR request.direction = $3)
         AND ($4::timestamptz IS NULL OR request.asked_at >= $4)
         AND ($5::timestamptz IS NULL OR (request.asked_at, request.id) < ($5, $6::uuid))
       ORDER BY request.asked_at DESC, request.id DESC LIMIT $7`,
      [
        partner,
        state === undefined ? null : state === 'closed',
        direction ?? null,
        since ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
      ],
    );
    return rows.map(requestOf);
  }

  async find(partner: Partner, id: string): Promise<KeptRequest | undefined> {
    return findRequest(this.#pool, partner, id);
  }
}

/** Until the end of the transaction nobody else adds a step. */
export async function lockRequest(client: Client, partner: Partner, id: string): Promise<void> {
  await client.query('SELECT FROM information_request WHERE partner = $1 AND id = $2 FOR UPDATE', [
    partner,
    id,
  ]);
}

export async function findRequest(
  client: Client,
  partner: Partner,
  id: string,
): Promise<KeptRequest | undefined> {
  const { rows } = await client.query<Row>(`${SELECT} WHERE request.partner = $1 AND request.id = $2`, [
    partner,
    id,
  ]);
  return rows[0] && requestOf(rows[0]);
}

/** @throws ForelandError `request-known` */
export async function keepRequest(
  client: Client,
  partner: Partner,
  request: InformationRequest,
  how: {
    readonly direction: RequestDirection;
    readonly user: string;
    readonly receivedAt: string | undefined;
  },
): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO information_request (partner, id, peer, direction, content, asked_at, created_by, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      partner,
      request.id,
      how.direction === 'asked' ? request.to : request.from,
      how.direction,
      JSON.stringify(request),
      request.askedAt,
      how.user,
      how.receivedAt ?? null,
    ],
  );
  if (rowCount === 0) throw known();
}

/** @throws ForelandError `request-known` */
export async function keepStep(
  client: Client,
  partner: Partner,
  step: RequestStep,
  how: { readonly user: string; readonly receivedAt: string | undefined },
): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO request_step (partner, request, id, content, at, created_by, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [partner, step.request, step.id, JSON.stringify(step), step.at, how.user, how.receivedAt ?? null],
  );
  if (rowCount === 0) throw known();
}

/** Remembers what the receipt of the asked side says; the first one counts. */
export async function keepReceipt(
  client: Client,
  partner: Partner,
  id: string,
  receivedAt: string,
): Promise<void> {
  await client.query(
    `UPDATE information_request SET received_at = $3
     WHERE partner = $1 AND id = $2 AND direction = 'asked' AND received_at IS NULL`,
    [partner, id, receivedAt],
  );
}

/** JSON knows no absent members; the model does. */
function requestOf({
  content,
  direction,
  created_by: createdBy,
  received_at,
  steps,
  deliveries,
}: Row): KeptRequest {
  const delivery = new Map((deliveries ?? []).map((row) => [row.step ?? '', deliveryOf(row)]));
  return Object.freeze({
    request: {
      ...content,
      identifiers: content.identifiers ?? [],
      urgency: content.urgency ?? undefined,
      indirect: content.indirect ?? false,
      check: content.check ?? undefined,
    },
    direction,
    createdBy,
    receivedAt: received_at === null ? undefined : instant(received_at),
    delivery: delivery.get(''),
    steps: (steps ?? []).map(({ receivedAt, ...step }) => ({
      ...step,
      ground: step.ground ?? undefined,
      until: step.until ?? undefined,
      automatic: step.automatic ?? undefined,
      receivedAt: receivedAt === null ? undefined : instant(receivedAt),
      delivery: delivery.get(step.id),
    })),
  });
}

function deliveryOf({ package: id, state, problem, answeredAt }: DeliveryRow): RequestDelivery {
  return {
    package: id,
    state,
    problem: problem ?? undefined,
    answeredAt: answeredAt === null ? undefined : instant(answeredAt),
  };
}

function instant(text: string): string {
  return new Date(text).toISOString();
}

function known(): ForelandError {
  return new ForelandError({
    code: 'request-known',
    message: 'There is a request or a step of this id already.',
    remedy: 'Send it once; a further one gets an id of its own.',
    status: 409,
  });
}
