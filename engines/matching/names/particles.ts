function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''));
}

/** Words before a name that are often written together with it: Abd al-Rahman, Abdurrahman; Abu Bakr, Abubakr. */
export const GLUED_BEFORE = words('abd abdul abdel abdal abdol abdu abdi abu abou umm oum عبد ابو ابي ام');

/** Articles; written together with the name too. The assimilated forms count only before the sound (ash-Shami). */
export const ARTICLES = words('al el ul ال');
export const ASSIMILATED = /^[aeu](sh|[tdrzsn])$/;

/** Words after a name that are often written together with it: Hamid Ullah, Salah ad-Din, Karim Zada, Ahmad Zai. */
export const GLUED_AFTER = words(
  'ullah allah ollah uddin addin eddine eddin udin aldin aldeen zada zadeh zade zai zay zoi zoy ' +
    'الله الدين زاده زاي زي پور',
);

/** Son, daughter, of, from and their like in names of persons; only where a name follows. */
export const PERSON_PARTICLES = words(
  'bin ibn ben bint bte binti ould wuld walad aal beni bani bani ap ' +
    'alias aka dit genannt van von vd der den de del della dela di da das do dos du des d la le las los lo y e i zu zum zur ter ten te af av ' +
    'بن ابن بنت ولد ال بني',
);

/** Particles that are given names or surnames too (Ben, Van, Le, Do, Da): at the beginning they are the name. */
export const NAMES_TOO = words('ben bin van le do da di de la den dos du lo y e i ap te ten');

/** Words that only join others in names of organisations and things. */
export const JOINING_WORDS = words(
  'and of the for in on at to by with und der die das fur und van von de des du la le les et pour en y el los las del ' +
    'e da do dos di della het een voor i a',
);

/** A father's name in the Slavic and Turkic manner. */
export const PATRONYMIC = /(?:[oe]vich|[oe]vych|[oe]vna|[iy]chna|(?:oglu|oghlu|ogly|kyzy|gizi|qizi|uulu))$/;
