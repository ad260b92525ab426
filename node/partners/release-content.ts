import { ReleaseWriter } from '@foreland/formats';
import type { Partner, ReleaseScope, ReleaseSummary } from '@foreland/model';
import type { ReleaseLedger, Releaser } from '@foreland/store';

export interface ReleaseContent {
  /** What has been written so far; complete when the lines are. */
  readonly summary: () => ReleaseSummary;
  readonly lines: AsyncIterable<string>;
}

/**
 * The content of a release: first what is taken back, then what is new. Keeps in the ledger, page by page, what the
 * recipient will hold.
 * @returns nothing where there is nothing to say
 */
export async function releaseContent(options: {
  readonly releaser: Releaser;
  readonly ledger: ReleaseLedger;
  readonly from: Partner;
  readonly recipient: Partner;
  readonly scopes: readonly ReleaseScope[];
  readonly packageId: string;
  readonly sequence: number;
}): Promise<ReleaseContent | undefined> {
  const counts = { contributions: 0, records: 0, statements: 0, withdrawn: 0, retracted: 0 };
  const lines = write(options, counts)[Symbol.asyncIterator]();
  const header = await lines.next();
  const first = await lines.next();
  if (header.done || first.done) return undefined;
  return {
    summary: () => ({ ...counts }),
    lines: (async function* () {
      yield header.value;
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => lines };
    })(),
  };
}

type Counts = { -readonly [Member in keyof ReleaseSummary]: ReleaseSummary[Member] };

async function* write(
  { releaser, ledger, from, recipient, scopes, packageId, sequence }: Parameters<typeof releaseContent>[0],
  counts: Counts,
): AsyncGenerator<string> {
  const writer = new ReleaseWriter();
  yield writer.header(from, recipient, sequence);
  const retracted = new Map((await releaser.retracted()).map((each) => [each.id, each]));
  for (const { id, at, reason } of retracted.values()) {
    counts.retracted += 1;
    yield writer.retract(id, at, reason);
  }
  for await (const pairs of releaser.gone()) {
    let lines = '';
    for (const { statement, record, contribution } of pairs) {
      if (retracted.has(contribution)) continue;
      counts.withdrawn += 1;
      lines += writer.withdraw(statement, record, contribution);
    }
    await ledger.takenBack(pairs, packageId);
    if (lines !== '') yield lines;
  }
  let contribution: string | undefined;
  const records = new Set<string>();
  for await (const page of releaser.missing(scopes)) {
    let lines = '';
    if (page.contribution.id !== contribution) {
      contribution = page.contribution.id;
      counts.contributions += 1;
      lines += writer.contribution(page.contribution);
    }
    for (const { draft } of page.statements) {
      records.add(draft.record);
      counts.statements += 1;
      lines += writer.statement(draft);
    }
    counts.records = records.size;
    await ledger.given(
      page.statements.map(({ id, draft }) => ({
        record: draft.record,
        statement: id,
        contribution: page.contribution.id,
      })),
      packageId,
    );
    yield lines;
  }
}
