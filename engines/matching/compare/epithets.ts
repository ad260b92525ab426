import { fold } from '@foreland/model/text';

/**
 * What is written where a name is not known, or as the label of a contact: kinship, trade and rank, in the languages of
 * the partners and of those they meet. Two people called “Uncle” have nothing in common by it, and “Uncle” speaks against
 * no name.
 */
const EPITHETS: ReadonlySet<string> = new Set(
  [
    'uncle, the uncle, oncle, tonton, onkel, oom, amca, amo, ammo, khalo, kaka, mam, mamo, عمو, خالو, کاکا, مام',
    'aunt, auntie, tante, khala, abla, teyze, خاله',
    'brother, bro, frère, frere, bruder, broer, broeder, abi, kardes, akhi, برادر, برا, اخي',
    'sister, soeur, schwester, zus, zuster, خواهر',
    'father, dad, papa, pere, vater, vader, baba, بابا, mother, mum, mama, mutter, moeder, maman, ماما',
    'teacher, maître, maitre, prof, professeur, lehrer, leraar, meester, mamosta, ustad, ustaz, hoca, استاد, مامۆستا',
    'doctor, docteur, doktor, dokter, dr, دکتر, دكتور',
    'captain, capitaine, kapitän, kapitan, kapitein, kaptan, skipper, ناخدا, کاپتان',
    'commander, commandant, kommandant, kumandan, qumandan, general, kommandeur, قوماندان, فرمانده',
    'boss, chef, chief, patron, baas, leiter, rais, reis, رئیس',
    'hajji, haji, hadji, hacı, haci, حاجی, حاج',
    'driver, chauffeur, fahrer, sofor, سائق, راننده, agent, broker, saraf, sarraf, hawaladar, صراف',
    'shop, boutique, laden, winkel, market, دکان, hotel',
    'friend, ami, freund, vriend, arkadas, رفیق, cousin, neffe, neef',
    'own number, my number, mon numéro, mon numero, eigene nummer, eigen nummer, self, me, moi, ich, ik',
    'unknown, inconnu, inconnue, unbekannt, onbekend, nn, n n, no name, sans nom, ohne namen, zonder naam, anonymous, مجهول, نامعلوم',
    'boy, man, woman, kid, new, old, big, small',
  ]
    .join(', ')
    .split(', ')
    .map(fold),
);

const ARTICLE = /^(the|le|la|l|der|die|das|de|het|al|el) /u;

/** Is this no name, but what somebody is called who has one? */
export function isEpithet(name: string): boolean {
  const folded = fold(name);
  return EPITHETS.has(folded) || EPITHETS.has(folded.replace(ARTICLE, ''));
}
