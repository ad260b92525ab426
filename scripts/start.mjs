// `npm start`: builds the browser app where it is missing or older than its sources, then starts the node.
import './node-version.mjs';

const { ensureWebBuilt } = await import('./web-build.ts');
// An app that is kept elsewhere is not ours to build.
if (!process.env['FORELAND_WEB_APP']) await ensureWebBuilt();
await import('../node/main.ts');
