import { defineEngine } from '@foreland/model/engine';
import type { Run } from '@foreland/model/engine';
import { message } from '@foreland/model/message';
import { z } from 'zod';
import type { MatchInput, MatchPolicy } from './api.ts';
import { CrossMatch } from './cross-match.ts';
import { matchedProperties } from './entities/definition.ts';
import { DEFAULT_POLICY, MATCHING_VERSION } from './policy.ts';

const probability = z.number().min(0).max(1);

/**
 * Which records are one thing. It follows changes already: records that did not change are not matched again. What people
 * say of pairs is brought by {@link CrossMatch.judge}, for it changes more often than the data.
 */
export const matchingEngine = defineEngine<'statements', MatchPolicy, CrossMatch>({
  id: 'matching',
  version: MATCHING_VERSION,
  title: message('engine.matching.title'),
  parameters: z
    .object({
      automatic: probability.default(DEFAULT_POLICY.automatic),
      review: probability.default(DEFAULT_POLICY.review),
    })
    .readonly(),
  reads: { statements: matchedProperties() },
  build: ({ statements }, run) => synchronised(new CrossMatch({ policy: run.parameters }), statements, run),
  update: (held, { statements }, _, run) => synchronised(held, statements, run),
});

function synchronised(
  held: CrossMatch,
  statements: Iterable<MatchInput>,
  { progress, checkpoint }: Run<unknown>,
): CrossMatch {
  held.sync(statements, {
    onProgress(share) {
      checkpoint();
      progress(share);
    },
  });
  return held;
}
