import { catalogue } from '../../i18n/catalogue.ts';
import { oversight as de } from '../../i18n/de/oversight.ts';
import { oversight as en } from '../../i18n/en/oversight.ts';
import { oversight as fr } from '../../i18n/fr/oversight.ts';
import { oversight as nl } from '../../i18n/nl/oversight.ts';

export const messages = catalogue({ en, fr, de, nl });
