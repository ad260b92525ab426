import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from './program.ts';
import { Shell } from './shell.ts';
import { processTerminal } from './terminal.ts';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as {
  version: string;
};

// Whoever reads our output may stop reading, as `head` does: nothing is left to be done then.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

const shell = new Shell(processTerminal());
process.exitCode = await shell.execute(buildProgram(shell, version), process.argv.slice(2));
