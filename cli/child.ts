import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { CommandError, EXIT } from './exit.ts';

const PROJECT = join(import.meta.dirname, '..');

/** A program of Foreland, by its path in the project, and its arguments. */
export interface Program {
  readonly path: string;
  readonly args?: readonly string[];
}

/**
 * Runs another program of Foreland in this terminal until it ends.
 * @returns its exit code; 128 and the number of the signal where one ended it, as shells count.
 */
export async function runProgram({ path, args = [] }: Program): Promise<number> {
  const child = spawn(process.execPath, [join(PROJECT, path), ...args], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to the child as well: passing it on would look like a second, impatient one.
  const onInterrupt = (): void => void (process.stdin.isTTY || child.kill('SIGINT'));
  const onTerminate = (): void => void child.kill('SIGTERM');
  process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate).on('SIGHUP', onTerminate);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (error) => reject(failed(path, error.message)));
      child.once('exit', (code, signal) =>
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
      );
    });
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('SIGHUP', onTerminate);
  }
}

/**
 * Hands a JSON value to another program of Foreland and takes one from it.
 * @throws CommandError where the program fails, with the last line that it wrote on standard error.
 */
export async function askProgram(
  { path, args = [] }: Program,
  question: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  const child = spawn(process.execPath, [join(PROJECT, path), ...args], { stdio: 'pipe', signal });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  // A program that ends early leaves its question unread; its exit code tells the story.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(question));
  const [answer, complaint, code] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
  if (code !== 0) throw failed(path, complaint.trim().split('\n').at(-1) ?? '');
  return JSON.parse(answer);
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  stream.setEncoding('utf8');
  for await (const piece of stream) text += String(piece);
  return text;
}

function failed(path: string, reason: string): CommandError {
  return new CommandError(EXIT.refused, {
    code: 'program-failed',
    message: `${path} failed: ${reason}`,
    remedy: 'Check that the installation is complete: npm ci.',
  });
}
