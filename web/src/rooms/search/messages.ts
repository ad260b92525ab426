import { catalogue } from '../../i18n/catalogue.ts';
import { search as de } from '../../i18n/de/search.ts';
import { search as en } from '../../i18n/en/search.ts';
import { search as fr } from '../../i18n/fr/search.ts';
import { search as nl } from '../../i18n/nl/search.ts';

export const messages = catalogue({ en, fr, de, nl });
