/**
 * Our schemata beside FollowTheMoney, in FollowTheMoney's own declaration form.
 * They cover what small-boat supply chains, informal value transfer, adverts, flows and the plan need.
 */
export interface ExtensionProperty {
  readonly label: string;
  readonly type:
    | 'string'
    | 'text'
    | 'name'
    | 'date'
    | 'country'
    | 'number'
    | 'phone'
    | 'url'
    | 'language'
    | 'identifier'
    | 'entity'
    | 'json'
    | 'topic';
  /** Schema of the records that an entity-typed property points to. */
  readonly range?: string;
}

export interface ExtensionSchema {
  readonly label: string;
  readonly plural: string;
  readonly extends: readonly string[];
  readonly featured: readonly string[];
  readonly caption: readonly string[];
  readonly edge?: { readonly source: string; readonly target: string; readonly label: string };
  readonly temporalExtent?: { readonly start: readonly string[]; readonly end: readonly string[] };
  readonly properties: Readonly<Record<string, ExtensionProperty>>;
}

const string = (label: string): ExtensionProperty => ({ label, type: 'string' });
const text = (label: string): ExtensionProperty => ({ label, type: 'text' });
const number = (label: string): ExtensionProperty => ({ label, type: 'number' });
const date = (label: string): ExtensionProperty => ({ label, type: 'date' });
const identifier = (label: string): ExtensionProperty => ({ label, type: 'identifier' });
const entity = (label: string, range: string): ExtensionProperty => ({ label, type: 'entity', range });

