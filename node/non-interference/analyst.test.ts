import { compareWorlds } from './comparison.ts';

compareWorlds('gb-analyst', { seed: 2, kinds: ['link-to-check', 'same-batch'] });
