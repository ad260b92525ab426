import type {
  EntityType,
  FieldPart,
  MatchEntity,
  MatchInput,
  MatchPair,
  MatchPolicy,
  StandingJudgement,
} from '@foreland/matching';
import type { ModelDescription, SyncOptions } from './match-engine.ts';

/* Until `@foreland/matching` has its engine: the same shape, equal values only. */
export const MATCHING_VERSION = 'stand-in 1';
const TYPES: Record<string, EntityType> = {
  Person: 'person', Organization: 'organisation', Company: 'organisation', Vehicle: 'vehicle', Vessel: 'vessel',
  Equipment: 'equipment', BankAccount: 'account', CryptoWallet: 'account', UserAccount: 'social-account', Address: 'place', Place: 'place',
};
const FIELDS = ['name', 'alias', 'birthDate', 'phone', 'email', 'idNumber', 'passportNumber', 'registrationNumber', 'iban', 'publicKey', 'serialNumber', 'cin', 'username', 'full'];
const BITS: Record<string, [number, number]> = { name: [8, -3], birthDate: [5, -6] };
export const matchedProperties = (): { schema: string; property: string }[] =>
  Object.keys(TYPES).flatMap((schema) => FIELDS.map((property) => ({ schema, property })));
export const readsOf = (schema: string, property: string): boolean => schema in TYPES && FIELDS.includes(property);
export const typeOfSchema = (schema: string): EntityType | undefined => TYPES[schema];

export class CrossMatch {
  readonly #policy: MatchPolicy;
  #records = new Map<string, { type: EntityType; rows: MatchInput[] }>();
  #judgements: readonly StandingJudgement[] = [];
  constructor(options: { policy?: MatchPolicy } = {}) { this.#policy = options.policy ?? { automatic: 0.98, review: 0.3 }; }
  async syncPages(pages: AsyncIterable<readonly MatchInput[]>, options: SyncOptions = {}): Promise<void> {
    this.#records = new Map();
    for await (const page of pages) for (const row of page) {
      const type = TYPES[row.schema];
      if (!type) continue;
      const own = this.#records.get(row.record) ?? { type, rows: [] };
      own.rows.push({ ...row, property: row.property === 'alias' ? 'name' : row.property });
      this.#records.set(row.record, own);
      options.onProgress?.(0.5);
      options.signal?.throwIfAborted();
    }
  }
  judge(judgements: readonly StandingJudgement[]): void { this.#judgements = judgements; }
  explain(a: string, b: string): MatchPair | undefined {
    const [one, other] = [this.#records.get(a), this.#records.get(b)];
    if (!one || !other || one.type !== other.type) return undefined;
    const parts: FieldPart[] = [{ field: 'prior', agreement: 'missing', bits: -10 }];
    const labels = new Set<number>();
    for (const field of FIELDS) {
      const own = one.rows.filter((row) => row.property === field);
      const others = other.rows.filter((row) => row.property === field);
      if (own.length === 0 || others.length === 0) continue;
      const shared = own.map((row) => row.value).filter((value) => others.some((row) => row.value === value)).sort()[0];
      const side = (rows: MatchInput[], value: string) => {
        const same = rows.filter((row) => row.value === value).sort((x, y) => (x.statement < y.statement ? -1 : 1));
        for (const { label } of same) labels.add(label);
        return { value, statements: same.map(({ statement }) => statement) };
      };
      const first = (rows: MatchInput[]): string => shared ?? rows.map((row) => row.value).sort()[0]!;
      const [yes, no] = BITS[field] ?? [12, -0.5];
      parts.push({ field, agreement: shared === undefined ? 'different' : 'exact', bits: shared === undefined ? no : yes, a: side(own, first(own)), b: side(others, first(others)) });
    }
    const bits = parts.reduce((sum, part) => sum + part.bits, 0);
    const probability = 1 / (1 + 2 ** -bits);
    const judged = this.#judgements.find((each) => each.a === a && each.b === b)?.answer;
    const status = judged === 'unsure' ? 'second-opinion' : judged ?? (probability >= this.#policy.automatic ? 'automatic' : 'review');
    return { type: one.type, a, b, bits, probability, status, value: probability * (1 - probability), pattern: parts.map(({ field, agreement }) => `${field}:${agreement}`).join(' '), parts, labels: [...labels].sort((x, y) => x - y) };
  }
  pairs(): MatchPair[] {
    const holders = new Map<string, Set<string>>();
    for (const [record, { type, rows }] of this.#records) for (const { property, value } of rows) {
      const key = `${type} ${property} ${value}`;
      holders.set(key, (holders.get(key) ?? new Set()).add(record));
    }
    const keys = new Set(this.#judgements.map(({ a, b }) => `${a} ${b}`));
    for (const records of holders.values()) {
      const sorted = [...records].sort().slice(0, 30);
      for (const [at, a] of sorted.entries()) for (const b of sorted.slice(at + 1)) keys.add(`${a} ${b}`);
    }
    return [...keys].sort().flatMap((key) => {
      const [a = '', b = ''] = key.split(' ');
      const pair = this.explain(a, b);
      return pair && (pair.probability >= this.#policy.review || ['same', 'different', 'second-opinion'].includes(pair.status)) ? [pair] : [];
    });
  }
  entities(): MatchEntity[] {
    const parent = new Map<string, string>();
    const find = (record: string): string => { const up = parent.get(record); return up === undefined || up === record ? record : find(up); };
    for (const { a, b, status } of this.pairs()) if (status === 'automatic' || status === 'same') parent.set(find(b), find(a));
    const groups = Map.groupBy(this.#records.keys(), (record) => find(record));
    return [...groups.values()].filter((group) => group.length > 1).map((group) => ({ type: this.#records.get(group[0]!)!.type, records: group.sort() }));
  }
  models(): ModelDescription[] {
    return [...new Set(Object.values(TYPES))].map((type) => ({ type, id: 'stand-in', version: '1', trainedOn: 'Nothing.', pairsUsed: 0, prior: 0.001, fields: [], reliability: [], calibrationError: 0 }));
  }
}
