import { english as correlations } from '@foreland/correlations/english';
import { english as financeLeads } from '@foreland/finance/english';
import { english as analyses } from '@foreland/networks/catalogue/english';
import { english as networkLeads } from '@foreland/networks/leads/english';
import type { Message } from '@foreland/model/message';
import { isolated } from './render/text.ts';

/** A text, or one for each plural category of English (Unicode CLDR), chosen by the value named `count`. */
export type Text = string | { readonly one: string; readonly other: string };

const english: Readonly<Record<string, Text>> = {
  ...analyses,
  ...correlations,
  ...financeLeads,
  ...networkLeads,
};
const plural = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat('en-GB');

/** A message of an engine in English. A key that is not known here is shown as it is, with its values. */
export function inEnglish({ key, values }: Message): string {
  const text = Object.hasOwn(english, key) ? english[key] : undefined;
  if (text === undefined) {
    const known = Object.entries(values).map(([name, value]) => `${name}: ${written(value)}`);
    return known.length === 0 ? key : `${key} (${known.join(', ')})`;
  }
  const chosen =
    typeof text === 'string'
      ? text
      : text[plural.select(Number(values['count'])) === 'one' ? 'one' : 'other'];
  return chosen.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? placeholder : written(value);
  });
}

/** The word for a kind of lead or of anchor. */
export function word(group: 'kind' | 'anchor', code: string): string {
  const key = `${group}.${code}`;
  return Object.hasOwn(english, key) ? inEnglish({ key, values: {} }) : code;
}

function written(value: string | number): string {
  return typeof value === 'number' ? numbers.format(value) : isolated(value);
}
