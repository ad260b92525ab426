import { catalogue } from './catalogue.ts';
import { law as de } from './de/law.ts';
import { law as en } from './en/law.ts';
import { law as fr } from './fr/law.ts';
import { law as nl } from './nl/law.ts';

/** Provisions of law in plain words, by their ids in model/law. */
export const law = catalogue({ en, fr, de, nl });
