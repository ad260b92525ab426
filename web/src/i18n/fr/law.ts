import type { Translation } from '../catalogue.ts';
import type { law as en, lawGaps as enGaps } from '../en/law.ts';

export const law: Translation<typeof en> = {
  'be-smuggling': 'Le trafic d’êtres humains est une infraction.',
  'be-arrest': 'La police ou le parquet peut priver un suspect de liberté.',
  'be-seizure': 'Le procureur peut saisir ce qui sert de preuve, et les avantages tirés de l’infraction.',
  'be-accounts':
    'Le procureur peut obtenir des données bancaires et, dans certains cas, faire bloquer un compte.',
  'eu-facilitation': 'Les États membres érigent en infraction l’aide à l’entrée irrégulière.',
  'eu-facilitation-proposal': 'Proposition, pas encore en vigueur : une nouvelle définition de l’aide.',
  'eu-notice': 'Chacun peut signaler un contenu illicite à une plateforme, qui doit y donner suite.',
  'eu-removal-order': 'Une autorité peut enjoindre à une plateforme d’agir contre un contenu illicite.',
  'eu-freezing-orders': 'Les décisions de gel d’un État membre sont exécutées dans les autres.',
  'europol-no-coercion': 'Les mesures de contrainte relèvent des seules autorités nationales.',
  'europol-referral':
    'Europol peut signaler des contenus illicites aux plateformes, qui les examinent elles-mêmes.',
  'frontex-host-state':
    'Les pouvoirs des équipes de Frontex suivent l’État hôte et ne vont pas jusqu’à ces mesures.',
  'fr-facilitation': 'Aider à l’entrée, à la circulation ou au séjour irréguliers est une infraction.',
  'fr-custody': 'Un suspect peut être placé en garde à vue.',
  'fr-seizure': 'Ce qui sert à l’enquête peut être recherché et saisi.',
  'fr-assets': 'Des avoirs, dont les soldes bancaires, peuvent être saisis en vue d’une confiscation.',
  'de-facilitation': 'L’introduction clandestine d’étrangers est une infraction.',
  'de-arrest': 'Détention sur mandat d’un juge ; arrestation provisoire.',
  'de-seizure': 'Les preuves peuvent être mises en sûreté et saisies.',
  'de-search': 'Les locaux de suspects et de tiers peuvent être perquisitionnés.',
  'de-assets': 'Biens et avoirs peuvent être saisis en vue d’une confiscation.',
  'nl-smuggling': 'Le trafic de migrants est une infraction.',
  'nl-arrest': 'Un suspect peut être arrêté.',
  'nl-seizure': 'Ce qui sert à la manifestation de la vérité ou peut être confisqué est saisissable.',
  'nl-assets': 'Des avoirs peuvent être saisis pour garantir un paiement ordonné plus tard.',
  'gb-articles':
    'Manier ou fournir des objets destinés à ces crimes est une infraction, avec les exclusions de la section 15.',
  'gb-information': 'Recueillir des informations utiles à ces crimes est une infraction.',
  'gb-advertising': 'Publier en ligne des contenus qui promeuvent ces crimes est une infraction.',
  'gb-facilitation': 'L’aide à l’immigration irrégulière est une infraction.',
  'gb-arrest': 'Un policier peut arrêter un suspect sans mandat si c’est nécessaire.',
  'gb-seizure':
    'Des preuves peuvent être recherchées sur mandat, et saisies par un agent présent légalement sur les lieux.',
  'gb-vehicles': 'Véhicules, navires et aéronefs utilisés peuvent être retenus et confisqués.',
  'gb-account-freezing':
    'Un tribunal (magistrates’ court) peut geler un compte soupçonné de contenir des produits d’infraction.',
  'gb-restraint': 'La Crown Court peut bloquer les biens d’un suspect avant confiscation.',
  'gb-prevention-order': 'La High Court peut imposer des conditions pour prévenir la grande criminalité.',
  'gb-online-safety': 'Les plateformes ont le devoir de retirer les contenus illicites.',
};

export const lawGaps: Translation<typeof enGaps> = {
  'part-of-country': 'Angleterre et pays de Galles ; les autres parties du pays ont leurs propres pouvoirs.',
  'platform-decides': 'La plateforme décide ; personne n’est obligé de retirer quoi que ce soit.',
  'needs-other-law': 'L’injonction elle-même doit reposer sur le droit national ou un autre acte de l’Union.',
  'not-with-gb': 'Il ne lie pas le Royaume-Uni ; d’autres accords s’y appliquent.',
  'after-conviction': 'La confiscation suppose une condamnation ; l’immobilisation non.',
  'humanitarian-optional': 'L’exception pour l’aide humanitaire est laissée à chaque État membre.',
  'beyond-schengen':
    'Reste à vérifier si elle s’étend au trafic vers le Royaume-Uni ; une réforme a été annoncée en décembre 2024.',
};
