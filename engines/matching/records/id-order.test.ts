import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIdBefore, shareIds } from './id-order.ts';

test('shared ids are in the order of the ids', () => {
  const unit = fc.constantFrom('\0', 'a', 'b', '~', '\u007f', '\u0080', 'é', 'ω', '\ud800', '\uffff');
  const id = fc.oneof(fc.string({ unit, maxLength: 10 }), fc.nat({ max: 999 }).map(String));
  fc.assert(
    fc.property(fc.array(id, { minLength: 2, maxLength: 20 }), (ids) => {
      const shared = shareIds(ids);
      const slots = [...ids.keys()];
      const order = slots.map((one) => slots.map((other) => isIdBefore(shared, one, other)));
      expect(order).toEqual(ids.map((a) => ids.map((b) => a < b)));
    }),
  );
});
