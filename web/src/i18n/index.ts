export { LOCALES, catalogue, isLocale } from './catalogue.ts';
export type { Catalogue, Locale, Messages, Plural, Translation } from './catalogue.ts';
export { LocaleProvider, translator, useLocaleCode, useMessages } from './useMessages.tsx';
export type { Translate } from './useMessages.tsx';
export { formatOf, useFormat } from './format.ts';
export type { Format } from './format.ts';
export { common } from './common.ts';
export { useCodes } from './codes.ts';
export { shell } from './shell.ts';
