import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../node/main.ts');

/** A node in a process of its own, as a partner runs it, on a free port of the loopback address. */
export class NodeProcess implements AsyncDisposable {
  readonly origin: string;
  /** From the start of the process until it said that it is ready. */
  readonly startSeconds: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, origin: string, startSeconds: number) {
    this.#child = child;
    this.origin = origin;
    this.startSeconds = startSeconds;
  }

  static async start(home: string, exercise: 'small' | 'medium' = 'small'): Promise<NodeProcess> {
    const began = performance.now();
    const child = spawn(process.execPath, [MAIN], {
      env: {
        ...process.env,
        FORELAND_HOME: home,
        FORELAND_PARTNER: 'GB',
        FORELAND_PORT: '0',
        FORELAND_EXERCISE: exercise,
        FORELAND_LOG_LEVEL: 'error',
        DATABASE_URL: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    for await (const data of child.stdout as AsyncIterable<Buffer>) {
      output += data.toString();
      const origin = /^Foreland is ready: (\S+)$/m.exec(output)?.[1];
      if (origin !== undefined) return new NodeProcess(child, origin, (performance.now() - began) / 1000);
    }
    throw new Error(`the node did not start: ${errors}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await exited;
  }
}
