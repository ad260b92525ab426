import type { ValueMove } from './finance-evidence.ts';
import { dayOf, minorUnits } from './money.ts';
import { together } from './record-statements.ts';
import type { RecordStatements } from './record-statements.ts';

interface Reported extends Omit<ValueMove, 'records' | 'sources'> {
  readonly record: RecordStatements;
}

/**
 * Payments as moves between accounts. Where two registers report payments alike in accounts, amount and day, they are one:
 * the bank of either side reports it. Two of one register are two.
 */
export function statedMoves(
  payments: readonly RecordStatements[],
  entityOf: (record: string) => string,
): ValueMove[] {
  const alike = new Map<string, Map<string, Reported[]>>();
  for (const payment of payments) {
    const reported = reportedBy(payment, entityOf);
    if (!reported) continue;
    const { from, to, amount, currency, day } = reported;
    const key = [day, from, to, amount, currency].join('\n');
    const byOrigin = alike.get(key) ?? new Map<string, Reported[]>();
    byOrigin.set(payment.origin, [...(byOrigin.get(payment.origin) ?? []), reported]);
    alike.set(key, byOrigin);
  }
  return [...alike.keys()].sort().flatMap((key) => {
    const origins = [...alike.get(key)!.values()];
    const most = Math.max(...origins.map(({ length }) => length));
    return Array.from({ length: most }, (_, at): ValueMove => {
      const reports = origins.flatMap((each) => each[at] ?? []);
      const { from, to, amount, currency, day } = reports[0]!;
      return {
        records: reports.map(({ record }) => record.record).sort(),
        from,
        to,
        amount,
        currency,
        day,
        sources: together(reports.map(({ record }) => record.sources)),
      };
    });
  });
}

/** A payment without accounts, amount, currency or day moves nothing that could be followed. */
function reportedBy(record: RecordStatements, entityOf: (record: string) => string): Reported | undefined {
  const [payer, beneficiary] = [record.value('payerAccount'), record.value('beneficiaryAccount')];
  const [amount, currency, day] = [
    minorUnits(record.value('amount')),
    record.value('currency'),
    dayOf(record.value('date')),
  ];
  if (payer === undefined || beneficiary === undefined) return undefined;
  if (amount === undefined || amount === 0 || currency === undefined || day === undefined) return undefined;
  return { from: entityOf(payer), to: entityOf(beneficiary), amount, currency, day, record };
}
