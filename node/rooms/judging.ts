import {
  ForelandError,
  canonicalJson,
  contributionOf,
  joinAll,
  matchId,
  withdrawnJudgements,
} from '@foreland/model';
import type { JudgementAnswer, Label, Reader, StatementDraft } from '@foreland/model';
import { judgementRecord, nativeContentId } from '@foreland/store';
import type { KeptJudgement, KeptPart, LabelledJudgement, StatementReader } from '@foreland/store';
import type { Context } from '../context.ts';
import { notFound } from './refusals.ts';

/** What is said of a pair, before it is signed and written. */
export interface JudgementDraft {
  readonly answer: JudgementAnswer;
  readonly note?: string | undefined;
}

/** Two records as their judge sees them. */
export interface JudgedPair {
  readonly a: string;
  readonly b: string;
  readonly parts: readonly KeptPart[];
  /** Labels of the evidence in the parts, as the store numbers them. */
  readonly labels: readonly number[];
}

type Unsigned = Omit<KeptJudgement, 'signature'>;

/** What the signature of a judgement covers. The numbers of labels are the store's own and mean nothing elsewhere. */
function signedContent({ parts: _, ...judgement }: Unsigned): string {
  return canonicalJson({ ...judgement });
}

export function isSignedJudgement(context: Context, { signature, ...judgement }: KeptJudgement): boolean {
  return context.signer.verify(signedContent(judgement), signature);
}

/** A judgement is its author's own to take back; that it stands is everybody's to doubt, by another one. */
export function mayWithdraw(judgement: KeptJudgement, reader: Reader): boolean {
  return judgement.author === reader.user && judgement.partner === reader.partner;
}

/**
 * Writes the same judgement on several pairs in one transaction, as signed statements under the join of the labels of
 * the evidence: whoever may see all that it was made on may see what was said.
 */
export async function judgePairs(
  context: Context,
  reader: StatementReader,
  pairs: readonly JudgedPair[],
  draft: JudgementDraft,
): Promise<LabelledJudgement[]> {
  const evidence = await evidenceOf(reader, pairs);
  const matches = pairs.map(({ a, b }) => matchId(a, b, nativeContentId));
  const earlier = Map.groupBy(await reader.matches.judgementsOn(matches), ({ match }) => match);
  const madeAt = context.clock().toISOString();
  return pairs.map(({ a, b }, index) => {
    const match = matches[index] ?? '';
    const parts = evidence[index] ?? [];
    return signed(context, joinAll(parts.map((key) => reader.labelOf(key))), {
      match,
      a,
      b,
      partner: reader.view.reader.partner,
      author: reader.view.reader.user,
      sequence: nextAfter(earlier.get(match) ?? []),
      madeAt,
      parts,
      answer: draft.answer,
      ...(draft.note === undefined ? {} : { note: draft.note }),
    });
  });
}

/**
 * What takes a judgement back counts exactly where that judgement counts, so it bears the same labels.
 * @throws ForelandError `not-found`, `judgement-not-yours`
 */
export async function withdrawalOf(
  context: Context,
  reader: StatementReader,
  { match, judgement, note }: { match: string; judgement: string; note: string | undefined },
): Promise<LabelledJudgement> {
  const earlier = await reader.matches.judgementsOn([match]);
  const found = earlier.find(({ id, withdraws }) => id === judgement && withdraws === undefined);
  if (!found || withdrawnJudgements(earlier).has(judgement)) throw notFound('judgement');
  if (!mayWithdraw(found, reader.view.reader)) {
    throw new ForelandError({
      code: 'judgement-not-yours',
      message: 'The judgement was made by somebody else.',
      remedy:
        'Ask its author, or judge the pair yourself: where two contradict each other, the records are held apart.',
      status: 403,
    });
  }
  const { a, b, partner, author, answer, parts } = found;
  return signed(context, joinAll(parts.map((key) => reader.labelOf(key))), {
    match,
    a,
    b,
    partner,
    author,
    sequence: nextAfter(earlier),
    madeAt: context.clock().toISOString(),
    parts,
    answer,
    withdraws: judgement,
    ...(note === undefined ? {} : { note }),
  });
}

/** @throws ForelandError `not-found`, with nothing written, where a record has become protected meanwhile */
export async function writeJudgements(
  context: Context,
  { partner }: Reader,
  judgements: readonly LabelledJudgement[],
): Promise<void> {
  const contribution = contributionOf({
    partner,
    title: 'Judgements on matches',
    source: 'matches',
    legalBasis: 'Record of the controller’s own decisions',
    receivedOn: context.clock().toISOString().slice(0, 10),
    fileHash: '',
    format: 'judgement',
    mapping: undefined,
    exercise: context.config.exercise !== 'off',
  });
  const written = await context.store.transact((transactor) =>
    transactor.judge(contribution, judgements.flatMap(toStatements), judgements),
  );
  if (!written) throw notFound('match');
}

function signed(context: Context, label: Label, content: Omit<Unsigned, 'id'>): LabelledJudgement {
  const { parts, ...said } = content;
  const id = nativeContentId(`judgement:${canonicalJson({ ...said })}`);
  const judgement: Unsigned = { id, ...said, parts };
  return { label, judgement: { ...judgement, signature: context.signer.sign(signedContent(judgement)) } };
}

function nextAfter(earlier: readonly KeptJudgement[]): number {
  return Math.max(0, ...earlier.map(({ sequence }) => sequence)) + 1;
}

/**
 * Labels of what the judge saw of each pair. A side of which the engine compared nothing counts with all that the view
 * knows of it: who does not see a record at all must not learn of it from a judgement.
 */
async function evidenceOf(
  reader: StatementReader,
  pairs: readonly JudgedPair[],
): Promise<readonly (readonly number[])[]> {
  const bare = pairs.map(({ a, b, parts }) => [
    ...(parts.some((part) => (part.a?.statements.length ?? 0) > 0) ? [] : [a]),
    ...(parts.some((part) => (part.b?.statements.length ?? 0) > 0) ? [] : [b]),
  ]);
  const known = bare.some((records) => records.length > 0)
    ? await reader.matches.labelsOfRecords(bare.flat())
    : new Map<string, readonly number[]>();
  return pairs.map(({ labels }, index) => {
    const more = (bare[index] ?? []).map((record) => known.get(record));
    if (more.includes(undefined)) throw notFound('match');
    return [...new Set([...labels, ...more.flatMap((keys) => keys ?? [])])].sort((one, other) => one - other);
  });
}

function toStatements({ judgement, label }: LabelledJudgement): StatementDraft[] {
  const { a, b, answer, note, author, madeAt, sequence, withdraws, signature } = judgement;
  const facts: Record<string, string | undefined> = {
    recordA: a,
    recordB: b,
    answer,
    note,
    author,
    madeAt,
    sequence: String(sequence),
    withdraws,
    signature,
  };
  const record = judgementRecord(judgement);
  return Object.entries(facts).flatMap(([property, value]) =>
    value === undefined
      ? []
      : [{ record, schema: 'Judgement', property, value, label, kind: 'assessment' as const }],
  );
}
