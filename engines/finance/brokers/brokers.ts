import type { InnocentExplanation } from '@foreland/model';
import { escrowIn } from '../escrow/escrow.ts';
import type { Escrow } from '../escrow/escrow.ts';
import type {
  FinanceEvidence,
  Party,
  Sources,
  StatedBook,
  StatedToken,
  StatedTransfer,
  ValueMove,
} from '../evidence/finance-evidence.ts';
import { countedOnly, together } from '../evidence/record-statements.ts';
import type { CollectingAccount } from '../structures/collecting-accounts.ts';

/** What speaks for or against somebody being a broker of value without a licence. Unit: bits, by judgement. */
export type Sign =
  | 'keeps-books'
  | 'issues-tokens'
  | 'named-as-broker'
  | 'codes-found-elsewhere'
  | 'pays-out-after-crossings'
  | 'collects-and-passes-on'
  | 'settles-with-broker'
  | 'holds-licence';

export interface SignPart {
  readonly sign: Sign;
  readonly bits: number;
  /** How often. */
  readonly count: number;
}

export interface BrokerCard {
  readonly party: Party;
  /** Strongest first. */
  readonly parts: readonly SignPart[];
  readonly bits: number;
  readonly books: readonly StatedBook[];
  readonly escrow: Escrow;
  readonly collecting: readonly CollectingAccount[];
  /** Payments between accounts of this party and of another one with signs of its own. */
  readonly settlements: readonly ValueMove[];
  /** Distinct codes and tokens that were handled: one for each payer and payout. */
  readonly payouts: number;
  readonly innocent: readonly {
    readonly explanation: Innocent;
    readonly result: InnocentExplanation['result'];
  }[];
  readonly sources: Sources;
}

export type Innocent = 'licensed' | 'aid' | 'own-business' | 'keeps-for-others';

/** Bits for each sign, for the first and for each doubling: judgements, open to be set by outcomes of leads. */
const WEIGHTS: Readonly<Record<Sign, readonly [first: number, doubling: number]>> = {
  'keeps-books': [2, 0.5],
  'issues-tokens': [2, 0.5],
  'named-as-broker': [2, 0.5],
  'codes-found-elsewhere': [2, 1],
  'pays-out-after-crossings': [1, 0],
  'collects-and-passes-on': [1.5, 0.5],
  'settles-with-broker': [1.5, 0.5],
  'holds-licence': [-8, 0],
};
/** No timing of releases is surer than that. */
const MOST_ESCROW_BITS = 4;
/** Part of what is collected that goes on, at least. */
const LEAST_PASSED_ON = 0.5;

interface Found {
  readonly books: StatedBook[];
  readonly tokens: StatedToken[];
  readonly transfers: StatedTransfer[];
}

/**
 * Whoever keeps books, issues tokens, is named as broker, or collects and passes on, with a score that is a plain sum.
 * Who only pays or receives is in none of it. Associations of aid that people confirmed are left out.
 */
export function brokersIn(evidence: FinanceEvidence, collecting: readonly CollectingAccount[]): BrokerCard[] {
  const found = new Map<string, Found>();
  const of = (party: string): Found => {
    let known = found.get(party);
    if (!known) found.set(party, (known = { books: [], tokens: [], transfers: [] }));
    return known;
  };
  for (const book of evidence.books) for (const holder of book.holders) of(holder).books.push(book);
  for (const token of evidence.tokens) if (token.issuer !== undefined) of(token.issuer).tokens.push(token);
  for (const transfer of evidence.transfers) of(transfer.broker).transfers.push(transfer);
  const passing = collecting.filter(({ passedOn, received }) => passedOn >= LEAST_PASSED_ON * received);
  const collectors = new Map<string, CollectingAccount[]>();
  for (const structure of passing) {
    for (const owner of evidence.accounts.get(structure.account)?.owners ?? []) {
      collectors.set(owner, [...(collectors.get(owner) ?? []), structure]);
      of(owner);
    }
  }
  const settled = settlementsBetween(evidence, new Set(found.keys()));
  return [...found.keys()]
    .filter((id) => evidence.parties.has(id) && !evidence.aid.has(id))
    .sort()
    .map((id) =>
      card(evidence, evidence.parties.get(id)!, of(id), collectors.get(id) ?? [], settled.get(id) ?? []),
    )
    .sort((one, other) => other.bits - one.bits || (one.party.id < other.party.id ? -1 : 1));
}

