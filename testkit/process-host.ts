import type { Partner } from '@foreland/model';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Said } from './host-process.ts';
import { Machine, machineParts } from './machine.ts';

/** A machine whose node is a process of its own, which can be killed at any moment. */
export class ProcessHost extends Machine {
  #child: ChildProcess | undefined;
  #store: Store | undefined;
  #origin = '';
  #ahead = 0;
  #passes = 0;

  static async start(partner: Partner): Promise<ProcessHost> {
    const host = new ProcessHost(await machineParts(partner));
    await host.begin();
    return host;
  }

  get store(): Store {
    if (!this.#store) throw new Error('the machine stands still');
    return this.#store;
  }

  get origin(): string {
    return this.#origin;
  }

  setAhead(milliseconds: number): void {
    this.#ahead = milliseconds;
    this.#tell({ ahead: milliseconds });
  }

  async pass(): Promise<boolean> {
    const number = (this.#passes += 1);
    this.#tell({ pass: number });
    for (;;) {
      const said = await this.#hear();
      if (said && 'passed' in said && said.passed === number) return said.isInLine;
      if (!said) return false;
    }
  }

  /** The process ends as by a power cut (kill -9), and another one begins. */
  async crash(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await this.#closeStore();
    await this.begin();
  }

  protected async close(): Promise<void> {
    const child = this.#child;
    if (child?.connected) {
      const exited = once(child, 'exit');
      this.#tell({ end: true });
      await exited;
    }
    await this.#closeStore();
  }

  protected async begin(): Promise<void> {
    this.#child = fork(join(import.meta.dirname, 'host-process.ts'), {
      execArgv: [],
      stdio: ['ignore', 2, 2, 'ipc'],
    });
    this.#tell({ ahead: this.#ahead });
    this.#tell({ begin: { config: this.config, connection: this.connection } });
    const said = await this.#hear();
    if (!said || !('begun' in said)) throw new Error('the node did not begin');
    this.#origin = said.begun.origin;
    this.proxy.target = said.begun.port;
    this.#store = await openStore({
      connection: this.connection,
      clock: () => new Date(Date.now() + this.#ahead),
    });
  }

  async #closeStore(): Promise<void> {
    await this.#store?.[Symbol.asyncDispose]();
    this.#store = undefined;
  }

  #tell(order: Order): void {
    this.#child?.send(order, () => undefined);
  }

  /** The next thing that the process says; nothing where it ends before. */
  async #hear(): Promise<Said | undefined> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return undefined;
    return new Promise((resolve) => {
      const done = (said: Said | undefined): void => {
        child.off('message', heard).off('exit', ended);
        resolve(said);
      };
      const heard = (said: unknown): void => done(said as Said);
      const ended = (): void => done(undefined);
      child.on('message', heard).on('exit', ended);
    });
  }
}
