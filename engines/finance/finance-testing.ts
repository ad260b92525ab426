import type { Input, StatementRow } from '@foreland/model/engine';
import type { Subject } from '@foreland/model';
import { plainRun } from '@foreland/model/engine';
import { financeEngine } from './engine.ts';
import type { FinanceState } from './analyse.ts';

export type FinanceInput = Input<'statements' | 'entities' | 'aid'>;

/** A record with its values, as one report states it. */
export interface StatedRecord {
  readonly record: string;
  readonly schema: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly label?: number;
  readonly subject?: Subject;
  readonly observed?: readonly [from: string, to: string];
}

export function rowsOf(records: readonly StatedRecord[]): StatementRow[] {
  return records.flatMap(({ record, schema, values, label = 0, observed, subject = null }) =>
    Object.entries(values).map(([property, value]) => ({
      record,
      schema,
      subject,
      property,
      value: String(value),
      statement: `${record} ${property}`,
      label,
      origin: record.slice(0, record.indexOf(':')),
      report: 'a',
      grading: null,
      observedFrom: observed?.[0] ?? null,
      observedTo: observed?.[1] ?? null,
    })),
  );
}

export function inputOf(records: readonly StatedRecord[], more: Partial<FinanceInput> = {}): FinanceInput {
  return {
    statements: rowsOf(records),
    entities: new Map(),
    aid: new Set(),
    captions: new Map(),
    ...more,
  };
}

export function found(input: FinanceInput) {
  const run = plainRun(financeEngine);
  const state = financeEngine.build(input, run) as FinanceState;
  return { state, run, leads: financeEngine.leads!(state, run) };
}

export async function answered(input: FinanceInput, name: string, asked: unknown = {}): Promise<unknown> {
  const { state, run } = found(input);
  const { input: shape, output, answer } = financeEngine.questions![name]!;
  return output.parse(await answer(state, shape.parse(asked), run));
}

const day = (number: number): string => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);

/** A broker with a book of twelve deposits, paid out after crossings, whose account collects from six and passes on. */
export function brokersWorld({ licensed = false } = {}): StatedRecord[] {
  const records: StatedRecord[] = [
    { record: 'DE:z-1', schema: 'Person', values: { name: 'A Holder' }, subject: 'suspect' },
    { record: 'DE:b-1', schema: 'Person', values: { name: 'Next in line' } },
    { record: 'DE:ba-1', schema: 'BankAccount', values: { iban: 'DE02120300000000202051' } },
    { record: 'DE:ba-2', schema: 'BankAccount', values: { iban: 'DE02500105170137075030' } },
    { record: 'DE:bo-1', schema: 'Ownership', values: { owner: 'DE:z-1', asset: 'DE:ba-1' } },
    { record: 'DE:bo-2', schema: 'Ownership', values: { owner: 'DE:b-1', asset: 'DE:ba-2' } },
  ];
  if (licensed) {
    records.push({
      record: 'DE:r-1',
      schema: 'LegalEntity',
      values: { name: 'A Holder', licenseNumber: 'EX-1' },
      observed: [day(0), day(400)],
    });
  }
  let balance = 500_000;
  for (let deposit = 0; deposit < 12; deposit++) {
    const launched = 5 + deposit * 20;
    records.push({ record: `FR:l-${deposit}`, schema: 'Launch', values: { date: day(launched) } });
    for (const [direction, on] of [
      ['in', launched - 3],
      ['out', launched + 1],
    ] as const) {
      const amount = 1000 + deposit * 100;
      balance += direction === 'in' ? amount : -amount;
      records.push({
        record: `DE:zl-${deposit}-${direction}`,
        schema: 'LedgerEntry',
        values: {
          ledger: 'EXB-1',
          page: 1 + (deposit >> 2),
          line: (deposit % 4) * 2 + (direction === 'in' ? 1 : 2),
          counterparty: `Payer ${deposit}`,
          code: `77${10 + deposit}`,
          direction,
          amount,
          currency: 'EUR',
          runningBalance: balance,
          date: day(on),
          holder: 'DE:z-1',
        },
      });
    }
  }
  for (let payer = 0; payer < 6; payer++) {
    const [account, person] = [`DE:ba-p${payer}`, `DE:p-${payer}`];
    records.push(
      { record: person, schema: 'Person', values: { name: `Payer ${payer}` } },
      { record: account, schema: 'BankAccount', values: { iban: `XX00PAYER${payer}` } },
      { record: `DE:bo-p${payer}`, schema: 'Ownership', values: { owner: person, asset: account } },
      {
        record: `DE:bt-p${payer}`,
        schema: 'Payment',
        values: {
          payer: person,
          payerAccount: account,
          beneficiaryAccount: 'DE:ba-1',
          amount: 900,
          currency: 'EUR',
          date: day(10 + payer),
        },
      },
      {
        record: `DE:bt-o${payer}`,
        schema: 'Payment',
        values: {
          payerAccount: 'DE:ba-1',
          beneficiaryAccount: 'DE:ba-2',
          amount: 850,
          currency: 'EUR',
          date: day(12 + payer),
        },
      },
    );
  }
  return records;
}
