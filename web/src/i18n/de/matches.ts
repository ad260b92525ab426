import type { Translation } from '../catalogue.ts';
import type { matches as english } from '../en/matches.ts';
import { matches as x } from '../en/matches.ts';

export const matches: Translation<typeof english> = x;
