import { catalogue } from '../../../i18n/catalogue.ts';
import { narrowing as de } from '../../../i18n/de/narrowing.ts';
import { narrowing as en } from '../../../i18n/en/narrowing.ts';
import { narrowing as fr } from '../../../i18n/fr/narrowing.ts';
import { narrowing as nl } from '../../../i18n/nl/narrowing.ts';

export const messages = catalogue({ en, fr, de, nl });