export const EXTENSION_SCHEMATA: Readonly<Record<string, ExtensionSchema>> = {
  Equipment: {
    label: 'Equipment',
    plural: 'Equipment',
    extends: ['Thing'],
    featured: ['equipmentType', 'make', 'model', 'serialNumber', 'cin'],
    caption: ['name', 'model', 'serialNumber', 'cin'],
    properties: {
      equipmentType: string('Type of equipment'),
      make: string('Make'),
      model: string('Model'),
      serialNumber: identifier('Serial number'),
      engineSerial: identifier('Engine serial number'),
      cin: identifier('Craft identification number'),
      hsCode: string('HS code'),
      lot: string('Lot'),
      material: string('Material'),
      valve: string('Valve'),
      weldPattern: string('Weld pattern'),
      cartonMark: string('Carton mark'),
      quantity: number('Quantity'),
      holder: entity('Holder', 'LegalEntity'),
      consignment: entity('Consignment', 'Consignment'),
      seizure: entity('Seizure', 'Seizure'),
      launch: entity('Launch', 'Launch'),
    },
  },
  Consignment: {
    label: 'Consignment',
    plural: 'Consignments',
    extends: ['Thing'],
    featured: ['waybill', 'carrier', 'shippedOn', 'arrivedOn'],
    caption: ['name', 'waybill'],
    temporalExtent: { start: ['shippedOn'], end: ['arrivedOn'] },
    properties: {
      waybill: identifier('Waybill'),
      carrier: string('Carrier'),
      consignor: entity('Consignor', 'LegalEntity'),
      consignee: entity('Consignee', 'LegalEntity'),
      origin: entity('Origin', 'Thing'),
      destination: entity('Destination', 'Thing'),
      shippedOn: date('Shipped on'),
      arrivedOn: date('Arrived on'),
      hsCode: string('HS code'),
      declaredAs: string('Declared as'),
      quantity: number('Quantity'),
    },
  },
  Seizure: {
    label: 'Seizure',
    plural: 'Seizures',
    extends: ['Event'],
    featured: ['itemType', 'quantity', 'date', 'place'],
    caption: ['name', 'itemType'],
    properties: {
      place: entity('Place', 'Place'),
      itemType: string('Kind of item'),
      quantity: number('Quantity'),
      unit: string('Unit'),
      amount: number('Amount'),
      currency: string('Currency'),
      seizedFrom: entity('Seized from', 'LegalEntity'),
      authority: string('Authority'),
      latitude: number('Latitude'),
      longitude: number('Longitude'),
    },
  },
  Launch: {
    label: 'Launch',
    plural: 'Launches',
    extends: ['Event'],
    featured: ['date', 'place', 'outcome', 'persons'],
    caption: ['name'],
    properties: {
      place: entity('Place', 'Place'),
      latitude: number('Latitude'),
      longitude: number('Longitude'),
      persons: number('Persons aboard'),
      boat: entity('Boat', 'Equipment'),
      outcome: string('Outcome'),
      organiser: entity('Organiser', 'LegalEntity'),
    },
  },
  Advert: {
    label: 'Advert',
    plural: 'Adverts',
    extends: ['Thing'],
    featured: ['platform', 'postedOn', 'routeFrom', 'routeTo', 'status'],
    caption: ['name', 'text'],
    properties: {
      platform: string('Platform'),
      text: text('Text'),
      url: { label: 'Address', type: 'url' },
      postedOn: date('Posted on'),
      capturedOn: date('Captured on'),
      language: { label: 'Language', type: 'language' },
      contactPhone: { label: 'Contact telephone', type: 'phone' },
      contactHandle: identifier('Contact handle'),
      routeFrom: string('Route from'),
      routeTo: string('Route to'),
      price: number('Price'),
      currency: string('Currency'),
      account: entity('Account', 'UserAccount'),
      status: string('Status'),
      imageHash: identifier('Image hash'),
    },
  },
  ValueTransfer: {
    label: 'Value transfer',
    plural: 'Value transfers',
    extends: ['Interval'],
    featured: ['amount', 'currency', 'date', 'channel'],
    caption: ['amount', 'currency'],
    edge: { source: 'sender', target: 'receiver', label: 'sent value to' },
    properties: {
      sender: entity('Sender', 'Thing'),
      receiver: entity('Receiver', 'Thing'),
      broker: entity('Broker', 'LegalEntity'),
      amount: number('Amount'),
      currency: string('Currency'),
      token: string('Token'),
      channel: string('Channel'),
    },
  },
  LedgerEntry: {
    label: 'Ledger entry',
    plural: 'Ledger entries',
    extends: ['Thing'],
    featured: ['ledger', 'page', 'line', 'amount', 'date'],
    caption: ['name', 'code', 'ledger'],
    properties: {
      ledger: string('Ledger'),
      page: string('Page'),
      line: string('Line'),
      counterparty: string('Counterparty'),
      code: identifier('Code'),
      amount: number('Amount'),
      currency: string('Currency'),
      direction: string('Direction'),
      commission: number('Commission'),
      runningBalance: number('Running balance'),
      date: date('Date'),
      holder: entity('Holder', 'LegalEntity'),
    },
  },
  Token: {
    label: 'Token',
    plural: 'Tokens',
    extends: ['Thing'],
    featured: ['serialNumber', 'amount'],
    caption: ['name', 'serialNumber'],
    properties: {
      serialNumber: identifier('Serial number'),
      amount: number('Amount'),
      currency: string('Currency'),
      issuer: entity('Issuer', 'LegalEntity'),
      seizure: entity('Seizure', 'Seizure'),
    },
  },
  Place: {
    label: 'Place',
    plural: 'Places',
    extends: ['Thing'],
    featured: ['placeType', 'country'],
    caption: ['name'],
    properties: {
      latitude: number('Latitude'),
      longitude: number('Longitude'),
      placeType: string('Type of place'),
    },
  },
  FlowObservation: {
    label: 'Flow observation',
    plural: 'Flow observations',
    extends: ['Thing'],
    featured: ['measure', 'route', 'period', 'value'],
    caption: ['name', 'measure'],
    properties: {
      reporter: string('Reporter'),
      measure: string('Measure'),
      unit: string('Unit'),
      route: string('Route'),
      area: string('Area'),
      period: date('Period'),
      frequency: string('Frequency'),
      value: number('Value'),
      status: string('Status'),
      vintage: date('Vintage'),
    },
  },
  Campaign: {
    label: 'Awareness campaign',
    plural: 'Awareness campaigns',
    extends: ['Thing'],
    featured: ['channel', 'region', 'status'],
    caption: ['name'],
    temporalExtent: { start: ['startDate'], end: ['endDate'] },
    properties: {
      channel: string('Channel'),
      region: string('Region'),
      language: { label: 'Language', type: 'language' },
      startDate: date('Start date'),
      endDate: date('End date'),
      reach: number('Reach'),
      status: string('Status'),
      evaluation: text('Evaluation'),
    },
  },
  InformationRequest: {
    label: 'Request for information',
    plural: 'Requests for information',
    extends: ['Thing'],
    featured: ['from', 'to', 'askedOn', 'dueOn'],
    caption: ['name', 'question'],
    properties: {
      from: string('From'),
      to: string('To'),
      question: text('Question'),
      urgency: string('Urgency'),
      askedOn: date('Asked on'),
      dueOn: date('Due on'),
      answeredOn: date('Answered on'),
      outcome: string('Outcome'),
    },
  },
  Decision: {
    label: 'Decision',
    plural: 'Decisions',
    extends: ['Thing'],
    featured: ['lead', 'action', 'author'],
    caption: ['action'],
    properties: {
      lead: identifier('Lead'),
      action: string('Action'),
      argument: string('Argument'),
      note: text('Note'),
      author: string('Author'),
      madeAt: string('Made at'),
      sequence: number('Sequence'),
      withdraws: identifier('Withdraws decision'),
      leadRevision: identifier('Revision of the lead'),
      signature: string('Signature'),
      quantity: number('Quantity'),
      unit: string('Unit'),
    },
  },
  Judgement: {
    label: 'Judgement on a match',
    plural: 'Judgements on matches',
    extends: ['Thing'],
    featured: ['recordA', 'recordB', 'answer', 'author'],
    caption: ['answer'],
    properties: {
      // Not links: who looks at a record is told by its matches, and only where the pair is in view.
      recordA: identifier('First record'),
      recordB: identifier('Second record'),
      answer: string('Answer'),
      note: text('Note'),
      author: string('Author'),
      madeAt: string('Made at'),
      sequence: number('Sequence'),
      withdraws: identifier('Withdraws judgement'),
      signature: string('Signature'),
    },
  },
  StixObject: {
    label: 'STIX object',
    plural: 'STIX objects',
    extends: ['Thing'],
    featured: ['stixType', 'name'],
    caption: ['name', 'stixType'],
    properties: {
      stixType: string('Type of STIX object'),
    },
  },
  PlanItem: {
    label: 'Plan item',
    plural: 'Plan items',
    extends: ['Thing'],
    featured: ['level', 'owner', 'dueOn', 'status'],
    caption: ['name'],
    properties: {
      level: string('Level'),
      priority: number('Priority'),
      parent: entity('Part of', 'PlanItem'),
      owner: string('Owner'),
      partner: string('Partner'),
      startOn: date('Starts on'),
      dueOn: date('Due on'),
      status: string('Status'),
      indicator: string('Indicator'),
      evidence: entity('Evidence', 'Thing'),
      dependsOn: entity('Depends on', 'PlanItem'),
      position: string('Position'),
    },
  },
};

/**
 * Properties of ours on schemata of FollowTheMoney, and so on all that extend them.
 * `stixObject` is an object of STIX as it was received, so that nothing of it is lost on the way through.
 */
export const EXTENSION_PROPERTIES: Readonly<Record<string, Readonly<Record<string, ExtensionProperty>>>> = {
  Thing: { stixObject: { label: 'STIX object as received', type: 'json' } },
  Interval: { stixObject: { label: 'STIX object as received', type: 'json' } },
};

/**
 * Properties of FollowTheMoney that Foreland refuses to store: special categories of personal data (Law
 * Enforcement Directive art. 10) and secrets. A test fails if one of them comes back.
 */
export const DISABLED_PROPERTIES: readonly string[] = [
  'ethnicity',
  'religion',
  'political',
  'privateKey',
  'password',
  'health',
  'disability',
  'sexualOrientation',
  'tradeUnion',
  'biometricTemplate',
  'fingerprint',
  'faceTemplate',
  'dna',
];
