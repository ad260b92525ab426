import {
  countTerms,
  evenParts,
  GroupCandidates,
  groupedRecords,
  joinGroups,
  pairGroupsInTurn,
} from '../blocking/key-groups.ts';
import type { CountedTerms, GroupedRecords, PartGroups } from '../blocking/key-groups.ts';
import type { KeyLimits } from '../blocking/key-limits.ts';
import type { Terms } from '../blocking/terms.ts';
import { newTurn } from '../compare/slot-comparer.ts';
import type { Team } from '../threads/team.ts';
import type { RecordTable } from './record-table.ts';

/** Parts of the common terms that threads group in turn. */
const PARTS = 32;

/** Groups of all records by key, counted in one go and thrown away with the next change. */
export class BulkGrouping {
  readonly #records: RecordTable;
  readonly #terms: Terms;
  readonly #limits: KeyLimits;
  #grouped: GroupedRecords | undefined;
  #candidates: GroupCandidates | undefined;

  constructor(records: RecordTable, terms: Terms, limits: KeyLimits) {
    this.#records = records;
    this.#terms = terms;
    this.#limits = limits;
  }

  forget(): void {
    this.#grouped = undefined;
    this.#candidates = undefined;
  }

  /** Candidates by the groups that they share. */
  candidates(): GroupCandidates {
    this.#candidates ??= new GroupCandidates(this.now());
    return this.#candidates;
  }

  now(): GroupedRecords {
    if (this.#grouped) return this.#grouped;
    const counted = this.#count();
    const { common } = counted;
    return this.#keep(counted, pairGroupsInTurn(common, evenParts(common, 1), newTurn(), this.#limits));
  }

  /**
   * The same with the help of other threads.
   * @param meanwhile done by this thread before it takes its part
   * @throws ForelandError `matching-thread-lost`
   */
  async on(team: Team, meanwhile: () => void): Promise<GroupedRecords> {
    if (this.#grouped) return this.#grouped;
    const counted = this.#count();
    const { common } = counted;
    const limits = this.#limits;
    const bounds = evenParts(common, PARTS);
    const turn = newTurn();
    const others = Promise.all(team.all<'group'>(() => ({ what: 'group', common, bounds, turn, limits })));
    // Told of when it is awaited.
    others.catch(() => undefined);
    meanwhile();
    const own = pairGroupsInTurn(common, bounds, turn, limits);
    return this.#keep(counted, [...own, ...(await others).flat()]);
  }

  #count(): CountedTerms {
    const source = this.#terms.source();
    return countTerms(source, this.#terms.end, this.#records.heldSlots(), this.#limits);
  }

  #keep({ groups }: CountedTerms, parts: readonly PartGroups[]): GroupedRecords {
    const inOrder = parts.toSorted((one, other) => one.part - other.part);
    this.#grouped = groupedRecords(
      joinGroups([groups, ...inOrder.map((part) => part.groups)]),
      this.#records.slotCount,
    );
    return this.#grouped;
  }
}
