import type { Translation } from '../catalogue.ts';
import type { law as en, lawGaps as enGaps } from '../en/law.ts';

export const law: Translation<typeof en> = {
  'be-smuggling': 'Mensensmokkel is strafbaar.',
  'be-arrest': 'Politie of parket mag een verdachte van zijn vrijheid beroven.',
  'be-seizure': 'De procureur mag bewijsstukken en opbrengsten in beslag nemen.',
  'be-accounts':
    'De procureur kan bankgegevens vorderen en in bepaalde gevallen een rekening laten blokkeren.',
  'eu-facilitation': 'Lidstaten stellen hulp bij illegale binnenkomst strafbaar.',
  'eu-facilitation-proposal': 'Voorstel, nog geen recht: een nieuwe omschrijving van hulp.',
  'eu-notice': 'Iedereen kan een platform illegale inhoud melden; het moet daar iets mee doen.',
  'eu-removal-order': 'Een autoriteit kan een platform bevelen op te treden tegen illegale inhoud.',
  'eu-freezing-orders': 'Bevriezingsbevelen van een lidstaat worden in de andere uitgevoerd.',
  'europol-no-coercion': 'Dwangmaatregelen zijn alleen aan de nationale autoriteiten.',
  'europol-referral': 'Europol kan platforms op illegale inhoud wijzen; zij beoordelen die zelf.',
  'frontex-host-state':
    'De bevoegdheden van Frontex-teams volgen de ontvangende staat en reiken niet tot deze maatregelen.',
  'fr-facilitation': 'Hulp bij onregelmatige binnenkomst, doorreis of verblijf is strafbaar.',
  'fr-custody': 'Een verdachte mag worden vastgehouden voor verhoor (garde à vue).',
  'fr-seizure': 'Wat het onderzoek dient, mag worden gezocht en in beslag genomen.',
  'fr-assets': 'Vermogen, ook banktegoeden, mag met het oog op verbeurdverklaring in beslag worden genomen.',
  'de-facilitation': 'Het binnensmokkelen van vreemdelingen is strafbaar.',
  'de-arrest': 'Voorlopige hechtenis op rechterlijk bevel; voorlopige aanhouding.',
  'de-seizure': 'Bewijs mag worden veiliggesteld en in beslag genomen.',
  'de-search': 'Ruimten van verdachten en van anderen mogen worden doorzocht.',
  'de-assets': 'Zaken en vermogen mogen worden veiliggesteld voor verbeurdverklaring.',
  'nl-smuggling': 'Mensensmokkel is strafbaar.',
  'nl-arrest': 'Een verdachte mag worden aangehouden.',
  'nl-seizure': 'Wat de waarheid aan de dag brengt of verbeurd kan worden, is vatbaar voor inbeslagneming.',
  'nl-assets': 'Vermogen mag in beslag worden genomen om een latere betalingsmaatregel zeker te stellen.',
  'gb-articles':
    'Voorwerpen voor zulke misdrijven hanteren of leveren is strafbaar, met de uitzonderingen van section 15.',
  'gb-information': 'Informatie verzamelen voor zulke misdrijven is strafbaar.',
  'gb-advertising': 'Online materiaal publiceren dat zulke misdrijven aanprijst, is strafbaar.',
  'gb-facilitation': 'Hulp bij onrechtmatige immigratie is strafbaar.',
  'gb-arrest': 'De politie mag een verdachte zonder bevel aanhouden als dat nodig is.',
  'gb-seizure':
    'Bewijs mag op bevel worden gezocht, en in beslag genomen door wie rechtmatig ter plaatse is.',
  'gb-vehicles':
    'Gebruikte voertuigen, schepen en luchtvaartuigen mogen worden vastgehouden en verbeurdverklaard.',
  'gb-account-freezing':
    'Een rechtbank (magistrates’ court) kan een rekening met vermoedelijke opbrengsten bevriezen.',
  'gb-restraint': 'De Crown Court kan vermogen van een verdachte vóór verbeurdverklaring vastleggen.',
  'gb-prevention-order': 'De High Court kan voorwaarden opleggen om zware misdaad te voorkomen.',
  'gb-online-safety': 'Platforms zijn verplicht illegale inhoud weg te halen.',
};

export const lawGaps: Translation<typeof enGaps> = {
  'part-of-country': 'Engeland en Wales; de andere landsdelen hebben eigen bevoegdheden.',
  'platform-decides': 'Het platform beslist; niemand wordt tot verwijdering verplicht.',
  'needs-other-law': 'Het bevel zelf heeft een grondslag nodig in nationaal recht of ander Unierecht.',
  'not-with-gb': 'Zij bindt het Verenigd Koninkrijk niet; daar gelden andere verdragen.',
  'after-conviction': 'Verbeurdverklaring vereist een veroordeling, vasthouden niet.',
  'humanitarian-optional': 'Een uitzondering voor humanitaire hulp is aan elke lidstaat overgelaten.',
  'beyond-schengen':
    'Of het ook smokkel naar het Verenigd Koninkrijk omvat, moet worden nagegaan; in december 2024 is een hervorming aangekondigd.',
};
