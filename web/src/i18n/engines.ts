import type { Message } from '@foreland/model/message';
import { useCallback } from 'react';
import { catalogue, fill } from './catalogue.ts';
import type { Locale, Text } from './catalogue.ts';
import { engines as de } from './de/engines.ts';
import { financeLeads as deFinanceLeads } from './de/finance-leads.ts';
import { networkAnalyses as deNetworkAnalyses } from './de/network-analyses.ts';
import { networkLeads as deNetworkLeads } from './de/network-leads.ts';
import { engines as en } from './en/engines.ts';
import { financeLeads as enFinanceLeads } from './en/finance-leads.ts';
import { networkAnalyses as enNetworkAnalyses } from './en/network-analyses.ts';
import { networkLeads as enNetworkLeads } from './en/network-leads.ts';
import { engines as fr } from './fr/engines.ts';
import { financeLeads as frFinanceLeads } from './fr/finance-leads.ts';
import { networkAnalyses as frNetworkAnalyses } from './fr/network-analyses.ts';
import { networkLeads as frNetworkLeads } from './fr/network-leads.ts';
import { engines as nl } from './nl/engines.ts';
import { financeLeads as nlFinanceLeads } from './nl/finance-leads.ts';
import { networkAnalyses as nlNetworkAnalyses } from './nl/network-analyses.ts';
import { networkLeads as nlNetworkLeads } from './nl/network-leads.ts';
import { useLocaleCode } from './useMessages.tsx';

export const engines = catalogue({
  en: { ...en, ...enNetworkLeads, ...enNetworkAnalyses, ...enFinanceLeads },
  fr: { ...fr, ...frNetworkLeads, ...frNetworkAnalyses, ...frFinanceLeads },
  de: { ...de, ...deNetworkLeads, ...deNetworkAnalyses, ...deFinanceLeads },
  nl: { ...nl, ...nlNetworkLeads, ...nlNetworkAnalyses, ...nlFinanceLeads },
});

/** What an engine says, in words. A newer engine may say what this version has no words for: then key and values are shown. */
export function engineText(locale: Locale, { key, values }: Message): string {
  const texts: Readonly<Record<string, Text>> = engines[locale];
  if (Object.hasOwn(texts, key)) return fill(texts[key]!, locale, values);
  const known = Object.entries(values).map(([name, value]) => `${name}: ${value}`);
  const name = key.replaceAll(/[.-]/g, ' ');
  return known.length === 0 ? name : `${name} (${known.join(', ')})`;
}

export function useEngineText(): (message: Message) => string {
  const locale = useLocaleCode();
  return useCallback((message) => engineText(locale, message), [locale]);
}

/** Class of the thing that a lead turns on: `phone` → Telephone number. */
export function useAnchorName(): (anchor: string) => string {
  return useCodeName('anchor');
}

export function useKindName(): (kind: string) => string {
  return useCodeName('kind');
}

function useCodeName(group: 'anchor' | 'kind'): (code: string) => string {
  const locale = useLocaleCode();
  return useCallback(
    (code) => {
      const texts: Readonly<Record<string, Text>> = engines[locale];
      const key = `${group}.${code}`;
      return Object.hasOwn(texts, key) ? fill(texts[key]!, locale) : code;
    },
    [group, locale],
  );
}
