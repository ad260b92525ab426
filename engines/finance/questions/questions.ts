import { ForelandError } from '@foreland/model';
import { question } from '@foreland/model/engine';
import type { z } from 'zod';
import type { FinanceState } from '../analyse.ts';
import type { BrokerCard } from '../brokers/brokers.ts';
import type { StatedBook, ValueMove } from '../evidence/finance-evidence.ts';
import { majorUnits } from '../evidence/money.ts';
import { word } from '../leads/words.ts';
import type { RepairedBook } from '../ledger/repair.ts';
import { TRACING_METHODS, traceValue } from '../tracing/trace.ts';
import {
  booksAnswered,
  booksAsked,
  brokersAnswered,
  brokersAsked,
  structuresAnswered,
  structuresAsked,
  traceAnswered,
  traceAsked,
} from './shapes.ts';

type Broker = z.infer<typeof brokersAnswered>['brokers'][number];
type AnsweredBook = z.infer<typeof booksAnswered>['books'][number];
type Structure = z.infer<typeof structuresAnswered>['structures'][number];

/** What can be asked of finance. No answer names who paid in: payers are counted. */
export const FINANCE_QUESTIONS = {
  brokers: question({
    title: word('finance.question.brokers'),
    input: brokersAsked,
    output: brokersAnswered,
    records: ({ brokers }) => brokers.flatMap(({ records }) => records),
    answer({ brokers, evidence }: FinanceState, { limit, party }) {
      const wanted =
        party === undefined ? brokers : brokers.filter((card) => card.party.records.includes(party));
      return {
        total: wanted.length,
        brokers: wanted.slice(0, limit).map((card) => brokerOf(card, accountsOf(evidence, card))),
      };
    },
  }),
  books: question({
    title: word('finance.question.books'),
    input: booksAsked,
    output: booksAnswered,
    records: ({ books }) => books.flatMap(({ lines }) => lines.map(({ record }) => record)),
    answer({ evidence, repairs }: FinanceState, { limit, book }) {
      const wanted = evidence.books.filter(({ id }) => book === undefined || id === book);
      return {
        total: wanted.length,
        books: wanted.slice(0, limit).map((each) => bookOf(each, repairs.get(each.id)!)),
      };
    },
  }),
  structures: question({
    title: word('finance.question.structures'),
    input: structuresAsked,
    output: structuresAnswered,
    records: ({ structures }) => structures.flatMap(({ accounts }) => accounts),
    answer(state: FinanceState, { limit, kind }) {
      const found = structuresIn(state).filter((each) => kind === undefined || each.kind === kind);
      const wanted = found.filter(({ accounts }) => !accounts.some((account) => state.payers.has(account)));
      return {
        total: wanted.length,
        withheld: found.length - wanted.length,
        truncated: state.roundTrips.truncated,
        structures: wanted.slice(0, limit),
      };
    },
  }),
  trace: question({
    title: word('finance.question.trace'),
    input: traceAsked,
    output: traceAnswered,
    records: ({ account, traces }) => [
      account,
      ...traces.flatMap(({ moves }) => moves.flatMap(({ from, to }) => [from ?? [], to ?? []].flat())),
    ],
    answer({ evidence, payers }: FinanceState, { account, currency, from = '0000-01-01' }) {
      const origin = [...evidence.accounts.values()].find(({ records }) => records.includes(account));
      if (!origin) throw accountUnknown();
      if (payers.has(origin.id)) throw payerNotFollowed();
      const named = (id: string): string | null => (payers.has(id) ? null : id);
      const moves = evidence.moves.filter((move) => move.currency === currency);
      return {
        account: origin.id,
        currency,
        traces: TRACING_METHODS.map((method) => {
          const { left, carried } = traceValue(moves, origin.id, from, method);
          return {
            method,
            left: [...left].map(([held, value]) => ({ account: named(held), amount: majorUnits(value) })),
            moves: carried.map(({ move, value }) => ({
              ...moveOf(move),
              from: named(move.from),
              to: named(move.to),
              traced: majorUnits(value),
            })),
          };
        }),
      };
    },
  }),
} as const;

