import { fold, latin, skeleton, soundOut } from '@foreland/model/text';
import { inOneScript, undisguise } from './disguises.ts';
import { LONGEST_LEGAL_FORM, legalFormOf, standsFirst } from './legal-forms.ts';
import { LONGEST_NAME, MOST_TOKENS } from './limits.ts';
import { makeToken } from './make-token.ts';
import { numberWords, romanNumeral } from './numbers.ts';
import {
  ARTICLES,
  ASSIMILATED,
  GLUED_AFTER,
  GLUED_BEFORE,
  JOINING_WORDS,
  NAMES_TOO,
  PATRONYMIC,
  PERSON_PARTICLES,
} from './particles.ts';
import { phraseOf, LONGEST_PHRASE } from './phrases.ts';
import { titleOf } from './titles.ts';
import type { NameKind, NameToken, ParsedName, TokenKind } from './token.ts';

/** A word of a name: as folded, and folded with digraphs for letters whose sound folding loses. */
interface Word {
  readonly original: string;
  readonly sounded: string;
}

/** A word that has been recognised. `text` is given where it is not simply the romanised word. */
interface Part {
  readonly word: Word;
  readonly kind: TokenKind;
  readonly text?: string;
}

/** Tokens of a name of a person, an organisation or a thing. Never throws; an empty name has no tokens. */
export function parseName(text: string, kind: NameKind): ParsedName {
  const cut = text.length > LONGEST_NAME ? text.slice(0, LONGEST_NAME) : text;
  const parts = kind === 'person' ? personParts(undisguise(cut)) : otherParts(inOneScript(cut), kind);
  return { text, kind, tokens: parts.slice(0, MOST_TOKENS).map(tokenOf) };
}

/** Words repeat from name to name by far more than they differ. */
const KNOWN_TOKENS = new Map<string, NameToken>();
const MOST_KNOWN = 200_000;

function tokenOf({ word, kind, text }: Part): NameToken {
  const key = `${kind} ${word.original} ${word.sounded} ${text ?? ''}`;
  const known = KNOWN_TOKENS.get(key);
  if (known !== undefined) return known;
  const romanised = (text ?? latin(word.sounded)).replaceAll(' ', '');
  const original = text === undefined ? word.original.replaceAll(' ', '') : romanised;
  const token = makeToken({ kind, text: romanised, original, skeleton: skeleton(text ?? word.sounded) });
  if (KNOWN_TOKENS.size >= MOST_KNOWN) KNOWN_TOKENS.clear();
  KNOWN_TOKENS.set(key, token);
  return token;
}

/** Some words are joined to tokens, so that twice as many are read. */
const MOST_WORDS = 2 * MOST_TOKENS;

/** Two neighbours as one word. */
export function glueTokens(first: NameToken, second: NameToken): NameToken {
  const word = { original: first.original + second.original, sounded: first.text + second.text };
  return tokenOf({ word, kind: 'name' });
}

function wordsOf(text: string): Word[] {
  const originals = split(fold(text));
  const sounded = split(fold(soundOut(text)));
  const same = sounded.length === originals.length;
  return originals
    .slice(0, MOST_WORDS)
    .map((original, at) => ({ original, sounded: same ? (sounded[at] ?? original) : original }));
}

function split(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ');
}

function glue(words: readonly Word[]): Word {
  return {
    original: words.map(({ original }) => original).join(''),
    sounded: words.map(({ sounded }) => sounded).join(''),
  };
}

/** “Surname, Given names” in one string; a second comma or nothing behind it is another matter. */
const SURNAME_FIRST = /^([^,،]+)[,،]([^,،]*\p{L}[^,،]*)$/u;

function personParts(text: string): Part[] {
  const turned = SURNAME_FIRST.exec(text);
  const words = wordsOf(turned === null ? text : `${turned[2] ?? ''} ${turned[1] ?? ''}`);
  const parts = particlesAndNames(glueWords(words));
  const names = parts.filter(({ kind }) => kind === 'name').length;
  if (names === 0)
    return parts.map((part) => (part.kind === 'initial' ? part : { word: part.word, kind: 'name' }));
  if (names < 3) return parts;
  return parts.map((part) =>
    part.kind === 'name' && PATRONYMIC.test(latin(part.word.sounded))
      ? { ...part, kind: 'patronymic' }
      : part,
  );
}

/** Servant of, father of, articles and second halves joined to the name that they are part of. */
function glueWords(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  let pending: Word[] = [];
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    const assimilated = ASSIMILATED.exec(word.original)?.[1];
    const isArticle =
      ARTICLES.has(word.original) ||
      (assimilated !== undefined && next?.original.startsWith(assimilated) === true);
    if (next !== undefined && (GLUED_BEFORE.has(word.original) || isArticle)) {
      pending.push(assimilated !== undefined && isArticle ? { original: 'al', sounded: 'al' } : word);
    } else if (pending.length === 0 && joined.length > 0 && GLUED_AFTER.has(word.original)) {
      joined.push(glue([joined.pop() ?? word, word]));
    } else {
      joined.push(glue([...pending, word]));
      pending = [];
    }
  }
  return joined;
}

