import { catalogue } from '../../../i18n/catalogue.ts';
import { checks as de } from '../../../i18n/de/checks.ts';
import { checks as en } from '../../../i18n/en/checks.ts';
import { checks as fr } from '../../../i18n/fr/checks.ts';
import { checks as nl } from '../../../i18n/nl/checks.ts';

export const messages = catalogue({ en, fr, de, nl });
