import { z } from 'zod';

/** What an analyst may set. The defaults are meant for whole registers of five partners. */
export const correlationParameters = z.object({
  /** Leads below this score, in bits, are not reported. */
  leastBits: z.number().min(0).max(40).default(4),
  /** A value with as many holders that nothing else connects is common property, unless its class has such values often. */
  unrelatedHolders: z.number().int().min(3).max(1000).default(5),
  /** An organisation's contact value with as many unrelated other holders is its customers' and guests'. */
  organisationCustomers: z.number().int().min(1).max(1000).default(3),
});

export type CorrelationParameters = z.infer<typeof correlationParameters>;
