import { defineEngine } from '@foreland/model/engine';
import { message } from '@foreland/model/message';
import { z } from 'zod';
import { hosted } from './hosted.ts';
import type { HostedEngine } from './hosted-engine.ts';

interface Anything {
  readonly what: 'anything';
}

/** Under an import that does not end, the data are other ones each time one looks. */
let looked = 0;

export const restless: HostedEngine<null, Anything, Anything> = {
  ...hosted<never, Record<string, never>, null, Anything, Anything>(
    defineEngine({
      id: 'restless',
      version: '1',
      title: message('engine.restless.title'),
      parameters: z.strictObject({}),
      reads: {},
      build: () => null,
    }),
    { answer: () => ({ what: 'anything' }) },
  ),
  digest: () => Promise.resolve(`data ${(looked += 1)}`),
};
