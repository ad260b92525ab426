import { isA } from '@foreland/model';

/** What a node of the network is, for its shape on the chart and for what may be done about it. */
export const NODE_KINDS = [
  'person',
  'organisation',
  'vehicle',
  'account',
  'profile',
  'advert',
  'equipment',
  'consignment',
  'event',
  'place',
  'document',
  'identifier',
  'other',
] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** The first that fits counts. */
const BY_ANCESTOR: readonly (readonly [string, NodeKind])[] = [
  ['Person', 'person'],
  ['LegalEntity', 'organisation'],
  ['Vehicle', 'vehicle'],
  ['BankAccount', 'account'],
  ['CryptoWallet', 'account'],
  ['UserAccount', 'profile'],
  ['Advert', 'advert'],
  ['Equipment', 'equipment'],
  ['Consignment', 'consignment'],
  ['Event', 'event'],
  ['Trip', 'event'],
  ['Place', 'place'],
  ['Address', 'place'],
  ['Identification', 'document'],
  ['Token', 'document'],
];

const known = new Map<string, NodeKind>();

export function nodeKindOf(schema: string): NodeKind {
  let kind = known.get(schema);
  if (kind === undefined) {
    // A bank account is an asset, and assets of FollowTheMoney may be legal entities: the nearer word comes first.
    kind =
      BY_ANCESTOR.find(([name]) => name === schema)?.[1] ??
      BY_ANCESTOR.find(([ancestor]) => isA(schema, ancestor))?.[1] ??
      'other';
    known.set(schema, kind);
  }
  return kind;
}
