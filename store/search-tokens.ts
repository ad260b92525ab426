import { fold, latin, nameTokens, skeleton, soundOut } from '@foreland/model/text';

/** Marks consonant skeletons among the tokens of a name, so that they never meet a spelled token. */
const SKELETON_MARK = '~';
const ASCII = /^[\x20-\x7e]*$/;

/** The forms of one name token under which it can be found. */
export interface TokenForms {
  /** Folded, in its own script. */
  readonly folded: string;
  readonly latin: string;
  readonly skeleton: string;
}

const FORMS_KEPT = 50_000;
const forms = new Map<string, TokenForms>();

/** Names repeat a great deal within one import; the forms of a token are computed once. */
export function formsOf(token: string): TokenForms {
  let known = forms.get(token);
  if (known === undefined) {
    if (forms.size >= FORMS_KEPT) forms.clear();
    known = { folded: token, latin: latin(token).replaceAll(' ', ''), skeleton: skeleton(token) };
    forms.set(token, known);
  }
  return known;
}

/** A name folded and in Latin letters: what similar spellings are compared on. */
export function latinOf(name: string): string {
  return nameTokens(name)
    .map((token) => formsOf(token).latin)
    .join(' ');
}

/** Consonant skeletons of a name, taken from the name as it is written: folded, ç and ş would have lost their sound. */
export function skeletonsOf(name: string): string[] {
  const tokens = nameTokens(ASCII.test(name) ? name : soundOut(name));
  return tokens.map((token) => SKELETON_MARK + formsOf(token).skeleton);
}

/** A name as PostgreSQL tsvector text: own script, Latin letters, skeletons. */
export function nameVector(name: string): string {
  const tokens = new Set(skeletonsOf(name));
  for (const token of nameTokens(name)) {
    const { folded, latin: romanised } = formsOf(token);
    tokens.add(folded);
    tokens.add(romanised);
  }
  // Words whose particle was glued to them are found without it too.
  for (const word of fold(name).split(' ')) {
    tokens.add(word);
    tokens.add(formsOf(word).latin);
  }
  return vector(tokens);
}

/** Free text as PostgreSQL tsvector text, in its own script and in Latin letters. */
export function textVector(text: string): string {
  const tokens = new Set<string>();
  for (const token of fold(text).split(' ')) {
    if (token.length < 2) continue;
    tokens.add(token);
    // ASCII is its own romanisation.
    if (!ASCII.test(token)) tokens.add(latin(token).replaceAll(' ', ''));
  }
  return vector(tokens);
}

function vector(tokens: Iterable<string>): string {
  const lexemes: string[] = [];
  for (const token of tokens) {
    if (token !== '' && token !== SKELETON_MARK) lexemes.push(quote(token));
  }
  return lexemes.join(' ');
}

/** PostgreSQL refuses lexemes of 2 kB and more, in what is searched and in what is searched for. */
const LEXEME_CHARACTERS = 400;

/** A lexeme in tsvector and tsquery text (PostgreSQL manual, “Text Search Types”). */
export function quote(lexeme: string): string {
  return `'${lexeme.slice(0, LEXEME_CHARACTERS).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
