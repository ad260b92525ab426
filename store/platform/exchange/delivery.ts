import type { Refusal } from '@foreland/model';
import type { OutgoingState } from './outgoing.ts';

/** What became of the package that tells the other side. */
export interface Delivery {
  readonly state: OutgoingState;
  readonly problem: Refusal | undefined;
}

/** Columns of a row that was joined with its package; null where the package is gone. */
export interface DeliveryColumns {
  delivery: OutgoingState | null;
  delivery_problem: Refusal | null;
}

export function deliveryOf({ delivery, delivery_problem: problem }: DeliveryColumns): Delivery | undefined {
  return delivery === null ? undefined : { state: delivery, problem: problem ?? undefined };
}

/** Whether it does not get there unless somebody does something about it. */
export function isUndelivered(delivery: Delivery | undefined): boolean {
  return delivery !== undefined && delivery.state !== 'waiting' && delivery.state !== 'delivered';
}
