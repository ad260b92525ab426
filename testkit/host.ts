import type { Level, Partner } from '@foreland/model';
import { startNode } from '@foreland/node';
import type { RunningNode } from '@foreland/node';
import type { Store } from '@foreland/store';
import { introduce } from '../node/partners/introduction.ts';
import { Machine, machineParts } from './machine.ts';
import { bringInLine } from './in-line.ts';

/** A machine whose node runs in this process, where a test can look into it. */
export class TestHost extends Machine {
  #ahead = 0;
  node!: RunningNode;

  static async start(partner: Partner): Promise<TestHost> {
    const host = new TestHost(await machineParts(partner));
    await host.begin();
    return host;
  }

  /** Hosts of several partners, each of which knows the others. */
  static async startAll(
    partners: readonly Partner[],
    clearance: Level = 'secret',
  ): Promise<readonly TestHost[]> {
    const hosts = await Promise.all(partners.map((partner) => TestHost.start(partner)));
    for (const host of hosts)
      for (const other of hosts)
        if (other !== host) await introduce(other.directory, host.directory, clearance);
    return hosts;
  }

  get store(): Store {
    return this.node.context.store;
  }

  get origin(): string {
    return this.node.origin;
  }

  get directory() {
    return this.node.context.exchange.directory;
  }

  setAhead(milliseconds: number): void {
    this.#ahead = milliseconds;
  }

  pass(): Promise<boolean> {
    return bringInLine(this.node);
  }

  protected close(): Promise<void> {
    return this.node.stop();
  }

  protected async begin(): Promise<void> {
    this.node = await startNode({
      config: this.config,
      connection: this.connection,
      furnished: false,
      clock: () => new Date(Date.now() + this.#ahead),
    });
    this.proxy.target = this.node.context.exchange.port ?? 0;
  }
}
