import { isForelandError } from '@foreland/model';
import { readConfig } from './config.ts';
import { settings } from './configuration-file.ts';
import { startNode } from './node.ts';
import type { RunningNode } from './node.ts';

/** Starts a node from the environment, and stops it on the first signal to end; a second one forces it. */
async function main(): Promise<void> {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  let running: RunningNode | undefined;
  let asked = false;
  const onSignal = (): void => {
    if (asked) process.exit(130);
    asked = true;
    if (running) void finish(running);
  };
  for (const signal of signals) process.on(signal, onSignal);

  const config = readConfig(await settings());
  running = await startNode({ config, tell: (line) => process.stderr.write(`${line}\n`) });
  if (asked) return finish(running);
  process.stdout.write(`Foreland is ready: ${running.origin}\n`);

  async function finish(node: RunningNode): Promise<void> {
    await node.stop();
    for (const signal of signals) process.off(signal, onSignal);
  }
}

main().catch((error: unknown) => {
  process.exitCode = 1;
  if (isForelandError(error)) process.stderr.write(`${error.message}\n${error.remedy}\n`);
  else
    process.stderr.write(
      `Foreland could not start.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
});
