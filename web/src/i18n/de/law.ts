import type { Translation } from '../catalogue.ts';
import type { law as en, lawGaps as enGaps } from '../en/law.ts';

export const law: Translation<typeof en> = {
  'be-smuggling': 'Menschenschmuggel ist strafbar.',
  'be-arrest': 'Polizei oder Staatsanwaltschaft dürfen Verdächtige festhalten.',
  'be-seizure': 'Die Staatsanwaltschaft darf Beweismittel und Erlöse sicherstellen.',
  'be-accounts':
    'Die Staatsanwaltschaft kann Bankdaten erhalten und in bestimmten Fällen ein Konto sperren lassen.',
  'eu-facilitation': 'Die Mitgliedstaaten stellen die Beihilfe zur unerlaubten Einreise unter Strafe.',
  'eu-facilitation-proposal': 'Vorschlag, noch kein Recht: eine neue Umschreibung der Beihilfe.',
  'eu-notice': 'Jeder kann einer Plattform rechtswidrige Inhalte melden; sie muss dem nachgehen.',
  'eu-removal-order': 'Eine Behörde kann anordnen, dass eine Plattform gegen rechtswidrige Inhalte vorgeht.',
  'eu-freezing-orders':
    'Sicherstellungsentscheidungen eines Mitgliedstaats werden in den anderen vollstreckt.',
  'europol-no-coercion': 'Zwangsmaßnahmen stehen allein den nationalen Behörden zu.',
  'europol-referral': 'Europol kann Plattformen rechtswidrige Inhalte zur eigenen Prüfung melden.',
  'frontex-host-state':
    'Die Befugnisse der Frontex-Teams richten sich nach dem Einsatzstaat und reichen nicht bis zu diesen Maßnahmen.',
  'fr-facilitation': 'Hilfe bei unerlaubter Einreise, Reise oder Aufenthalt ist strafbar.',
  'fr-custody': 'Verdächtige dürfen in Polizeigewahrsam genommen werden (garde à vue).',
  'fr-seizure': 'Was den Ermittlungen dient, darf gesucht und sichergestellt werden.',
  'fr-assets': 'Vermögen, auch Bankguthaben, darf im Hinblick auf eine Einziehung gesichert werden.',
  'de-facilitation': 'Das Einschleusen von Ausländern ist strafbar.',
  'de-arrest': 'Untersuchungshaft auf richterlichen Haftbefehl; vorläufige Festnahme.',
  'de-seizure': 'Beweismittel dürfen sichergestellt und beschlagnahmt werden.',
  'de-search': 'Räume von Verdächtigen und von anderen dürfen durchsucht werden.',
  'de-assets': 'Gegenstände und Vermögen dürfen zur Einziehung gesichert werden.',
  'nl-smuggling': 'Menschenschmuggel ist strafbar.',
  'nl-arrest': 'Verdächtige dürfen festgenommen werden.',
  'nl-seizure': 'Was der Wahrheitsfindung dient oder eingezogen werden kann, darf beschlagnahmt werden.',
  'nl-assets': 'Vermögen darf gesichert werden, damit eine spätere Zahlungspflicht erfüllt werden kann.',
  'gb-articles':
    'Umgang mit Gegenständen für solche Taten und ihre Lieferung sind strafbar, mit den Ausnahmen von section 15.',
  'gb-information': 'Das Sammeln von Informationen für solche Taten ist strafbar.',
  'gb-advertising': 'Das Veröffentlichen von Inhalten im Netz, die für solche Taten werben, ist strafbar.',
  'gb-facilitation': 'Beihilfe zur unerlaubten Einwanderung ist strafbar.',
  'gb-arrest': 'Die Polizei darf Verdächtige ohne Haftbefehl festnehmen, wenn es erforderlich ist.',
  'gb-seizure':
    'Beweismittel dürfen auf Anordnung gesucht und von rechtmäßig anwesenden Beamten sichergestellt werden.',
  'gb-vehicles':
    'Dafür benutzte Fahrzeuge, Schiffe und Luftfahrzeuge dürfen festgehalten und eingezogen werden.',
  'gb-account-freezing':
    'Ein Gericht (magistrates’ court) kann ein Konto mit mutmaßlichen Erlösen einfrieren.',
  'gb-restraint': 'Der Crown Court kann Vermögen von Verdächtigen vor einer Einziehung sichern.',
  'gb-prevention-order': 'Der High Court kann Auflagen machen, um schwere Straftaten zu verhindern.',
  'gb-online-safety': 'Plattformen sind verpflichtet, rechtswidrige Inhalte zu entfernen.',
};

export const lawGaps: Translation<typeof enGaps> = {
  'part-of-country': 'England und Wales; die anderen Landesteile haben eigene Befugnisse.',
  'platform-decides': 'Die Plattform entscheidet; niemand wird zur Entfernung verpflichtet.',
  'needs-other-law': 'Die Anordnung selbst braucht eine Grundlage im nationalen oder sonstigen Unionsrecht.',
  'not-with-gb': 'Sie bindet das Vereinigte Königreich nicht; dort gelten andere Abkommen.',
  'after-conviction': 'Die Einziehung setzt eine Verurteilung voraus, das Festhalten nicht.',
  'humanitarian-optional': 'Eine Ausnahme für humanitäre Hilfe bleibt jedem Mitgliedstaat überlassen.',
  'beyond-schengen':
    'Ob sie Schleusungen in das Vereinigte Königreich erfasst, ist zu prüfen; eine Reform wurde im Dezember 2024 angekündigt.',
};
