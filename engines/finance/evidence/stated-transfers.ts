import type { StatedToken, StatedTransfer } from './finance-evidence.ts';
import { dayOf, minorUnits } from './money.ts';
import type { RecordStatements } from './record-statements.ts';

/** Transfers through a broker. */
export function statedTransfers(
  records: readonly RecordStatements[],
  entityOf: (record: string) => string,
): StatedTransfer[] {
  return records.flatMap((transfer) => {
    const broker = transfer.value('broker');
    if (broker === undefined) return [];
    return {
      record: transfer.record,
      broker: entityOf(broker),
      token: transfer.value('token'),
      amount: minorUnits(transfer.value('amount')),
      currency: transfer.value('currency'),
      day: dayOf(transfer.value('date')),
      sources: transfer.sources,
    };
  });
}

/** Notes and codes that were found. */
export function statedTokens(
  records: readonly RecordStatements[],
  entityOf: (record: string) => string,
): StatedToken[] {
  return records.flatMap((token) => {
    const [serial, issuer] = [token.value('serialNumber'), token.value('issuer')];
    if (serial === undefined) return [];
    return {
      record: token.record,
      serial,
      issuer: issuer === undefined ? undefined : entityOf(issuer),
      sources: token.sources,
    };
  });
}
