import { NODE_ROLE } from '@foreland/model';
import type { Partner, Purpose } from '@foreland/model';
import type { ClientBase } from 'pg';
import type { AuditTrail } from '../audit/trail.ts';

/** One exchange with a partner, for the audit log. Both ends log it under the envelope hash. */
export interface LoggedExchange {
  readonly kind: string;
  readonly purpose: Purpose | undefined;
  /** SHA-256 of the file in base64url. */
  readonly envelope: string | undefined;
  readonly records: readonly string[];
  readonly outcome: 'allowed' | 'refused' | 'failed';
  readonly detail: string;
}

type Within = Pick<ClientBase, 'query'>;

/** Writes exchanges into the audit log, in the transaction that makes them so. */
export class ExchangeTrail {
  readonly #trail: AuditTrail;
  readonly #partner: Partner;

  constructor(trail: AuditTrail, partner: Partner) {
    this.#trail = trail;
    this.#partner = partner;
  }

  async received(
    exchange: LoggedExchange & { readonly sender: Partner | undefined },
    within?: Within,
  ): Promise<void> {
    await this.#write('collection', 'received', exchange, exchange.sender, NODE_ROLE, within);
  }

  async sent(
    exchange: LoggedExchange & { readonly recipient: Partner; readonly user: string },
    within?: Within,
  ): Promise<void> {
    await this.#write('disclosure', 'sent', exchange, exchange.recipient, exchange.user, within);
  }

  /** The first byte of a package may leave. The exchange as such is logged at both ends when the receipt comes. */
  async leaving(
    left: Pick<LoggedExchange, 'kind' | 'purpose' | 'records' | 'detail'> & {
      readonly recipient: Partner;
      readonly user: string;
    },
    within: Within,
  ): Promise<void> {
    const { kind, purpose, records, detail, recipient, user } = left;
    await this.#trail.write(
      {
        actor: this.#actor(user, purpose),
        kind: 'disclosure',
        route: `partner-${kind}`,
        records,
        recipient,
        detail,
      },
      within,
    );
  }

  /** Something at the door that was not even a package. */
  async turnedAway(reason: string, sender: Partner | undefined, address: string): Promise<void> {
    await this.#trail.write({
      actor: this.#actor(NODE_ROLE, undefined),
      kind: 'collection',
      route: 'partner-channel',
      outcome: 'refused',
      detail: `${reason} from ${sender ?? address}`,
    });
  }

  async #write(
    kind: 'collection' | 'disclosure',
    direction: 'received' | 'sent',
    exchange: LoggedExchange,
    counterpart: Partner | undefined,
    user: string,
    within: Within | undefined,
  ): Promise<void> {
    const { envelope, records, outcome, detail, purpose } = exchange;
    await this.#trail.write(
      {
        actor: this.#actor(user, purpose),
        kind,
        route: `partner-${exchange.kind}`,
        outcome,
        records,
        ...(direction === 'sent' && counterpart ? { recipient: counterpart } : {}),
        ...(envelope !== undefined && counterpart
          ? {
              envelope: {
                hash: Buffer.from(envelope, 'base64url').toString('hex'),
                direction,
                partner: counterpart,
              },
            }
          : {}),
        detail,
      },
      within,
    );
  }

  #actor(user: string, purpose: Purpose | undefined) {
    return { user, partner: this.#partner, role: NODE_ROLE, purpose } as const;
  }
}
