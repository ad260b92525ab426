import { catalogue } from '../../i18n/catalogue.ts';
import { protection as de } from '../../i18n/de/protection.ts';
import { protection as en } from '../../i18n/en/protection.ts';
import { protection as fr } from '../../i18n/fr/protection.ts';
import { protection as nl } from '../../i18n/nl/protection.ts';

export const messages = catalogue({ en, fr, de, nl });
