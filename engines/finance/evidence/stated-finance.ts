import { ForelandError, isProtectedSubject } from '@foreland/model';
import type { Input, Selected, StatementRow } from '@foreland/model/engine';
import type { FinanceEvidence } from './finance-evidence.ts';
import { statedAccounts } from './stated-accounts.ts';
import { statedBooks } from './stated-books.ts';
import { statedMoves } from './stated-moves.ts';
import { statedParties } from './stated-parties.ts';
import { statedTokens, statedTransfers } from './stated-transfers.ts';
import { dayOf } from './money.ts';
import { RecordStatements, together } from './record-statements.ts';

const READ: Readonly<Record<string, readonly string[]>> = {
  BankAccount: ['iban', 'accountNumber'],
  CryptoWallet: ['publicKey', 'holder'],
  Ownership: ['owner', 'asset'],
  Payment: ['payerAccount', 'beneficiaryAccount', 'date', 'amount', 'currency'],
  ValueTransfer: ['broker', 'amount', 'currency', 'date', 'token'],
  LedgerEntry: [
    'ledger',
    'page',
    'line',
    'code',
    'amount',
    'currency',
    'direction',
    'commission',
    'runningBalance',
    'date',
    'holder',
  ],
  Token: ['serialNumber', 'issuer'],
  Launch: ['date'],
  Person: ['name'],
  Company: ['name', 'licenseNumber'],
  Organization: ['name', 'licenseNumber'],
  LegalEntity: ['name', 'licenseNumber'],
  PublicBody: ['name', 'licenseNumber'],
};

/**
 * What is read of a view. No nationality, country, language, place or purpose is: what is not read cannot be weighed. Nor is
 * the name of a sender, a receiver or a counterparty: most are families, and nothing here needs them.
 */
export const FINANCE_SELECTED: readonly Selected[] = Object.entries(READ).flatMap(([schema, properties]) =>
  properties.map((property) => ({ schema, property })),
);

export type Stated = Pick<Input<'statements' | 'entities' | 'aid'>, 'statements' | 'entities' | 'aid'>;

/**
 * What a view states of value. The same rows give the same evidence in whatever order they come.
 * @throws ForelandError `protected-in-analysis` where a statement concerns a protected person
 */
export function financeEvidence({ statements, entities, aid }: Stated): FinanceEvidence {
  const records = recordsOf(statements);
  const entityOf = (record: string): string => entities.get(record) ?? record;
  const of = (...schemata: readonly string[]): RecordStatements[] =>
    [...records.values()]
      .filter(({ schema }) => schemata.includes(schema))
      .sort((one, other) => (one.record < other.record ? -1 : 1));
  return {
    accounts: statedAccounts(of('BankAccount', 'CryptoWallet'), of('Ownership'), entityOf),
    parties: statedParties(of('Person', 'Company', 'Organization', 'LegalEntity', 'PublicBody'), entityOf),
    moves: statedMoves(of('Payment'), entityOf),
    books: statedBooks(of('LedgerEntry'), entityOf),
    transfers: statedTransfers(of('ValueTransfer'), entityOf),
    tokens: statedTokens(of('Token'), entityOf),
    launches: launchDays(of('Launch')),
    aid: new Set([...aid].map(entityOf)),
  };
}

function recordsOf(statements: readonly StatementRow[]): Map<string, RecordStatements> {
  const records = new Map<string, RecordStatements>();
  for (const row of statements) {
    if (isProtectedSubject(row.subject ?? undefined)) throw protectedInAnalysis();
    if (READ[row.schema]?.includes(row.property) !== true) continue;
    let record = records.get(row.record);
    if (!record) records.set(row.record, (record = new RecordStatements(row.record, row.schema)));
    record.rows.push(row);
  }
  return records;
}

function protectedInAnalysis(): ForelandError {
  return new ForelandError({
    code: 'protected-in-analysis',
    message: 'A statement about a protected person was given to the analysis of finance.',
    remedy: 'Read statements through a view; it leaves protected persons out.',
  });
}

function launchDays(records: readonly RecordStatements[]): FinanceEvidence['launches'] {
  const days = new Map<string, RecordStatements[]>();
  for (const record of records) {
    const day = dayOf(record.value('date'));
    if (day !== undefined) days.set(day, [...(days.get(day) ?? []), record]);
  }
  return [...days.keys()]
    .sort()
    .map((day) => ({ day, sources: together(days.get(day)!.map(({ sources }) => sources)) }));
}
