import type { Translation } from '../catalogue.ts';
import type { narrowing as english } from '../en/narrowing.ts';

export const narrowing: Translation<typeof english> = {
  narrow: 'Resserrer les étiquettes',
  narrowText:
    'Les partenaires qui la perdent sont priés de la retirer, les autres la reçoivent sous sa nouvelle étiquette, en une seule étape. Une étiquette ne s’élargit jamais : pour partager davantage, fournissez-la de nouveau.',
  labels: 'Étiquettes actuelles',
  statements: { one: '{count} énoncé', other: '{count} énoncés' },
  audience: 'Partenaires qui peuvent encore la voir',
  purposes: 'Pour quelles finalités encore',
  handling: 'Codes de traitement à ajouter',
  tlp: 'Feu de signalisation, au moins',
  level: 'Classification, au moins',
  reviewBy: 'À revoir au plus tard le',
  records: 'Seulement sur ces fiches',
  recordsHelp: 'Identifiants de fiches, un par ligne. Vide signifie toute la contribution.',
  recordsWrong: 'Chaque ligne doit être un identifiant de fiche, tel que GB:p-000123.',
  reason: 'Motif',
  reasonHelp: 'Figure dans l’historique de chaque énoncé.',
  reasonNeeded: 'Dites pourquoi.',
  nothingChosen: 'Choisissez ce qui doit être plus étroit.',
  review: 'J’ai vérifié qui la perd.',
  loses: 'Seront priés de la retirer : {partners}.',
  done: {
    one: '{count} énoncé est sous une étiquette plus étroite.',
    other: '{count} énoncés sont sous une étiquette plus étroite.',
  },
  stillStated: {
    one: 'Une autre contribution en énonce encore {count} sous l’étiquette plus large ; resserrez-la aussi.',
    other:
      'Une autre contribution en énonce encore {count} sous l’étiquette plus large ; resserrez-la aussi.',
  },
  nothingStated: 'Elle n’énonce rien actuellement que vous voyiez.',
};
