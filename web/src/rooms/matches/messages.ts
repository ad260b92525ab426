import { catalogue } from '../../i18n/catalogue.ts';
import { matches as de } from '../../i18n/de/matches.ts';
import { matches as en } from '../../i18n/en/matches.ts';
import { matches as fr } from '../../i18n/fr/matches.ts';
import { matches as nl } from '../../i18n/nl/matches.ts';

export const messages = catalogue({ en, fr, de, nl });
