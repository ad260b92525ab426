import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestNode } from '../testkit/node.ts';
import type { TestNode } from '../testkit/node.ts';
import { testShell } from './testing.ts';
import type { Outcome, TestShell } from './testing.ts';

/** A node with the small exercise, and a command line at which an analyst of it is signed in. */
export class AnalystDesk implements AsyncDisposable {
  readonly node: TestNode;
  /** For files that commands read and write. */
  readonly folder: string;
  readonly #shell: TestShell;
  readonly #parts: AsyncDisposableStack;

  private constructor(node: TestNode, folder: string, shell: TestShell, parts: AsyncDisposableStack) {
    this.node = node;
    this.folder = folder;
    this.#shell = shell;
    this.#parts = parts;
  }

  static async open(): Promise<AnalystDesk> {
    await using parts = new AsyncDisposableStack();
    const node = parts.use(await startTestNode({ furnished: true }));
    const folder = await mkdtemp(join(tmpdir(), 'foreland-cli-'));
    parts.defer(() => rm(folder, { recursive: true, force: true }));
    const shell = testShell({ node: node.origin, configFolder: folder });
    const { code, errors } = await shell.run(['sign-in', '--persona', 'gb-analyst']);
    if (code !== 0) throw new Error(errors);
    return new AnalystDesk(node, folder, shell, parts.move());
  }

  run(argv: readonly string[], input?: string): Promise<Outcome> {
    return this.#shell.run(argv, input);
  }

  /** What a command tells programs. It must succeed, and say nothing else. */
  async ask<T>(...argv: readonly string[]): Promise<T> {
    const outcome = await this.run([...argv, '--json', '--quiet']);
    if (outcome.code !== 0 || outcome.errors !== '')
      throw new Error(`${argv.join(' ')} ended with ${outcome.code}: ${outcome.errors}`);
    return outcome.json<T>();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#parts.disposeAsync();
  }
}
