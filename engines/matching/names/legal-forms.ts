/**
 * Legal forms of organisations by class, and classes by family. A class is one form under its spellings and
 * translations; forms of one family do the same in different countries (GmbH, Ltd, ООО), and files often put one for
 * another. Folded and romanised; longest phrase first when parsed.
 */
const FAMILIES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  limited: {
    ltd: ['ltd', 'limited', 'ltd co', 'co ltd', 'company limited', 'pvt ltd', 'private limited', 'pte ltd', 'pty ltd'],
    llc: ['llc', 'l l c', 'limited liability company', 'limited liability co', 'ooo', 'obshchestvo s ogranichennoi otvetstvennostyu', 'tov', 'too', 'mmc', 'wll', 'fzc', 'fze', 'fz llc', 'dooel'],
    gmbh: ['gmbh', 'g m b h', 'gesellschaft mit beschrankter haftung', 'gmbh und co kg', 'gmbh co kg', 'mbh', 'ug', 'ug haftungsbeschrankt'],
    sarl: ['sarl', 's a r l', 'societe a responsabilite limitee', 'sarlu', 'eurl', 'spr l', 'sprl', 'srl', 's r l', 'societa a responsabilita limitata', 'societate cu raspundere limitata', 'sl', 's l', 'slu', 'sociedad limitada', 'sociedad de responsabilidad limitada', 's de r l', 's de r l de c v', 'lda', 'limitada', 'ltda'],
    bv: ['bv', 'b v', 'bvba', 'b v b a', 'besloten vennootschap', 'besloten vennootschap met beperkte aansprakelijkheid'],
    spzoo: ['sp z o o', 'sp zoo', 'spzoo', 'spolka z ograniczona odpowiedzialnoscia', 'sp z oo'],
    sro: ['sro', 's r o', 'spol s r o', 'doo', 'd o o', 'kft', 'eood', 'ood', 'shpk', 'sh p k', 'uab', 'sia', 'ou', 'oy', 'aps', 'ab', 'as', 'a s', 'asa'],
    ltdsti: ['ltd sti', 'limited sirketi', 'sti', 'sirketi'],
  },
  stock: {
    plc: ['plc', 'p l c', 'public limited company', 'public limited co'],
    inc: ['inc', 'incorporated', 'incorporation'],
    corp: ['corp', 'corporation'],
    ag: ['ag', 'a g', 'aktiengesellschaft', 'akg', 'kgaa', 'se', 's e', 'societas europaea'],
    sa: ['sa', 's a', 'societe anonyme', 'sociedad anonima', 'sociedade anonima', 'societa per azioni', 'spa', 's p a', 'sas', 's a s', 'societe par actions simplifiee', 'sa de cv', 's a de c v', 'spolka akcyjna', 's a b de c v', 'sicav'],
    nv: ['nv', 'n v', 'naamloze vennootschap'],
    jsc: ['jsc', 'j s c', 'ojsc', 'cjsc', 'pjsc', 'oao', 'zao', 'pao', 'ao', 'joint stock company', 'joint stock co', 'open joint stock company', 'closed joint stock company', 'public joint stock company', 'otkrytoe aktsionernoe obshchestvo', 'aktsionernoe obshchestvo', 'publichnoe aktsionernoe obshchestvo', 'zakrytoe aktsionernoe obshchestvo', 'pjs', 'pt', 'p t', 'tbk', 'bhd', 'sdn bhd', 'berhad', 'kk', 'kabushiki kaisha', 'a d', 'ad', 'anonim sirketi'],
  },
  partnership: {
    lp: ['lp', 'l p', 'limited partnership'],
    llp: ['llp', 'l l p', 'limited liability partnership'],
    kg: ['kg', 'k g', 'kommanditgesellschaft', 'ohg', 'gbr', 'snc', 'scs', 'vof', 'v o f', 'cv', 'c v'],
  },
  company: {
    co: ['co', 'company', 'cie', 'compagnie', 'cia', 'compania'],
  },
  association: {
    ev: ['ev', 'e v', 'eingetragener verein', 'asbl', 'vzw', 'stichting', 'ngo'],
    na: ['na', 'n a', 'national association'],
  },
}; // prettier-ignore

const CLASS_OF = new Map<string, string>();
const FAMILY_OF = new Map<string, string>();
for (const [family, classes] of Object.entries(FAMILIES)) {
  for (const [legalForm, phrases] of Object.entries(classes)) {
    FAMILY_OF.set(legalForm, family);
    for (const phrase of phrases) CLASS_OF.set(phrase, legalForm);
  }
}

export const LONGEST_LEGAL_FORM = Math.max(...[...CLASS_OF.keys()].map((phrase) => phrase.split(' ').length));

/** Class of a folded and romanised phrase, or undefined. */
export function legalFormOf(phrase: string): string | undefined {
  return CLASS_OF.get(phrase);
}

/** The same family is likely a translation; two families seldom the same organisation, but files are careless. */
export function legalFormSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  return FAMILY_OF.get(a) === FAMILY_OF.get(b) ? 0.8 : 0.3;
}
