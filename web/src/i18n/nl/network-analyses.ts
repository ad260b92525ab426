import type { Translation } from '../catalogue.ts';
import type { networkAnalyses as english } from '../en/network-analyses.ts';

export const networkAnalyses: Translation<typeof english> = {
  'analysis.contacts': 'Contacten',
  'analysis.error': 'Bewezen fout van alle waarden samen: hoogstens {error}',
  'analysis.without.alone': 'Met niemand verbonden',
  'analysis.without.whole': 'Zonder deze knoop blijven de andere met elkaar verbonden',
  'analysis.without.parts': 'Delen waarin zijn deel van het netwerk zonder deze knoop uiteen zou vallen',
  'analysis.without.cut-off': 'Knopen die van het grootste van die delen afgesneden zouden zijn',

  'analysis.betweenness.title': 'Tussenpersonen (betweenness)',
  'analysis.betweenness.about':
    'Aandeel van alle paren waarvan de kortste paden langs een knoop gaan. Hoog: veel moet hierlangs, als het korte paden neemt. Dat er iets langs gaat, zegt de waarde niet.',
  'analysis.betweenness.counted': 'Alle paren zijn geteld.',
  'analysis.betweenness.sampled':
    '{count} paren zijn willekeurig getrokken: met {sure}% zekerheid wijkt geen aandeel meer dan {percent} procentpunt af.',
  'analysis.betweenness.pairs':
    'Paren van anderen waarvan de kortste paden hierlangs gaan; meerdere paden van één paar delen het',

  'analysis.page-rank.title': 'Verbonden met wie ertoe doet (PageRank)',
  'analysis.page-rank.about':
    'Waar men een wandeling langs verbanden tegenkomt die af en toe opnieuw begint. Hoog: verbonden met knopen die zelf veel verbonden zijn. Ook een winkel of een hulplijn staat hoog.',
  'analysis.page-rank.along': 'Komt via het verband met',
  'analysis.page-rank.others': 'Komt via {count} andere verbanden',
  'analysis.page-rank.anyway': 'Wat elke knoop heeft',
  'analysis.page-rank.damping': 'Kans dat een wandeling doorgaat',

  'analysis.closeness.title': 'Dicht bij iedereen (closeness)',
  'analysis.closeness.about':
    'Hoe weinig verbanden naar de anderen leiden, gecorrigeerd voor wie niet te bereiken is. Hoog: hoort snel iets en wordt snel gehoord.',
  'analysis.closeness.reached': 'Knopen die deze bereikt, van {of}',
  'analysis.closeness.distance': 'Verbanden tot daar, gemiddeld',

  'analysis.constraint.title': 'Verbindt onbekenden (beperking)',
  'analysis.constraint.about':
    'In hoeverre de contacten van een knoop elkaar kennen. Laag: verbindt contacten die niemand anders verbindt. Bij één contact is de waarde 1 of meer, wat niets zegt.',
  'analysis.constraint.held': 'Vastgehouden door',
  'analysis.constraint.others': 'Vastgehouden door {count} anderen',

  'analysis.coreness.title': 'Er middenin (k-core)',
  'analysis.coreness.about':
    'Het grootste getal waarvoor geldt dat de knoop hoort bij knopen die allemaal zoveel contacten onderling hebben. Hoog: deel van een dichte kern, en niet louter een knoop met veel contacten.',
  'analysis.coreness.inner': 'Binnenste kern: {count} knopen met minstens {most} contacten onderling',
  'analysis.coreness.within': 'Contacten in kern {core} en verder naar binnen',
  'analysis.coreness.size': 'Knopen in kern {core} en verder naar binnen',

  'analysis.cut-points.title': 'Houdt delen bijeen (snijpunten)',
  'analysis.cut-points.about':
    'Hoeveel knopen de weg naar de rest verliezen als de knoop wegvalt. Hoog: de enige weg tussen delen, voor zover verbanden bekend zijn.',
  'analysis.cut-points.points': {
    one: '{count} knoop die zijn deel van het netwerk bijeenhoudt',
    other: '{count} knopen die hun deel van het netwerk bijeenhouden',
  },
  'analysis.cut-points.bridges': {
    one: '{count} verband dat hetzelfde doet',
    other: '{count} verbanden die hetzelfde doen',
  },

  'analysis.groups.count': { one: '{count} groep', other: '{count} groepen' },
  'analysis.groups.largest': {
    one: 'De grootste heeft {count} knoop',
    other: 'De grootste heeft {count} knopen',
  },
  'analysis.groups.modularity': 'Modulariteit {quality}: van 0, zoals bij toeval, richting 1',
  'analysis.groups.size': 'Knopen in de groep',
  'analysis.groups.within': '{percent}% van het gewicht van de verbanden blijft in de groep',
  'analysis.groups.beside': '{percent}% gaat naar groep {group}, meer dan naar enige andere',
  'analysis.resolution': 'Resolutie: hoger geeft kleinere groepen',
  'analysis.seed': 'Startgetal: gelijke startgetallen geven gelijke resultaten',

  'analysis.leiden.title': 'Groepen (Leiden)',
  'analysis.leiden.about':
    'Wie meer met elkaar verbonden is dan bij toeval te verwachten is. Elke groep hangt samen. Hoe twijfelachtig verbanden zijn, telt hier niet mee: in de lijst van groepen wel.',
  'analysis.louvain.title': 'Groepen (Louvain)',
  'analysis.louvain.about':
    'De methode van de meeste programma’s, om met hun resultaten te vergelijken. Groepen kunnen van binnen uiteenvallen; Leiden vindt betere.',

  'analysis.blocks.title': 'Gelijk verbonden (stochastisch blokmodel)',
  'analysis.blocks.about':
    'Knopen die met dezelfde soorten knopen verbonden zijn, al dan niet met elkaar: zo ziet een rol eruit. De nummers van blokken betekenen op zichzelf niets.',
  'analysis.blocks.count': { one: '{count} blok', other: '{count} blokken' },
  'analysis.blocks.largest': {
    one: 'Het grootste heeft {count} knoop',
    other: 'Het grootste heeft {count} knopen',
  },
  'analysis.blocks.corrected':
    'In {bits} bits minder beschreven dan als één blok; hoeveel contacten een knoop heeft, telt niet mee',
  'analysis.blocks.plain':
    'In {bits} bits minder beschreven dan als één blok; hoeveel contacten een knoop heeft, telt ook mee',
  'analysis.blocks.size': 'Knopen in het blok',
  'analysis.blocks.within': '{percent}% van de verbanden van het blok blijft erin; van de eigen {own}%',
  'analysis.blocks.between':
    '{percent}% van de verbanden van het blok gaat naar blok {block}; van de eigen {own}%',
  'analysis.blocks.mostBlocks': 'Hoogstens zoveel blokken worden gezocht',

  'analysis.components.title': 'Samenhangende delen',
  'analysis.components.about':
    'Knopen waartussen verbanden leiden, via wie dan ook. Tussen twee delen is niets bekend.',
  'analysis.components.count': { one: '{count} deel', other: '{count} delen' },
  'analysis.components.largest': {
    one: 'Het grootste heeft {count} knoop',
    other: 'Het grootste heeft {count} knopen',
  },
  'analysis.components.own': 'Knopen in het eigen deel',

  'analysis.betweenness.error': 'Grootste fout, waar paren willekeurig worden getrokken',
};
