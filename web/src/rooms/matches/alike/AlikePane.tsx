import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer, useChange } from '../../../api/query.ts';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorState,
  InPlaceForm,
  PaneHead,
  RadioGroup,
  TextField,
} from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { AgreementMark } from '../AgreementMark.tsx';
import { percentOf } from '../likelihood.ts';
import type { JudgementAnswer, MatchSummary } from '../matches.ts';
import { MatchCell } from '../MatchCell.tsx';
import { messages } from '../messages.ts';
import { useFieldName } from '../useFieldName.ts';
import { useLooked } from './useLooked.ts';
import type { Looked } from './useLooked.ts';

/** The route judges this many at once. */
const AT_MOST = 200;

/** What was judged together, to be said where the reader goes on. */
export interface JudgedAlike {
  readonly matches: readonly string[];
  readonly answer: JudgementAnswer;
  readonly pattern: string;
}

export interface AlikePaneProps {
  readonly pattern: string;
  readonly selected: string | undefined;
  readonly onSelect: (match: string) => void;
  readonly onJudged: (judged: JudgedAlike) => void;
  readonly onCancel: () => void;
}

/**
 * Pairs that agree in the same fields in the same way, judged by one answer. They are ticked once the reader has had
 * every one on screen, and none is judged that was not.
 */
export function AlikePane({ pattern, selected, onSelect, onJudged, onCancel }: AlikePaneProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const client = useQueryClient();
  const found = useAnswer(contract.matches, { query: { status: 'review', pattern, limit: AT_MOST } });
  const matches = useMemo(() => found.data?.matches ?? [], [found.data]);
  const judge = useChange(contract.judgeAlike);

  const { seen, watch } = useLooked();
  const hasLooked = matches.length > 0 && matches.every(({ id }) => seen.has(id));
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const checked = useMemo(
    () => new Set(matches.filter(({ id }) => ticks.get(id) ?? hasLooked).map(({ id }) => id)),
    [matches, ticks, hasLooked],
  );
  const onCheck = useCallback(
    (next: ReadonlySet<string>) => setTicks(new Map(matches.map(({ id }) => [id, next.has(id)]))),
    [matches],
  );

  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus({ preventScroll: true }), []);

  const [answer, setAnswer] = useState<JudgementAnswer>();
  const [note, setNote] = useState('');
  const seenChosen = [...checked].filter((id) => seen.has(id)).length;
  const isReady = answer !== undefined && checked.size > 0 && seenChosen === checked.size;

  function submit() {
    if (!isReady || judge.isPending) return;
    const chosen = [...checked];
    judge.mutate(
      {
        body: { matches: chosen, answer, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      },
      {
        onSuccess: () => {
          for (const { id } of [contract.matches, contract.match, contract.entity, contract.matchModels])
            void client.invalidateQueries({ queryKey: [id] });
          onJudged({ matches: chosen, answer, pattern });
        },
      },
    );
  }

  return (
    <div className="alike" ref={top} tabIndex={-1}>
      <PaneHead
        level={1}
        title={t('alikeTitle')}
        actions={
          <Button size="small" variant="quiet" icon="arrow-start" onPress={onCancel}>
            {t('backToQueue')}
          </Button>
        }
      >
        <p className="small soft">{t('alikeText')}</p>
        {matches[0] && <PatternLine match={matches[0]} />}
      </PaneHead>
      <DataTable
        label={t('alikeTitle')}
        columns={useColumns(watch, seen)}
        rows={matches}
        rowId={({ id }) => id}
        rowLabel={({ a, b }) => t('pairOf', { a: a.caption, b: b.caption })}
        rowHeight={3.5}
        selected={selected}
        onSelect={({ id }) => onSelect(id)}
        checked={checked}
        onCheck={onCheck}
        isLoading={found.isPending}
        error={found.error}
        onRetry={() => void found.refetch()}
        csvName={t('alikeTitle')}
        empty={<EmptyState icon="check" title={t('noneAlike')} />}
      />
      {matches.length > 0 && (
        <InPlaceForm className="alike-form" label={t('alikeTitle')} onSubmit={submit} onCancel={onCancel}>
          <p className="small soft" role="status">
            {hasLooked
              ? t('looked', { count: matches.length })
              : t('look', { seen: seen.size, all: matches.length })}
          </p>
          <RadioGroup
            label={t('answerForAll')}
            orientation="horizontal"
            value={answer}
            onChange={setAnswer}
            options={(['same', 'different'] as const).map((value) => ({
              value,
              label: t(`answer.${value}`),
            }))}
          />
          <TextField label={t('note')} value={note} onChange={setNote} maxLength={2000} />
          {judge.error && <ErrorState inline error={judge.error} />}
          <div className="alike-actions">
            <Button type="submit" variant="primary" isDisabled={!isReady} isPending={judge.isPending}>
              {answer === undefined
                ? t('judgeChosen', { count: checked.size })
                : t(`judgeAs.${answer === 'same' ? 'same' : 'different'}`, { count: checked.size })}
            </Button>
            <Button variant="quiet" onPress={onCancel}>
              {c('cancel')}
            </Button>
          </div>
        </InPlaceForm>
      )}
    </div>
  );
}

/** What the pairs have in common: fields and how they agree. */
function PatternLine({ match }: { readonly match: MatchSummary }) {
  const nameOf = useFieldName();
  return (
    <p className="pattern-line">
      {match.why.map(({ field, agreement }) => (
        <span key={field}>
          {nameOf(field)} <AgreementMark agreement={agreement} />
        </span>
      ))}
    </p>
  );
}

function useColumns(watch: Looked['watch'], seen: ReadonlySet<string>): readonly Column<MatchSummary>[] {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo(
    (): readonly Column<MatchSummary>[] => [
      {
        id: 'pair',
        header: t('pair'),
        width: 'minmax(11rem, 1fr)',
        canSort: false,
        value: ({ a, b }) => t('pairOf', { a: a.caption, b: b.caption }),
        cell: (match) => (
          <span className="alike-cell" ref={watch(match.id)} data-seen={seen.has(match.id)}>
            <MatchCell match={match} isPlain />
          </span>
        ),
      },
      {
        id: 'probability',
        header: t('probability'),
        width: '6rem',
        align: 'end',
        canSort: false,
        value: ({ probability }) => probability,
        cell: ({ probability }) => percentOf(probability, format),
      },
    ],
    [t, format, watch, seen],
  );
}
