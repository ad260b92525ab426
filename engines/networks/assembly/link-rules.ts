import { findSchema, propertiesOf, schemata } from '@foreland/model';

/** A record of such a schema is no node: it joins what its two properties point to. */
export interface JoiningRule {
  readonly from: string;
  readonly to: string;
  /** Kind of the link. */
  readonly type: string;
  readonly directed: boolean;
  /** Properties with the identifiers of the two, which stand for them where nobody knows whose they are. */
  readonly identifiers?: readonly [string, string];
}

/** Schemata that FollowTheMoney does not declare as edges, or that join more than two. */
const JOINING: Readonly<Record<string, readonly JoiningRule[]>> = {
  Call: [
    {
      from: 'caller',
      to: 'receiver',
      type: 'call',
      directed: true,
      identifiers: ['callerNumber', 'receiverNumber'],
    },
  ],
  Message: [
    { from: 'sender', to: 'recipients', type: 'message', directed: true },
    { from: 'senderAccount', to: 'recipientAccount', type: 'message', directed: true },
  ],
  Payment: [
    { from: 'payer', to: 'beneficiary', type: 'payment', directed: true },
    { from: 'payerAccount', to: 'beneficiaryAccount', type: 'payment', directed: true },
  ],
  ValueTransfer: [
    { from: 'sender', to: 'receiver', type: 'value-transfer', directed: true },
    { from: 'sender', to: 'broker', type: 'value-transfer', directed: true },
    { from: 'broker', to: 'receiver', type: 'value-transfer', directed: true },
  ],
};

/** Not of the network: what the node itself keeps, statistics, and copies of other systems’ objects. */
const LEFT_OUT = [
  'Decision',
  'Judgement',
  'PlanItem',
  'InformationRequest',
  'FlowObservation',
  'Campaign',
  'StixObject',
  'LedgerEntry',
  'Documentation',
  'Similar',
];

/** Days on which something was so, first the ones that say it best. */
export const DATE_PROPERTIES = ['date', 'startDate', 'endDate', 'shippedOn', 'arrivedOn', 'postedOn'];
/** What a source says of a link in its own words. */
export const REMARK_PROPERTIES = ['role', 'relationship'];
/** What is counted on a link. */
export const QUANTITY_PROPERTIES = ['amount', 'quantity', 'duration'];

/** Rules of a schema whose records join others; undefined where they are nodes. */
export function joiningRules(schema: string): readonly JoiningRule[] | undefined {
  if (Object.hasOwn(JOINING, schema)) return JOINING[schema];
  const edge = findSchema(schema)?.edge;
  return edge
    ? [{ from: edge.source, to: edge.target, type: kebab(schema), directed: edge.directed }]
    : undefined;
}

/** Is a property of a record that is a node a link to another record? */
export function isLink(schema: string, property: string): boolean {
  const found = findSchema(schema);
  return found !== undefined && propertiesOf(found).get(property)?.type.name === 'entity';
}

/** Kind of the link that a property makes. */
export function linkTypeOf(property: string): string {
  return kebab(property);
}

export interface GraphProperty {
  readonly schema: string;
  readonly property: string;
}

/** Everything that a network is made of, besides identifiers. */
export function graphProperties(): GraphProperty[] {
  return schemata()
    .filter(({ name, abstract }) => !abstract && !LEFT_OUT.includes(name))
    .flatMap((schema) =>
      [...propertiesOf(schema).values()]
        .filter(
          ({ name, type, stub }) =>
            (type.name === 'entity' && !stub) ||
            DATE_PROPERTIES.includes(name) ||
            REMARK_PROPERTIES.includes(name) ||
            QUANTITY_PROPERTIES.includes(name),
        )
        .map(({ name }) => ({ schema: schema.name, property: name })),
    );
}

export function isLeftOut(schema: string): boolean {
  return LEFT_OUT.includes(schema);
}

const BOTH_WAYS: ReadonlySet<string> = new Set(
  schemata()
    .filter(({ edge }) => edge?.directed === false)
    .map(({ name }) => kebab(name)),
);

/** Does a kind of link lead from one end to the other, such as a call, or hold both ways, such as kinship? */
export function isDirected(type: string): boolean {
  return !BOTH_WAYS.has(type);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '-'}${letter.toLowerCase()}`);
}
