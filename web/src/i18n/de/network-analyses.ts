import type { Translation } from '../catalogue.ts';
import type { networkAnalyses as english } from '../en/network-analyses.ts';

export const networkAnalyses: Translation<typeof english> = {
  'analysis.contacts': 'Kontakte',
  'analysis.error': 'Bewiesener Fehler aller Werte zusammen: höchstens {error}',
  'analysis.without.alone': 'Mit niemandem verbunden',
  'analysis.without.whole': 'Ohne ihn bleiben die anderen miteinander verbunden',
  'analysis.without.parts': 'Teile, in die sein Teil des Netzwerks ohne ihn zerfiele',
  'analysis.without.cut-off': 'Knoten, die vom größten dieser Teile abgeschnitten wären',

  'analysis.betweenness.title': 'Vermittler (Betweenness)',
  'analysis.betweenness.about':
    'Anteil aller Paare, deren kürzeste Wege durch einen Knoten führen. Hoch: Vieles muss hier durch, wenn es kurze Wege nimmt. Dass etwas hier durchgeht, sagt der Wert nicht.',
  'analysis.betweenness.counted': 'Alle Paare wurden gezählt.',
  'analysis.betweenness.sampled':
    '{count} Paare wurden zufällig gezogen: Mit {sure} % Sicherheit liegt kein Anteil um mehr als {percent} Prozentpunkte daneben.',
  'analysis.betweenness.pairs':
    'Paare anderer, deren kürzeste Wege hier entlangführen; mehrere Wege eines Paares teilen es sich',

  'analysis.page-rank.title': 'Mit wichtigen Knoten verbunden (PageRank)',
  'analysis.page-rank.about':
    'Wo man einem Gang entlang der Verbindungen begegnet, der hin und wieder neu beginnt. Hoch: mit Knoten verbunden, die selbst viel verbunden sind. Auch ein Laden oder eine Hotline hat einen hohen Wert.',
  'analysis.page-rank.along': 'Kommt über die Verbindung mit',
  'analysis.page-rank.others': 'Kommt über {count} andere Verbindungen',
  'analysis.page-rank.anyway': 'Was jeder Knoten hat',
  'analysis.page-rank.damping': 'Wie wahrscheinlich ein Gang weitergeht',

  'analysis.closeness.title': 'Nah an allen (Closeness)',
  'analysis.closeness.about':
    'Wie wenige Verbindungen zu den anderen führen, berichtigt um die, die nicht erreichbar sind. Hoch: erfährt vieles schnell und wird schnell gehört.',
  'analysis.closeness.reached': 'Knoten, die er erreicht, von {of}',
  'analysis.closeness.distance': 'Verbindungen bis dorthin im Durchschnitt',

  'analysis.constraint.title': 'Verbindet einander Fremde (Beschränkung)',
  'analysis.constraint.about':
    'Wie weit die Kontakte eines Knotens einander kennen. Niedrig: verbindet Kontakte, die sonst niemand verbindet. Bei nur einem Kontakt ist der Wert 1 oder mehr und sagt nichts.',
  'analysis.constraint.held': 'Gebunden durch',
  'analysis.constraint.others': 'Gebunden durch {count} andere',

  'analysis.coreness.title': 'Mittendrin (k-Kern)',
  'analysis.coreness.about':
    'Die größte Zahl, für die gilt: Der Knoten gehört zu Knoten, die alle so viele Kontakte untereinander haben. Hoch: Teil eines dichten Kerns und nicht bloß ein Knoten mit vielen Kontakten.',
  'analysis.coreness.inner': 'Innerster Kern: {count} Knoten mit mindestens {most} Kontakten untereinander',
  'analysis.coreness.within': 'Kontakte im Kern {core} und weiter innen',
  'analysis.coreness.size': 'Knoten im Kern {core} und weiter innen',

  'analysis.cut-points.title': 'Hält Teile zusammen (Artikulationspunkte)',
  'analysis.cut-points.about':
    'Wie viele Knoten den Weg zum Rest verlieren, wenn der Knoten wegfällt. Hoch: der einzige Weg zwischen Teilen, soweit Verbindungen bekannt sind.',
  'analysis.cut-points.points': {
    one: '{count} Knoten, ohne den sein Teil des Netzwerks zerfällt',
    other: '{count} Knoten, ohne die ihr Teil des Netzwerks zerfällt',
  },
  'analysis.cut-points.bridges': {
    one: '{count} Verbindung, ohne die er zerfällt',
    other: '{count} Verbindungen, ohne die er zerfällt',
  },

  'analysis.groups.count': { one: '{count} Gruppe', other: '{count} Gruppen' },
  'analysis.groups.largest': {
    one: 'Die größte hat {count} Knoten',
    other: 'Die größte hat {count} Knoten',
  },
  'analysis.groups.modularity': 'Modularität {quality}: von 0, wie der Zufall es wollte, bis gegen 1',
  'analysis.groups.size': 'Knoten in seiner Gruppe',
  'analysis.groups.within': '{percent} % des Gewichts seiner Verbindungen bleiben in der Gruppe',
  'analysis.groups.beside': '{percent} % gehen zu Gruppe {group}, mehr als zu jeder anderen',
  'analysis.resolution': 'Auflösung: höher ergibt kleinere Gruppen',
  'analysis.seed': 'Startzahl: gleiche Startzahlen ergeben gleiche Ergebnisse',

  'analysis.leiden.title': 'Gruppen (Leiden)',
  'analysis.leiden.about':
    'Wer mehr miteinander verbunden ist, als der Zufall es wollte. Jede Gruppe hängt in sich zusammen. Wie zweifelhaft Verbindungen sind, bleibt hier außer Betracht; die Liste der Gruppen berücksichtigt es.',
  'analysis.louvain.title': 'Gruppen (Louvain)',
  'analysis.louvain.about':
    'Das Verfahren der meisten Werkzeuge, um mit deren Ergebnissen zu vergleichen. Gruppen können in sich zerfallen; Leiden findet bessere.',

  'analysis.blocks.title': 'Gleich verbunden (stochastisches Blockmodell)',
  'analysis.blocks.about':
    'Knoten, die mit denselben Sorten von Knoten verbunden sind, ob miteinander oder nicht: So sieht eine Rolle aus. Die Nummern der Blöcke bedeuten für sich nichts.',
  'analysis.blocks.count': { one: '{count} Block', other: '{count} Blöcke' },
  'analysis.blocks.largest': {
    one: 'Der größte hat {count} Knoten',
    other: 'Der größte hat {count} Knoten',
  },
  'analysis.blocks.corrected':
    'Um {bits} Bit kürzer beschrieben als mit einem einzigen Block; wie viele Kontakte ein Knoten hat, zählt nicht',
  'analysis.blocks.plain':
    'Um {bits} Bit kürzer beschrieben als mit einem einzigen Block; wie viele Kontakte ein Knoten hat, zählt mit',
  'analysis.blocks.size': 'Knoten in seinem Block',
  'analysis.blocks.within':
    '{percent} % der Verbindungen seines Blocks bleiben darin; von seinen eigenen {own} %',
  'analysis.blocks.between':
    '{percent} % der Verbindungen seines Blocks gehen zu Block {block}; von seinen eigenen {own} %',
  'analysis.blocks.mostBlocks': 'So viele Blöcke werden höchstens gesucht',

  'analysis.components.title': 'Zusammenhängende Teile',
  'analysis.components.about':
    'Knoten, zwischen denen Verbindungen führen, über wen auch immer. Zwischen zwei Teilen ist nichts bekannt.',
  'analysis.components.count': { one: '{count} Teil', other: '{count} Teile' },
  'analysis.components.largest': {
    one: 'Der größte hat {count} Knoten',
    other: 'Der größte hat {count} Knoten',
  },
  'analysis.components.own': 'Knoten in seinem Teil',

  'analysis.betweenness.error': 'Größter Fehler, wo Paare zufällig gezogen werden',
};
