import type { Translation } from '../catalogue.ts';
import type { networkLeads as english } from '../en/network-leads.ts';

export const networkLeads: Translation<typeof english> = {
  'engine.networks.title': 'Netwerken van personen en zaken',
  'engine.supply.title': 'Toeleveringsketens van boten en motoren',
  'kind.link-to-check': 'Te controleren verband',
  'kind.broker': 'Tussenpersoon tussen groepen',
  'kind.supplier': 'Leverancier van ingezette boten',
  'kind.same-batch': 'Zelfde productie bij twee partners',
  'anchor.link-to-check': 'Twee betrokkenen',
  'anchor.broker': 'Tussenpersoon',
  'anchor.supplier': 'Leverancier',
  'anchor.same-batch': 'Twee stuks',

  'link-to-check.title': {
    one: '{count} gemeenschappelijk contact, geen verband bekend',
    other: '{count} gemeenschappelijke contacten, geen verband bekend',
  },
  'link-to-check.summary': {
    one: 'Niets wat u mag zien verbindt deze twee, maar beide zijn verbonden met hetzelfde contact ({count}). Dat is een reden om na te gaan of zij elkaar kennen, en geen bewijs daarvan: in geen enkel schema wordt het getekend.',
    other:
      'Niets wat u mag zien verbindt deze twee, maar beide zijn verbonden met dezelfde {count} contacten. Dat is een reden om na te gaan of zij elkaar kennen, en geen bewijs daarvan: in geen enkel schema wordt het getekend.',
  },
  'link-to-check.part.common': {
    one: '{count} gemeenschappelijk contact, vergeleken met twee willekeurige betrokkenen in dit netwerk',
    other:
      '{count} gemeenschappelijke contacten, vergeleken met twee willekeurige betrokkenen in dit netwerk',
  },
  'link-to-check.part.exclusive': 'Hoe weinig anderen deze contacten kennen',
  'link-to-check.part.doubt':
    'Twijfel over de verbanden met deze contacten, naar de waardering van hun bronnen',
  'link-to-check.innocent.known-by-chance':
    'Beide kennen dezelfde mensen bij toeval, zoals klanten, buren of collega’s',
  'link-to-check.innocent.relatives': 'Beide horen bij één familie of huishouden',
  'link-to-check.innocent.one-person': 'Het is één persoon of organisatie met twee records',
  'link-to-check.missing.direct-contact': 'Telefoongesprekken, betalingen of ontmoetingen tussen beide',
  'link-to-check.missing.period': 'Of beide deze contacten in dezelfde tijd kenden',
  'link-to-check.missing.second-source':
    'Een tweede, onafhankelijke bron voor verbanden die er maar één hebben',
  'link-to-check.action.ask-holder': 'De partner met records over de een vragen wat hij van de ander weet',

  'broker.title': 'Verbindt {groups} groepen',
  'broker.summary':
    'Minstens {percent}% van de kortste paden tussen leden van de groep loopt in negentien van de twintig mogelijke werelden hierlangs, en de verbanden reiken tot in {groups} groepen. Een plaats in een netwerk is geen strafbaar feit: zij zegt waar men moet kijken.',
  'broker.part.between':
    'Minstens {percent}% van de kortste paden van de groep, vergeleken met het gemiddelde van haar leden',
  'broker.part.groups': {
    one: 'Verbanden met {count} groep',
    other: 'Verbanden met {count} groepen',
  },
  'broker.part.doubt': 'Hoe vast de groep staat over mogelijke werelden',
  'broker.innocent.looked-at-most': 'Bronnen keken hier beter dan bij anderen',
  'broker.innocent.serves-anybody':
    'Bedient iedereen, zoals een winkel, een vervoerder of een geldtransferkantoor',
  'broker.innocent.two-people': 'Records van twee personen werden voor één aangezien',
  'broker.missing.purpose': 'Wat hierlangs gaat: geld, goederen, mensen of woorden',
  'broker.missing.direction': 'In welke richting, en in wiens opdracht',
  'broker.missing.second-source': 'Een tweede, onafhankelijke bron',
  'broker.action.deconflict':
    'Met de partners die de groepen kennen afspreken wie de leiding heeft, voordat iemand handelt',
  'broker.action.ask-holder': 'De partner met records hierover vragen wat er langs gaat',

  'supplier.title': {
    one: '{count} boot van hem is gevonden',
    other: '{count} boten van hem zijn gevonden',
  },
  'supplier.summary': {
    one: '{count} boot of motor waarvan bekend is dat die door de handen van deze leverancier ging, werd gevonden bij een vertrek of inbeslagneming, en hoort met een waarschijnlijkheid van minstens 80% bij zijn lot. Ook eerlijke handelaren verkopen boten.',
    other:
      '{count} boten of motoren waarvan bekend is dat die door de handen van deze leverancier gingen, werden gevonden bij vertrekken of inbeslagnemingen, en horen met een waarschijnlijkheid van minstens 80% bij hun lots. Ook eerlijke handelaren verkopen boten.',
  },
  'supplier.part.placed':
    'Het zekerste stuk hoort met een waarschijnlijkheid van minstens {percent}% bij zijn lot',
  'supplier.part.found': { one: '{count} stuk werd gevonden', other: '{count} stuks werden gevonden' },
  'supplier.part.sends-only': 'Maakt of verzendt alleen: tussen hem en het vertrek stonden anderen',
  'supplier.part.disguised': {
    one: '{count} zending met boten was als andere goederen aangegeven',
    other: '{count} zendingen met boten waren als andere goederen aangegeven',
  },
  'supplier.innocent.sells-to-anybody':
    'Verkoopt openlijk aan iedereen en kan niet weten wat er van een boot wordt',
  'supplier.innocent.made-them':
    'Heeft de boten gemaakt en aan een handelaar verkocht, zoals fabrikanten doen',
  'supplier.innocent.sold-on': 'Een eerlijke koper heeft de boten doorverkocht',
  'supplier.innocent.declared-by-mistake':
    'De goederen zijn bij vergissing onder een verkeerde code aangegeven',
  'supplier.missing.buyer': 'Aan wie de stuks zijn verkocht',
  'supplier.missing.payment': 'Facturen, en wie heeft betaald',
  'supplier.missing.gaps': 'Stappen van de routes die niemand heeft gezien',
  'supplier.action.supplier-action': 'De leverancier onderzoeken waar de boten zijn gevonden',
  'supplier.action.ask-holder': 'De partner met records over deze leverancier vragen naar verkopen en kopers',

  'same-batch.title': 'Twee partners, zelfde productie?',
  'same-batch.summary':
    'Geen partner heeft records van beide stuks. Wat zij gemeen hebben past beter bij één productie dan bij twee: beide kunnen van één leverancier komen.',
  'same-batch.part.material.agrees': 'Zelfde materiaal',
  'same-batch.part.material.differs': 'Ander materiaal',
  'same-batch.part.valve.agrees': 'Zelfde ventiel',
  'same-batch.part.valve.differs': 'Ander ventiel',
  'same-batch.part.weldPattern.agrees': 'Zelfde laspatroon',
  'same-batch.part.weldPattern.differs': 'Ander laspatroon',
  'same-batch.part.cartonMark.agrees': 'Zelfde opschrift van de doos',
  'same-batch.part.cartonMark.differs': 'Ander opschrift van de doos',
  'same-batch.part.sameConsignment.agrees': 'In één zending verpakt',
  'same-batch.part.sameConsignment.differs': 'In verschillende zendingen verpakt',
  'same-batch.part.samePlace.agrees': 'Op één plaats gevonden',
  'same-batch.part.samePlace.differs': 'Op verschillende plaatsen gevonden',
  'same-batch.part.serialGap': {
    one: 'Serienummers {count} uit elkaar',
    other: 'Serienummers {count} uit elkaar',
  },
  'same-batch.part.otherSeries': 'Serienummers van verschillende reeksen',
  'same-batch.part.daysApart': {
    one: '{count} dag na elkaar gevonden',
    other: '{count} dagen na elkaar gevonden',
  },
  'same-batch.part.together':
    'Wat zulke kenmerken samen waard zijn, naar paren waarvan de waarheid bekend is',
  'same-batch.innocent.common-model': 'Het model wordt bij duizenden met dezelfde kenmerken gemaakt',
  'same-batch.innocent.one-piece': 'Beide records gaan over één en hetzelfde stuk',
  'same-batch.innocent.typing-error': 'Een serienummer is verkeerd genoteerd',
  'same-batch.missing.maker-records':
    'De administratie van de fabrikant over de productie, en aan wie die is verkocht',
  'same-batch.missing.first-buyer': 'De eerste koper van elk stuk',
  'same-batch.missing.serial-numbers': 'Serienummers die te vergelijken zijn',
  'same-batch.action.compare-pieces': 'Foto’s, merken en ventielen van beide stuks naast elkaar vergelijken',
  'same-batch.action.ask-holder':
    'De partner die het stuk heeft vragen om foto’s, merken en wat er van de koper bekend is',
};
