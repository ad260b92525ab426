import { catalogue } from '../../i18n/catalogue.ts';
import { imports as de } from '../../i18n/de/import.ts';
import { imports as en } from '../../i18n/en/import.ts';
import { imports as fr } from '../../i18n/fr/import.ts';
import { imports as nl } from '../../i18n/nl/import.ts';

export const messages = catalogue({ en, fr, de, nl });
