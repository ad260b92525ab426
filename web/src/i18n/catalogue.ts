/** The four working languages. English is the type: a key missing elsewhere is a type error. */
export const LOCALES = ['en', 'fr', 'de', 'nl'] as const;
export type Locale = (typeof LOCALES)[number];

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** One text per plural category of the language (Unicode CLDR); chosen by the value named `count`. */
export type Plural = { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };
export type Text = string | Plural;
export type Messages = Readonly<Record<string, Text>>;

/** What a translation must hold: the same keys, plural where English is plural. */
export type Translation<M extends Messages> = {
  readonly [K in keyof M]: M[K] extends string ? string : Plural;
};

/** The messages of one room in every language. */
export type Catalogue<M extends Messages> = { readonly en: M } & {
  readonly [L in Exclude<Locale, 'en'>]: Translation<M>;
};

/** `catalogue({ en, fr, de, nl })`, where `en` is declared `as const` so that its placeholders are typed. */
export function catalogue<const M extends Messages>(languages: Catalogue<M>): Catalogue<M> {
  return languages;
}

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type NamesOf<T extends Text> = T extends string ? NamesIn<T> : 'count' | NamesIn<Extract<T[keyof T], string>>;

/** The arguments after the key: none where the text has no placeholder. */
export type ValuesOf<T extends Text, V> = [NamesOf<T>] extends [never]
  ? []
  : [values: { readonly [Name in NamesOf<T>]: Name extends 'count' ? number : V }];

export type Value = string | number;
export type Values = Readonly<Record<string, unknown>>;

const pluralRules = new Map<string, Intl.PluralRules>();

export function pluralCategory(locale: string, count: number): Intl.LDMLPluralRule {
  let rules = pluralRules.get(locale);
  if (!rules) pluralRules.set(locale, (rules = new Intl.PluralRules(locale)));
  return rules.select(count);
}

export function pick(text: Text, locale: Locale, values: Values | undefined): string {
  if (typeof text === 'string') return text;
  const count = values?.count;
  return text[pluralCategory(locale, typeof count === 'number' ? count : Number.NaN)] ?? text.other;
}

/** Splits `Found {count} of {total}` into literal text and placeholder names: even places are text. */
export function parts(text: string): string[] {
  return text.split(/\{(\w+)\}/);
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Fills a text. Numbers are written as the language writes them; an unknown placeholder stays visible. */
export function fill(text: Text, locale: Locale, values?: Values): string {
  return parts(pick(text, locale, values))
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const value = values?.[part];
      if (value === undefined) return `{${part}}`;
      if (typeof value !== 'number') return String(value);
      let format = numberFormats.get(locale);
      if (!format) numberFormats.set(locale, (format = new Intl.NumberFormat(locale)));
      return format.format(value);
    })
    .join('');
}
