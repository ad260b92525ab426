import { labelKey } from '@foreland/model';
import type {
  Contribution,
  ContributionDraft,
  Holding,
  Label,
  Partner,
  StatementDraft,
} from '@foreland/model';
import { statementLine } from '../foreland/exporter.ts';
import { RELEASE_VERSION } from './line.ts';
import type { ContributionLine, HeldLine, ReleaseHeader, RetractLine, WithdrawLine } from './line.ts';
import { leaveLines } from './leave-lines.ts';

/** Where a release comes in the order. */
interface ReleasePlace {
  readonly sequence: number;
  readonly follows?: string | undefined;
  readonly anew?: boolean;
}

/** Writes the content of a release, line by line; see {@link ReleaseHeader}. */
export class ReleaseWriter {
  readonly #names = new Map<string, string>();
  readonly #known = new WeakMap<Label, string>();

  /**
   * @param place its number, the id of the release that it follows, and whether it says anew all that the recipient holds; a
   *   number alone begins the order
   */
  header(from: Partner, to: Partner, place: number | ReleasePlace): string {
    const { sequence, follows, anew = false } = typeof place === 'number' ? { sequence: place } : place;
    return line<ReleaseHeader>({
      release: RELEASE_VERSION,
      from,
      to,
      sequence,
      ...(follows === undefined ? {} : { follows }),
      ...(anew ? { anew } : {}),
    });
  }

  held({ pairs, digest }: Holding): string {
    return line<HeldLine>({ held: digest, pairs });
  }

  retract(id: string, at: string, reason: string): string {
    return line<RetractLine>({ retract: id, at, reason });
  }

  withdraw(statement: string, record: string, contribution: string): string {
    return line<WithdrawLine>({ withdraw: statement, record, contribution });
  }

  /** To come before the first contribution that is passed on under it. */
  leave(signed: string, list: ReadonlyMap<string, readonly string[]>): string {
    return [...leaveLines(signed, list)].join('');
  }

  /** @param under id of the leave, for a contribution of another partner than the sender */
  contribution({ id: _, ...draft }: Contribution, under?: string): string {
    const { mapping, ...rest } = draft;
    const content: ContributionDraft = { ...rest, mapping };
    return line<ContributionLine>({ contribution: content, ...(under !== undefined && { under }) });
  }

  statement(draft: StatementDraft): string {
    let lines = '';
    let name = this.#known.get(draft.label);
    if (name === undefined) {
      const key = labelKey(draft.label);
      name = this.#names.get(key);
      if (name === undefined) {
        name = (this.#names.size + 1).toString(36);
        this.#names.set(key, name);
        lines = line({ label: name, is: draft.label });
      }
      this.#known.set(draft.label, name);
    }
    return lines + line(statementLine(draft, name));
  }
}

function line<T>(value: T): string {
  return `${JSON.stringify(value)}\n`;
}
