import { catalogue } from '../../i18n/catalogue.ts';
import { exchange as de } from '../../i18n/de/exchange.ts';
import { exchange as en } from '../../i18n/en/exchange.ts';
import { exchange as fr } from '../../i18n/fr/exchange.ts';
import { exchange as nl } from '../../i18n/nl/exchange.ts';

export const messages = catalogue({ en, fr, de, nl });
