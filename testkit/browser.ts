import { AxeBuilder } from '@axe-core/playwright';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { readConfig } from '../node/config.ts';
import { ensureWebBuilt } from '../scripts/web-build.ts';
import { CHROMIUM, launchChromium, signInAs } from './chromium.ts';
import type { WindowOptions } from './chromium.ts';
import { startTestNode } from './node.ts';
import type { TestNode, TestNodeOptions } from './node.ts';
import { Windows } from './windows.ts';

/** For one action: a little less than a test has, so that it is told which one did not come to its end. */
const PATIENCE = 110_000;

export { LANGUAGES, PHONE, THEMES } from './chromium.ts';

export interface VisitOptions extends WindowOptions {
  /** Somebody of the exercise; `undefined` comes without signing in. */
  readonly persona: string | undefined;
  /** Address within the app, such as `/leads?status=new`. */
  readonly path: string;
  /** Console errors that belong to what is tested, such as the refusal of a request. */
  readonly expected?: RegExp;
}

/** One person at one browser window, with cookies and storage of its own. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Goes to another address of the app, loading it anew. */
  go(path: string): Promise<void>;
}

export interface BrowserBench {
  readonly node: TestNode;
  /**
   * Opens the app. Leaving the visit (`await using`) closes it and throws if the page reported an error meanwhile.
   */
  visit(options: VisitOptions): Promise<Visit>;
}

/**
 * Tests in a real Chromium against one real node with the small exercise, which serves the built app. Skipped, and said
 * so in the title, where there is no Chromium.
 */
export function describeInBrowser(
  title: string,
  tests: (bench: BrowserBench) => void,
  options: TestNodeOptions = { furnished: true },
): void {
  if (!existsSync(CHROMIUM)) {
    describe.skip(`${title} (skipped: there is no ${CHROMIUM})`, () => tests({} as BrowserBench));
    return;
  }
  describe(title, () => {
    let browser: Browser;
    let node: TestNode;
    let windows: Windows;
    let app: string;
    beforeAll(async () => {
      const { webApp } = readConfig();
      await ensureWebBuilt(webApp);
      // A copy of its own: whoever edits the app while tests run would otherwise pull it from under the node.
      app = await mkdtemp(join(tmpdir(), 'foreland-web-'));
      await cp(webApp, app, { recursive: true });
      [node, browser] = await Promise.all([
        startTestNode({ ...options, config: { ...options.config, webApp: app } }),
        launchChromium(),
      ]);
      windows = new Windows(browser, node.origin, node.now().getTime() - Date.now());
    });
    afterAll(async () => {
      await browser?.close();
      await node?.[Symbol.asyncDispose]();
      await rm(app, { recursive: true, force: true });
    });
    tests({
      get node() {
        return node;
      },
      visit: (visit) => open(windows, node.origin, visit),
    });
  });
}

async function open(windows: Windows, origin: string, options: VisitOptions): Promise<Visit> {
  const { page, leave } = await windows.open(options);
  page.setDefaultTimeout(PATIENCE);
  const faults: string[] = [];
  const onError = (error: Error) => faults.push(`uncaught: ${error.stack ?? error.message}`);
  const onMessage = (message: ConsoleMessage) => {
    if (message.type() === 'error' && !isExpected(message, options)) faults.push(describeMessage(message));
  };
  page.on('pageerror', onError).on('console', onMessage);
  const close = async (isSound: boolean): Promise<void> => {
    page.off('pageerror', onError).off('console', onMessage);
    await leave(isSound);
  };
  const visit: Visit = {
    page,
    async go(path) {
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
    },
    async [Symbol.asyncDispose]() {
      await close(faults.length === 0);
      if (faults.length > 0) throw new Error(`the page reported errors:\n${faults.join('\n')}`);
    },
  };
  try {
    if (options.persona !== undefined) await signInAs(page, origin, options.persona);
    await visit.go(options.path);
  } catch (error) {
    await close(false);
    if (faults.length === 0) throw error;
    throw new Error(`the page did not open; it reported:\n${faults.join('\n')}`, { cause: error });
  }
  return visit;
}

function isExpected(message: ConsoleMessage, { persona, expected }: VisitOptions): boolean {
  const { pathname } = new URL(message.location().url || 'about:blank');
  // The browser looks for an icon by itself where it is shown a file that names none, as in an emptied window.
  if (pathname === '/favicon.ico') return true;
  // Asking who one is, without being signed in, is refused; the browser writes down every refusal.
  const asksWho = pathname === '/api/session';
  if (persona === undefined && asksWho && message.text().includes('401')) return true;
  return expected?.test(describeMessage(message)) ?? false;
}

function describeMessage(message: ConsoleMessage): string {
  return `console: ${message.text()} (${message.location().url})`;
}

/**
 * Serious and critical findings of axe on the page as it stands; empty when all is well. What axe calls legacy checks the
 * same rules without a second page for frames of other origins, of which the app has none; it takes a third of the time.
 */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
}

/**
 * What sticks out of the window at the side and cannot be scrolled to within a part of the page; empty when all fits.
 */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    const found = [...document.querySelectorAll('a, button, input, select, textarea, h1, h2, h3, p, td, li')]
      .filter((element) => {
        const { left, right, width: own, height } = element.getBoundingClientRect();
        // What is hidden from eyes alone is one pixel large.
        if (own <= 1 || height <= 1 || scrolls(element.parentElement)) return false;
        return right > width + 1 || left < -1;
      })
      .map(name);
    return document.documentElement.scrollWidth > width ? ['the page scrolls sideways', ...found] : found;
  });
}
