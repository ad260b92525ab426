/**
 * Legal forms of organisations: a family a paragraph, a class a line, then its spellings and translations, folded and
 * romanised. Forms of one family do the same in different countries (GmbH, Ltd, ООО); files often put one for another.
 */
const TABLE = `
ltd=limited|ltd co|co ltd|company limited|pvt ltd|private limited|pte ltd|pty ltd|pvt|pte|pty
llc=l l c|limited liability company|limited liability co|ooo|obshchestvo s ogranichennoi otvetstvennostyu|tov|too|mmc|wll|fzc|fze|fzco|fz llc|dooel|sh m
gmbh=g m b h|gesellschaft mit beschrankter haftung|gmbh und co kg|gmbh and co kg|gmbh co kg|mbh|ug|ug haftungsbeschrankt
sarl=s a r l|societe a responsabilite limitee|sarlu|eurl|sprl|srl|s r l|societa a responsabilita limitata|societate cu raspundere limitata|sl|s l|slu|sociedad limitada|sociedad de responsabilidad limitada|s de r l|s de r l de c v|lda|limitada|ltda
bv=b v|bvba|b v b a|besloten vennootschap|besloten vennootschap met beperkte aansprakelijkheid
spzoo=sp z o o|sp zoo|sp z oo|spolka z ograniczona odpowiedzialnoscia
sro=s r o|spol s r o|doo|d o o|kft|eood|ood|shpk|sh p k|uab|sia|ou|oy|aps|ab|as|a s|asa
sti=ltd sti|limited sirketi|sirketi

plc=p l c|public limited company|public limited co
inc=incorporated|incorporation
corp=corporation
ag=a g|aktiengesellschaft|akg|kgaa|se|s e|societas europaea
sa=s a|societe anonyme|sociedad anonima|sociedade anonima|societa per azioni|spa|s p a|sas|s a s|societe par actions simplifiee|sa de cv|s a de c v|s a b de c v|spolka akcyjna
nv=n v|naamloze vennootschap
jsc=j s c|ojsc|cjsc|pjsc|pjs|oao|zao|pao|ao|ad|a d|joint stock company|joint stock co|open joint stock company|closed joint stock company|public joint stock company|aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|pt|p t|tbk|bhd|sdn bhd|berhad|kk|kabushiki kaisha|anonim sirketi

lp=l p|limited partnership
llp=l l p|limited liability partnership
kg=k g|kommanditgesellschaft|ohg|gbr|snc|scs|vof|v o f|cv|c v

co=company|cie|compagnie|cia|compania|shrkt|shrkh|sherkat

ev=e v|eingetragener verein|asbl|vzw|stichting

na=n a|national association
`;

const CLASS_OF = new Map<string, string>();
const FAMILY_OF = new Map<string, number>();
for (const [family, lines] of TABLE.trim().split('\n\n').entries()) {
  for (const line of lines.split('\n')) {
    const [legalForm = '', phrases = ''] = line.split('=');
    FAMILY_OF.set(legalForm, family);
    for (const phrase of [legalForm, ...phrases.split('|')]) CLASS_OF.set(phrase, legalForm);
  }
}

/** In words. */
export const LONGEST_LEGAL_FORM = Math.max(...[...CLASS_OF.keys()].map((phrase) => phrase.split(' ').length));

/** Class of a folded and romanised phrase, or undefined. */
export function legalFormOf(phrase: string): string | undefined {
  return CLASS_OF.get(phrase);
}

/** Forms that stand before the name as a rule: ООО Ромашка, PT Astra, Stichting Kanal, شركة النور. */
const FIRST = new Set(
  'ooo oao zao pao ao pt llc ojsc jsc pjsc cjsc tov too stichting shrkt shrkh sherkat'.split(' '),
);

export function standsFirst(phrase: string): boolean {
  return FIRST.has(phrase) || phrase.includes(' ');
}

/** One family is likely a translation; two are seldom one organisation, but files are careless. */
export function legalFormSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  return FAMILY_OF.get(a) === FAMILY_OF.get(b) ? 0.8 : 0.3;
}
