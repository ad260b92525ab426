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

test('both ends find the same exchanges in their logs', async () => {
  await using network = await startTestNetwork({ partners: ['GB', 'DE'] });
  await network.node('GB').persona('gb-analyst');
  await network.node('GB').node.context.exchange.witnessing.pass();
  await network.settle();
  const { log: here } = network.node('GB').node.context.audit;
  const { log: there } = network.node('DE').node.context.audit;
  const period = { from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' };
  const sent = (await here.exchanges({ with: 'DE', ...period })).map(({ envelope }) => envelope).sort();
  const received = (await there.exchanges({ with: 'GB', ...period })).map(({ envelope }) => envelope).sort();
  expect(sent.length).toBeGreaterThan(1);
  expect(received).toEqual(sent);
});
