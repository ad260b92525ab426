export { LOCALES, isLocale } from './catalogue.ts';
export type { Locale } from './catalogue.ts';
export { LocaleProvider, useLocaleCode, useMessages } from './useMessages.tsx';
export type { Translate } from './useMessages.tsx';
export { useFormat } from './format.ts';
export type { Format } from './format.ts';
export { common } from './common.ts';
export { useCodes } from './codes.ts';
export { shell } from './shell.ts';
