import type { Partner, Purpose } from '@foreland/model';

/** One exchange with a partner, for the audit log. Both ends log it under the envelope hash. */
export interface LoggedExchange {
  readonly kind: string;
  readonly purpose: Purpose | undefined;
  readonly envelope: string | undefined;
  readonly records: readonly string[];
  readonly outcome: 'allowed' | 'refused' | 'failed';
  readonly detail: string;
}

/** Writes exchanges into the audit log. */
export interface ExchangeTrail {
  received(exchange: LoggedExchange & { readonly sender: Partner | undefined }): Promise<void>;
  sent(exchange: LoggedExchange & { readonly recipient: Partner; readonly user: string }): Promise<void>;
}
