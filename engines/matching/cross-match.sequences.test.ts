import { foldJudgements, inPairOrder } from '@foreland/model/judgement';
import type { JudgementAnswer, JudgementFact } from '@foreland/model/judgement';
import { describe, expect, test } from 'vitest';
import type { MatchEntity, MatchInput, MatchPair, StandingJudgement } from './api.ts';
import { seededRandom } from './columns/random.ts';
import { PARTNERS, drawSaying, statementsOf } from './cross-match.arbitrary.ts';
import { CrossMatch } from './cross-match.ts';

const SEED = 20_261_125;
const STEPS = 10_000;
const MOST_RECORDS = 18;
/** Every so many steps the whole is compared with a fresh cross-match. */
const STEPS_A_CHECK = 50;
const ANSWERS: readonly JudgementAnswer[] = ['same', 'different', 'unsure'];

/** A node in small: records come and go, people judge, merge, split, and take back. */
class Desk {
  readonly match = new CrossMatch();
  readonly records = new Map<string, readonly MatchInput[]>();
  judgements: readonly JudgementFact[] = [];
  readonly #random: () => number;
  #made = 0;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  chance(share: number): boolean {
    return this.#random() < share;
  }

  pick<T>(among: readonly T[]): T | undefined {
    return among[Math.floor(this.#random() * among.length)];
  }

  importRecord(): void {
    const record = `${this.pick(PARTNERS)}:${Math.floor(this.#random() * 8)}`;
    const statements = statementsOf(record, drawSaying(this.#random));
    if (statements.length > 0) this.records.set(record, statements);
    this.sync();
  }

  removeRecord(): void {
    const record = this.pick([...this.records.keys()]);
    if (record !== undefined) this.records.delete(record);
    this.sync();
  }

  sync(): void {
    this.match.sync([...this.records.values()].flat());
  }

  judge(one: string, other: string, answer: JudgementAnswer): void {
    const [a, b] = inPairOrder(one, other);
    this.#sign({ a, b, answer });
  }

  withdraw(id: string): void {
    const fact = this.judgements.find((judgement) => judgement.id === id);
    if (fact) this.#sign({ a: fact.a, b: fact.b, answer: fact.answer, withdraws: id });
  }

  #sign(said: Pick<JudgementFact, 'a' | 'b' | 'answer'> & { readonly withdraws?: string }): void {
    this.#made += 1;
    const author = this.pick(['ada', 'ben']) ?? '';
    this.judgements = [
      ...this.judgements,
      {
        ...said,
        id: `j${this.#made}`,
        author,
        partner: 'UK',
        madeAt: new Date(this.#made * 1000).toISOString(),
        sequence: this.#made,
      },
    ];
    this.tell();
  }

  /** Only the last of them, as when a year of old ones has run out. */
  forgetOld(): void {
    this.judgements = this.judgements.slice(-20);
    this.tell();
  }

  tell(): void {
    this.match.judge(this.standing());
  }

  standing(): StandingJudgement[] {
    const byPair = Map.groupBy(this.judgements, ({ a, b }) => `${a} ${b}`);
    return [...byPair.values()].flatMap((facts): StandingJudgement[] => {
      const [first] = facts;
      const answer = foldJudgements(facts);
      return first && answer !== undefined ? [{ a: first.a, b: first.b, answer }] : [];
    });
  }

  merge(): void {
    const record = this.pick(this.match.entities())?.records[0];
    const other = this.pick([...this.records.keys()]);
    if (record !== undefined && other !== undefined && record !== other) this.judge(record, other, 'same');
  }

  /** Parts one record from the others of its entity, as the room does. */
  split(): void {
    const entity = this.pick(this.match.entities());
    const parted = this.pick(entity?.records ?? []);
    for (const other of entity?.records ?? [])
      if (parted !== undefined && other !== parted) this.judge(parted, other, 'different');
  }

  state(): string {
    return stateOf(this.match);
  }

  step(): void {
    const kind = this.#random();
    if (kind < 0.3 || this.records.size < 4) this.importRecord();
    else if (kind < 0.45 || this.records.size > MOST_RECORDS) this.removeRecord();
    else if (kind < 0.65) {
      const ids = [...this.records.keys()];
      const [one, other] = [this.pick(ids), this.pick(ids)];
      if (one !== undefined && other !== undefined && one !== other)
        this.judge(one, other, this.pick(ANSWERS) ?? 'unsure');
    } else if (kind < 0.75) this.merge();
    else if (kind < 0.82) this.split();
    else if (kind < 0.95) {
      const fact = this.pick(this.judgements);
      if (fact) this.withdraw(fact.id);
    } else this.forgetOld();
  }
}

function stateOf(match: CrossMatch): string {
  return JSON.stringify({ pairs: match.pairs(), entities: match.entities() });
}

/** What is wrong, if anything: plain comparisons, since there are many. */
function faultsOf(desk: Desk, pairs: readonly MatchPair[], entities: readonly MatchEntity[]): string[] {
  const faults: string[] = [];
  const entityOf = new Map<string, number>();
  let last = '';
  for (const [at, { type, records }] of entities.entries()) {
    if (records.length < 2) faults.push(`an entity of ${records.length}`);
    for (const [index, record] of records.entries()) {
      if (!desk.records.has(record)) faults.push(`${record} is not held`);
      if (entityOf.has(record)) faults.push(`${record} is in two entities`);
      if (index > 0 && (records[index - 1] ?? '') >= record) faults.push(`${record} is out of order`);
      entityOf.set(record, at);
    }
    const key = `${type} ${records[0]}`;
    if (last.startsWith(`${type} `) && last >= key) faults.push(`entity ${key} is out of order`);
    last = key;
  }
  const togetherOf = (a: string, b: string): boolean =>
    entityOf.has(a) && entityOf.get(a) === entityOf.get(b);
  const judged = new Map(desk.standing().map(({ a, b, answer }) => [`${a} ${b}`, answer]));
  const listed = new Set<string>();
  const parted = [...judged].flatMap(([key, answer]) => (answer === 'same' ? [] : [key.split(' ')]));
  /** The entity of a record; alone, its own. */
  const groupOf = (record: string | undefined): string =>
    record !== undefined && entityOf.has(record) ? String(entityOf.get(record)) : `alone ${record}`;
  for (const { a, b, status, probability } of pairs) {
    const key = `${a} ${b}`;
    if (listed.has(key)) faults.push(`${key} is listed twice`);
    listed.add(key);
    const answer = judged.get(key);
    const together = togetherOf(a, b);
    if ((answer === 'different' || answer === 'unsure') && together) faults.push(`${key} was parted`);
    if (answer === 'same' && !together) {
      const [ofA, ofB] = [groupOf(a), groupOf(b)];
      const isParted = parted.some(([one, other]) => {
        const [x, y] = [groupOf(one), groupOf(other)];
        return (x === ofA && y === ofB) || (x === ofB && y === ofA);
      });
      if (!isParted) faults.push(`${key} was joined`);
    }
    const due = answer === 'unsure' ? 'second-opinion' : answer;
    const own = together ? 'automatic' : probability >= desk.match.policy.automatic ? 'apart' : 'review';
    if (status !== (due ?? own)) faults.push(`${key} is ${status}`);
  }
  const typeOf = new Map(pairs.flatMap(({ type, a, b }) => [a, b].map((id) => [id, type] as const)));
  for (const key of judged.keys()) {
    const [a = '', b = ''] = key.split(' ');
    const isHeld = desk.records.has(a) && desk.records.has(b) && desk.match.explain(a, b) !== undefined;
    if (isHeld !== listed.has(key)) faults.push(`${key} is ${isHeld ? 'not ' : ''}listed`);
  }
  for (const { type, records } of entities)
    for (const record of records)
      if (typeOf.has(record) && typeOf.get(record) !== type) faults.push(`${record} has two types`);
  return faults;
}

describe('a long sequence of imports, removals, judgements, merges, splits and withdrawals', () => {
  test('keeps what must hold, and leaves no trace of the way', { timeout: 240_000 }, () => {
    const desk = new Desk(SEED);
    const seen = { entities: 0, parted: 0 };
    for (let step = 1; step <= STEPS; step++) {
      desk.step();
      const pairs = desk.match.pairs();
      const entities = desk.match.entities();
      const faults = faultsOf(desk, pairs, entities);
      if (faults.length > 0) expect.fail(`step ${step}: ${faults.join('; ')}`);
      seen.entities += entities.length;
      seen.parted += pairs.filter(({ status }) => status === 'different').length;
      if (step % STEPS_A_CHECK !== 0) continue;
      const fresh = new CrossMatch();
      fresh.judge(desk.standing());
      fresh.sync([...desk.records.values()].flat());
      expect(desk.state()).toBe(stateOf(fresh));
    }
    // The sequence went where it should.
    expect(seen.entities).toBeGreaterThan(STEPS);
    expect(seen.parted).toBeGreaterThan(STEPS / 10);
  });

  test('a judgement that is taken back leaves the byte-identical earlier state', () => {
    const desk = new Desk(SEED + 1);
    for (let step = 0; step < 300; step++) {
      desk.step();
      const before = desk.state();
      const ids = [...desk.records.keys()];
      const [one, other] = [desk.pick(ids), desk.pick(ids)];
      const made = desk.judgements.length;
      const kind = step % 3;
      if (kind === 0) desk.merge();
      else if (kind === 1) desk.split();
      else if (one !== undefined && other !== undefined && one !== other)
        desk.judge(one, other, desk.pick(ANSWERS) ?? 'unsure');
      for (const { id } of desk.judgements.slice(made).reverse()) desk.withdraw(id);
      expect(desk.state()).toBe(before);
    }
  });
});
