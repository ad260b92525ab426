import { catalogue } from '../../../i18n/catalogue.ts';
import { audit as de } from '../../../i18n/de/audit.ts';
import { audit as en } from '../../../i18n/en/audit.ts';
import { audit as fr } from '../../../i18n/fr/audit.ts';
import { audit as nl } from '../../../i18n/nl/audit.ts';

export const messages = catalogue({ en, fr, de, nl });
