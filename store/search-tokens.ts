import { fold, latin, nameTokens, skeleton } from '@foreland/model/text';

/** Marks consonant skeletons among the tokens of a name, so that they never meet a spelled token. */
export const SKELETON_MARK = '~';

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

/** A name as PostgreSQL tsvector text: own script, Latin letters, skeletons. */
export function nameVector(name: string): string {
  const tokens = new Set<string>();
  for (const token of nameTokens(name)) {
    const { folded, latin: romanised, skeleton: consonants } = formsOf(token);
    tokens.add(folded);
    tokens.add(romanised);
    tokens.add(SKELETON_MARK + consonants);
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
    if (!/^[\x21-\x7e]*$/.test(token)) tokens.add(latin(token).replaceAll(' ', ''));
  }
  return vector(tokens);
}

/** PostgreSQL refuses lexemes above 2 kB. */
const LEXEME_CHARACTERS = 400;

function vector(tokens: Iterable<string>): string {
  const lexemes: string[] = [];
  for (const token of tokens) {
    if (token !== '' && token !== SKELETON_MARK) lexemes.push(quote(token.slice(0, LEXEME_CHARACTERS)));
  }
  return lexemes.join(' ');
}

/** A lexeme in tsvector and tsquery text (PostgreSQL manual, “Text Search Types”). */
export function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
