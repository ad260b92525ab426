import { catalogue } from '../../i18n/catalogue.ts';
import { networks as de } from '../../i18n/de/networks.ts';
import { networks as en } from '../../i18n/en/networks.ts';
import { networks as fr } from '../../i18n/fr/networks.ts';
import { networks as nl } from '../../i18n/nl/networks.ts';

export const messages = catalogue({ en, fr, de, nl });