function card(
  evidence: FinanceEvidence,
  party: Party,
  { books, tokens, transfers }: Found,
  collecting: readonly CollectingAccount[],
  settlements: readonly ValueMove[],
): BrokerCard {
  const escrow = escrowIn(books, evidence.launches);
  const codes = codesOf({ books, tokens, transfers });
  const elsewhere = foundElsewhere(evidence, party.id, codes);
  const parts = [
    part(
      'keeps-books',
      books.reduce((sum, { lines }) => sum + lines.length, 0),
    ),
    part('issues-tokens', tokens.length),
    part('named-as-broker', transfers.length),
    part('codes-found-elsewhere', elsewhere.length),
    escrowPart(escrow),
    part('collects-and-passes-on', collecting.length),
    part('settles-with-broker', settlements.length),
    part('holds-licence', licencesDuring(party, { books, transfers }) ? 1 : 0),
  ]
    .filter(({ bits }) => bits !== 0)
    .sort((one, other) => other.bits - one.bits || (one.sign < other.sign ? -1 : 1));
  return {
    party,
    parts,
    bits: parts.reduce((sum, { bits }) => sum + Math.round(bits * 100), 0) / 100,
    books,
    escrow,
    collecting,
    settlements,
    payouts: codes.size,
    innocent: innocentOf(party, evidence, { books, transfers }, collecting),
    sources: together([
      party.sources,
      ...books.flatMap(({ lines }) => lines.map(({ sources }) => sources)),
      ...tokens.map(({ sources }) => sources),
      ...transfers.map(({ sources }) => sources),
      ...elsewhere.map(({ sources }) => sources),
      ...settlements.map(({ sources }) => sources),
      // Who paid in is nobody's business but that of the count.
      ...collecting.flatMap(({ into }) => into.map(({ sources }) => countedOnly(sources))),
      ...collecting.flatMap(({ outOf }) => outOf.map(({ sources }) => sources)),
      ...collecting.flatMap(({ account }) => evidence.accounts.get(account)?.sources ?? []),
      // How often payouts follow a launch by chance is told by all launches.
      ...(escrow.bits === 0 ? [] : evidence.launches.map(({ sources }) => countedOnly(sources))),
    ]),
  };
}

function part(sign: Sign, count: number): SignPart {
  const [first, doubling] = WEIGHTS[sign];
  return { sign, count, bits: count === 0 ? 0 : round(first + doubling * Math.log2(count)) };
}

function escrowPart({ bits, afterLaunch }: Escrow): SignPart {
  const [floor] = WEIGHTS['pays-out-after-crossings'];
  const sure = bits < floor ? 0 : round(Math.min(MOST_ESCROW_BITS, bits));
  return { sign: 'pays-out-after-crossings', bits: sure, count: afterLaunch };
}

/** The last four signs of a token are what books note of it. */
function codesOf({ books, tokens, transfers }: Found): Set<string> {
  return new Set(
    [
      ...books.flatMap(({ lines }) => lines.flatMap(({ code }) => code ?? [])),
      ...tokens.map(({ serial }) => serial),
      ...transfers.flatMap(({ token }) => token ?? []),
    ].map(shortCode),
  );
}

function shortCode(code: string): string {
  return code.slice(-4);
}

/** Tokens of the same code that were found with others than this party: value is paid out there. */
function foundElsewhere(
  { tokens, transfers }: FinanceEvidence,
  party: string,
  codes: ReadonlySet<string>,
): (StatedToken | StatedTransfer)[] {
  return [
    ...tokens.filter(({ serial, issuer }) => issuer !== party && codes.has(shortCode(serial))),
    ...transfers.filter(
      ({ token, broker }) => broker !== party && token !== undefined && codes.has(shortCode(token)),
    ),
  ];
}

/** Does a licence cover a day of what was done? Where no day is known, any licence counts. */
function licencesDuring(
  { licences }: Party,
  { books, transfers }: Pick<Found, 'books' | 'transfers'>,
): boolean {
  const days = [
    ...books.flatMap(({ lines }) => lines.flatMap(({ day }) => day ?? [])),
    ...transfers.flatMap(({ day }) => day ?? []),
  ];
  return licences.some(
    ({ from, to }) =>
      days.length === 0 ||
      days.some((day) => (from === undefined || from <= day) && (to === undefined || day <= to)),
  );
}

function innocentOf(
  party: Party,
  { aid }: FinanceEvidence,
  did: Pick<Found, 'books' | 'transfers'>,
  collecting: readonly CollectingAccount[],
): BrokerCard['innocent'] {
  return [
    {
      explanation: 'licensed',
      result: licencesDuring(party, did) ? 'likely' : party.licences.length > 0 ? 'possible' : 'not-testable',
    },
    { explanation: 'aid', result: aid.size === 0 ? 'not-testable' : 'unlikely' },
    { explanation: 'own-business', result: did.books.length > 0 ? 'unlikely' : 'possible' },
    { explanation: 'keeps-for-others', result: collecting.length > 0 ? 'possible' : 'not-testable' },
  ];
}

/** Payments between own accounts of two of them; through one account of a third party, where the amount goes on at once. */
function settlementsBetween(
  { moves, accounts }: FinanceEvidence,
  brokers: ReadonlySet<string>,
): Map<string, ValueMove[]> {
  const settled = new Map<string, ValueMove[]>();
  const ownersOf = (account: string): readonly string[] =>
    accounts.get(account)?.owners.filter((owner) => brokers.has(owner)) ?? [];
  for (const move of moves) {
    for (const payer of ownersOf(move.from)) {
      for (const payee of ownersOf(move.to)) {
        if (payer === payee) continue;
        for (const party of [payer, payee]) settled.set(party, [...(settled.get(party) ?? []), move]);
      }
    }
  }
  return settled;
}

function round(bits: number): number {
  return Math.round(bits * 100) / 100;
}
