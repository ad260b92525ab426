import type { Translation } from '../catalogue.ts';
import type { financeLeads as english } from '../en/finance-leads.ts';

export const financeLeads: Translation<typeof english> = {
  'engine.finance.title': 'Finance illicite et transfert informel de valeurs',
  'finance.question.brokers':
    'Qui pourrait transmettre des valeurs pour autrui sans autorisation, comme simple somme d’indices',
  'finance.question.books':
    'Livres saisis, avec les montants retrouvés et les lignes qui ne peuvent toutes être vraies',
  'finance.question.structures':
    'Comptes qui collectent et transmettent, valeurs qui reviennent, flux dans les deux sens',
  'finance.question.trace': 'Où sont allées les valeurs d’un compte, selon trois méthodes côte à côte',
  'kind.value-broker': 'Courtier de valeurs',
  'kind.collecting-account': 'Compte qui collecte et transmet',
  'anchor.value-broker': 'Courtier de valeurs',
  'anchor.collecting-account': 'Compte',

  'value-broker.title': {
    one: 'Transmet peut-être des valeurs pour autrui : {count} code de paiement',
    other: 'Transmet peut-être des valeurs pour autrui : {count} codes de paiement',
  },
  'value-broker.summary':
    'Les livres, jetons et paiements visibles correspondent à quelqu’un qui reçoit des valeurs et les fait payer ailleurs, et aucun registre visible ne l’y autorise. La plupart de ceux qui recourent à un tel service envoient de l’argent à leur famille. Ceux qui paient sont comptés ici et ne sont pas nommés.',
  'value-broker.part.keeps-books': {
    one: 'Tient un livre de {count} ligne',
    other: 'Tient des livres de {count} lignes',
  },
  'value-broker.part.issues-tokens': {
    one: 'A émis {count} jeton retrouvé',
    other: 'A émis {count} jetons retrouvés',
  },
  'value-broker.part.named-as-broker': {
    one: 'Désigné comme courtier de {count} transfert',
    other: 'Désigné comme courtier de {count} transferts',
  },
  'value-broker.part.codes-found-elsewhere': {
    one: '{count} de ses codes a été trouvé chez quelqu’un d’autre',
    other: '{count} de ses codes ont été trouvés chez d’autres',
  },
  'value-broker.part.pays-out-after-crossings': {
    one: '{count} dépôt payé dans les trois jours suivant un départ, par rapport à ce que donne le hasard',
    other:
      '{count} dépôts payés dans les trois jours suivant un départ, par rapport à ce que donne le hasard',
  },
  'value-broker.part.collects-and-passes-on': {
    one: 'Possède {count} compte qui collecte et transmet',
    other: 'Possède {count} comptes qui collectent et transmettent',
  },
  'value-broker.part.settles-with-broker': {
    one: '{count} paiement entre son propre compte et celui d’une autre partie de ce genre',
    other: '{count} paiements entre ses propres comptes et ceux d’autres parties de ce genre',
  },
  'value-broker.part.holds-licence': 'Un registre dit que le transfert de valeurs lui est permis',
  'value-broker.innocent.licensed': 'Cette partie est enregistrée ou agréée pour transférer des valeurs',
  'value-broker.innocent.aid': 'Elle collecte pour une association d’aide',
  'value-broker.innocent.own-business': 'Les livres sont ceux de son propre commerce',
  'value-broker.innocent.keeps-for-others':
    'Elle garde de l’argent pour d’autres, comme le font colocations, tontines et collectes familiales',
  'value-broker.missing.licence':
    'Si elle figure dans les registres d’agents de paiement de tous les partenaires',
  'value-broker.missing.counter-book': 'Le livre de celui qui paie à l’arrivée',
  'value-broker.missing.settlement': 'Comment elle règle ses comptes avec celui qui paie',
  'value-broker.action.account-freeze': 'Examiner s’il faut geler les comptes et mettre les livres en sûreté',
  'value-broker.action.ask-holder':
    'Demander au partenaire qui détient des fiches sur cette partie ce qu’il sait des agréments, livres et comptes',

  'collecting-account.title': {
    one: '{count} payeur en {days} jours, et l’essentiel repart',
    other: '{count} payeurs en {days} jours, et l’essentiel repart',
  },
  'collecting-account.summary':
    'Plusieurs comptes versent et {percent} % de ce qui entre repart en quelques jours. Un commerce ou un club collecte aussi, mais garde ou dépense plutôt au fil du temps. Ceux qui versent sont comptés ici et ne sont pas nommés.',
  'collecting-account.part.payers': {
    one: '{count} payeur dans une même période',
    other: '{count} payeurs dans une même période',
  },
  'collecting-account.part.passed-on': '{percent} % repart en {days} jours',
  'collecting-account.part.one-receiver': 'Ce qui repart va à un seul compte',
  'collecting-account.part.licensed': 'Un titulaire est enregistré ou agréé pour transférer des valeurs',
  'collecting-account.innocent.licensed': 'C’est le compte d’un établissement de paiement agréé',
  'collecting-account.innocent.trade': 'C’est le compte d’un commerce, avec clients et fournisseurs',
  'collecting-account.innocent.savings':
    'C’est une tontine, une colocation ou une collecte, dont le produit va à un membre à la fois',
  'collecting-account.missing.owner': 'À qui appartient le compte',
  'collecting-account.missing.statement':
    'Le relevé complet du compte : seuls des paiements signalés sont visibles',
  'collecting-account.action.account-freeze': 'Examiner s’il faut geler le compte',
  'collecting-account.action.ask-holder':
    'Demander le relevé complet au partenaire dont les banques l’ont signalé',
};
