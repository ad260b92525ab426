import { contributionOf, isCalendarDay, isPartner, isRecordId, parseLabel } from '@foreland/model';
import type { Contribution, Holding, Label, Partner, StatementDraft } from '@foreland/model';
import { readStatementLine } from '../foreland/line.ts';
import type { JsonObject } from '../json/strict-json.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { Limits } from '../limits.ts';
import { LossCounter } from '../loss.ts';
import type { ByteStream } from '../source.ts';
import { StatementChecker } from '../statement-checker.ts';
import { readLeaveLines } from './leave-reader.ts';
import type { LeavePart } from './leave-reader.ts';
import { RELEASE_VERSION } from './line.ts';
import { Lines, addressIn, broken, onlyMembers, placed } from './lines.ts';
import type { Line } from './lines.ts';

export interface WithdrawnStatement {
  readonly statement: string;
  readonly record: string;
  readonly contribution: string;
}

/** A part of a release; the beginning comes first, once. The batches of a contribution are to be read before the next part is asked for. */
export type ReleasePart =
  | LeavePart
  | {
      readonly type: 'begin';
      readonly sequence: number;
      /** Id of the release that must have been applied last. */
      readonly follows: string | undefined;
      /** Whether this is all that the recipient is to hold of the sender; a holding comes last then. */
      readonly anew: boolean;
    }
  | { readonly type: 'held'; readonly holding: Holding }
  | { readonly type: 'retract'; readonly id: string; readonly at: string; readonly reason: string }
  | { readonly type: 'withdraw'; readonly statements: readonly WithdrawnStatement[] }
  | {
      readonly type: 'contribution';
      readonly contribution: Contribution;
      /** Id of the leave under which it is passed on; the leave came before. */
      readonly under: string | undefined;
      readonly batches: AsyncIterable<readonly StatementDraft[]>;
    };

const BATCH = 4000;
const LABELS = 100_000;
const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;

/**
 * Reads the content of a release. Another node wrote it, so nothing in it is believed: every line is checked as an import
 * checks its lines, and the first that cannot be right ends the reading, for a package is taken whole or not at all.
 * @throws ForelandError `release-…` with the line, from the iteration
 */
export async function* readRelease(
  source: ByteStream,
  between: { readonly from: Partner; readonly to: Partner },
  limits: Limits = DEFAULT_LIMITS,
): AsyncGenerator<ReleasePart> {
  const lines = new Lines(source, limits);
  const begin = readHeader(await lines.next(), between);
  yield begin;
  const labels = new Map<string, Label>();
  for (;;) {
    const line = await lines.peek();
    if (line === undefined && !begin.anew) return;
    if (line === undefined || (begin.anew && Object.hasOwn(line.value, 'held'))) {
      yield readHolding(await lines.next());
      return lines.end();
    }
    if (Object.hasOwn(line.value, 'leave')) yield await readLeaveLines(lines);
    else if (Object.hasOwn(line.value, 'retract')) yield readRetraction(await lines.next());
    else if (Object.hasOwn(line.value, 'withdraw')) yield await readWithdrawals(lines);
    else if (Object.hasOwn(line.value, 'contribution')) yield await readContribution(lines, labels);
    else throw broken(line.line, 'is not a part of a release');
  }
}

function readHeader(
  { line, value }: Line,
  { from, to }: { from: Partner; to: Partner },
): Extract<ReleasePart, { type: 'begin' }> {
  if (value['release'] !== RELEASE_VERSION) throw broken(line, 'does not begin a release of a known version');
  if (value['from'] !== from || value['to'] !== to)
    throw broken(line, 'names another sender or recipient than the package');
  onlyMembers(line, value, ['release', 'from', 'to', 'sequence', 'follows', 'anew']);
  const sequence = value['sequence'];
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1)
    throw broken(line, 'has no place in the order of releases');
  const follows = value['follows'] === undefined ? undefined : addressIn(line, value, 'follows');
  const anew = value['anew'];
  if (anew !== undefined && anew !== true) throw broken(line, 'says neither that it begins anew nor nothing');
  return { type: 'begin', sequence, follows, anew: anew === true };
}

function readHolding({ line, value }: Line): ReleasePart {
  onlyMembers(line, value, ['held', 'pairs']);
  const { held: digest, pairs } = value;
  if (typeof digest !== 'string' || !DIGEST.test(digest)) throw broken(line, 'has no digest of what is held');
  if (typeof pairs !== 'number' || !Number.isSafeInteger(pairs) || pairs < 0)
    throw broken(line, 'does not say how much is held');
  return { type: 'held', holding: { pairs, digest } };
}

