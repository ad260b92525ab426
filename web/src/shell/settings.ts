import { useSyncExternalStore } from 'react';
import { LOCALES, isLocale } from '../i18n/index.ts';
import type { Locale } from '../i18n/index.ts';

/** What a person sets for this browser. `public/appearance.js` applies it before the first paint. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  readonly locale: Locale;
  /** Whether a letter alone does something; off for those who speak to their computer or press keys by accident. */
  readonly singleKeys: 'on' | 'off';
}

const KEY = 'foreland.settings';
const listeners = new Set<() => void>();
let current = load();

export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, () => current);
}

export function currentSettings(): Settings {
  return current;
}

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Storage may be full or forbidden; the settings then last as long as the page.
  }
  applySettings();
  for (const listener of listeners) listener();
}

/** Writes the settings onto the document, where style sheets and screen readers find them. */
export function applySettings(): void {
  const root = document.documentElement;
  if (current.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = current.theme;
  if (current.density === 'compact') root.dataset.density = 'compact';
  else delete root.dataset.density;
  if (current.singleKeys === 'off') root.dataset.singleKeys = 'off';
  else delete root.dataset.singleKeys;
  root.lang = current.locale;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function load(): Settings {
  let saved: unknown;
  try {
    saved = JSON.parse(localStorage.getItem(KEY) ?? '{}');
  } catch {
    saved = {};
  }
  const { theme, density, locale, singleKeys } = (
    typeof saved === 'object' && saved !== null ? saved : {}
  ) as Record<string, unknown>;
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    density: density === 'compact' ? 'compact' : 'comfortable',
    locale: isLocale(locale) ? locale : preferredLocale(),
    singleKeys: singleKeys === 'off' ? 'off' : 'on',
  };
}

function preferredLocale(): Locale {
  for (const tag of navigator.languages) {
    const language = tag.slice(0, 2);
    if ((LOCALES as readonly string[]).includes(language)) return language as Locale;
  }
  return 'en';
}
