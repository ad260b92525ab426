/** A thing that a column may hold, and how people in five countries name such a column. */
export interface Field {
  /** Template that gets the property. */
  readonly entity: 'person' | 'organization' | 'vehicle' | 'vessel' | 'account' | 'profile' | 'equipment';
  readonly property: string;
  readonly type: 'text' | 'date' | 'country' | 'phone' | 'number';
  /** Column names without spaces, folded: English, French, German, Dutch. `|` separates names. */
  readonly names: string;
}

const field = (
  entity: Field['entity'],
  property: string,
  names: string,
  type: Field['type'] = 'text',
): Field => ({ entity, property, type, names });

/** The first field with a name wins: `nom` is a person's name, unless a column of organisations says otherwise. */
export const FIELDS: readonly Field[] = [
  field(
    'person',
    'name',
    'name|fullname|personname|subjectname|nom|nomcomplet|nometprenom|nomprenom|vollername|naam|volledigenaam|personenname|suspect|suspectname',
  ),
  field(
    'person',
    'firstName',
    'firstname|forename|forenames|givenname|givennames|prenom|prenoms|vorname|vornamen|rufname|voornaam|voornamen',
  ),
  field(
    'person',
    'lastName',
    'lastname|surname|familyname|nomdefamille|nomdusage|nachname|familienname|achternaam|familienaam',
  ),
  field('person', 'middleName', 'middlename|middlenames|deuxiemeprenom|zweitername|tweedenaam'),
  field(
    'person',
    'alias',
    'alias|aliases|aka|alsoknownas|nickname|surnom|ditalias|pseudonyme|aliasname|spitzname|aliasnamen|bijnaam',
  ),
  field(
    'person',
    'birthDate',
    'dateofbirth|dob|birthdate|birthday|born|borndate|datedenaissance|naissance|neele|geburtsdatum|gebdatum|geboren|geborenam|geboortedatum|gebdat',
    'date',
  ),
  field(
    'person',
    'birthPlace',
    'placeofbirth|birthplace|pob|townofbirth|lieudenaissance|geburtsort|geboorteplaats',
  ),
  field(
    'person',
    'birthCountry',
    'countryofbirth|birthcountry|paysdenaissance|geburtsland|geboorteland',
    'country',
  ),
  field(
    'person',
    'nationality',
    'nationality|nationalities|citizenship|nationalite|nationalites|staatsangehorigkeit|staatsangehoerigkeit|nationalitat|nationalitaet|nationaliteit',
    'country',
  ),
  field('person', 'gender', 'gender|sex|sexe|genre|geschlecht|geslacht'),
  field(
    'person',
    'passportNumber',
    'passport|passportnumber|passportno|passportnr|passeport|numerodepasseport|nopasseport|npasseport|reisepass|reisepassnummer|passnummer|passnr|paspoort|paspoortnummer|paspoortnr',
  ),
  field(
    'person',
    'idNumber',
    'nationalid|idnumber|idcard|idcardnumber|identitycard|documentnumber|numerodidentite|numeroidentite|cni|cartedidentite|ausweisnummer|ausweisnr|personalausweis|identiteitskaart|idkaart|rijksregisternummer|bsn|documentnummer',
  ),
  field(
    'person',
    'phone',
    'phone|phonenumber|telephone|telephonenumber|mobile|mobilenumber|mobilephone|cell|msisdn|whatsapp|tel|numerodetelephone|notelephone|portable|gsm|telefon|telefonnummer|handy|handynummer|mobilnummer|rufnummer|telefoon|telefoonnummer|mobiel',
    'phone',
  ),
  field(
    'person',
    'email',
    'email|emailaddress|mail|courriel|adressemail|adresseemail|emailadresse|mailadresse|emailadres|mailadres',
  ),
  field(
    'person',
    'address',
    'address|homeaddress|adresse|domicile|anschrift|wohnanschrift|wohnort|adres|woonadres',
  ),
  field('person', 'position', 'position|function|fonction|funktion|functie'),
  field('person', 'profession', 'profession|occupation|beruf|beroep'),
  field(
    'person',
    'notes',
    'notes|note|remarks|remark|comment|comments|remarques|observations|commentaire|bemerkung|bemerkungen|notiz|opmerking|opmerkingen',
  ),
  field(
    'organization',
    'name',
    'company|companyname|organisation|organization|organisationname|organizationname|business|businessname|gang|gangname|societe|nomdelasociete|raisonsociale|entreprise|denomination|firma|firmenname|unternehmen|bedrijf|bedrijfsnaam|organisatie',
  ),
  field(
    'organization',
    'registrationNumber',
    'companynumber|registrationno|companyregistration|companyregistrationnumber|siren|siret|handelsregisternummer|hrb|kvk|kvknummer|ondernemingsnummer|kbonummer',
  ),
  field('organization', 'vatCode', 'vat|vatnumber|tva|numerotva|ustid|ustidnr|umsatzsteuerid|btw|btwnummer'),
  field(
    'vehicle',
    'registrationNumber',
    'plate|numberplate|licenceplate|licenseplate|registrationplate|vehicleregistration|vrm|immatriculation|plaqueimmatriculation|plaquedimmatriculation|plaque|kennzeichen|kfzkennzeichen|amtlicheskennzeichen|kenteken|nummerplaat',
  ),
  field('vehicle', 'model', 'vehiclemodel|vehicle|model|modele|modell|fahrzeug|vehicule|voertuig'),
  field('vehicle', 'type', 'vehicletype|typedevehicule|fahrzeugtyp|fahrzeugart|voertuigtype'),
  field('vessel', 'imoNumber', 'imo|imonumber|imonummer|numeroimo'),
  field('vessel', 'mmsi', 'mmsi'),
  field(
    'vessel',
    'name',
    'vessel|vesselname|ship|shipname|navire|nomdunavire|schiff|schiffsname|schip|scheepsnaam',
  ),
  field('vessel', 'flag', 'flag|pavillon|flagge|vlag', 'country'),
  field('account', 'iban', 'iban|ibannumber|numeroiban|ibannummer'),
  field(
    'account',
    'accountNumber',
    'accountnumber|bankaccount|numerodecompte|compte|kontonummer|konto|rekeningnummer|rekening',
  ),
  field('account', 'bic', 'bic|swift|swiftcode|biccode'),
  field('account', 'bankName', 'bank|bankname|banque|nomdelabanque|naambank'),
  field(
    'profile',
    'username',
    'username|handle|useraccount|account|socialmediahandle|pseudo|nomdutilisateur|compteutilisateur|benutzername|nutzername|gebruikersnaam',
  ),
  field(
    'profile',
    'service',
    'platform|service|network|socialmedia|plateforme|reseau|reseausocial|plattform|netzwerk|dienst',
  ),
  field(
    'equipment',
    'serialNumber',
    'serial|serialnumber|serialno|numerodeserie|noserie|seriennummer|serienummer',
  ),
  field('equipment', 'engineSerial', 'engineserial|engineserialnumber|enginenumber|numeromoteur|motornummer'),
  field(
    'equipment',
    'cin',
    'cin|hin|hullnumber|hullidentificationnumber|craftidentificationnumber|numerodecoque|rumpfnummer|rompnummer',
  ),
  field('equipment', 'make', 'make|brand|manufacturer|marque|fabricant|marke|hersteller|merk|fabrikant'),
  field(
    'equipment',
    'equipmentType',
    'equipment|equipmenttype|item|itemtype|materiel|equipement|ausrustung|ausruestung|gegenstand|uitrusting|goed',
  ),
  field('equipment', 'quantity', 'quantity|qty|quantite|menge|anzahl|aantal|hoeveelheid', 'number'),
];

