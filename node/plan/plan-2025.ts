/** An item of the plan as it stands before anybody has worked on it. Names in en, fr, de, nl. */
export interface PlanSeed {
  readonly key: string;
  readonly level: 'priority' | 'commitment' | 'action';
  readonly priority: number;
  readonly parent?: string;
  readonly names: readonly [en: string, fr: string, de: string, nl: string];
  readonly partners?: readonly string[];
  readonly owner?: string;
  readonly dueOn?: string;
  readonly indicators?: readonly string[];
  readonly dependsOn?: readonly string[];
}

const ALL = ['GB', 'DE', 'FR', 'BE', 'NL'] as const;

function priority(number: number, names: PlanSeed['names'], indicators: readonly string[]): PlanSeed {
  return { key: `p${number}`, level: 'priority', priority: number, names, partners: ALL, indicators };
}

function commitment(key: string, names: PlanSeed['names'], more: Partial<PlanSeed> = {}): PlanSeed {
  return {
    key,
    level: 'commitment',
    priority: Number(key[1]),
    parent: key.slice(0, 2),
    names,
    partners: ALL,
    ...more,
  };
}

function action(
  key: string,
  owner: string,
  dueOn: string,
  names: PlanSeed['names'],
  more: Partial<PlanSeed> = {},
): PlanSeed {
  return {
    key,
    level: 'action',
    priority: Number(key[1]),
    parent: key.slice(0, key.lastIndexOf('.')),
    names,
    owner,
    dueOn,
    partners: ALL,
    ...more,
  };
}

/**
 * The five priorities of the Calais Group's 2025 plan with commitments and actions to start from. Owners and
 * due dates of actions are proposals for the partners to change; a plan secretary edits all of it.
 */
