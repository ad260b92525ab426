/** Which script a text is written in, so that it can be given a direction, a language tag and a place. */
const SCRIPTS = [
  ['Arab', /\p{Script=Arabic}/u, 'rtl'],
  ['Hebr', /\p{Script=Hebrew}/u, 'rtl'],
  ['Cyrl', /\p{Script=Cyrillic}/u, 'ltr'],
  ['Ethi', /\p{Script=Ethiopic}/u, 'ltr'],
  ['Grek', /\p{Script=Greek}/u, 'ltr'],
  ['Armn', /\p{Script=Armenian}/u, 'ltr'],
  ['Geor', /\p{Script=Georgian}/u, 'ltr'],
  ['Deva', /\p{Script=Devanagari}/u, 'ltr'],
  ['Beng', /\p{Script=Bengali}/u, 'ltr'],
  ['Hani', /\p{Script=Han}/u, 'ltr'],
  ['Latn', /\p{Script=Latin}/u, 'ltr'],
] as const;

export interface Script {
  /** ISO 15924 code; `Zyyy` where there are no letters. */
  readonly code: string;
  readonly direction: 'ltr' | 'rtl';
}

export function scriptOf(text: string): Script {
  const found = SCRIPTS.find(([, pattern]) => pattern.test(text));
  return found ? { code: found[0], direction: found[2] } : { code: 'Zyyy', direction: 'ltr' };
}

export interface NameForms {
  /** Shown first: the name in its own script where one is known. */
  readonly own: string;
  readonly script: Script;
  /** Latin form to show beside it, where the own script is another. */
  readonly latin: string | undefined;
}

/** Chooses the two forms of a name to show from all that are known. */
export function nameForms(name: string, others: readonly string[] = []): NameForms {
  const all = [name, ...others];
  const native = all.find((form) => !['Latn', 'Zyyy'].includes(scriptOf(form).code));
  if (native === undefined) return { own: name, script: scriptOf(name), latin: undefined };
  return { own: native, script: scriptOf(native), latin: all.find((form) => scriptOf(form).code === 'Latn') };
}
