import type { Role } from './role.ts';
import type { LinkAround, Surroundings } from './surroundings.ts';

/**
 * Something about a person's links that speaks for a role. Weights are bits (log2 of a likelihood ratio), set by hand from
 * how the trade works, not fitted to data; what is counted more than once saturates.
 */
export interface Sign {
  readonly id: string;
  readonly role: Role;
  readonly bits: number;
  /** How often it shows. */
  readonly count: (links: readonly LinkAround[], around: Surroundings) => number;
}

/** How sources word a role, in their languages; whole words. */
const WORDS: Readonly<Record<Role, RegExp>> = {
  organiser: /\b(organi[sz]er|leader|head|boss|chef|organisateur|anführer|hintermann|leider|organisator)\b/iu,
  recruiter: /\b(recruiter|recruteur|recruteuse|anwerber|anwerberin|werver|ronselaar|rabatteur)\b/iu,
  transport: /\b(driver|courier|chauffeur|fahrer|fahrerin|bestuurder|conducteur|passeur routier)\b/iu,
  finance: /\b(broker|hawaladar|financier|cashier|banquier|geldbote|makelaar|courtier|saraf)\b/iu,
  lodging: /\b(lodging|lodging-keeper|host|landlord|logeur|vermieter|huisbaas|safe house)\b/iu,
  supply: /\b(supplier|boat-supplier|fournisseur|lieferant|leverancier)\b/iu,
  launch: /\b(skipper|lookout|pilot|guetteur|bootsführer|schipper|uitkijk)\b/iu,
  advertising: /\b(advertiser|publicist|annonceur|werber|adverteerder)\b/iu,
  documents: /\b(forger|faussaire|fälscher|vervalser)\b/iu,
};

const among =
  (fits: (seen: LinkAround, around: Surroundings) => boolean): Sign['count'] =>
  (links, around) =>
    links.filter((seen) => fits(seen, around)).length;

/** Is the node joined by a link of a type to a node of a kind? */
function leads(around: Surroundings, at: number, type: string, kind: string): boolean {
  return around.of(at).some(({ link, neighbour }) => link.type === type && neighbour.kind === kind);
}

const holds = (type: string, kind: string): Sign['count'] =>
  among(({ link, neighbour }) => link.type === type && neighbour.kind === kind);

/** Value that comes in from some and goes out to others. */
const passesOn: Sign['count'] = (links) => {
  const transfers = links.filter(({ link }) => link.type === 'value-transfer');
  const received = transfers.filter(({ outgoing }) => !outgoing).length;
  return Math.min(received, transfers.length - received);
};

/** Payments through accounts that the person holds, in and out. */
const busyAccounts: Sign['count'] = among(
  ({ link, neighbour, at }, around) =>
    (link.type === 'ownership' || link.type === 'holder') &&
    neighbour.kind === 'account' &&
    around.of(at).filter((seen) => seen.link.type === 'payment').length >= 4,
);

const stated = (role: Role): Sign => ({
  id: 'role-stated',
  role,
  bits: 4,
  count: among(({ link }) => link.remarks.some((remark) => WORDS[role].test(remark))),
});

const roles = Object.keys(WORDS) as Role[];

export const SIGNS: readonly Sign[] = [
  ...roles.map(stated),
  { id: 'passes-value-on', role: 'finance', bits: 4, count: passesOn },
  { id: 'holds-wallet', role: 'finance', bits: 2, count: holds('holder', 'account') },
  { id: 'busy-account', role: 'finance', bits: 2, count: busyAccounts },
  { id: 'issues-tokens', role: 'finance', bits: 3, count: holds('issuer', 'document') },
  {
    id: 'cash-seized',
    role: 'finance',
    bits: 2,
    count: among(
      ({ link, at }, around) => link.type === 'seized-from' && !leads(around, at, 'seizure', 'equipment'),
    ),
  },
  {
    id: 'owns-vehicle',
    role: 'transport',
    bits: 2,
    count: among(({ link, neighbour }) => neighbour.kind === 'vehicle' && link.type !== 'bears'),
  },
  {
    id: 'checked-in-vehicle',
    role: 'transport',
    bits: 1,
    count: among(
      ({ link, at }, around) => link.type === 'involved' && leads(around, at, 'vehicle', 'vehicle'),
    ),
  },
  { id: 'holds-equipment', role: 'supply', bits: 4, count: holds('holder', 'equipment') },
  {
    id: 'equipment-seized',
    role: 'supply',
    bits: 4,
    count: among(
      ({ link, at }, around) => link.type === 'seized-from' && leads(around, at, 'seizure', 'equipment'),
    ),
  },
  {
    id: 'company-imports',
    role: 'supply',
    bits: 2,
    count: among(
      ({ neighbour, at }, around) =>
        neighbour.kind === 'organisation' &&
        around.of(at).some(({ link }) => link.type === 'consignee' || link.type === 'consignor'),
    ),
  },
  { id: 'keeps-house', role: 'lodging', bits: 4, count: holds('address-entity', 'place') },
  { id: 'organises-launch', role: 'organiser', bits: 4, count: holds('organiser', 'event') },
  {
    id: 'runs-adverts',
    role: 'advertising',
    bits: 4,
    count: among(
      ({ link, neighbour, at }, around) =>
        link.type === 'owner' && neighbour.kind === 'profile' && leads(around, at, 'account', 'advert'),
    ),
  },
  {
    id: 'number-in-adverts',
    role: 'advertising',
    bits: 2,
    count: among(
      ({ link, neighbour, at }, around) =>
        link.type === 'bears' && neighbour.kind === 'identifier' && leads(around, at, 'bears', 'advert'),
    ),
  },
];
