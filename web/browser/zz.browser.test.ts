import { introduce } from '../../node/partners/introduction.ts';
import { afterAll, beforeAll, it } from 'vitest';
import { describeInBrowser, PHONE } from '../../testkit/browser.ts';
import { startTestNode } from '../../testkit/node.ts';
import type { TestNode } from '../../testkit/node.ts';
import { checkTests, publishFrom } from './exchange-checks.ts';

describeInBrowser(
  'zz',
  (bench) => {
    let germany: TestNode;
    beforeAll(async () => {
      germany = await startTestNode({ partner: 'DE', config: { partnerPort: 0 } });
      const [ours, theirs] = [bench.node.node.context.exchange.directory, germany.node.context.exchange.directory];
      await introduce(ours, theirs, 'secret');
      await introduce(theirs, ours, 'secret');
      await publishFrom(germany);
    }, 60_000);
    afterAll(() => germany?.[Symbol.asyncDispose]());
    checkTests(bench);
    it('shots', async () => {
      for (const [name, size, theme] of [['wide', undefined, 'light'], ['phone', PHONE, 'dark'], ['dark', undefined, 'dark']] as const) {
        const opt = size ? { size, theme } : { theme };
        {
          await using v = await bench.visit({ persona: 'gb-analyst', path: '/exchange?part=checks&item=new', ...opt });
          await v.page.getByLabel('Values', { exact: true }).fill('07700 900101\n+44 7700 900199\nAB1234567\nJorin Falkenstedt\nJorin Falkenstedt, 1984-03-17\nhttps://t.me/north_route');
          await v.page.getByRole('checkbox', { name: 'Germany' }).check({ force: true });
          await v.page.getByLabel('Case', { exact: true }).fill('GB/2026/115');
          await v.page.waitForTimeout(800);
          await v.page.screenshot({ path: `/tmp/shots/new-${name}.png` });
          if (size) await v.page.screenshot({ path: `/tmp/shots/new-${name}-full.png`, fullPage: true });
          if (size) { await v.page.locator('.check-start').scrollIntoViewIfNeeded(); await v.page.screenshot({ path: `/tmp/shots/new-${name}-end.png` }); }
          await v.page.evaluate(() => fetch('/api/session', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ role: 'liaison-officer', purpose: 'exchange' }) }));
          await v.go('/exchange?part=checks');
          await v.page.waitForTimeout(500);
          await v.page.screenshot({ path: `/tmp/shots/list-${name}.png` });
          await v.page.getByRole('row').nth(1).click();
          await v.page.waitForTimeout(500);
          await v.page.screenshot({ path: `/tmp/shots/result-${name}.png` });
        }
        await using v = await bench.visit({ persona: 'gb-protection', path: '/exchange?part=checks&view=indexes', ...opt });
        await v.page.waitForTimeout(500);
        await v.page.screenshot({ path: `/tmp/shots/indexes-${name}.png` });
        await v.go('/exchange?part=checks&view=quotas');
        await v.page.waitForTimeout(300);
        await v.page.screenshot({ path: `/tmp/shots/quotas-${name}.png` });
        await v.go('/exchange?part=audit');
        await v.page.waitForTimeout(500);
        await v.page.screenshot({ path: `/tmp/shots/log-${name}.png` });
        await v.page.getByRole('button', { name: 'Verify now' }).click();
        await v.page.waitForTimeout(800);
        await v.page.getByRole('button', { name: 'Prove', exact: true }).click();
        await v.page.waitForTimeout(800);
        await v.page.screenshot({ path: `/tmp/shots/log2-${name}.png` });
        await v.go('/exchange?part=audit&view=rows');
        await v.page.waitForTimeout(500);
        await v.page.getByRole('row').nth(1).click();
        await v.page.waitForTimeout(700);
        await v.page.screenshot({ path: `/tmp/shots/rows-${name}.png` });
        await v.go('/exchange?part=audit&view=comparisons');
        await v.page.waitForTimeout(500);
        await v.page.getByRole('row').nth(1).click();
        await v.page.waitForTimeout(700);
        await v.page.screenshot({ path: `/tmp/shots/compare-${name}.png` });
      }
    });
  },
  { config: { partnerPort: 0 } },
);