function readRetraction({ line, value }: Line): ReleasePart {
  onlyMembers(line, value, ['retract', 'at', 'reason']);
  const at = value['at'];
  const reason = value['reason'];
  if (typeof at !== 'string' || !INSTANT.test(at)) throw broken(line, 'has no instant of the retraction');
  if (typeof reason !== 'string' || reason.length > 2000)
    throw broken(line, 'has no reason of at most 2000 characters');
  return { type: 'retract', id: addressIn(line, value, 'retract'), at, reason };
}

async function readWithdrawals(lines: Lines): Promise<ReleasePart> {
  const statements: WithdrawnStatement[] = [];
  for (;;) {
    const ahead = await lines.peek();
    if (ahead === undefined || !Object.hasOwn(ahead.value, 'withdraw') || statements.length >= BATCH) break;
    const { line, value } = await lines.next();
    onlyMembers(line, value, ['withdraw', 'record', 'contribution']);
    const record = value['record'];
    if (typeof record !== 'string' || !isRecordId(record)) throw broken(line, 'names no record');
    statements.push({
      statement: addressIn(line, value, 'withdraw'),
      record,
      contribution: addressIn(line, value, 'contribution'),
    });
  }
  return { type: 'withdraw', statements };
}

async function readContribution(lines: Lines, labels: Map<string, Label>): Promise<ReleasePart> {
  const { line, value } = await lines.next();
  onlyMembers(line, value, ['contribution', 'under']);
  const contribution = contributionIn(line, value['contribution']);
  const under = value['under'] === undefined ? undefined : addressIn(line, value, 'under');
  return { type: 'contribution', contribution, under, batches: statementsOf(lines, contribution, labels) };
}

async function* statementsOf(
  lines: Lines,
  contribution: Contribution,
  labels: Map<string, Label>,
): AsyncGenerator<readonly StatementDraft[]> {
  const checker = new StatementChecker(contribution.partner, new LossCounter());
  let batch: StatementDraft[] = [];
  for (;;) {
    const ahead = lines.ready ?? (await lines.peek());
    if (ahead === undefined) break;
    if (Object.hasOwn(ahead.value, 'is')) declare(await lines.next(), labels);
    else if (Object.hasOwn(ahead.value, 'schema')) {
      batch.push(statementIn(await lines.next(), labels, checker));
      if (batch.length >= BATCH) {
        yield batch;
        batch = [];
      }
    } else break;
  }
  if (batch.length > 0) yield batch;
}

function statementIn(
  { line, value }: Line,
  labels: ReadonlyMap<string, Label>,
  checker: StatementChecker,
): StatementDraft {
  const read = readStatementLine(value, labels);
  if (!read.ok) throw placed(read.problem, line);
  const checked = checker.check(read.input);
  if (!checked.ok) throw placed(checked.problem, line);
  return checked.statement;
}

function declare({ line, value }: Line, labels: Map<string, Label>): void {
  onlyMembers(line, value, ['label', 'is']);
  const name = value['label'];
  if (typeof name !== 'string' || name === '' || name.length > 100) throw broken(line, 'names no label');
  if (labels.has(name) || labels.size >= LABELS) throw broken(line, 'declares a label twice, or too many');
  labels.set(name, parseLabel(value['is']));
}

function contributionIn(line: number, value: unknown): Contribution {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw broken(line, 'holds no contribution');
  const raw = value as JsonObject;
  onlyMembers(line, raw, [
    'partner',
    'title',
    'source',
    'legalBasis',
    'receivedOn',
    'fileHash',
    'format',
    'mapping',
    'exercise',
  ]);
  const { partner, receivedOn, exercise } = raw;
  if (!isPartner(partner)) throw broken(line, 'names no partner who contributed');
  if (typeof receivedOn !== 'string' || !isCalendarDay(receivedOn))
    throw broken(line, 'has no day of receipt');
  if (typeof exercise !== 'boolean') throw broken(line, 'does not say whether it is an exercise');
  const text = (member: string, limit: number): string => {
    const given = raw[member];
    if (typeof given !== 'string' || given.length === 0 || given.length > limit)
      throw broken(line, `has no “${member}” of at most ${limit} characters`);
    return given;
  };
  return contributionOf({
    partner,
    title: text('title', 300),
    source: text('source', 100),
    legalBasis: text('legalBasis', 500),
    receivedOn,
    fileHash: text('fileHash', 64),
    format: text('format', 40),
    mapping: raw['mapping'] === undefined ? undefined : text('mapping', 64),
    exercise,
  });
}
