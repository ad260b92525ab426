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

/** What is the same for every window, whoever looks at it. */
export function placeOf(origin: string): BrowserContextOptions {
  return {
    baseURL: origin,
    timezoneId: 'Europe/Brussels',
    // Nothing that is tested or measured is a movement, and what moves cannot be judged for contrast.
    reducedMotion: 'reduce',
  };
}

export function windowOf(origin: string, options: WindowOptions = {}): BrowserContextOptions {
  return {
    ...placeOf(origin),
    viewport: options.size ?? DESK,
    colorScheme: options.theme ?? 'light',
    locale: LANGUAGES[options.language ?? 'en'],
  };
}

/** As the sign-in page does it, but without that page. */
export async function signInAs(page: Page, origin: string, persona: string): Promise<void> {
  const answer = await page.request.post('/api/session/persona', { data: { persona }, headers: { origin } });
  if (!answer.ok()) throw new Error(`signing in as ${persona} answered ${answer.status()}`);
}
