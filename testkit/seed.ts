import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a failure is the fault of a change. `npm run test:long` draws others;
 * whatever fails there is repeated by `FORELAND_SEED`.
 */
fc.configureGlobal({ seed: Number(process.env['FORELAND_SEED'] ?? 1) });
