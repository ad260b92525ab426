import type { Translation } from '../catalogue.ts';
import type { financeLeads as english } from '../en/finance-leads.ts';

export const financeLeads: Translation<typeof english> = {
  'engine.finance.title': 'Illegale Finanzströme und informeller Werttransfer',
  'finance.question.brokers':
    'Wer ohne Erlaubnis Werte für andere weitergeben könnte, als einfache Summe von Anzeichen',
  'finance.question.books':
    'Sichergestellte Bücher, mit wiedergewonnenen Beträgen und Zeilen, die nicht alle stimmen können',
  'finance.question.structures':
    'Konten, die sammeln und weiterleiten, Werte, die zurückkehren, Ströme in beide Richtungen',
  'finance.question.trace': 'Wohin Werte eines Kontos gingen, nach drei Methoden nebeneinander',
  'kind.value-broker': 'Vermittler von Werten',
  'kind.collecting-account': 'Konto, das sammelt und weiterleitet',
  'anchor.value-broker': 'Vermittler von Werten',
  'anchor.collecting-account': 'Konto',

  'value-broker.title': {
    one: 'Gibt vielleicht Werte für andere weiter: {count} Auszahlungscode',
    other: 'Gibt vielleicht Werte für andere weiter: {count} Auszahlungscodes',
  },
  'value-broker.summary':
    'Bücher, Marken und Zahlungen, die Sie sehen dürfen, passen zu jemandem, der Werte annimmt und anderswo auszahlen lässt, und kein Register, das Sie sehen dürfen, erlaubt es. Die meisten, die einen solchen Dienst nutzen, schicken ihrer Familie Geld. Wer zahlt, wird hier gezählt und nicht genannt.',
  'value-broker.part.keeps-books': {
    one: 'Führt ein Buch mit {count} Zeile',
    other: 'Führt Bücher mit {count} Zeilen',
  },
  'value-broker.part.issues-tokens': {
    one: 'Hat {count} gefundene Marke ausgegeben',
    other: 'Hat {count} gefundene Marken ausgegeben',
  },
  'value-broker.part.named-as-broker': {
    one: 'Als Vermittler von {count} Transfer genannt',
    other: 'Als Vermittler von {count} Transfers genannt',
  },
  'value-broker.part.codes-found-elsewhere': {
    one: '{count} Code wurde auch bei jemand anderem gefunden',
    other: '{count} Codes wurden auch bei anderen gefunden',
  },
  'value-broker.part.pays-out-after-crossings': {
    one: '{count} Einlage wurde binnen drei Tagen nach einem Ablegen ausgezahlt, verglichen damit, wie oft das durch Zufall geschieht',
    other:
      '{count} Einlagen wurden binnen drei Tagen nach einem Ablegen ausgezahlt, verglichen damit, wie oft das durch Zufall geschieht',
  },
  'value-broker.part.collects-and-passes-on': {
    one: 'Hat {count} Konto, das sammelt und weiterleitet',
    other: 'Hat {count} Konten, die sammeln und weiterleiten',
  },
  'value-broker.part.settles-with-broker': {
    one: '{count} Zahlung zwischen eigenem Konto und dem eines weiteren solchen Beteiligten',
    other: '{count} Zahlungen zwischen eigenen Konten und denen weiterer solcher Beteiligter',
  },
  'value-broker.part.holds-licence': 'Ein Register sagt, dass Werte übertragen werden dürfen',
  'value-broker.innocent.licensed': 'Ist für den Transfer von Werten eingetragen oder zugelassen',
  'value-broker.innocent.aid': 'Sammelt für eine Hilfsorganisation',
  'value-broker.innocent.own-business': 'Die Bücher sind die eines eigenen Gewerbes',
  'value-broker.innocent.keeps-for-others':
    'Verwahrt Geld für andere, wie Mietgemeinschaften, Sparkreise und Sammlungen für eine Familie',
  'value-broker.missing.licence': 'Ob ein Eintrag in den Registern der Zahlungsagenten aller Partner besteht',
  'value-broker.missing.counter-book': 'Das Buch dessen, der auszahlt',
  'value-broker.missing.settlement': 'Wie mit dem, der auszahlt, abgerechnet wird',
  'value-broker.action.account-freeze': 'Prüfen, ob Konten eingefroren und Bücher gesichert werden sollen',
  'value-broker.action.ask-holder':
    'Den Partner, der Datensätze zu dem Beteiligten hat, nach Erlaubnissen, Büchern und Konten fragen',

  'collecting-account.title': {
    one: '{count} Einzahler binnen {days} Tagen, und das meiste geht weiter',
    other: '{count} Einzahler binnen {days} Tagen, und das meiste geht weiter',
  },
  'collecting-account.summary':
    'Mehrere Konten zahlen ein, und {percent} % davon gehen binnen Tagen weiter. Auch ein Laden oder Verein sammelt, behält oder verbraucht aber meist nach und nach. Wer einzahlt, wird hier gezählt und nicht genannt.',
  'collecting-account.part.payers': {
    one: '{count} Einzahler in einem Zeitraum',
    other: '{count} Einzahler in einem Zeitraum',
  },
  'collecting-account.part.passed-on': '{percent} % gehen binnen {days} Tagen weiter',
  'collecting-account.part.one-receiver': 'Was weitergeht, geht auf ein Konto',
  'collecting-account.part.licensed':
    'Ein Inhaber ist für den Transfer von Werten eingetragen oder zugelassen',
  'collecting-account.innocent.licensed': 'Es ist das Konto eines zugelassenen Zahlungsinstituts',
  'collecting-account.innocent.trade': 'Es ist das Konto eines Gewerbes mit Kunden und Lieferanten',
  'collecting-account.innocent.savings':
    'Es ist ein Sparkreis, eine Mietgemeinschaft oder eine Sammlung, bei der das Eingezahlte reihum an ein Mitglied geht',
  'collecting-account.missing.owner': 'Wem das Konto gehört',
  'collecting-account.missing.statement': 'Der ganze Kontoauszug: Zu sehen sind nur gemeldete Zahlungen',
  'collecting-account.action.account-freeze': 'Prüfen, ob das Konto eingefroren werden soll',
  'collecting-account.action.ask-holder':
    'Den Partner, dessen Banken es gemeldet haben, um den ganzen Kontoauszug bitten',
};
