import { startNode } from '@foreland/node';
import type { RunningNode } from '@foreland/node';
import type { PoolConfig } from 'pg';
import type { Config } from '../node/config.ts';
import { bringInLine } from './in-line.ts';

/** What a parent tells the node that runs in this process, and what it answers. */
export type Order =
  | { readonly begin: { readonly config: Partial<Config>; readonly connection: PoolConfig } }
  | { readonly ahead: number }
  | { readonly pass: number }
  | { readonly end: true };
export type Said =
  | { readonly begun: { readonly origin: string; readonly port: number } }
  | { readonly passed: number; readonly isInLine: boolean };

let ahead = 0;
let node: RunningNode | undefined;

process.on('message', (order: Order) => void follow(order).catch(fail));

async function follow(order: Order): Promise<void> {
  if ('ahead' in order) ahead = order.ahead;
  if ('begin' in order) {
    node = await startNode({
      ...order.begin,
      furnished: false,
      clock: () => new Date(Date.now() + ahead),
    });
    say({ begun: { origin: node.origin, port: node.context.exchange.port ?? 0 } });
  }
  // The database may be away just now.
  if ('pass' in order && node)
    say({ passed: order.pass, isInLine: await bringInLine(node).catch(() => false) });
  if ('end' in order) {
    await node?.stop();
    process.disconnect();
  }
}

function say(said: Said): void {
  process.send?.(said);
}

function fail(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}