export const PLAN_2025: readonly PlanSeed[] = [
  priority(
    1,
    [
      'Coordinated awareness campaigns',
      'Campagnes de sensibilisation coordonnées',
      'Abgestimmte Aufklärungskampagnen',
      'Gecoördineerde bewustwordingscampagnes',
    ],
    ['campaigns-started', 'campaign-reach'],
  ),
  commitment(
    'p1.1',
    [
      'Run campaigns together on the risks of small-boat crossings',
      'Mener ensemble des campagnes sur les risques des traversées en petite embarcation',
      'Gemeinsame Kampagnen über die Gefahren der Überfahrt in kleinen Booten',
      'Samen campagne voeren over de gevaren van oversteken in kleine boten',
    ],
    { indicators: ['campaigns-started', 'campaign-reach'] },
  ),
  action('p1.1.1', 'GB', '2026-03-31', [
    'Agree common messages and channels',
    'Convenir de messages et de canaux communs',
    'Gemeinsame Botschaften und Kanäle vereinbaren',
    'Gezamenlijke boodschappen en kanalen afspreken',
  ]),
  commitment('p1.2', [
    'Choose a pilot region jointly',
    'Choisir ensemble une région pilote',
    'Gemeinsam eine Pilotregion auswählen',
    'Samen een proefregio kiezen',
  ]),
  action(
    'p1.2.1',
    'BE',
    '2026-06-30',
    [
      'Compare candidate regions and decide',
      'Comparer les régions candidates et décider',
      'Mögliche Regionen vergleichen und entscheiden',
      'Mogelijke regio’s vergelijken en besluiten',
    ],
    { dependsOn: ['p1.1.1'] },
  ),
  action(
    'p1.2.2',
    'FR',
    '2026-12-31',
    [
      'Evaluate the pilot and publish what it changed',
      'Évaluer le projet pilote et publier ses effets',
      'Pilotprojekt bewerten und Wirkung veröffentlichen',
      'De proef evalueren en de uitkomst publiceren',
    ],
    { dependsOn: ['p1.2.1'] },
  ),

  priority(
    2,
    [
      'Joint enforcement against organised crime groups and supply chains',
      'Action répressive commune contre les groupes criminels et leurs filières d’approvisionnement',
      'Gemeinsames Vorgehen gegen kriminelle Gruppen und Lieferketten',
      'Gezamenlijk optreden tegen criminele groepen en toeleveringsketens',
    ],
    ['equipment-seized', 'seizure-operations', 'launches-prevented'],
  ),
  commitment('p2.1', [
    'Compare legal frameworks for the small-boat supply chain',
    'Comparer les cadres juridiques applicables à la filière des petites embarcations',
    'Rechtsrahmen zur Lieferkette kleiner Boote vergleichen',
    'Rechtskaders voor de toeleveringsketen van kleine boten vergelijken',
  ]),
  action('p2.1.1', 'DE', '2026-03-31', [
    'Keep a matrix of offences and powers by partner',
    'Tenir un tableau des infractions et des pouvoirs par partenaire',
    'Übersicht der Straftaten und Befugnisse je Partner führen',
    'Een overzicht van strafbare feiten en bevoegdheden per partner bijhouden',
  ]),
  commitment(
    'p2.2',
    [
      'Exchange information on equipment reciprocally',
      'Échanger réciproquement des informations sur les équipements',
      'Gegenseitiger Austausch von Informationen über Ausrüstung',
      'Wederzijds informatie over materieel uitwisselen',
    ],
    { indicators: ['equipment-seized'] },
  ),
  action('p2.2.1', 'NL', '2026-06-30', [
    'Record hulls, engines and life jackets by serial number at every seizure',
    'Relever les numéros de série des coques, moteurs et gilets à chaque saisie',
    'Bei jeder Sicherstellung Seriennummern von Booten, Motoren und Westen erfassen',
    'Bij elke inbeslagneming serienummers van boten, motoren en vesten vastleggen',
  ]),
  commitment(
    'p2.3',
    [
      'Share intelligence more deeply and seize together',
      'Approfondir le partage de renseignement et saisir ensemble',
      'Erkenntnisse vertieft teilen und gemeinsam sicherstellen',
      'Inlichtingen dieper delen en samen in beslag nemen',
    ],
    { indicators: ['seizure-operations', 'launches-prevented'] },
  ),
  action(
    'p2.3.1',
    'FR',
    '2026-09-30',
    [
      'Hold a joint operation on one supply route',
      'Mener une opération conjointe sur une filière',
      'Gemeinsamen Einsatz gegen eine Lieferroute durchführen',
      'Een gezamenlijke operatie op één aanvoerroute houden',
    ],
    { dependsOn: ['p2.1.1', 'p2.2.1'] },
  ),

  priority(
    3,
    [
      'Illicit finance and informal value transfer',
      'Finance illicite et transferts informels de valeur',
      'Illegale Finanzströme und informeller Werttransfer',
      'Illegale geldstromen en informele waardeoverdracht',
    ],
    ['money-seized', 'value-transfers'],
  ),
  commitment(
    'p3.1',
    [
      'Analyse hawala settlements jointly',
      'Analyser ensemble les compensations hawala',
      'Hawala-Ausgleichsgeschäfte gemeinsam auswerten',
      'Hawala-verrekeningen samen analyseren',
    ],
    { indicators: ['value-transfers'] },
  ),
  action('p3.1.1', 'NL', '2026-06-30', [
    'Pool seized ledgers and tokens for comparison',
    'Mettre en commun les registres et jetons saisis pour comparaison',
    'Sichergestellte Bücher und Token zum Abgleich zusammenführen',
    'In beslag genomen boekhoudingen en tokens samen vergelijken',
  ]),
  commitment(
    'p3.2',
    ['Disrupt and confiscate', 'Entraver et confisquer', 'Stören und einziehen', 'Verstoren en ontnemen'],
    { indicators: ['money-seized'] },
  ),
  action(
    'p3.2.1',
    'DE',
    '2026-12-31',
    [
      'Freeze and confiscate what joint analysis located',
      'Geler et confisquer les avoirs localisés par l’analyse commune',
      'Durch gemeinsame Auswertung gefundene Werte einfrieren und einziehen',
      'Vermogen dat gezamenlijke analyse vond bevriezen en ontnemen',
    ],
    { dependsOn: ['p3.1.1'] },
  ),

  priority(
    4,
    [
      'Smugglers’ advertising on social media',
      'Publicité des passeurs sur les réseaux sociaux',
      'Werbung von Schleusern in sozialen Medien',
      'Reclame van smokkelaars op sociale media',
    ],
    ['adverts-found', 'adverts-removed'],
  ),
  commitment(
    'p4.1',
    [
      'Refer adverts to platforms and follow up',
      'Signaler les annonces aux plateformes et assurer le suivi',
      'Anzeigen an Plattformen melden und nachhalten',
      'Advertenties bij platforms melden en opvolgen',
    ],
    { indicators: ['adverts-found', 'adverts-removed'] },
  ),
  action('p4.1.1', 'GB', '2026-03-31', [
    'Agree one form of notice to platforms',
    'Convenir d’un formulaire unique de signalement',
    'Einheitliche Meldung an Plattformen vereinbaren',
    'Eén vorm van melding aan platforms afspreken',
  ]),
  action('p4.1.2', 'BE', '2026-09-30', [
    'Deconflict every referral with live investigations',
    'Vérifier chaque signalement avec les enquêtes en cours',
    'Jede Meldung mit laufenden Ermittlungen abgleichen',
    'Elke melding afstemmen met lopende onderzoeken',
  ]),

  priority(
    5,
    [
      'Exchange on migration flows and emerging trends',
      'Échange sur les flux migratoires et les nouvelles tendances',
      'Austausch über Migrationsbewegungen und neue Trends',
      'Uitwisseling over migratiestromen en nieuwe trends',
    ],
    ['requests-in-time', 'arrivals-observed'],
  ),
  commitment(
    'p5.1',
    [
      'Exchange figures in good time and reciprocally',
      'Échanger les chiffres à temps et réciproquement',
      'Zahlen rechtzeitig und gegenseitig austauschen',
      'Cijfers tijdig en wederzijds uitwisselen',
    ],
    { indicators: ['arrivals-observed', 'requests-in-time'] },
  ),
  action('p5.1.1', 'FR', '2026-03-31', [
    'Publish a joint bulletin every quarter',
    'Publier un bulletin commun chaque trimestre',
    'Vierteljährlich ein gemeinsames Lagebild veröffentlichen',
    'Elk kwartaal een gezamenlijk bulletin uitbrengen',
  ]),
];
