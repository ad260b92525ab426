/** Titles and forms of address by class, folded and romanised. Dropped from a name that has nothing else. */
const CLASSES = `
mr mister herr monsieur mons senor sig signor dhr meneer aqa agha alsid
mrs ms miss mme madame mlle mademoiselle frau senora sra signora mevr mevrouw khanum khanom khanm hanim begum bigm sidah
dr doctor doktor docteur duktur dktur dktur
prof professor professeur
eng engineer engr ing muhandis mhnds mohandes dipl
haji hajji hadji hajj hadj haj alhaj elhadj elhaj alhajj hajjah haja hj alhag
sheikh shaikh sheik shaykh shekh cheikh cheik sheykh shaik alshaikh alshaykh alsheikh shikh alshikh
sayyid sayed sayyed seyyed sayid seyed saiyid alsayed alsayyid
mullah mulla molla mla mului mawlawi maulvi molvi maulana mawlana moulana mowlawi
imam amam
ustad ostad ustadh astad
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
ii
iii
esq phd md msc bsc
`;

const CLASS_OF = new Map<string, string>();
for (const line of CLASSES.trim().split('\n')) {
  const [first = '', ...others] = line.split(' ');
  for (const word of [first, ...others]) CLASS_OF.set(word, first);
}

/** Classes that stand behind a name; other titles there are surnames (Ali Sheikh). */
const BEHIND = new Set('mr mrs dr prof eng jr sr ii iii esq'.split(' '));

/** Class of a folded and romanised title, or undefined. */
export function titleOf(word: string, isLast: boolean): string | undefined {
  const title = CLASS_OF.get(word);
  return title !== undefined && isLast && !BEHIND.has(title) ? undefined : title;
}
