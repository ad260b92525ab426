import type { Translation } from '../catalogue.ts';
import type { networkAnalyses as english } from '../en/network-analyses.ts';

export const networkAnalyses: Translation<typeof english> = {
  'analysis.contacts': 'Contacts',
  'analysis.error': 'Erreur prouvée de toutes les valeurs ensemble : au plus {error}',
  'analysis.without.alone': 'N’est lié à personne',
  'analysis.without.whole': 'Sans lui, les autres restent reliés entre eux',
  'analysis.without.parts': 'Parties en lesquelles sa partie du réseau se déferait sans lui',
  'analysis.without.cut-off': 'Nœuds qui seraient coupés de la plus grande de ces parties',

  'analysis.betweenness.title': 'Intermédiaires (betweenness)',
  'analysis.betweenness.about':
    'Part de toutes les paires dont les plus courts chemins passent par un nœud. Élevée : beaucoup doit passer là, si cela prend les chemins courts. Elle ne dit pas que quelque chose y passe.',
  'analysis.betweenness.counted': 'Toutes les paires ont été comptées.',
  'analysis.betweenness.sampled':
    '{count} paires ont été tirées au hasard : avec une certitude de {sure} %, aucune part ne s’écarte de plus de {percent} points de pourcentage.',
  'analysis.betweenness.pairs':
    'Paires d’autres nœuds dont les plus courts chemins passent ici ; plusieurs chemins d’une paire se la partagent',

  'analysis.page-rank.title': 'Lié à ceux qui comptent (PageRank)',
  'analysis.page-rank.about':
    'Où l’on rencontre une marche le long des liens qui recommence de temps en temps. Élevée : lié à des nœuds eux-mêmes très liés. Un commerce ou un numéro d’appel l’est aussi.',
  'analysis.page-rank.along': 'Vient par le lien avec',
  'analysis.page-rank.others': 'Vient par {count} autres liens',
  'analysis.page-rank.anyway': 'Ce qu’a tout nœud',
  'analysis.page-rank.damping': 'Probabilité que la marche continue',

  'analysis.closeness.title': 'Proche de tous (closeness)',
  'analysis.closeness.about':
    'Combien peu de liens mènent aux autres, corrigé de ceux qui ne peuvent être atteints. Élevée : apprend vite et se fait vite entendre.',
  'analysis.closeness.reached': 'Nœuds qu’il atteint, sur {of}',
  'analysis.closeness.distance': 'Liens jusqu’à eux, en moyenne',

  'analysis.constraint.title': 'Relie des inconnus (contrainte)',
  'analysis.constraint.about':
    'Dans quelle mesure les contacts d’un nœud se connaissent entre eux. Basse : relie des contacts que personne d’autre ne relie. Avec un seul contact elle vaut 1 ou plus, ce qui ne dit rien.',
  'analysis.constraint.held': 'Tenu par',
  'analysis.constraint.others': 'Tenu par {count} autres',

  'analysis.coreness.title': 'Au cœur (k-core)',
  'analysis.coreness.about':
    'Le plus grand nombre tel que le nœud se trouve parmi des nœuds qui ont tous autant de contacts entre eux. Élevé : fait partie d’un noyau dense, et non simple nœud aux contacts nombreux.',
  'analysis.coreness.inner': 'Noyau le plus dense : {count} nœuds avec au moins {most} contacts entre eux',
  'analysis.coreness.within': 'Contacts dans le noyau {core} et plus au centre',
  'analysis.coreness.size': 'Nœuds dans le noyau {core} et plus au centre',

  'analysis.cut-points.title': 'Tient des parties ensemble (points d’articulation)',
  'analysis.cut-points.about':
    'Combien de nœuds perdent le chemin vers le reste si le nœud disparaît. Élevé : le seul chemin entre des parties, pour autant que les liens soient connus.',
  'analysis.cut-points.points': {
    one: '{count} nœud sans lequel sa partie du réseau se défait',
    other: '{count} nœuds sans lesquels leur partie du réseau se défait',
  },
  'analysis.cut-points.bridges': {
    one: '{count} lien sans lequel elle se défait',
    other: '{count} liens sans lesquels elle se défait',
  },

  'analysis.groups.count': { one: '{count} groupe', other: '{count} groupes' },
  'analysis.groups.largest': {
    one: 'Le plus grand compte {count} nœud',
    other: 'Le plus grand compte {count} nœuds',
  },
  'analysis.groups.modularity': 'Modularité {quality} : de 0, comme le voudrait le hasard, vers 1',
  'analysis.groups.size': 'Nœuds dans son groupe',
  'analysis.groups.within': '{percent} % du poids de ses liens reste dans le groupe',
  'analysis.groups.beside': '{percent} % va au groupe {group}, plus qu’à tout autre',
  'analysis.resolution': 'Résolution : plus élevée, elle donne de plus petits groupes',
  'analysis.seed': 'Graine : à graine égale, résultat égal',

  'analysis.leiden.title': 'Groupes (Leiden)',
  'analysis.leiden.about':
    'Qui est lié entre soi plus que le hasard ne le voudrait. Chaque groupe est d’un seul tenant. Le doute sur les liens n’est pas considéré ici : la liste des groupes le considère.',
  'analysis.louvain.title': 'Groupes (Louvain)',
  'analysis.louvain.about':
    'La méthode de la plupart des outils, pour comparer avec leurs résultats. Un groupe peut ne pas être d’un seul tenant ; Leiden en trouve de meilleurs.',

  'analysis.blocks.title': 'Liés de la même façon (modèle à blocs stochastiques)',
  'analysis.blocks.about':
    'Nœuds liés aux mêmes sortes de nœuds, qu’ils le soient ou non entre eux : c’est à quoi ressemble un rôle. Les numéros des blocs ne signifient rien en eux-mêmes.',
  'analysis.blocks.count': { one: '{count} bloc', other: '{count} blocs' },
  'analysis.blocks.largest': {
    one: 'Le plus grand compte {count} nœud',
    other: 'Le plus grand compte {count} nœuds',
  },
  'analysis.blocks.corrected':
    'Décrit en {bits} bits de moins qu’avec un seul bloc ; le nombre de contacts d’un nœud ne compte pas',
  'analysis.blocks.plain':
    'Décrit en {bits} bits de moins qu’avec un seul bloc ; le nombre de contacts d’un nœud compte aussi',
  'analysis.blocks.size': 'Nœuds dans son bloc',
  'analysis.blocks.within': '{percent} % des liens de son bloc y restent ; des siens, {own} %',
  'analysis.blocks.between': '{percent} % des liens de son bloc vont au bloc {block} ; des siens, {own} %',
  'analysis.blocks.mostBlocks': 'Nombre maximal de blocs recherchés',

  'analysis.components.title': 'Parties connexes',
  'analysis.components.about':
    'Nœuds entre lesquels mènent des liens, par qui que ce soit. Entre deux parties, rien n’est connu.',
  'analysis.components.count': { one: '{count} partie', other: '{count} parties' },
  'analysis.components.largest': {
    one: 'La plus grande compte {count} nœud',
    other: 'La plus grande compte {count} nœuds',
  },
  'analysis.components.own': 'Nœuds dans sa partie',

  'analysis.betweenness.error': 'Plus grande erreur, là où les paires sont tirées au hasard',
};
