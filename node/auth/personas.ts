import type { Level, Partner, Role } from '@foreland/model';

/** A made-up person of the exercise. Names are invented; any likeness is by chance. */
export interface Persona {
  readonly user: string;
  readonly displayName: string;
  readonly partner: Partner;
  readonly roles: readonly Role[];
  readonly clearance: Level;
}

function persona(
  user: string,
  displayName: string,
  partner: Partner,
  roles: readonly Role[],
  clearance: Level,
): Persona {
  return Object.freeze({ user, displayName, partner, roles: Object.freeze([...roles]), clearance });
}

/**
 * Two people and more a partner, one a guest. Every role occurs, and at each partner's node there are two who may share: one
 * proposes, the other decides.
 */
export const PERSONAS: readonly Persona[] = Object.freeze([
  persona('gb-analyst', 'Imogen Ashdown', 'GB', ['analyst', 'liaison-officer'], 'confidential'),
  persona('gb-finance', 'Rohan Merrick', 'GB', ['financial-investigator', 'analyst'], 'confidential'),
  persona('gb-secretary', 'Catrin Pellow', 'GB', ['plan-secretary'], 'restricted'),
  persona('gb-protection', 'Morwenna Tredgold', 'GB', ['data-protection-officer'], 'secret'),
  persona('de-analyst', 'Jorin Falkenrath', 'DE', ['analyst'], 'confidential'),
  persona('de-protection', 'Annegret Holthaus', 'DE', ['data-protection-officer'], 'secret'),
  persona('de-supply', 'Meike Osterbrook', 'DE', ['liaison-officer', 'analyst'], 'restricted'),
  persona('fr-liaison', 'Solène Marquevielle', 'FR', ['liaison-officer', 'analyst'], 'confidential'),
  persona('fr-protection', 'Maëlle Tresgots', 'FR', ['data-protection-officer'], 'secret'),
  persona('fr-flows', 'Bastien Corvaisier', 'FR', ['flow-officer'], 'restricted'),
  persona('be-adverts', 'Lotte Vanderhaegen', 'BE', ['advert-analyst', 'analyst'], 'restricted'),
  persona('be-liaison', 'Joris Wittebolle', 'BE', ['liaison-officer', 'analyst'], 'confidential'),
  persona('be-protection', 'Anselme Ducarme', 'BE', ['data-protection-officer'], 'secret'),
  persona('nl-analyst', 'Femke Rozendaal', 'NL', ['analyst', 'financial-investigator'], 'confidential'),
  persona('nl-liaison', 'Wietske Haanappel', 'NL', ['liaison-officer', 'analyst'], 'confidential'),
  persona('nl-protection', 'Ruurd Blankestijn', 'NL', ['data-protection-officer'], 'secret'),
  persona('nl-campaigns', 'Sjoerd Wijbrandi', 'NL', ['campaign-officer'], 'unclassified'),
  persona('nl-administrator', 'Noor Tesselaar', 'NL', ['administrator'], 'unclassified'),
  persona('europol-analyst', 'Ilaria Venturoni', 'EUROPOL', ['analyst', 'liaison-officer'], 'confidential'),
  persona('frontex-flows', 'Kaspar Lindqvere', 'FRONTEX', ['flow-officer', 'analyst'], 'restricted'),
]);
