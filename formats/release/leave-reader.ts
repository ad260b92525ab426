import { DEFAULT_LIMITS } from '../limits.ts';
import type { Limits } from '../limits.ts';
import type { ByteStream } from '../source.ts';
import { CONTENT_ADDRESS, Lines, addressIn, broken, onlyMembers } from './lines.ts';

/** A leave as it came, with its list. Nothing of it is true before its signature was checked over the list. */
export interface LeavePart {
  readonly type: 'leave';
  readonly signed: string;
  /** Statements by contribution. */
  readonly list: ReadonlyMap<string, readonly string[]>;
}

const LISTED = 1_000_000;
const SIGNED = 262_144;

/** Reads the content of a package that is a leave and nothing else. @throws ForelandError `release-malformed` with the line */
export async function readLeaveContent(
  source: ByteStream,
  limits: Limits = DEFAULT_LIMITS,
): Promise<LeavePart> {
  const lines = new Lines(source, limits);
  const leave = await readLeaveLines(lines);
  const more = await lines.peek();
  if (more !== undefined) throw broken(more.line, 'does not belong to a leave');
  return leave;
}

export async function readLeaveLines(lines: Lines): Promise<LeavePart> {
  const { line, value } = await lines.next();
  onlyMembers(line, value, ['leave']);
  const signed = value['leave'];
  if (typeof signed !== 'string' || signed.length > SIGNED) throw broken(line, 'holds no leave');
  const list = new Map<string, string[]>();
  let count = 0;
  for (;;) {
    const ahead = await lines.peek();
    if (ahead === undefined || !Object.hasOwn(ahead.value, 'listed')) break;
    const listed = await lines.next();
    onlyMembers(listed.line, listed.value, ['listed', 'statements']);
    const statements = listed.value['statements'];
    if (!Array.isArray(statements) || statements.length === 0 || !statements.every(isAddress))
      throw broken(listed.line, 'lists no statements');
    count += statements.length;
    if (count > LISTED) throw broken(listed.line, 'is more than a leave may list');
    const contribution = addressIn(listed.line, listed.value, 'listed');
    const before = list.get(contribution);
    if (before) before.push(...statements);
    else list.set(contribution, [...statements]);
  }
  return { type: 'leave', signed, list };
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && CONTENT_ADDRESS.test(value);
}