function accountUnknown(): ForelandError {
  return new ForelandError({
    code: 'account-unknown',
    message: 'There is no such account in view.',
    remedy: 'Name a record of a bank account or wallet that you can see.',
    status: 404,
  });
}

function payerNotFollowed(): ForelandError {
  return new ForelandError({
    code: 'payer-not-followed',
    message: 'This account pays into one that collects from many: its owner may have paid for a journey.',
    remedy: 'Follow value from the account that collects. Who paid is counted and never followed.',
    status: 403,
  });
}

function brokerOf(card: BrokerCard, accounts: readonly string[]): Broker {
  return {
    party: card.party.id,
    records: [...card.party.records],
    bits: card.bits,
    parts: card.parts.map(({ sign, bits, count }) => ({
      name: copied(word(`value-broker.part.${sign}`, { count })),
      bits,
    })),
    innocent: card.innocent.map(({ explanation, result }) => ({
      explanation: copied(word(`value-broker.innocent.${explanation}`)),
      result,
    })),
    books: card.books.map(({ id }) => id),
    payouts: card.payouts,
    holds: card.escrow.holds.length,
    heldUntilLaunch: card.escrow.afterLaunch,
    accounts: [...accounts],
    settlements: card.settlements.map((move) => ({ ...moveOf(move), currency: move.currency })),
  };
}

function accountsOf({ accounts }: FinanceState['evidence'], { party }: BrokerCard): string[] {
  return [...accounts.values()].filter(({ owners }) => owners.includes(party.id)).map(({ id }) => id);
}

function bookOf(book: StatedBook, { convention, repaired, contradictions }: RepairedBook): AnsweredBook {
  return {
    id: book.id,
    name: book.name,
    currency: book.currency,
    holders: [...book.holders],
    pages: new Set(book.lines.map(({ page }) => page)).size,
    commission: convention.rate ?? null,
    lines: book.lines.map(({ id, page, direction, day, amount, commission, balance }) => ({
      record: id,
      page,
      direction,
      day: day ?? null,
      amount: major(amount),
      commission: major(commission),
      balance: major(balance),
    })),
    repaired: repaired.map(({ line, figure, low, high, stated, grounds }) => ({
      line,
      figure,
      low: major(low),
      high: major(high),
      stated: major(stated),
      grounds: [...grounds],
    })),
    contradictions: contradictions.map(({ lines, figure, difference, isBetweenPages, slips }) => ({
      lines: [...lines],
      figure: figure ?? null,
      difference: majorUnits(difference),
      betweenPages: isBetweenPages,
      slips: [...slips],
    })),
  };
}

function structuresIn({ collecting, roundTrips, twoWay }: FinanceState): Structure[] {
  return [
    ...collecting.map((found) => ({
      kind: 'collecting-account' as const,
      accounts: [found.account],
      currency: found.currency,
      from: found.from,
      to: found.to,
      payers: found.payers,
      moves: found.deposits,
      received: majorUnits(found.received),
      passedOn: majorUnits(found.passedOn),
    })),
    ...roundTrips.trips.map(({ currency, moves }) => ({
      kind: 'round-trip' as const,
      accounts: moves.map(({ from }) => from),
      currency,
      from: moves[0]!.day,
      to: moves.at(-1)!.day,
      payers: null,
      moves: moves.length,
      received: majorUnits(moves[0]!.amount),
      passedOn: majorUnits(moves.at(-1)!.amount),
    })),
    ...twoWay.map(({ accounts, currency, there, back, moves }) => ({
      kind: 'two-way' as const,
      accounts: [...accounts],
      currency,
      from: moves[0]!.day,
      to: moves.at(-1)!.day,
      payers: null,
      moves: moves.length,
      received: majorUnits(there),
      passedOn: majorUnits(back),
    })),
  ];
}

function moveOf({ from, to, day, amount }: ValueMove) {
  return { from, to, day, amount: majorUnits(amount) };
}

function major(minor: number | undefined): number | null {
  return minor === undefined ? null : majorUnits(minor);
}

function copied({
  key,
  values,
}: {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}) {
  return { key, values: { ...values } };
}
