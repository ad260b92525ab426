import { z } from 'zod';
import { FIGURES } from '../ledger/book.ts';
import { TRACING_METHODS } from '../tracing/trace.ts';

const amount = z.number().describe('In whole units of the currency, with hundredths');
const day = z.iso.date();
const limit = z.int().min(1).max(500).default(50);
const message = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const brokersAsked = z.strictObject({ limit, party: z.string().max(200).optional() });
export const brokersAnswered = z.object({
  total: z.int(),
  brokers: z.array(
    z.object({
      party: z.string(),
      records: z.array(z.string()),
      bits: z.number(),
      parts: z.array(z.object({ name: message, bits: z.number() })),
      innocent: z.array(z.object({ explanation: message, result: z.string() })),
      books: z.array(z.string()),
      payouts: z.int(),
      holds: z.int(),
      heldUntilLaunch: z.int(),
      accounts: z.array(z.string()),
      settlements: z.array(z.object({ from: z.string(), to: z.string(), day, amount, currency: z.string() })),
    }),
  ),
});

export const booksAsked = z.strictObject({ limit, book: z.string().max(400).optional() });
const interval = { low: amount.nullable(), high: amount.nullable() };
export const booksAnswered = z.object({
  total: z.int(),
  books: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      currency: z.string(),
      holders: z.array(z.string()),
      pages: z.int(),
      commission: z.number().nullable().describe('Share of the amount, where the book keeps to one rate'),
      lines: z.array(
        z.object({
          record: z.string(),
          page: z.int(),
          direction: z.enum(['in', 'out']),
          day: day.nullable(),
          amount: amount.nullable(),
          commission: amount.nullable(),
          balance: amount.nullable(),
        }),
      ),
      repaired: z.array(
        z.object({
          line: z.string(),
          figure: z.enum(FIGURES as [string, ...string[]]),
          ...interval,
          stated: amount.nullable(),
          grounds: z.array(z.string()),
        }),
      ),
      contradictions: z.array(
        z.object({
          lines: z.array(z.string()),
          figure: z.string().nullable(),
          difference: amount,
          betweenPages: z.boolean(),
          slips: z.array(z.string()),
        }),
      ),
    }),
  ),
});

export const STRUCTURE_KINDS = ['collecting-account', 'round-trip', 'two-way'] as const;
export const structuresAsked = z.strictObject({ limit, kind: z.enum(STRUCTURE_KINDS).optional() });
export const structuresAnswered = z.object({
  total: z.int(),
  withheld: z.int().describe('Structures that would name somebody who pays into an account that collects'),
  /** Searches for round trips that were cut off: there may be more. */
  truncated: z.int(),
  structures: z.array(
    z.object({
      kind: z.enum(STRUCTURE_KINDS),
      accounts: z
        .array(z.string())
        .describe('Those that the structure turns on; payers are counted, not named'),
      currency: z.string(),
      from: day,
      to: day,
      payers: z.int().nullable(),
      moves: z.int(),
      received: amount,
      passedOn: amount,
    }),
  ),
});

export const traceAsked = z.strictObject({
  account: z.string().min(1).max(200).describe('A record of the account that value is traced from'),
  currency: z.string().length(3).default('EUR'),
  from: day.optional().describe('The first day that counts'),
});
const ends = z.string().nullable().describe('Null where it is an account of somebody who pays in');
export const traceAnswered = z.object({
  account: z.string(),
  currency: z.string(),
  traces: z.array(
    z.object({
      method: z.enum(TRACING_METHODS),
      left: z.array(z.object({ account: ends, amount })),
      moves: z.array(z.object({ from: ends, to: ends, day, amount, traced: amount })),
    }),
  ),
});
