import { ReleaseWriter } from '@foreland/formats';
import type { Partner, ReleaseSummary } from '@foreland/model';
import type { ReleaseLedger, ReleasePage, ReleasePlace, Releaser, WantedScope } from '@foreland/store';

export interface ReleaseContent {
  /** What has been written so far; complete when the lines are. */
  readonly summary: () => ReleaseSummary;
  readonly lines: AsyncIterable<string>;
}

/**
 * The content of a release: first what is taken back, then what is new; or, where the order begins anew, all that the
 * recipient is to hold. Keeps in the ledger, page by page, what the recipient will hold.
 * @returns nothing where there is nothing to say
 */
export async function releaseContent(options: {
  readonly releaser: Releaser;
  readonly ledger: ReleaseLedger;
  readonly from: Partner;
  readonly recipient: Partner;
  readonly scopes: readonly WantedScope[];
  readonly packageId: string;
  readonly place: ReleasePlace;
  /** Whether it says anew all that the recipient is to hold, whatever it holds. */
  readonly anew: boolean;
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

type Options = Parameters<typeof releaseContent>[0];

async function* write(options: Options, counts: Counts): AsyncGenerator<string> {
  const { releaser, ledger, from, recipient, scopes, packageId, place, anew } = options;
  const writer = new ReleaseWriter();
  yield writer.header(from, recipient, { ...place, anew });
  if (!anew) {
    yield* takenBack(options, writer, counts);
    yield* given(options, releaser.missing(scopes), writer, counts);
    return;
  }
  // What the partner holds is not known for sure, so nothing is taken back one by one: what is not given is gone.
  const stillHeld = new Set((await releaser.retracted()).map(({ id }) => id));
  for (const { id, at, reason } of await ledger.everRetracted()) {
    if (stillHeld.has(id)) counts.retracted += 1;
    yield writer.retract(id, at, reason);
  }
  yield* given(options, releaser.all(scopes), writer, counts);
  counts.withdrawn = await ledger.onlyGivenBy(packageId);
  yield writer.held(await ledger.holding());
}

async function* takenBack(
  { releaser, ledger, packageId }: Options,
  writer: ReleaseWriter,
  counts: Counts,
): AsyncGenerator<string> {
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
}

async function* given(
  { releaser, ledger, packageId }: Options,
  pages: AsyncIterable<ReleasePage>,
  writer: ReleaseWriter,
  counts: Counts,
): AsyncGenerator<string> {
  let begun: string | undefined;
  const contributions = new Set<string>();
  const records = new Set<string>();
  const leaves = new Set<string>();
  for await (const { contribution, under, statements } of pages) {
    let lines = '';
    if (under !== undefined && !leaves.has(under)) {
      leaves.add(under);
      const { signed, list } = await releaser.leave(under);
      yield writer.leave(signed, list);
    }
    const block = `${contribution.id} ${under ?? ''}`;
    if (block !== begun) {
      begun = block;
      contributions.add(contribution.id);
      lines += writer.contribution(contribution, under);
    }
    for (const { draft } of statements) {
      records.add(draft.record);
      counts.statements += 1;
      lines += writer.statement(draft);
    }
    counts.contributions = contributions.size;
    counts.records = records.size;
    await ledger.given(
      statements.map(({ id, draft }) => ({
        record: draft.record,
        statement: id,
        contribution: contribution.id,
      })),
      packageId,
      under,
    );
    yield lines;
  }
}
