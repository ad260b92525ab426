import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export const CHROMIUM = '/usr/bin/chromium';
/**
 * Software drawing, so that maps are drawn on machines without a graphics card; pages are put together without it, which
 * takes a third less of the processor.
 */
const ARGUMENTS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
];

export const DESK = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;
export const THEMES = ['light', 'dark'] as const;
export const LANGUAGES = { en: 'en-GB', fr: 'fr-FR', de: 'de-DE', nl: 'nl-NL' } as const;

export interface WindowOptions {
  readonly theme?: (typeof THEMES)[number];
  readonly size?: { readonly width: number; readonly height: number };
  readonly language?: keyof typeof LANGUAGES;
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

export function windowOf(origin: string, options: WindowOptions = {}): BrowserContextOptions {
  return {
    baseURL: origin,
    viewport: options.size ?? DESK,
    colorScheme: options.theme ?? 'light',
    locale: LANGUAGES[options.language ?? 'en'],
    timezoneId: 'Europe/Brussels',
    // Nothing that is tested or measured is a movement, and what moves cannot be judged for contrast.
    reducedMotion: 'reduce',
  };
}

/** As the sign-in page does it, from a page of the same origin, but without waiting for the app. */
export async function signInAs(page: Page, persona: string): Promise<void> {
  await page.goto('/icon.svg');
  const status = await page.evaluate(async (body) => {
    const response = await fetch('/api/session/persona', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return response.status;
  }, JSON.stringify({ persona }));
  if (status !== 200) throw new Error(`signing in as ${persona} answered ${status}`);
}
