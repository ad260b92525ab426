import { expect, test } from 'vitest';
import { exampleIdentity } from '../identity/example-partners.ts';
import { issueReceipt, parseReceipt, renewReceipt } from './receipt.ts';

test('a kept receipt goes out under the present key, and says the same', async () => {
  const [before, after] = [await exampleIdentity('FR'), await exampleIdentity('FR', 2)];
  const receipt = await issueReceipt(
    {
      packageId: '00000000-0000-4000-8000-000000000001',
      envelope: 'A'.repeat(43),
      digest: 'A'.repeat(43),
      sender: 'GB',
      receivedAt: '2026-11-25T12:00:00Z',
      outcome: 'accepted',
      applied: 'A'.repeat(43),
    },
    before,
  );
  expect(await renewReceipt(receipt, before)).toBe(receipt);
  const renewed = await renewReceipt(receipt, after);
  expect(renewed).not.toBe(receipt);
  expect(parseReceipt(renewed)).toEqual({ ...parseReceipt(receipt), text: renewed });
});
