/** Titles and forms of address by class, folded and romanised. Dropped from a name that has nothing else. */
const CLASSES = `
mr mister herr monsieur mons senor sig signor dhr meneer aqa agha
mrs ms miss mme madame mlle mademoiselle frau senora sra signora mevr mevrouw khanum hanim begum
dr doctor doktor docteur duktur dktur
prof professor professeur
eng engineer engr ing muhandis mhnds mohandes dipl
haji hajji hadji hajj hadj haj alhaj elhadj elhaj alhajj hajjah haja hj alhag
sheikh shaikh sheik shaykh shekh cheikh cheik sheykh shaik alshaikh alshaykh alsheikh shikh alshikh
sayyid sayed sayyed seyyed sayid seyed saiyid alsayed alsayyid
mullah mulla molla mawlawi maulvi molvi maulana mawlana moulana mowlawi
imam ustad ostad ustadh
sir lord lady dame baron count
gen general
col colonel oberst
maj major
capt captain kapitan capitaine
lt lieutenant leutnant
sgt sergeant
cmdr commander komandan qomandan
jr junior
sr senior
esq phd md msc bsc
`;

const CLASS_OF = new Map<string, string>();
for (const line of CLASSES.trim().split('\n')) {
  const [first = '', ...others] = line.split(' ');
  for (const word of [first, ...others]) CLASS_OF.set(word, first);
}

/** Class of a folded and romanised title, or undefined. */
export function titleOf(word: string): string | undefined {
  return CLASS_OF.get(word);
}