/** Columns that name the row or its record, in order of preference. */
export const ID_NAMES =
  'id|recordid|record|ref|reference|referencenumber|uniqueid|uid|identifier|identifiant|numerodossier|dossier|numero|kennung|aktenzeichen|az|nr|nummer|kenmerk|dossiernummer|proces|pvnummer'.split(
    '|',
  );
export const SUBJECT_NAMES =
  'subject|category|legalcategory|role|status|personcategory|categorie|qualite|statut|rolle|kategorie|eigenschaft|hoedanigheid|rol'.split(
    '|',
  );
export const GRADING_NAMES =
  'grading|grade|evaluation|sourceevaluation|4x4|3x5x2|cotation|fiabilite|bewertung|beoordeling|betrouwbaarheid'.split(
    '|',
  );
export const OBSERVED_NAMES =
  'date|observed|observedon|dateobserved|seen|seenon|sighted|eventdate|datedesfaits|dateobservation|constatele|datum|tatzeit|beobachtetam|gesehenam|waargenomenop|datumfeit'.split(
    '|',
  );
/** Special categories of personal data (Directive (EU) 2016/680 art. 10), never proposed. */
export const REFUSED_NAMES =
  'religion|ethnicity|ethnicorigin|race|political|politicalopinion|health|disability|sexualorientation|tradeunion|dna|fingerprint|biometrics|password|origineethnique|opinionpolitique|sante|handicap|motdepasse|ethnie|gesundheit|behinderung|gewerkschaft|passwort|etniciteit|etnischeafkomst|geloof|gezondheid|wachtwoord|konfession'.split(
    '|',
  );

