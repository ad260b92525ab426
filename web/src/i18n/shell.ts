import { catalogue } from './catalogue.ts';
import { shell as de } from './de/shell.ts';
import { shell as en } from './en/shell.ts';
import { shell as fr } from './fr/shell.ts';
import { shell as nl } from './nl/shell.ts';

/** The frame around the rooms: rail, strip, palette, sign-in, evidence. */
export const shell = catalogue({ en, fr, de, nl });
