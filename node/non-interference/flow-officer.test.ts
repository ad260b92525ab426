import { compareWorlds } from './comparison.ts';

compareWorlds('fr-flows', { seed: 3, kinds: ['same-batch'] });
