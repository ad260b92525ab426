import { startTestNetwork } from '@foreland/testkit';
import { expect, test } from 'vitest';

test('nodes cosign what the others’ audit logs say, as long as each only grows', async () => {
  await using network = await startTestNetwork({ partners: ['GB', 'DE'] });
  const { exchange, audit } = network.node('GB').node.context;
  for (let round = 1; round <= 2; round += 1) {
    await network.node('GB').persona('gb-analyst');
    await exchange.witnessing.pass();
    await network.settle();
    const { witnesses, head } = await audit.book.state();
    expect(witnesses.map(({ witness }) => witness)).toEqual(['foreland/de/witness']);
    expect(witnesses[0]?.size).toBeGreaterThan(0);
    expect(witnesses[0]?.size).toBeLessThanOrEqual(head.size);
  }
  // What DE has seen it holds GB to: a proof that starts elsewhere is answered with where it stood.
  const proposal = await audit.book.propose('nobody');
  expect(proposal.from).toBe(0);
  await expect(network.node('DE').node.context.audit.book.cosign(proposal)).rejects.toMatchObject({
    code: 'proposal-outdated',
  });
});
