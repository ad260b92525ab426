/** What provisions of law mean in plain words, by their ids in model/law. Starting facts, to be verified; no legal advice. */
export const law = {
  'be-smuggling': 'Smuggling of people is an offence.',
  'be-arrest': 'Police or a prosecutor may hold a suspect.',
  'be-seizure': 'A prosecutor may seize things that serve as evidence, and proceeds.',
  'be-accounts': 'A prosecutor may have bank data told and, in some cases, an account blocked.',
  'eu-facilitation': 'Member states make facilitating unlawful entry an offence.',
  'eu-facilitation-proposal': 'Proposed, not law: a new definition of facilitation.',
  'eu-notice': 'Anybody may notify a platform of unlawful content; it must act on it.',
  'eu-removal-order': 'An authority may order a platform to act against unlawful content.',
  'eu-freezing-orders': 'Freezing orders of one member state are carried out in the others.',
  'europol-no-coercion': 'Coercive measures are for the national authorities alone.',
  'europol-referral': 'Europol may refer unlawful content to platforms for their own review.',
  'frontex-host-state':
    'Executive powers of Frontex teams follow the host state and do not reach these measures.',
  'fr-facilitation': 'Helping somebody to enter, move or stay irregularly is an offence.',
  'fr-custody': 'A suspect may be held for questioning (garde à vue).',
  'fr-seizure': 'Things that serve the inquiry may be searched for and seized.',
  'fr-assets': 'Assets may be seized in view of confiscation, bank balances among them.',
  'de-facilitation': 'Smuggling foreigners in is an offence.',
  'de-arrest': 'Remand in custody by a judge’s warrant; provisional arrest.',
  'de-seizure': 'Evidence may be secured and seized.',
  'de-search': 'Premises of suspects and of others may be searched.',
  'de-assets': 'Things and assets may be secured for confiscation.',
  'nl-smuggling': 'Smuggling of people is an offence.',
  'nl-arrest': 'A suspect may be arrested.',
  'nl-seizure': 'Things that show the truth, or may be confiscated, can be seized.',
  'nl-assets': 'Assets may be seized to secure a later order to pay.',
  'gb-articles':
    'Handling or supplying articles for use in such crime is an offence, with exclusions in section 15.',
  'gb-information': 'Collecting information for use in such crime is an offence.',
  'gb-advertising': 'Publishing material online that promotes such crime is an offence.',
  'gb-facilitation': 'Assisting unlawful immigration is an offence.',
  'gb-arrest': 'A constable may arrest a suspect without a warrant where it is necessary.',
  'gb-seizure':
    'Evidence may be searched for by warrant, and seized by an officer who is lawfully on the premises.',
  'gb-vehicles': 'Vehicles, ships and aircraft used for it may be detained and forfeited.',
  'gb-account-freezing': 'A magistrates’ court may freeze an account that is suspected of holding proceeds.',
  'gb-restraint': 'The Crown Court may restrain property of a suspect before confiscation.',
  'gb-prevention-order': 'The High Court may set conditions to prevent serious crime.',
  'gb-online-safety': 'Platforms have duties to take down unlawful content.',
} as const;

/** What provisions do not reach, by the words of model/law. */
export const lawGaps = {
  'part-of-country': 'England and Wales; the other parts of the country have powers of their own.',
  'platform-decides': 'The platform decides; nobody is ordered to remove anything.',
  'needs-other-law': 'The order itself needs a basis in national law or other law of the Union.',
  'not-with-gb': 'It does not bind the United Kingdom; other agreements apply there.',
  'after-conviction': 'Forfeiture waits for a conviction; detention does not.',
  'humanitarian-optional': 'An exception for humanitarian help is left to each member state.',
  'beyond-schengen':
    'Whether it reaches smuggling to the United Kingdom is to be verified; a reform was announced in December 2024.',
} as const;
