import { catalogue } from '../../../i18n/catalogue.ts';
import { taxii as de } from '../../../i18n/de/taxii.ts';
import { taxii as en } from '../../../i18n/en/taxii.ts';
import { taxii as fr } from '../../../i18n/fr/taxii.ts';
import { taxii as nl } from '../../../i18n/nl/taxii.ts';

export const messages = catalogue({ en, fr, de, nl });
