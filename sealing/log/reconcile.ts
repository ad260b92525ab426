import { ForelandError } from '@foreland/model/errors';
import { parseNote, signNote, verifyNote } from './note.ts';
import type { NoteSigner, VerifierKey } from './note.ts';

/** One end of an exchange, as a node logged it. */
export interface Exchange {
  /** SHA-256 of the sealed package, 64 hexadecimal digits. */
  readonly envelope: string;
  readonly direction: 'sent' | 'received';
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What one node logged of its exchanges with another in a time, signed. */
export interface ExchangeList {
  readonly node: string;
  readonly with: string;
  /** Inclusive. */
  readonly from: string;
  /** Exclusive. */
  readonly until: string;
  readonly exchanges: readonly Exchange[];
}

export interface Reconciliation {
  readonly matched: readonly {
    readonly envelope: string;
    readonly here: Exchange;
    readonly there: Exchange;
  }[];
  /** The other node logged it, this one did not. */
  readonly missingHere: readonly Exchange[];
  /** This node logged it, the other one did not. */
  readonly missingThere: readonly Exchange[];
}

/** How far into the lists nothing counts as missing. */
export interface Margins {
  /** After their beginning. */
  readonly leadMilliseconds?: number;
  /** Before their end. */
  readonly slackMilliseconds?: number;
}

const HEADER = 'foreland-exchanges/1';
const LINE = /^(sent|received) ([0-9a-f]{64}) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/;

/** As a signed note: a line an exchange. */
export function signExchangeList(list: ExchangeList, signer: NoteSigner): string {
  const lines = list.exchanges.map(({ direction, envelope, at }) => `${direction} ${envelope} ${at}`);
  const head = [HEADER, list.node, list.with, list.from, list.until];
  return signNote(`${[...head, ...lines].join('\n')}\n`, [signer]);
}

/** @throws ForelandError `note-malformed`, `note-forged`, `exchanges-malformed`, `exchanges-unsigned` */
export function openExchangeList(text: string, keys: readonly VerifierKey[]): ExchangeList {
  const note = parseNote(text);
  if (verifyNote(note, keys).length === 0)
    throw new ForelandError({
      code: 'exchanges-unsigned',
      message: 'No known key signed the list of exchanges.',
      remedy: 'Ask the partner for the list again, signed with a key that is enrolled here.',
    });
  const [header, node = '', partner = '', from = '', until = '', ...lines] = note.text
    .slice(0, -1)
    .split('\n');
  const exchanges = lines.map((line) => {
    const [, direction, envelope = '', at = ''] = LINE.exec(line) ?? [];
    if (direction !== 'sent' && direction !== 'received') throw malformed();
    return { direction, envelope, at } as const;
  });
  if (header !== HEADER || node === '' || partner === '') throw malformed();
  return { node, with: partner, from, until, exchanges };
}

/**
 * Compares what two nodes logged of the exchanges between them. What was sent at one end was received at the other,
 * under the same envelope; what is logged at one end twice (a package that arrived again) needs one partner alone.
 * The two ends of an exchange are not logged at the same moment: a sender logs it with the receipt, which may come late.
 * So what is near the beginning or the end of the lists is only used to match, and never counts as missing.
 * @throws ForelandError `exchanges-not-comparable` where the lists are not the two ends of the same time
 */
export function reconcile(here: ExchangeList, there: ExchangeList, margins: Margins = {}): Reconciliation {
  if (
    here.node !== there.with ||
    here.with !== there.node ||
    here.from !== there.from ||
    here.until !== there.until
  )
    throw new ForelandError({
      code: 'exchanges-not-comparable',
      message: 'The two lists are not the two ends of the same exchanges in the same time.',
      remedy: 'Ask both nodes for the same time.',
    });
  const earliest = Date.parse(here.from) + (margins.leadMilliseconds ?? 0);
  const latest = Date.parse(here.until) - (margins.slackMilliseconds ?? 0);
  const counts = ({ at }: Exchange): boolean => Date.parse(at) >= earliest && Date.parse(at) < latest;
  const [mine, theirs] = [byEnd(here.exchanges, false), byEnd(there.exchanges, true)];
  const matched: Reconciliation['matched'][number][] = [];
  const missingThere: Exchange[] = [];
  for (const [end, exchange] of mine) {
    const other = theirs.get(end);
    if (!other) {
      if (counts(exchange)) missingThere.push(exchange);
    } else if (Math.max(Date.parse(exchange.at), Date.parse(other.at)) >= earliest)
      matched.push({ envelope: exchange.envelope, here: exchange, there: other });
  }
  const missingHere = [...theirs].flatMap(([end, exchange]) =>
    mine.has(end) || !counts(exchange) ? [] : [exchange],
  );
  return Object.freeze({ matched, missingHere, missingThere });
}

/** The first of each envelope and direction, as seen from one end. */
function byEnd(exchanges: readonly Exchange[], reversed: boolean): Map<string, Exchange> {
  const ends = new Map<string, Exchange>();
  for (const exchange of [...exchanges].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const sent = (exchange.direction === 'sent') !== reversed;
    const end = `${sent ? 'out' : 'in'} ${exchange.envelope}`;
    if (!ends.has(end)) ends.set(end, exchange);
  }
  return ends;
}

function malformed(): ForelandError {
  return new ForelandError({
    code: 'exchanges-malformed',
    message: 'This is no list of exchanges.',
    remedy: 'Ask the partner for it again.',
  });
}
