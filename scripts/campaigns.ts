/** Tests of which `npm test` runs a small share, and `npm run test:long` more. */
export interface Campaign {
  readonly what: string;
  /** As vitest takes them: beginnings or parts of paths. */
  readonly files: readonly string[];
  /**
   * What makes them deep, within the time that all of them have together on two processors; each may be set by hand for a
   * deeper run of its own.
   */
  readonly depth: Readonly<Record<string, string>>;
}

/** The longest first: they begin first. */
export const CAMPAIGNS: readonly Campaign[] = [
  {
    what: 'schedules of faults between three nodes: line, disk, clock, database, kills, restored backups',
    files: ['node/partners/faults.test.ts'],
    depth: { FORELAND_SCHEDULES: '100' },
  },
  {
    what: 'changed packages, requests and answers at real nodes',
    files: [
      'node/partners/hostile.test.ts',
      'node/channel/mutations.test.ts',
      'node/channel/answers.test.ts',
    ],
    depth: { FORELAND_MUTATIONS: '2000' },
  },
  {
    what: 'changed packages as such',
    files: ['sealing/package/hostile/campaign.test.ts'],
    depth: { FORELAND_MUTATIONS: '10000' },
  },
  {
    what: 'what is hidden from a reader, in several worlds',
    files: ['node/non-interference/'],
    depth: { FORELAND_WORLDS: '2' },
  },
  {
    what: 'kill -9 of node and database while people work',
    files: ['node/crash.test.ts'],
    depth: { FORELAND_KILLS: '10' },
  },
  {
    what: 'sequences of imports, judgements and protections, against matching from nothing',
    files: ['node/rooms/matches-sequences.test.ts'],
    depth: { FORELAND_SEQUENCES: '60' },
  },
  {
    what: 'mutated files at every importer',
    files: ['formats/hostile/fuzz.test.ts'],
    depth: { FORELAND_FUZZ: '3000' },
  },
  {
    what: 'releases in any order, and restored backups',
    files: ['model/exchange/order.test.ts'],
    depth: { FORELAND_ORDERS: '20000' },
  },
];
