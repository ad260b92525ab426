import { catalogue } from '../../../i18n/catalogue.ts';
import { requests as de } from '../../../i18n/de/requests.ts';
import { requests as en } from '../../../i18n/en/requests.ts';
import { requests as fr } from '../../../i18n/fr/requests.ts';
import { requests as nl } from '../../../i18n/nl/requests.ts';

export const messages = catalogue({ en, fr, de, nl });
