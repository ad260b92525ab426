import type { Partner } from '@foreland/model';
import { at } from '../random.ts';
import type { Random } from '../random.ts';
import { ARABIC_SCRIPT } from './arabic-script.ts';
import { LATIN_SCRIPT } from './latin-script.ts';
import { OTHER_SCRIPTS } from './other-scripts.ts';
import { spelling } from './part.ts';
import type { Culture, NamePart } from './part.ts';

export const CULTURES: readonly Culture[] = [...ARABIC_SCRIPT, ...OTHER_SCRIPTS, ...LATIN_SCRIPT];

/** The true name of a fictional person. */
export interface Name {
  readonly culture: Culture;
  readonly given: NamePart;
  readonly father: NamePart | undefined;
  readonly family: NamePart;
}

export interface WrittenName {
  readonly full: string;
  readonly first: string;
  readonly last: string;
}

/** Which spelling habit a register has; names of a language of its own country it writes as they are. */
const HABIT: Readonly<Record<Partner, number>> = {
  GB: 0,
  DE: 1,
  FR: 2,
  NL: 3,
  BE: 2,
  EUROPOL: 0,
  FRONTEX: 0,
};
const OWN: Readonly<Record<Partner, readonly string[]>> = {
  GB: ['en'],
  DE: ['de'],
  FR: ['fr'],
  BE: ['fr', 'nl'],
  NL: ['nl'],
  EUROPOL: [],
  FRONTEX: [],
};

export function makeName(random: Random, gender: 'male' | 'female', culture: Culture): Name {
  const threeParts = culture.order === 'given-father-family';
  return {
    culture,
    given: random.pick(culture[gender]),
    father: threeParts ? random.pick(culture.male) : undefined,
    family: random.pick(culture.family),
  };
}

export function nativeName(name: Name): WrittenName {
  return arrange(name, (part) => part.native, true);
}

/** How a partner's register writes the name in Latin letters: mostly by its own habit, sometimes by another's. */
export function latinName(name: Name, partner: Partner, random: Random): WrittenName {
  if (OWN[partner].includes(name.culture.language)) return nativeName(name);
  const withFather = name.father !== undefined && random.chance(0.35);
  return arrange(
    name,
    (part) => {
      const form = random.chance(0.8) ? HABIT[partner] : random.below(4);
      return name.culture.script === 'latin' && random.chance(0.3) ? part.native : spelling(part, form);
    },
    withFather,
  );
}

function arrange(name: Name, write: (part: NamePart) => string, withFather: boolean): WrittenName {
  const given = write(name.given);
  const family = write(name.family);
  if (name.culture.order === 'family-middle-given')
    return { full: `${family} ${given}`, first: given, last: family };
  const father = withFather && name.father ? `${write(name.father)} ` : '';
  return { full: `${given} ${father}${family}`, first: given, last: family };
}

/** A slip of the keyboard: two letters swapped, one lost or one doubled, never the first. */
export function misspell(text: string, random: Random): string {
  const letters = [...text];
  if (letters.length < 4) return text;
  const position = random.between(1, letters.length - 2);
  const letter = at(letters, position);
  const next = at(letters, position + 1);
  const slip = random.below(3);
  if (slip === 0 && letter !== next) letters.splice(position, 2, next, letter);
  else if (slip === 1) letters.splice(position, 1);
  else letters.splice(position, 0, letter);
  return letters.join('');
}
