import type { Page } from 'playwright-core';
import type { Catalogue, Locale, Messages, Text } from '../src/i18n/catalogue.ts';
import { codes } from '../src/i18n/codes.ts';
import { common } from '../src/i18n/common.ts';
import { engines } from '../src/i18n/engines.ts';
import { law, lawGaps } from '../src/i18n/law.ts';
import { shell } from '../src/i18n/shell.ts';
import { messages as dossier } from '../src/rooms/dossier/messages.ts';
import { messages as audit } from '../src/rooms/exchange/audit/messages.ts';
import { messages as checks } from '../src/rooms/exchange/checks/messages.ts';
import { messages as leaves } from '../src/rooms/exchange/leaves/messages.ts';
import { messages as exchange } from '../src/rooms/exchange/messages.ts';
import { messages as requests } from '../src/rooms/exchange/requests/messages.ts';
import { messages as taxii } from '../src/rooms/exchange/taxii/messages.ts';
import { messages as imports } from '../src/rooms/import/messages.ts';
import { messages as narrowing } from '../src/rooms/import/narrow/messages.ts';
import { messages as leads } from '../src/rooms/leads/messages.ts';
import { messages as matches } from '../src/rooms/matches/messages.ts';
import { messages as networks } from '../src/rooms/networks/messages.ts';
import { messages as disruption } from '../src/rooms/networks/strike/messages.ts';
import { messages as oversight } from '../src/rooms/oversight/messages.ts';
import { messages as picture } from '../src/rooms/picture/messages.ts';
import { messages as plan } from '../src/rooms/plan/messages.ts';
import { messages as search } from '../src/rooms/search/messages.ts';
import { messages as supply } from '../src/rooms/supply/messages.ts';

const CATALOGUES: readonly Catalogue<Messages>[] = [
  audit,
  checks,
  codes,
  common,
  disruption,
  engines,
  shell,
  dossier,
  exchange,
  imports,
  law,
  lawGaps,
  leads,
  leaves,
  matches,
  narrowing,
  networks,
  oversight,
  picture,
  plan,
  requests,
  search,
  supply,
  taxii,
];

/** Which of the texts on screen are English messages that the language says otherwise. */
export function leftInEnglish(texts: readonly string[], language: Exclude<Locale, 'en'>): string[] {
  const own = new Set<string>();
  const english = new Set<string>();
  for (const catalogue of CATALOGUES) {
    for (const text of Object.values<Text>(catalogue[language])) if (typeof text === 'string') own.add(text);
    for (const text of Object.values<Text>(catalogue.en)) if (typeof text === 'string') english.add(text);
  }
  return texts.filter((text) => english.has(text) && !own.has(text));
}

/** The texts on screen, element by element. */
export function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = new Set<string>();
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      if (text !== '' && walker.currentNode.parentElement?.checkVisibility()) texts.add(text);
    }
    return [...texts];
  });
}
