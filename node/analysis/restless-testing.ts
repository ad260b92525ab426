import { serveViewWork } from './serve-view-work.ts';
import type { Made } from './view-shelf.ts';

/** A thread for tests, to which the data are other ones each time it looks, as under an import that does not end. */
let looked = 0;

serveViewWork<Made, { readonly what: 'anything' }, { readonly what: 'anything' }>({
  digest: () => Promise.resolve(`data ${(looked += 1)}`),
  make: () => Promise.resolve({ digest: `data ${looked}` }),
  answer: () => ({ what: 'anything' }),
});
