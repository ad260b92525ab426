import { labelKey } from '@foreland/model';
import type { Contribution, ContributionDraft, Label, Partner, StatementDraft } from '@foreland/model';
import { statementLine } from '../foreland/exporter.ts';
import { RELEASE_VERSION } from './line.ts';
import type { ContributionLine, ReleaseHeader, RetractLine, WithdrawLine } from './line.ts';

/** Writes the content of a release, line by line; see {@link ReleaseHeader}. */
export class ReleaseWriter {
  readonly #names = new Map<string, string>();
  readonly #known = new WeakMap<Label, string>();

  header(from: Partner, to: Partner, sequence: number): string {
    return line<ReleaseHeader>({ release: RELEASE_VERSION, from, to, sequence });
  }

  retract(id: string, at: string, reason: string): string {
    return line<RetractLine>({ retract: id, at, reason });
  }

  withdraw(statement: string, record: string, contribution: string): string {
    return line<WithdrawLine>({ withdraw: statement, record, contribution });
  }

  contribution({ id: _, ...draft }: Contribution): string {
    const { mapping, ...rest } = draft;
    const content: ContributionDraft = { ...rest, mapping };
    return line<ContributionLine>({ contribution: content });
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
