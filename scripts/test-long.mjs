// `npm run test:long`: campaigns of which `npm test` runs a small share, in full. Ends with one summary line.
import './node-version.mjs';

await import('./test-long.ts');