/** Words for legal categories of persons, folded, as registers write them. */
export const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  suspect: 'suspect',
  suspected: 'suspect',
  'mis en cause': 'suspect',
  beschuldigter: 'suspect',
  tatverdachtiger: 'suspect',
  verdachtiger: 'suspect',
  verdachte: 'suspect',
  convicted: 'convicted',
  condamne: 'convicted',
  verurteilter: 'convicted',
  verurteilt: 'convicted',
  veroordeelde: 'convicted',
  veroordeeld: 'convicted',
  contact: 'contact',
  associate: 'contact',
  kontaktperson: 'contact',
  contactpersoon: 'contact',
  victim: 'victim',
  victime: 'victim',
  opfer: 'victim',
  geschadigter: 'victim',
  slachtoffer: 'victim',
  migrant: 'victim',
  witness: 'witness',
  temoin: 'witness',
  zeuge: 'witness',
  zeugin: 'witness',
  getuige: 'witness',
  informant: 'informant',
  informateur: 'informant',
  informantin: 'informant',
  vertrauensperson: 'informant',
  minor: 'minor',
  child: 'minor',
  mineur: 'minor',
  minderjahriger: 'minor',
  minderjahrig: 'minor',
  kind: 'minor',
  minderjarige: 'minor',
  minderjarig: 'minor',
  other: 'other',
  autre: 'other',
  sonstige: 'other',
  andere: 'other',
  overig: 'other',
};

/** Words that only one of the languages uses in column names, to propose the country of national telephone numbers. */
export const COUNTRY_OF_WORDS: Readonly<Record<string, readonly string[]>> = {
  FR: [
    'nom',
    'prenom',
    'naissance',
    'telephone',
    'adresse',
    'nationalite',
    'immatriculation',
    'numero',
    'date de naissance',
  ],
  DE: ['vorname', 'nachname', 'geburtsdatum', 'telefon', 'kennzeichen', 'staatsangehorigkeit', 'anschrift'],
  NL: ['naam', 'voornaam', 'achternaam', 'geboortedatum', 'telefoon', 'kenteken', 'nationaliteit', 'adres'],
  GB: ['surname', 'forename', 'date of birth', 'phone', 'plate', 'nationality', 'address'],
};
