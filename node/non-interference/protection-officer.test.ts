import { compareWorlds } from './comparison.ts';

compareWorlds('be-protection', { seed: 4, kinds: ['link-to-check', 'same-batch'] });
