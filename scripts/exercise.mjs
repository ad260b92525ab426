// `npm run exercise`: builds the browser app where it is missing or older than its sources, then starts five nodes.
import './node-version.mjs';

const { ensureWebBuilt } = await import('./web-build.ts');
if (!process.env['FORELAND_WEB_APP']) await ensureWebBuilt();
const { startExerciseNetwork } = await import('../node/exercise-network.ts');

const stopped = Promise.withResolvers();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopped.resolve());
const network = await startExerciseNetwork((line) => process.stdout.write(`${line}\n`));
await stopped.promise;
await network[Symbol.asyncDispose]();
