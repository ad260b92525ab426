import type { Translation } from '../catalogue.ts';
import type { networkLeads as english } from '../en/network-leads.ts';

export const networkLeads: Translation<typeof english> = {
  'engine.networks.title': 'Réseaux de personnes et d’objets',
  'engine.supply.title': 'Filières d’approvisionnement en bateaux et moteurs',
  'kind.link-to-check': 'Lien à vérifier',
  'kind.broker': 'Intermédiaire entre groupes',
  'kind.supplier': 'Fournisseur de bateaux mis à l’eau',
  'kind.same-batch': 'Même fabrication chez deux partenaires',
  'anchor.link-to-check': 'Deux parties',
  'anchor.broker': 'Intermédiaire',
  'anchor.supplier': 'Fournisseur',
  'anchor.same-batch': 'Deux pièces',

  'link-to-check.title': {
    one: '{count} contact en commun, sans lien connu',
    other: '{count} contacts en commun, sans lien connu',
  },
  'link-to-check.summary': {
    one: 'Rien de ce que vous pouvez voir ne relie ces deux parties, mais toutes deux sont liées au même contact ({count}). C’est une raison de vérifier si elles se connaissent, et non une preuve : aucun graphe ne le montre.',
    other:
      'Rien de ce que vous pouvez voir ne relie ces deux parties, mais toutes deux sont liées aux mêmes {count} contacts. C’est une raison de vérifier si elles se connaissent, et non une preuve : aucun graphe ne le montre.',
  },
  'link-to-check.part.common': {
    one: '{count} contact en commun, par rapport à deux acteurs quelconques de ce réseau',
    other: '{count} contacts en commun, par rapport à deux acteurs quelconques de ce réseau',
  },
  'link-to-check.part.exclusive': 'Le peu d’autres personnes que ces contacts connaissent',
  'link-to-check.part.doubt': 'Doute sur les liens avec ces contacts, selon la cotation de leurs sources',
  'link-to-check.innocent.known-by-chance':
    'Toutes deux connaissent les mêmes personnes par hasard, comme des clients, voisins ou collègues',
  'link-to-check.innocent.relatives': 'Toutes deux sont d’une même famille ou d’un même foyer',
  'link-to-check.innocent.one-person': 'C’est une seule personne ou organisation sous deux fiches',
  'link-to-check.missing.direct-contact': 'Des appels, paiements ou rencontres entre les deux',
  'link-to-check.missing.period': 'Si toutes deux connaissaient ces contacts à la même époque',
  'link-to-check.missing.second-source':
    'Une seconde source, indépendante, pour les liens qui n’en ont qu’une',
  'link-to-check.action.ask-holder':
    'Demander au partenaire qui détient des fiches sur l’une des parties ce qu’il sait de l’autre',

  'broker.title': 'Relie {groups} groupes',
  'broker.summary':
    'Au moins {percent} % des plus courts chemins entre les membres du groupe passent par cette partie dans dix-neuf mondes possibles sur vingt, et ses liens touchent {groups} groupes. Une place dans un réseau n’est pas une infraction : elle dit où regarder.',
  'broker.part.between':
    'Au moins {percent} % des plus courts chemins du groupe, par rapport à la moyenne de ses membres',
  'broker.part.groups': {
    one: 'Des liens dans {count} groupe',
    other: 'Des liens dans {count} groupes',
  },
  'broker.part.doubt': 'La fermeté du groupe à travers les mondes possibles',
  'broker.innocent.looked-at-most': 'Les sources ont regardé cette partie plus que les autres',
  'broker.innocent.serves-anybody':
    'Elle sert tout le monde, comme un magasin, un transporteur ou un bureau de transfert d’argent',
  'broker.innocent.two-people': 'Les fiches de deux personnes ont été prises pour celles d’une seule',
  'broker.missing.purpose': 'Ce qui passe par cette partie : argent, marchandises, personnes ou paroles',
  'broker.missing.direction': 'Dans quel sens, et sur l’ordre de qui',
  'broker.missing.second-source': 'Une seconde source, indépendante',
  'broker.action.deconflict':
    'Convenir avec les partenaires qui connaissent les groupes de qui dirige, avant que quiconque agisse',
  'broker.action.ask-holder':
    'Demander au partenaire qui détient des fiches sur cette partie ce qui passe par elle',

  'supplier.title': {
    one: '{count} bateau passé par lui a été trouvé',
    other: '{count} bateaux passés par lui ont été trouvés',
  },
  'supplier.summary': {
    one: '{count} bateau ou moteur dont on sait qu’il est passé entre les mains de ce fournisseur a été trouvé lors d’un départ ou d’une saisie, et appartient à son lot avec une probabilité d’au moins 80 %. Les commerçants honnêtes vendent aussi des bateaux.',
    other:
      '{count} bateaux ou moteurs dont on sait qu’ils sont passés entre les mains de ce fournisseur ont été trouvés lors de départs ou de saisies, et appartiennent à leurs lots avec une probabilité d’au moins 80 %. Les commerçants honnêtes vendent aussi des bateaux.',
  },
  'supplier.part.placed':
    'La pièce la plus sûre appartient à son lot avec une probabilité d’au moins {percent} %',
  'supplier.part.found': {
    one: '{count} pièce a été trouvée',
    other: '{count} pièces ont été trouvées',
  },
  'supplier.part.sends-only':
    'Ne fait que fabriquer ou expédier : d’autres se tenaient entre lui et le départ',
  'supplier.part.disguised': {
    one: '{count} envoi de bateaux a été déclaré comme une autre marchandise',
    other: '{count} envois de bateaux ont été déclarés comme une autre marchandise',
  },
  'supplier.innocent.sells-to-anybody':
    'Il vend ouvertement à tous et ne peut savoir ce que devient un bateau',
  'supplier.innocent.made-them':
    'Il a fabriqué les bateaux et les a vendus à un commerçant, comme tout fabricant',
  'supplier.innocent.sold-on': 'Un acheteur honnête a revendu les bateaux',
  'supplier.innocent.declared-by-mistake':
    'Les marchandises ont été déclarées par erreur sous une mauvaise position',
  'supplier.missing.buyer': 'À qui les pièces ont été vendues',
  'supplier.missing.payment': 'Les factures, et qui a payé',
  'supplier.missing.gaps': 'Les étapes des parcours que personne n’a vues',
  'supplier.action.supplier-action': 'Contrôler le fournisseur là où les bateaux ont été trouvés',
  'supplier.action.ask-holder':
    'Demander au partenaire qui détient des fiches sur ce fournisseur ses ventes et ses acheteurs',

  'same-batch.title': 'Deux partenaires, même fabrication ?',
  'same-batch.summary':
    'Aucun partenaire n’a de fiches sur les deux pièces. Ce qu’elles ont en commun s’explique mieux par une même fabrication que par deux : elles peuvent venir d’un même fournisseur.',
  'same-batch.part.material.agrees': 'Même matériau',
  'same-batch.part.material.differs': 'Autre matériau',
  'same-batch.part.valve.agrees': 'Même valve',
  'same-batch.part.valve.differs': 'Valve différente',
  'same-batch.part.weldPattern.agrees': 'Même motif de soudure',
  'same-batch.part.weldPattern.differs': 'Motif de soudure différent',
  'same-batch.part.cartonMark.agrees': 'Même marque de carton',
  'same-batch.part.cartonMark.differs': 'Marque de carton différente',
  'same-batch.part.sameConsignment.agrees': 'Emballées dans un même envoi',
  'same-batch.part.sameConsignment.differs': 'Emballées dans des envois différents',
  'same-batch.part.samePlace.agrees': 'Trouvées au même endroit',
  'same-batch.part.samePlace.differs': 'Trouvées à des endroits différents',
  'same-batch.part.serialGap': {
    one: 'Numéros de série à {count} d’écart',
    other: 'Numéros de série à {count} d’écart',
  },
  'same-batch.part.otherSeries': 'Numéros de série de séries différentes',
  'same-batch.part.daysApart': {
    one: 'Trouvées à {count} jour d’écart',
    other: 'Trouvées à {count} jours d’écart',
  },
  'same-batch.part.together':
    'Ce que de tels traits valent ensemble, d’après des paires dont la vérité est connue',
  'same-batch.innocent.common-model': 'Le modèle est fabriqué par milliers avec les mêmes traits',
  'same-batch.innocent.one-piece': 'Les deux fiches parlent d’une seule et même pièce',
  'same-batch.innocent.typing-error': 'Un numéro de série a été mal relevé',
  'same-batch.missing.maker-records':
    'Les registres du fabricant sur cette fabrication, et à qui elle a été vendue',
  'same-batch.missing.first-buyer': 'Le premier acheteur de chaque pièce',
  'same-batch.missing.serial-numbers': 'Des numéros de série que l’on puisse comparer',
  'same-batch.action.compare-pieces': 'Comparer côte à côte photos, marques et valves des deux pièces',
  'same-batch.action.ask-holder':
    'Demander au partenaire qui détient la pièce des photos, ses marques et ce que l’on sait de son acheteur',
};
