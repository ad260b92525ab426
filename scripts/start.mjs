// `npm start`: builds the browser app where it is missing or older than its sources, then starts the node.
import './node-version.mjs';

const { ensureWebBuilt } = await import('./web-build.ts');
await ensureWebBuilt();
await import('../node/main.ts');
