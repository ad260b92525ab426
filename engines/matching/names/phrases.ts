/** Phrases of names of organisations that are as often abbreviated, folded; the abbreviation stands for them. */
const PHRASES = `
us=united states|united states of america|usa
uk=united kingdom|great britain
uae=united arab emirates
eu=european union
un=united nations
ussr=soviet union
prc=peoples republic of china
`;

const SHORT_OF = new Map<string, string>();
for (const line of PHRASES.trim().split('\n')) {
  const [short = '', phrases = ''] = line.split('=');
  for (const phrase of phrases.split('|')) SHORT_OF.set(phrase, short);
}

export const LONGEST_PHRASE = Math.max(...[...SHORT_OF.keys()].map((phrase) => phrase.split(' ').length));

export function phraseOf(phrase: string): string | undefined {
  return SHORT_OF.get(phrase);
}
