import type { Json } from '@foreland/model';
import { z } from 'zod';

const TaxiiTask = z
  .object({
    /** `fill` a collection, `import` what was posted, `pull` a feed. */
    work: z.enum(['fill', 'import', 'pull']),
    id: z.string(),
    /** Whose partner is given what is filled in. */
    recipient: z.string().optional(),
  })
  .strict();

/** What a job of the kind “taxii” is to do. */
export type TaxiiTask = z.output<typeof TaxiiTask>;

export function taxiiTask(payload: Json): TaxiiTask {
  return TaxiiTask.parse(payload);
}
