import { startTestNetwork } from '@foreland/testkit';
import { expect, test } from 'vitest';

test('what one node releases, the other holds', async () => {
  await using network = await startTestNetwork({ partners: ['GB', 'DE'] });
  await network.shareEverything();
  await network.settle();
  expect(await network.node('GB').node.context.exchange.outgoing.list('GB', { limit: 10 })).toEqual([]);
});
