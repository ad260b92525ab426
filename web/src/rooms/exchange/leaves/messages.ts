import { catalogue } from '../../../i18n/catalogue.ts';
import { leaves as de } from '../../../i18n/de/leaves.ts';
import { leaves as en } from '../../../i18n/en/leaves.ts';
import { leaves as fr } from '../../../i18n/fr/leaves.ts';
import { leaves as nl } from '../../../i18n/nl/leaves.ts';

export const messages = catalogue({ en, fr, de, nl });
