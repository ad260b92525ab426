import { afterAll, beforeAll, it } from 'vitest';
import { describeInBrowser } from '../../testkit/browser.ts';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { introduce } from '../../node/partners/introduction.ts';
import { leaveTests } from './exchange-leaves.ts';
import { mkdirSync } from 'node:fs';
mkdirSync('/tmp/shots', { recursive: true });
describeInBrowser('tmp', (bench) => {
  let germany: TestNode;
  beforeAll(async () => {
    germany = await startTestNode({ partner: 'DE', config: { partnerPort: 0 } });
    const [ours, theirs] = [bench.node, germany].map(({ node }) => node.context.exchange.directory);
    await introduce(ours!, theirs!, 'secret');
    await introduce(theirs!, ours!, 'secret');
  }, 120_000);
  afterAll(async () => { await germany?.[Symbol.asyncDispose](); });
  leaveTests(bench, () => germany);
  it('shots', async () => {
    const { contributions } = await (await bench.node.persona('gb-analyst')).call('contributions', { query: { partner: 'GB', limit: 3 } });
    for (const [name, path, size, theme, persona] of [
      ['leaves', '/exchange?part=leaves', { width: 1440, height: 900 }, 'light', 'gb-protection'],
      ['leave-new', '/exchange?part=leaves&item=new', { width: 1440, height: 900 }, 'dark', 'gb-protection'],
      ['leave-new-phone', '/exchange?part=leaves&item=new', { width: 390, height: 844 }, 'light', 'gb-protection'],
      ['recalls', '/exchange?part=recalls', { width: 1440, height: 900 }, 'light', 'gb-protection'],
      ['narrow', `/import?contribution=${contributions[0]?.id}`, { width: 1440, height: 900 }, 'light', 'gb-analyst'],
      ['narrow-phone', `/import?contribution=${contributions[0]?.id}`, { width: 390, height: 844 }, 'dark', 'gb-analyst'],
    ] as const) {
      await using visit = await bench.visit({ persona, path, size, theme });
      await visit.page.waitForTimeout(3000);
      if (name === 'leaves') { await visit.page.getByRole('row').nth(1).click(); await visit.page.waitForTimeout(2000); }
      if (name.startsWith('narrow')) await visit.page.getByRole('form', { name: 'Narrow the labels' }).scrollIntoViewIfNeeded();
      await visit.page.screenshot({ path: `/tmp/shots/${name}.png` });
    }
  });
});
