import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { chown, chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { EmbeddedServer } from './server.ts';

export const asRoot = process.getuid?.() === 0;

/** An ordinary user, to try things as when the tests run as root. */
export const NOBODY = { uid: 65534, gid: 65534 };

export interface Scratch extends AsyncDisposable {
  readonly path: string;
}

/** A folder that is removed at the end of its scope. */
export async function makeScratch(owner?: { uid: number; gid: number }): Promise<Scratch> {
  const path = await mkdtemp('/tmp/foreland-test-');
  await chmod(path, 0o755);
  if (owner) await chown(path, owner.uid, owner.gid);
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** Runs a query in a connection of its own. */
export async function query(server: Pick<EmbeddedServer, 'connection'>, sql: string): Promise<unknown[][]> {
  const client = new Client(server.connection());
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

/** Another Node process that runs the given JavaScript module, in which `load('server.ts')` gets ours. */
export class NodeProcess {
  readonly child: ChildProcess;
  readonly #changes = new EventEmitter();
  #output = '';

  constructor(source: string, options: { uid?: number; gid?: number; detached?: boolean } = {}) {
    const base = JSON.stringify(join(import.meta.dirname, '/'));
    const script = `const load = (name) => import(${base} + name);\n${source}`;
    this.child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
      ...options,
      cwd: import.meta.dirname,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        this.#changes.emit('change');
      });
    }
    this.child.on('close', () => this.#changes.emit('change'));
  }

  /** Everything it printed so far. */
  get printed(): string {
    return this.#output;
  }

  /** Everything it printed, once it has ended. */
  async output(): Promise<string> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'close');
    return this.#output.trim();
  }

  /** Its first line of output. */
  async firstLine(): Promise<string> {
    return (await this.prints(/^(.*)\n/))[1] ?? '';
  }

  /** Resolves once what it has printed so far matches. @throws where it ends before */
  async prints(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#output);
      if (found) return found;
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`It ended: ${this.#output}`);
      await once(this.#changes, 'change');
    }
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}
