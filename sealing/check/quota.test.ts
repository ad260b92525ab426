import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BATCH_SIZES } from './batch.ts';
import { AGREED_QUOTA, admitted } from './quota.ts';

const refused = (code: string): unknown => expect.objectContaining({ code: `check-${code}`, status: 429 });

test('a case has 256 elements, a partner 1,024 a day, padding counted', () => {
  expect(admitted({ inCase: 0, onDay: 0 }, 256)).toEqual({ inCase: 256, onDay: 256 });
  expect(() => admitted({ inCase: 241, onDay: 241 }, 16)).toThrow(refused('quota-case'));
  expect(() => admitted({ inCase: 0, onDay: 0 }, 1024)).toThrow(refused('quota-case'));
  expect(() => admitted({ inCase: 0, onDay: 1009 }, 16)).toThrow(refused('quota-day'));
  const agreed = { perCase: 1024, perPartnerDay: 1024 };
  expect(admitted({ inCase: 0, onDay: 0 }, 1024, agreed)).toEqual({ inCase: 1024, onDay: 1024 });
  expect(() => admitted({ inCase: -1, onDay: 0 }, 16)).toThrow(RangeError);
  expect(() => admitted({ inCase: 0.5, onDay: 0 }, 16)).toThrow(RangeError);
  expect(() => admitted({ inCase: Number.NaN, onDay: 0 }, 16)).toThrow(RangeError);
});

test('whatever is sent in whatever order, no quota is exceeded', () => {
  const sent = fc.array(fc.record({ case: fc.nat(5), count: fc.constantFrom(...BATCH_SIZES) }), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(sent, (batches) => {
      const cases = new Map<number, number>();
      let day = 0;
      for (const batch of batches) {
        try {
          const after = admitted({ inCase: cases.get(batch.case) ?? 0, onDay: day }, batch.count);
          cases.set(batch.case, after.inCase);
          day = after.onDay;
        } catch (error) {
          expect(error).toMatchObject({ status: 429 });
        }
      }
      expect(day).toBeLessThanOrEqual(AGREED_QUOTA.perPartnerDay);
      for (const used of cases.values()) expect(used).toBeLessThanOrEqual(AGREED_QUOTA.perCase);
    }),
  );
});
