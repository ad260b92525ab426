import { catalogue } from '../../../i18n/catalogue.ts';
import { disruption as de } from '../../../i18n/de/disruption.ts';
import { disruption as en } from '../../../i18n/en/disruption.ts';
import { disruption as fr } from '../../../i18n/fr/disruption.ts';
import { disruption as nl } from '../../../i18n/nl/disruption.ts';

export const messages = catalogue({ en, fr, de, nl });
