import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessHandle {
  readonly pid: number;
  /** Opaque: the boot and the moment the process started. */
  readonly identity: string;
}

/** The identity of a living process; undefined when there is none, or only a zombie nobody has reaped. */
export function identityOf(pid: number): string | undefined {
  return process.platform === 'linux' ? identityFromProc(pid) : identityFromPs(pid);
}

export function thisProcess(): ProcessHandle {
  const identity = identityOf(process.pid);
  if (identity === undefined) throw new Error(`The system does not show process ${process.pid} itself.`);
  return { pid: process.pid, identity };
}

export function isAlive(handle: ProcessHandle): boolean {
  return identityOf(handle.pid) === handle.identity;
}

/** Sends a signal unless the process is gone; never hits a stranger that got the same number. */
export function signal(handle: ProcessHandle, name: NodeJS.Signals): void {
  if (!isAlive(handle)) return;
  try {
    process.kill(handle.pid, name);
  } catch (error) {
    if (isAlive(handle)) throw error;
  }
}

export async function waitForExit(handle: ProcessHandle, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (isAlive(handle)) {
    if (performance.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

/** Programs of PostgreSQL that make their data directory their working directory. */
const SERVER_PROGRAMS = new Set(['postgres', 'initdb']);

/**
 * PostgreSQL processes whose working directory is `directory`: the postmaster and all of its children.
 * Unlike a path on the command line this stays true when the folder is renamed meanwhile.
 */
export function serverProcessesIn(directory: string): ProcessHandle[] {
  if (!existsSync(directory)) return [];
  const place = realpathSync(directory);
  const pids = process.platform === 'linux' ? pidsFromProc(place) : pidsFromLsof(place);
  return pids.flatMap((pid) => {
    const identity = identityOf(pid);
    return identity === undefined ? [] : [{ pid, identity }];
  });
}

function identityFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc_pid_stat(5): the name in parentheses may hold anything, so count fields after its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    if (startTicks === undefined || state === 'Z' || state === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`;
  } catch {
    return undefined;
  }
}

function identityFromPs(pid: number): string | undefined {
  const [state, ...started] = run('ps', ['-o', 'state=,lstart=', '-p', String(pid)])
    .trim()
    .split(/\s+/);
  return started.length === 0 || state?.startsWith('Z') ? undefined : started.join(' ');
}

function pidsFromProc(directory: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === directory &&
          SERVER_PROGRAMS.has(readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
        );
      } catch {
        return false; // ended meanwhile, or belongs to somebody else
      }
    });
}

function pidsFromLsof(directory: string): number[] {
  const output = run('lsof', ['-a', '-d', 'cwd', '-F', 'pcn', '-c', 'postgres', '-c', 'initdb']);
  const records = output.split(/^(?=p\d)/m).map((record) => record.split('\n'));
  return records.flatMap(([pid, ...fields]) => {
    const program = fields.find((field) => field.startsWith('c'))?.slice(1) ?? '';
    const inside = fields.includes(`n${directory}`) && SERVER_PROGRAMS.has(basename(program));
    return pid && inside ? [Number(pid.slice(1))] : [];
  });
}

/** Output of a system tool; empty when it found nothing (both `ps` and `lsof` then exit with 1). */
function run(program: string, parameters: string[]): string {
  try {
    return execFileSync(program, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
