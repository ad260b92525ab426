import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type {
  BundleReport,
  ConsistencyReport,
  Finding,
  ProofReport,
  Seal,
  Trust,
} from '@foreland/sealing/log';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { CommandError, EXIT } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { counted } from '../render/table.ts';
import { isolated, oneLine } from '../render/text.ts';
import type { Shell } from '../shell.ts';

interface VerifyOptions {
  readonly key?: string[];
  readonly witness?: string[];
  readonly quorum?: number;
  readonly checkpoint?: string[];
}

/** A line beyond this is no row of a log. */
const LONGEST_LINE = 4_000_000;
/** First line of a proof that a log only grew (C2SP tlog-witness). */
const CONSISTENCY = /^old \d+$/;

export function addAuditVerifyCommand(audit: Command, shell: Shell): void {
  audit
    .command('verify')
    .description(
      'Verifies an exported audit log, the proof of one entry, or the proof that the log only grew, on this machine, without a node: finds rows that were changed, moved, left out or added, and says which. Ends with 1 where anything is wrong.',
    )
    .argument('<file>', 'what `foreland audit export`, `proof` or `consistency` saved')
    .option(
      '--key <key...>',
      'verifier keys of the log, as its owner gave them to you (default: those that the file names itself)',
    )
    .option('--witness <key...>', 'verifier keys of its witnesses')
    .option('--quorum <count>', 'how many witnesses must have cosigned', count)
    .option(
      '--checkpoint <file...>',
      'checkpoints of the log from before or from a witness: the log must agree with them',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  foreland audit verify audit.jsonl\n  foreland audit verify entry.tlog-proof --key foreland/gb/audit/…+1b2c3d4e+AQ…\n  foreland audit verify audit.jsonl --checkpoint last-year.txt',
    )
    .action((file: string, options: VerifyOptions, command: Command) =>
      shell.run(command, (invocation) => verify(invocation, file, options)),
    );
}

async function verify(invocation: Invocation, file: string, options: VerifyOptions): Promise<number> {
  const { PROOF_HEADER, parseVerifierKey, verifyBundle, verifyConsistency, verifyProof } =
    await import('@foreland/sealing/log');
  for (const key of [...(options.key ?? []), ...(options.witness ?? [])]) parseVerifierKey(key);
  const trust: Trust = {
    ...(options.key ? { keys: options.key } : {}),
    ...(options.witness ? { witnesses: options.witness } : {}),
    ...(options.quorum === undefined ? {} : { quorum: options.quorum }),
    checkpoints: await Promise.all(
      (options.checkpoint ?? []).map((path) => readable(path, readFile(path, 'utf8'))),
    ),
  };
  const lines = linesOf(file, invocation.signal);
  const { value: first = '' } = await readable(file, lines.next());
  const whole = (): Promise<string> => readable(file, readFile(file, 'utf8'));
  const report =
    first === PROOF_HEADER
      ? verifyProof(await whole(), trust)
      : CONSISTENCY.test(first)
        ? verifyConsistency(await whole(), trust)
        : await readable(file, verifyBundle(following(first, lines), trust));
  await lines.return(undefined);
  const sound = report.findings.length === 0;
  invocation.answer({ sound, ...shown(report) }, () => [
    ...('older' in report
      ? consistencyLines(report)
      : [...('rows' in report ? bundleLines(report) : proofLines(report)), ...sealLines(report.seal)]),
    ...report.findings.map(findingLine),
    ...('more' in report && report.more > 0 ? [`And ${report.more} more.`] : []),
    invocation.page.tone(
      sound ? 'good' : 'bad',
      sound ? 'Nothing is wrong.' : 'The file is not to be relied on.',
    ),
  ]);
  return sound ? EXIT.ok : EXIT.refused;
}

/** Bytes as base64, as in the file. */
function shown(report: BundleReport | ProofReport | ConsistencyReport): object {
  if ('rows' in report || 'older' in report || !report.row) return report;
  const { row } = report;
  const [bytes, name] = 'salt' in row ? [row.salt, 'salt'] : [row.commitment, 'commitment'];
  return { ...report, row: { ...row, [name]: Buffer.from(bytes).toString('base64') } };
}

function bundleLines({ rows: { shown: read, erased, withheld } }: BundleReport): string[] {
  return [
    `${counted(read, 'row')} read, ${erased} with erased content, ${withheld} of other partners’ people withheld`,
  ];
}

function consistencyLines({ older, newer }: ConsistencyReport): string[] {
  if (!older || !newer) return ['Give the older checkpoint with --checkpoint, and the log’s key with --key.'];
  return [`${isolated(newer.origin)}, from ${counted(older.size, 'row')} to ${counted(newer.size, 'row')}`];
}

function proofLines({ sequence, row }: ProofReport): string[] {
  if (!row) return [];
  const { at, user, partner, kind, route, outcome } = row.open;
  const what = [at, `${user} (${partner})`, kind, route, outcome].filter((part) => part !== undefined);
  return [
    `Row ${sequence}: ${what.map((part) => isolated(part)).join(', ')}`,
    'erased' in row
      ? `Content erased by ${isolated(row.erased.by)}: ${isolated(row.erased.reason)}`
      : `About ${row.content.records.map((record) => isolated(record)).join(' ') || 'no record'}`,
  ];
}

function sealLines(seal: Seal | undefined): string[] {
  if (!seal) return [];
  return [
    `${isolated(seal.origin)}, ${counted(seal.size, 'row')}`,
    ...seal.signedBy.map((key) => `Signed by ${isolated(key)}`),
    ...seal.cosigned.map(
      ({ witness, at, rows }) => `Cosigned by ${isolated(witness)}, ${at}, for ${counted(rows, 'row')}`,
    ),
    ...(seal.keysFrom === 'file'
      ? ['The file names these keys itself: compare them with those that the owner of the log gives you.']
      : []),
  ];
}

function findingLine({ code, message, line }: Finding): string {
  return `${code}: ${oneLine(message)}${line === undefined ? '' : ` (line ${line})`}`;
}

async function* linesOf(file: string, signal: AbortSignal): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of createReadStream(file, { encoding: 'utf8', signal }) as AsyncIterable<string>) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    // Given out as it is, so that a file without lines is refused and not held in memory.
    if (rest.length > LONGEST_LINE) {
      yield rest;
      rest = '';
    }
  }
  if (rest !== '') yield rest;
}

async function* following(first: string, lines: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* lines;
}

async function readable<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') throw error;
    throw new CommandError(EXIT.refused, {
      code: 'file-unreadable',
      message: `${file} cannot be read (${code}).`,
      remedy: 'Check its name and who may read it.',
      cause: error,
    });
  }
}

function count(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number, such as 3.');
}
