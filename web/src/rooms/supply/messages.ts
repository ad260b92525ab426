import { catalogue } from '../../i18n/catalogue.ts';
import { supply as de } from '../../i18n/de/supply.ts';
import { supply as en } from '../../i18n/en/supply.ts';
import { supply as fr } from '../../i18n/fr/supply.ts';
import { supply as nl } from '../../i18n/nl/supply.ts';

export const messages = catalogue({ en, fr, de, nl });
