import { catalogue } from './catalogue.ts';
import { common as de } from './de/common.ts';
import { common as en } from './en/common.ts';
import { common as fr } from './fr/common.ts';
import { common as nl } from './nl/common.ts';

/** Words that every room and the design system use. */
export const common = catalogue({ en, fr, de, nl });
