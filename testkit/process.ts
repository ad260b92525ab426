import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const NODE_FOLDER = join(import.meta.dirname, '../node');

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder for a node, as `FORELAND_HOME`, on which nodes can be started, killed and administered as processes. */
export class NodeHome implements AsyncDisposable {
  readonly folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  private constructor(folder: string, environment: NodeJS.ProcessEnv) {
    this.folder = folder;
    this.#environment = {
      ...process.env,
      FORELAND_PORT: '0',
      FORELAND_EXERCISE: 'off',
      DATABASE_URL: '',
      FORELAND_LOG_LEVEL: 'error',
      ...environment,
      FORELAND_HOME: folder,
    };
  }

  static async make(environment: NodeJS.ProcessEnv = {}): Promise<NodeHome> {
    const folder = await mkdtemp(join(tmpdir(), 'foreland-process-'));
    // The embedded database runs under another account when tests run as root.
    await chmod(folder, 0o711);
    return new NodeHome(folder, environment);
  }

  /** @returns the origin that the node printed when it was ready */
  async start(): Promise<string> {
    const child = spawn(process.execPath, [join(NODE_FOLDER, 'main.ts')], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let output = '';
    let errors = '';
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    for await (const data of child.stdout as AsyncIterable<Buffer>) {
      output += data.toString();
      const origin = /^Foreland is ready: (\S+)$/m.exec(output)?.[1];
      if (origin !== undefined) return origin;
    }
    throw new Error(`the node did not start: ${errors}`);
  }

  /** @returns the exit code; null where the signal ended it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child) throw new Error('no node was started');
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  }

  async administer(parameters: readonly string[], input = ''): Promise<Finished> {
    const run = spawn(process.execPath, [join(NODE_FOLDER, 'admin.ts'), ...parameters], {
      env: this.#environment,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    run.stdin.end(input);
    const [out, err] = await Promise.all([text(run.stdout), text(run.stderr), once(run, 'exit')]);
    return { code: run.exitCode, out, err };
  }

  /** Processes whose working directory lies in the folder: the database and its children. Linux only. */
  async countProcesses(): Promise<number> {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const found = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
    return found.filter((directory) => directory.startsWith(this.folder)).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child) await this.end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }
}
