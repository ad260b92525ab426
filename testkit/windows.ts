import type { Browser, CDPSession, Page } from 'playwright-core';
import { DESK, LANGUAGES, placeOf } from './chromium.ts';
import type { WindowOptions } from './chromium.ts';

/** A page with nothing open, and with cookies and storage of its own. */
export interface Window {
  readonly page: Page;
  /** Closes it for good, or lets the next visit have it where nothing went wrong in it. */
  leave(isSound: boolean): Promise<void>;
}

interface Kept {
  readonly page: Page;
  readonly session: CDPSession;
  readonly userAgent: string;
}

/** Something of the app's own origin that is no app, so that the process stays and nothing runs. */
const NOWHERE = '/icon.svg';

/**
 * Windows of one browser onto one app. To be fetched and compiled in a new process costs the app three times what it
 * costs in one that has had it before; so windows are used again, emptied, in whatever language, theme and size.
 */
export class Windows {
  readonly #browser: Browser;
  readonly #origin: string;
  readonly #ahead: number;
  readonly #idle: Kept[] = [];

  /** @param ahead milliseconds by which the clock of the app's node, and so that of its pages, is ahead of the time of day */
  constructor(browser: Browser, origin: string, ahead: number) {
    this.#browser = browser;
    this.#origin = origin;
    this.#ahead = ahead;
  }

  async open({ language = 'en', theme = 'light', size = DESK }: WindowOptions): Promise<Window> {
    const window = this.#idle.pop() ?? (await this.#make());
    const { page, session, userAgent } = window;
    await this.#empty(window);
    const locale = LANGUAGES[language];
    await session.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: locale });
    // One has to be taken back before there can be another one.
    await session.send('Emulation.setLocaleOverride', {});
    await session.send('Emulation.setLocaleOverride', { locale });
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize(size);
    return {
      page,
      leave: async (isSound) => {
        if (isSound) this.#idle.push(window);
        else await page.context().close();
      },
    };
  }

  async #make(): Promise<Kept> {
    const context = await this.#browser.newContext(placeOf(this.#origin));
    await context.addInitScript(setClockAhead, this.#ahead);
    const page = await context.newPage();
    const userAgent = await page.evaluate(() => navigator.userAgent);
    return { page, session: await context.newCDPSession(page), userAgent };
  }

  async #empty({ page, session }: Kept): Promise<void> {
    const context = page.context();
    await context.setOffline(false);
    for (const other of context.pages()) if (other !== page) await other.close();
    await page.goto(NOWHERE);
    await page.mouse.move(0, 0);
    await page.evaluate(() => sessionStorage.clear());
    await session.send('Storage.clearDataForOrigin', {
      origin: this.#origin,
      storageTypes: 'cookies,local_storage,indexeddb,cache_storage,service_workers',
    });
  }
}

/** Runs in the page, before anything of it. */
function setClockAhead(ahead: number): void {
  const now = (): number => OfDay.now() + ahead;
  const OfDay = Date;
  globalThis.Date = new Proxy(OfDay, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}