const LONE_LETTER = /^\p{L}$/u;
const HAS_VOWELS_WRITTEN = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u;
const DIGIT = /\p{N}/u;

function particlesAndNames(words: readonly Word[]): Part[] {
  return words.map((word, at) => {
    const last = at === words.length - 1;
    if (DIGIT.test(word.original)) return { word, kind: 'number' };
    const title = words.length > 1 ? titleOf(latin(word.sounded), last) : undefined;
    if (title !== undefined) return { word, kind: 'title', text: title };
    const mayBeParticle = !last && word.original === word.sounded && PERSON_PARTICLES.has(word.original);
    if (mayBeParticle && (at > 0 || !NAMES_TOO.has(word.original))) return { word, kind: 'particle' };
    if (
      word.original.length <= 2 &&
      LONE_LETTER.test(word.original) &&
      HAS_VOWELS_WRITTEN.test(word.original)
    )
      return { word, kind: 'initial' };
    return { word, kind: 'name' };
  });
}

/** Dotted letters are one abbreviation: L.X.C., U.S., S.A.R.L.; so are lone letters in a row: J P Morgan. */
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.\s?)+\p{L}\.?(?![\p{L}\p{N}])/gu;
const DOTTED_PAIR = /(?<=\p{L}\.)\s?/gu;
/** A legal form glued to the name: SiemensAG. */
const GLUED_LEGAL_FORM = /(?<=\p{Ll})(?=(?:AG|SA|LTD|LLC|GmbH|BV|NV|PLC|SE|KG)$)/gu;

function otherParts(text: string, kind: NameKind): Part[] {
  const spaced = text
    .replace(DOTTED, (letters) => letters.replace(DOTTED_PAIR, '').replaceAll('.', ''))
    .replace(GLUED_LEGAL_FORM, ' ')
    .replaceAll(/[&+＆]/g, ' and ');
  const words = joinArticles(wordsOf(spaced));
  const romanised = words.map(({ original }) => latin(original));
  const parts: Part[] = [];
  for (let at = 0; at < words.length;) {
    const found = phraseAt(words, romanised, at, kind);
    parts.push(found.part);
    at += found.taken;
  }
  const named = parts.some((part) => part.kind === 'name' || part.kind === 'number');
  return named ? parts : parts.map(({ word }) => ({ word, kind: 'name' }));
}

/** The Arabic article written apart is one word with what follows: Al Rajhi Bank. */
function joinArticles(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const [word, next] = [words[at], words[at + 1]];
    if (word === undefined) break;
    if ((word.original === 'al' || word.original === 'ال') && next !== undefined) {
      joined.push(glue([word, next]));
      at += 1;
    } else joined.push(word);
  }
  return joined;
}

function phraseAt(
  words: readonly Word[],
  romanised: readonly string[],
  at: number,
  kind: NameKind,
): { part: Part; taken: number } {
  const word = words[at] as Word;
  const longest = Math.min(Math.max(LONGEST_LEGAL_FORM, LONGEST_PHRASE), words.length - at);
  for (let taken = longest; taken > 0; taken--) {
    const phrase = romanised.slice(at, at + taken).join(' ');
    const legalForm = kind === 'organisation' ? legalFormOf(phrase) : undefined;
    // A name may begin with such letters: SE, AS.
    if (legalForm !== undefined && (at > 0 || standsFirst(phrase))) {
      return { part: { word, kind: 'legal-form', text: legalForm }, taken };
    }
    const short = phraseOf(phrase);
    if (short !== undefined) return { part: { word, kind: 'name', text: short }, taken };
  }
  const spelledOut = numberWords(romanised, at);
  if (spelledOut !== undefined) {
    return { part: { word, kind: 'number', text: String(spelledOut.value) }, taken: spelledOut.taken };
  }
  const roman = at > 0 ? romanNumeral(word.original) : undefined;
  if (roman !== undefined && (roman > 1 || at === words.length - 1 || word.original !== 'i')) {
    return { part: { word, kind: 'number', text: String(roman) }, taken: 1 };
  }
  if (DIGIT.test(word.original)) return { part: { word, kind: 'number' }, taken: 1 };
  if (JOINING_WORDS.has(word.original) && words.length > 1)
    return { part: { word, kind: 'particle' }, taken: 1 };
  return { part: { word, kind: 'name' }, taken: 1 };
}
