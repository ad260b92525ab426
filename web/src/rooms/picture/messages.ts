import { catalogue } from '../../i18n/catalogue.ts';
import { picture as de } from '../../i18n/de/picture.ts';
import { picture as en } from '../../i18n/en/picture.ts';
import { picture as fr } from '../../i18n/fr/picture.ts';
import { picture as nl } from '../../i18n/nl/picture.ts';

export const messages = catalogue({ en, fr, de, nl });
