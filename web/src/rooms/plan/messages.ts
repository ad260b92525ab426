import { catalogue } from '../../i18n/catalogue.ts';
import { plan as de } from '../../i18n/de/plan.ts';
import { plan as en } from '../../i18n/en/plan.ts';
import { plan as fr } from '../../i18n/fr/plan.ts';
import { plan as nl } from '../../i18n/nl/plan.ts';

export const messages = catalogue({ en, fr, de, nl });
