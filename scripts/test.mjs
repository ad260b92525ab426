// `npm test`: format, lint, types, unused code, then every test, browser tests included. Ends with one summary line.
import './node-version.mjs';

await import('./test.ts');
