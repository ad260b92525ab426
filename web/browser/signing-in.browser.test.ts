import { expect, it } from 'vitest';
import { axe, describeInBrowser, PHONE, sticksOut, THEMES } from '../../testkit/browser.ts';

describeInBrowser('signing in', (bench) => {
  it.each(THEMES)('the sign-in page is accessible in %s', async (theme) => {
    await using visit = await bench.visit({ persona: undefined, path: '/', theme });
    expect(await axe(visit.page)).toEqual([]);
  });

  it('fits a phone', async () => {
    await using visit = await bench.visit({ persona: undefined, path: '/', size: PHONE });
    expect(await sticksOut(visit.page)).toEqual([]);
  });
});
