import type { Translation } from '../catalogue.ts';
import type { financeLeads as english } from '../en/finance-leads.ts';

export const financeLeads: Translation<typeof english> = {
  'engine.finance.title': 'Illegale geldstromen en informele waardeoverdracht',
  'finance.question.brokers':
    'Wie mogelijk zonder vergunning waarde voor anderen doorgeeft, als gewone som van aanwijzingen',
  'finance.question.books':
    'Inbeslaggenomen boeken, met teruggevonden bedragen en regels die niet allemaal waar kunnen zijn',
  'finance.question.structures':
    'Rekeningen die verzamelen en doorgeven, waarde die terugkomt, stromen in beide richtingen',
  'finance.question.trace': 'Waar waarde van één rekening heen ging, volgens drie methoden naast elkaar',
  'kind.value-broker': 'Waardemakelaar',
  'kind.collecting-account': 'Rekening die verzamelt en doorgeeft',
  'anchor.value-broker': 'Waardemakelaar',
  'anchor.collecting-account': 'Rekening',

  'value-broker.title': {
    one: 'Geeft mogelijk waarde voor anderen door: {count} uitbetaalcode',
    other: 'Geeft mogelijk waarde voor anderen door: {count} uitbetaalcodes',
  },
  'value-broker.summary':
    'Zichtbare boeken, tokens en betalingen passen bij iemand die waarde aanneemt en elders laat uitbetalen, en geen zichtbaar register staat dat toe. De meesten die zo’n dienst gebruiken, sturen geld naar hun familie. Wie betaalt, wordt hier geteld en niet genoemd.',
  'value-broker.part.keeps-books': {
    one: 'Houdt een boek bij met {count} regel',
    other: 'Houdt boeken bij met {count} regels',
  },
  'value-broker.part.issues-tokens': {
    one: 'Gaf {count} gevonden token uit',
    other: 'Gaf {count} gevonden tokens uit',
  },
  'value-broker.part.named-as-broker': {
    one: 'Genoemd als makelaar van {count} overdracht',
    other: 'Genoemd als makelaar van {count} overdrachten',
  },
  'value-broker.part.codes-found-elsewhere': {
    one: '{count} code is ook bij iemand anders gevonden',
    other: '{count} codes zijn ook bij anderen gevonden',
  },
  'value-broker.part.pays-out-after-crossings': {
    one: '{count} inleg werd binnen drie dagen na een vertrek uitbetaald, vergeleken met hoe vaak dat toevallig gebeurt',
    other:
      '{count} keer werd inleg binnen drie dagen na een vertrek uitbetaald, vergeleken met hoe vaak dat toevallig gebeurt',
  },
  'value-broker.part.collects-and-passes-on': {
    one: 'Heeft {count} rekening die verzamelt en doorgeeft',
    other: 'Heeft {count} rekeningen die verzamelen en doorgeven',
  },
  'value-broker.part.settles-with-broker': {
    one: '{count} betaling tussen de eigen rekening en die van een andere zulke partij',
    other: '{count} betalingen tussen eigen rekeningen en die van andere zulke partijen',
  },
  'value-broker.part.holds-licence': 'Een register zegt dat waarde mag worden overgedragen',
  'value-broker.innocent.licensed': 'Is geregistreerd of heeft een vergunning om waarde over te dragen',
  'value-broker.innocent.aid': 'Zamelt in voor een hulporganisatie',
  'value-broker.innocent.own-business': 'De boeken zijn die van een eigen zaak',
  'value-broker.innocent.keeps-for-others':
    'Bewaart geld voor anderen, zoals huurpotten, spaarkringen en inzamelingen voor een familie doen',
  'value-broker.missing.licence':
    'Of er een inschrijving is in de registers van betaalagenten van alle partners',
  'value-broker.missing.counter-book': 'Het boek van wie uitbetaalt',
  'value-broker.missing.settlement': 'Hoe met wie uitbetaalt wordt verrekend',
  'value-broker.action.account-freeze':
    'Onderzoeken of rekeningen bevroren en boeken veiliggesteld moeten worden',
  'value-broker.action.ask-holder':
    'De partner die gegevens over deze partij heeft, vragen naar vergunningen, boeken en rekeningen',

  'collecting-account.title': {
    one: '{count} betaler binnen {days} dagen, en het meeste gaat door',
    other: '{count} betalers binnen {days} dagen, en het meeste gaat door',
  },
  'collecting-account.summary':
    'Meerdere rekeningen storten en {percent} % van wat binnenkomt, gaat binnen dagen weer weg. Een winkel of vereniging verzamelt ook, maar houdt of besteedt het meestal na verloop van tijd. Wie stort, wordt hier geteld en niet genoemd.',
  'collecting-account.part.payers': {
    one: '{count} betaler in één periode',
    other: '{count} betalers in één periode',
  },
  'collecting-account.part.passed-on': '{percent} % gaat binnen {days} dagen door',
  'collecting-account.part.one-receiver': 'Wat doorgaat, gaat naar één rekening',
  'collecting-account.part.licensed':
    'Een houder is geregistreerd of heeft een vergunning voor waardeoverdracht',
  'collecting-account.innocent.licensed': 'Het is de rekening van een vergunde betaalinstelling',
  'collecting-account.innocent.trade': 'Het is de rekening van een zaak, met klanten en leveranciers',
  'collecting-account.innocent.savings':
    'Het is een spaarkring, huurpot of inzameling, waarvan de inleg om de beurt naar een lid gaat',
  'collecting-account.missing.owner': 'Van wie de rekening is',
  'collecting-account.missing.statement':
    'Het volledige rekeningafschrift: alleen gemelde betalingen zijn zichtbaar',
  'collecting-account.action.account-freeze': 'Onderzoeken of de rekening bevroren moet worden',
  'collecting-account.action.ask-holder':
    'De partner wiens banken het meldden, om het volledige afschrift vragen',
};
