import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { CommandError, EXIT } from './exit.ts';

const PROJECT = join(import.meta.dirname, '..');

/** A program of Foreland, by its path in the project, and its arguments. */
export interface Program {
  readonly path: string;
  readonly args?: readonly string[];
}

export interface Handling {
  /** What it reads on standard input; without it, what this command would read. */
  readonly input?: string | undefined;
  /** Takes each line of its standard output; without it, they go where this command writes. */
  readonly onLine?: ((line: string) => void) | undefined;
}

/**
 * Runs another program of Foreland in this terminal until it ends.
 * @returns its exit code; 128 and the number of the signal where one ended it, as shells count.
 */
export async function runProgram(
  { path, args = [] }: Program,
  { input, onLine }: Handling = {},
): Promise<number> {
  const child = spawn(process.execPath, [join(PROJECT, path), ...args], {
    stdio: [input === undefined ? 'inherit' : 'pipe', onLine ? 'pipe' : 'inherit', 'inherit'],
  });
  child.stdin?.on('error', () => undefined).end(input);
  if (onLine && child.stdout) createInterface({ input: child.stdout }).on('line', onLine);
  // A terminal sends Ctrl-C to the child as well: passing it on would look like a second, impatient one.
  const onInterrupt = (): void => void (process.stdin.isTTY || child.kill('SIGINT'));
  const onTerminate = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate).on('SIGHUP', onTerminate);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (error) => reject(failed(path, error.message)));
      child.once('close', (code, signal) =>
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
      );
    });
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onTerminate);
  }
}

/** Administration ends with codes of its own where it fails for a reason that nobody foresaw. */
export function exitCodeOfAdmin(code: number): number {
  return code === EXIT.ok || code === EXIT.usage || code >= 128 ? code : EXIT.refused;
}

/**
 * Runs another program of Foreland unseen.
 * @param input what it reads on standard input
 * @returns what it wrote on standard output
 * @throws CommandError where it fails, with what it complained of on standard error.
 */
export async function askProgram(
  { path, args = [] }: Program,
  input: string,
  signal: AbortSignal,
): Promise<string> {
  const child = spawn(process.execPath, [join(PROJECT, path), ...args], { stdio: 'pipe', signal });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  // A program that ends early leaves its question unread; its exit code tells the story.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  try {
    const [answer, complaint, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
    if (code !== 0) throw failed(path, reasonOf(complaint));
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

/** A program that tells what it does as it goes: JSON lines on the file descriptor 3. */
export interface Telling extends Program {
  /** How much memory its values may take, in megabytes; what Node chooses where left out. */
  readonly memory?: number;
  /** Where its standard output goes. */
  readonly output: NodeJS.WritableStream;
  readonly onEvent: (event: unknown) => void;
}

/**
 * Runs another program of Foreland and hears what it tells.
 * @param input what it reads on standard input
 * @returns its exit code; 128 and the number of the signal where one ended it
 * @throws what `signal` was aborted with; the program is ended then
 */
export async function hearProgram(
  { path, args = [], memory, output, onEvent }: Telling,
  input: string,
  signal: AbortSignal,
): Promise<{ readonly code: number; readonly complaint: string }> {
  const child = spawn(
    process.execPath,
    [...(memory === undefined ? [] : [`--max-old-space-size=${memory}`]), join(PROJECT, path), ...args],
    { stdio: ['pipe', 'pipe', 'pipe', 'pipe'], signal },
  );
  const [stdin, stdout, stderr, events] = child.stdio;
  // Only once it is gone can nothing of it be written any more.
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const ended = new Promise<number>((resolve, reject) => {
    child.once('close', (code, ending) => {
      if (failure) reject(failure);
      else resolve(code ?? 128 + (ending === null ? 0 : constants.signals[ending]));
    });
  });
  stdin?.on('error', () => undefined).end(input);
  stdout?.pipe(output, { end: false });
  if (events instanceof Readable)
    createInterface({ input: events }).on('line', (line) => onEvent(JSON.parse(line)));
  try {
    const [code, complaint] = await Promise.all([ended, stderr ? textOf(stderr) : '']);
    return { code, complaint };
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const piece of stream) text += String(piece);
  return text;
}

/** The line that names the error; what comes before and after it, Node wrote for programmers. */
function reasonOf(complaint: string): string {
  const lines = complaint.trim().split('\n');
  return (lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? '').replace(/\.$/, '');
}

function failed(path: string, reason: string): CommandError {
  return new CommandError(EXIT.refused, {
    code: 'program-failed',
    message: `${path} failed: ${reason}.`,
    remedy:
      'Check what the message names; if it names nothing of yours, check the installation with `npm ci`.',
  });
}
