import { catalogue } from './catalogue.ts';
import { law as de, lawGaps as deGaps } from './de/law.ts';
import { law as en, lawGaps as enGaps } from './en/law.ts';
import { law as fr, lawGaps as frGaps } from './fr/law.ts';
import { law as nl, lawGaps as nlGaps } from './nl/law.ts';

/** Provisions of law in plain words, by their ids in model/law. */
export const law = catalogue({ en, fr, de, nl });

/** What provisions do not reach, by the words of model/law. */
export const lawGaps = catalogue({ en: enGaps, fr: frGaps, de: deGaps, nl: nlGaps });
