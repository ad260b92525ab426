import { z } from 'zod';

export const financeParameters = z.strictObject({
  collecting: z
    .strictObject({
      window: z.int().min(1).max(366),
      leastPayers: z.int().min(2).max(10_000),
      passOn: z.int().min(1).max(366),
    })
    .prefault({ window: 180, leastPayers: 3, passOn: 7 }),
  roundTrips: z
    .strictObject({
      window: z.int().min(1).max(366),
      longest: z.int().min(2).max(10),
      leastShare: z.number().min(0.1).max(1),
    })
    .prefault({ window: 60, longest: 6, leastShare: 0.9 }),
  twoWay: z
    .strictObject({ window: z.int().min(1).max(366), leastNetted: z.number().min(0.1).max(1) })
    .prefault({ window: 30, leastNetted: 0.8 }),
});
export type FinanceParameters = z.infer<typeof financeParameters>;
