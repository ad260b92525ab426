import { catalogue } from '../../i18n/catalogue.ts';
import { dossier as de } from '../../i18n/de/dossier.ts';
import { dossier as en } from '../../i18n/en/dossier.ts';
import { dossier as fr } from '../../i18n/fr/dossier.ts';
import { dossier as nl } from '../../i18n/nl/dossier.ts';

export const messages = catalogue({ en, fr, de, nl });
