import { catalogue } from '../../i18n/catalogue.ts';
import { leads as de } from '../../i18n/de/leads.ts';
import { leads as en } from '../../i18n/en/leads.ts';
import { leads as fr } from '../../i18n/fr/leads.ts';
import { leads as nl } from '../../i18n/nl/leads.ts';

export const messages = catalogue({ en, fr, de, nl });
