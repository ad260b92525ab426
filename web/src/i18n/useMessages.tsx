import { Fragment, createContext, use, useMemo } from 'react';
import type { ReactNode } from 'react';
import { fill, parts, pick } from './catalogue.ts';
import type { Catalogue, Locale, Messages, Value, ValuesOf, Values } from './catalogue.ts';

const LocaleContext = createContext<Locale>('en');
export const LocaleProvider = LocaleContext.Provider;

export function useLocaleCode(): Locale {
  return use(LocaleContext);
}

export interface Translate<M extends Messages> {
  <K extends keyof M>(key: K, ...values: ValuesOf<M[K], Value>): string;
  /** The same with elements in place of values, such as a link inside a sentence. */
  nodes<K extends keyof M>(key: K, ...values: ValuesOf<M[K], ReactNode>): ReactNode;
}

/**
 * `const t = useMessages(messages)`, then `t('key')` or `t('rows', { count: 3 })`.
 * Keys and placeholders are checked by the compiler.
 */
export function useMessages<M extends Messages>(messages: Catalogue<M>): Translate<M> {
  const locale = useLocaleCode();
  return useMemo(() => translator(messages, locale), [messages, locale]);
}

export function translator<M extends Messages>(messages: Catalogue<M>, locale: Locale): Translate<M> {
  const texts: { readonly [K in keyof M]: M[K] | M[keyof M] } = messages[locale] as M;
  const translate = (key: keyof M, values?: Values) => fill(texts[key], locale, values);
  const nodes = (key: keyof M, values?: Values) =>
    parts(pick(texts[key], locale, values)).map((part, index) => (
      <Fragment key={index}>{index % 2 === 0 ? part : (values?.[part] as ReactNode)}</Fragment>
    ));
  return Object.assign(translate, { nodes }) as Translate<M>;
}
