import type { SupplyConsignment } from './evidence.ts';

/** The earliest first; without a day last. */
export function byTime(a: SupplyConsignment, b: SupplyConsignment): number {
  const start = ({ shipped, arrived }: SupplyConsignment): number => (shipped ?? arrived)?.first ?? Infinity;
  const [one, other] = [start(a), start(b)];
  return one === other ? (a.id < b.id ? -1 : 1) : one - other;
}
