import type { Translation } from '../catalogue.ts';
import type { networkLeads as english } from '../en/network-leads.ts';

export const networkLeads: Translation<typeof english> = {
  'engine.networks.title': 'Netzwerke von Personen und Dingen',
  'engine.supply.title': 'Lieferketten von Booten und Motoren',
  'kind.link-to-check': 'Zu prüfende Verbindung',
  'kind.broker': 'Vermittler zwischen Gruppen',
  'kind.supplier': 'Lieferant eingesetzter Boote',
  'kind.same-batch': 'Gleiche Charge bei zwei Partnern',
  'anchor.link-to-check': 'Zwei Beteiligte',
  'anchor.broker': 'Vermittler',
  'anchor.supplier': 'Lieferant',
  'anchor.same-batch': 'Zwei Stücke',

  'link-to-check.title': {
    one: '{count} gemeinsamer Kontakt, ohne Verbindung',
    other: '{count} gemeinsame Kontakte, ohne Verbindung',
  },
  'link-to-check.summary': {
    one: 'Nichts, was Sie sehen dürfen, verbindet diese beiden, aber beide sind mit demselben Kontakt ({count}) verbunden. Das ist ein Grund zu prüfen, ob sie einander kennen, und kein Beleg dafür: In keinem Schaubild wird es gezeichnet.',
    other:
      'Nichts, was Sie sehen dürfen, verbindet diese beiden, aber beide sind mit denselben {count} Kontakten verbunden. Das ist ein Grund zu prüfen, ob sie einander kennen, und kein Beleg dafür: In keinem Schaubild wird es gezeichnet.',
  },
  'link-to-check.part.common': {
    one: '{count} gemeinsamer Kontakt, verglichen mit zwei beliebigen Beteiligten dieses Netzes',
    other: '{count} gemeinsame Kontakte, verglichen mit zwei beliebigen Beteiligten dieses Netzes',
  },
  'link-to-check.part.exclusive': 'Wie wenige andere diese Kontakte kennen',
  'link-to-check.part.doubt':
    'Zweifel an den Verbindungen zu diesen Kontakten, nach der Bewertung ihrer Quellen',
  'link-to-check.innocent.known-by-chance':
    'Beide kennen dieselben Leute aus Zufall, wie Kunden, Nachbarn oder Kollegen',
  'link-to-check.innocent.relatives': 'Beide gehören zu einer Familie oder einem Haushalt',
  'link-to-check.innocent.one-person': 'Es ist eine Person oder Organisation mit zwei Datensätzen',
  'link-to-check.missing.direct-contact': 'Anrufe, Zahlungen oder Treffen zwischen den beiden',
  'link-to-check.missing.period': 'Ob beide diese Kontakte zur selben Zeit kannten',
  'link-to-check.missing.second-source':
    'Eine zweite, unabhängige Quelle für Verbindungen, die nur eine haben',
  'link-to-check.action.ask-holder':
    'Den Partner, der Datensätze zu einem von beiden hat, fragen, was er über den anderen weiß',

  'broker.title': 'Verbindet {groups} Gruppen',
  'broker.summary':
    'Mindestens {percent} % der kürzesten Wege zwischen Mitgliedern der Gruppe führen in neunzehn von zwanzig möglichen Welten hier entlang, und die Verbindungen reichen in {groups} Gruppen. Ein Platz in einem Netz ist keine Straftat: Er sagt, wo man hinsehen sollte.',
  'broker.part.between':
    'Mindestens {percent} % der kürzesten Wege der Gruppe, verglichen mit dem Durchschnitt ihrer Mitglieder',
  'broker.part.groups': {
    one: 'Verbindungen in {count} Gruppe',
    other: 'Verbindungen in {count} Gruppen',
  },
  'broker.part.doubt': 'Wie fest die Gruppe über mögliche Welten steht',
  'broker.innocent.looked-at-most': 'Quellen haben hier genauer hingesehen als bei anderen',
  'broker.innocent.serves-anybody':
    'Bedient jeden, wie ein Laden, ein Transportunternehmen oder ein Geldtransferbüro',
  'broker.innocent.two-people': 'Datensätze zweier Personen wurden für eine gehalten',
  'broker.missing.purpose': 'Was hier durchgeht: Geld, Waren, Menschen oder Worte',
  'broker.missing.direction': 'In welche Richtung und in wessen Auftrag',
  'broker.missing.second-source': 'Eine zweite, unabhängige Quelle',
  'broker.action.deconflict':
    'Mit den Partnern, die die Gruppen kennen, klären, wer federführend ist, bevor jemand handelt',
  'broker.action.ask-holder': 'Den Partner, der Datensätze dazu hat, fragen, was hier durchgeht',

  'supplier.title': {
    one: '{count} Boot aus seiner Hand gefunden',
    other: '{count} Boote aus seiner Hand gefunden',
  },
  'supplier.summary': {
    one: '{count} Boot oder Motor, das oder der nachweislich durch die Hände dieses Lieferanten ging, wurde bei einer Abfahrt oder Sicherstellung gefunden und gehört mit einer Wahrscheinlichkeit von mindestens 80 % zu seinem Los. Auch ehrliche Händler verkaufen Boote.',
    other:
      '{count} Boote oder Motoren, die nachweislich durch die Hände dieses Lieferanten gingen, wurden bei Abfahrten oder Sicherstellungen gefunden und gehören mit einer Wahrscheinlichkeit von mindestens 80 % zu ihren Losen. Auch ehrliche Händler verkaufen Boote.',
  },
  'supplier.part.placed':
    'Das sicherste Stück gehört mit einer Wahrscheinlichkeit von mindestens {percent} % zu seinem Los',
  'supplier.part.found': { one: '{count} Stück wurde gefunden', other: '{count} Stücke wurden gefunden' },
  'supplier.part.sends-only':
    'Stellt nur her oder versendet nur: Zwischen ihm und der Abfahrt standen andere',
  'supplier.part.disguised': {
    one: '{count} Sendung mit Booten war als andere Ware angemeldet',
    other: '{count} Sendungen mit Booten waren als andere Ware angemeldet',
  },
  'supplier.innocent.sells-to-anybody':
    'Verkauft offen an jeden und kann nicht wissen, was aus einem Boot wird',
  'supplier.innocent.made-them':
    'Hat die Boote hergestellt und an einen Händler verkauft, wie Hersteller es tun',
  'supplier.innocent.sold-on': 'Ein ehrlicher Käufer hat die Boote weiterverkauft',
  'supplier.innocent.declared-by-mistake': 'Die Ware wurde versehentlich unter falscher Nummer angemeldet',
  'supplier.missing.buyer': 'An wen die Stücke verkauft wurden',
  'supplier.missing.payment': 'Rechnungen, und wer bezahlt hat',
  'supplier.missing.gaps': 'Abschnitte der Wege, die niemand gesehen hat',
  'supplier.action.supplier-action': 'Den Lieferanten dort überprüfen, wo die Boote gefunden wurden',
  'supplier.action.ask-holder':
    'Den Partner, der Datensätze zu diesem Lieferanten hat, nach Verkäufen und Käufern fragen',

  'same-batch.title': 'Zwei Partner, gleiche Charge?',
  'same-batch.summary':
    'Kein Partner hat Datensätze zu beiden Stücken. Was sie gemeinsam haben, passt besser zu einer Charge als zu zweien: Beide können von einem Lieferanten kommen.',
  'same-batch.part.material.agrees': 'Gleiches Material',
  'same-batch.part.material.differs': 'Anderes Material',
  'same-batch.part.valve.agrees': 'Gleiches Ventil',
  'same-batch.part.valve.differs': 'Anderes Ventil',
  'same-batch.part.weldPattern.agrees': 'Gleiches Schweißmuster',
  'same-batch.part.weldPattern.differs': 'Anderes Schweißmuster',
  'same-batch.part.cartonMark.agrees': 'Gleicher Kartonaufdruck',
  'same-batch.part.cartonMark.differs': 'Anderer Kartonaufdruck',
  'same-batch.part.sameConsignment.agrees': 'In einer Sendung verpackt',
  'same-batch.part.sameConsignment.differs': 'In verschiedenen Sendungen verpackt',
  'same-batch.part.samePlace.agrees': 'An einem Ort gefunden',
  'same-batch.part.samePlace.differs': 'An verschiedenen Orten gefunden',
  'same-batch.part.serialGap': {
    one: 'Seriennummern {count} auseinander',
    other: 'Seriennummern {count} auseinander',
  },
  'same-batch.part.otherSeries': 'Seriennummern verschiedener Reihen',
  'same-batch.part.daysApart': {
    one: '{count} Tag auseinander gefunden',
    other: '{count} Tage auseinander gefunden',
  },
  'same-batch.part.together':
    'Was solche Merkmale zusammen wert sind, wie Paare zeigen, deren Wahrheit bekannt ist',
  'same-batch.innocent.common-model': 'Das Modell wird zu Tausenden mit denselben Merkmalen hergestellt',
  'same-batch.innocent.one-piece': 'Beide Datensätze meinen ein und dasselbe Stück',
  'same-batch.innocent.typing-error': 'Eine Seriennummer wurde falsch notiert',
  'same-batch.missing.maker-records': 'Unterlagen des Herstellers zur Charge, und an wen sie ging',
  'same-batch.missing.first-buyer': 'Der erste Käufer jedes Stücks',
  'same-batch.missing.serial-numbers': 'Seriennummern, die sich vergleichen lassen',
  'same-batch.action.compare-pieces':
    'Fotos, Markierungen und Ventile beider Stücke nebeneinander vergleichen',
  'same-batch.action.ask-holder':
    'Den Partner, der das Stück hat, nach Fotos, Markierungen und Angaben zum Käufer fragen',
};
