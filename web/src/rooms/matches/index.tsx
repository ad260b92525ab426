import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { contract } from '../../api/client.ts';
import { shownInPages, useAnswer, usePages } from '../../api/query.ts';
import {
  ButtonLink,
  IconButton,
  PaneHead,
  Panes,
  Placeholder,
  useEvidenceSource,
} from '../../design/index.ts';
import { common, useMessages } from '../../i18n/index.ts';
import { useAskAgain } from '../useAskAgain.ts';
import { AlikePane } from './alike/AlikePane.tsx';
import type { JudgedAlike } from './alike/AlikePane.tsx';
import { CrossMatchButton, CrossMatchProgress, useCrossMatch } from './CrossMatch.tsx';
import { MatchFilters, NO_FILTERS } from './MatchFilters.tsx';
import { isolated, neighbourOf } from './matches.ts';
import type { JudgementAnswer } from './matches.ts';
import { MatchTable } from './MatchTable.tsx';
import { messages } from './messages.ts';
import { statementsOf } from './pair/comparison.ts';
import { DecisionBar } from './pair/DecisionBar.tsx';
import { PairPane } from './pair/PairPane.tsx';
import { matchesRoute } from './route.ts';
import type { MatchesSearch } from './route.ts';
import { useJudge } from './useJudge.ts';
import { useMatchKeys } from './useMatchKeys.ts';
import './matches.css';

const PAGE = 100;

/** Queue → pair → evidence; judged by one key each, with the next pair after every judgement. */
export function MatchesRoom() {
  const t = useMessages(messages);
  const { match: chosen, alike, ...filters } = matchesRoute.useSearch();
  const navigate = matchesRoute.useNavigate();

  const pages = usePages(contract.matches, { query: { ...filters, limit: PAGE } });
  const matches = useMemo(() => pages.data?.pages.flatMap((page) => page.matches) ?? [], [pages.data]);
  const ids = useMemo(() => matches.map(({ id }) => id), [matches]);
  const first = pages.data?.pages[0];
  const isComputing = first?.computing ?? false;
  useAskAgain(isComputing, () => void pages.refetch());

  const detail = useAnswer(
    contract.match,
    { params: { match: chosen ?? '' } },
    { enabled: chosen !== undefined },
  );
  const match = chosen === undefined ? undefined : detail.data;
  useEvidenceSource(
    match && {
      statements: statementsOf(match.parts),
      title: t('pairOf', { a: isolated(match.a.caption), b: isolated(match.b.caption) }),
    },
  );

  const change = useCallback(
    (part: { readonly [K in keyof MatchesSearch]: MatchesSearch[K] | undefined }, replace = false) =>
      void navigate({ search: (before: MatchesSearch) => ({ ...before, ...part }), replace }),
    [navigate],
  );
  const [note, setNote] = useState('');
  const choose = useCallback(
    (id: string | undefined) => {
      setNote('');
      // Going into the first pair is a step that “back” undoes; walking from pair to pair is not.
      change({ match: id }, chosen !== undefined && id !== undefined);
    },
    [change, chosen],
  );

  const judging = useJudge({ nextOf: (id) => neighbourOf(ids, id), goTo: choose });
  const [judgedAlike, setJudgedAlike] = useState<JudgedAlike>();
  const crossMatch = useCrossMatch();
  const reading = useRef<HTMLDivElement>(null);
  const noteField = useRef<HTMLInputElement>(null);

  function answer(given: JudgementAnswer) {
    if (match) judging.judge(match, given, note);
  }
  function openAlike(isStacked: boolean) {
    if (match && match.alike > 1)
      change({ alike: match.pattern, ...(isStacked ? { match: undefined } : {}) });
  }
  useMatchKeys({
    onAnswer: answer,
    onNote: () => noteField.current?.focus(),
    onAlike: () => openAlike(false),
    onMove: (step) => {
      const at = chosen === undefined ? -1 : ids.indexOf(chosen);
      const next = ids[Math.max(0, at + step)];
      if (next !== undefined) choose(next);
    },
    onUndo: judging.undo,
  });

  const queue = (
    <>
      <PaneHead
        level={1}
        title={t('title')}
        actions={
          <>
            <ButtonLink to="/matches/models" size="small" variant="quiet">
              {t('models')}
            </ButtonLink>
            <CrossMatchButton run={crossMatch} />
          </>
        }
      >
        <MatchFilters filters={filters} onChange={change} answer={first} />
        <CrossMatchProgress run={crossMatch} />
        {judgedAlike && <AlikeNotice judged={judgedAlike} onClose={() => setJudgedAlike(undefined)} />}
      </PaneHead>
      <MatchTable
        matches={matches}
        selected={chosen}
        onSelect={({ id }) => choose(id)}
        {...shownInPages(pages)}
        isComputing={isComputing}
        isNarrowed={Object.values(filters).some((value) => value !== undefined)}
        onClear={() => change(NO_FILTERS)}
      />
    </>
  );
  const alikeList = alike !== undefined && (
    <AlikePane
      key={alike}
      pattern={alike}
      selected={chosen}
      onSelect={choose}
      onCancel={() => {
        change({ alike: undefined });
        reading.current?.focus({ preventScroll: true });
      }}
      onJudged={(judged) => {
        setJudgedAlike(judged);
        const next = ids.find((id) => !judged.matches.includes(id));
        change({ alike: undefined, match: next });
        reading.current?.focus({ preventScroll: true });
      }}
    />
  );
  const pair = (
    <div className="pair-read" ref={reading} tabIndex={-1}>
      {match ? (
        <>
          <PairPane
            key={match.id}
            match={match}
            isPending={judging.isPending}
            onWithdraw={(judgement) => judging.withdraw(match.id, judgement.id)}
          />
          <DecisionBar
            match={match}
            judging={judging}
            note={note}
            onNote={setNote}
            noteRef={noteField}
            onNoteDone={() => reading.current?.focus({ preventScroll: true })}
            onAnswer={answer}
            onAlike={alike === undefined ? openAlike : undefined}
          />
        </>
      ) : (
        <Placeholder
          error={detail.error}
          onRetry={() => void detail.refetch()}
          isChosen={chosen !== undefined}
          label={t('pair')}
          icon="matches"
          title={t('choose')}
        >
          {t('chooseText')}
        </Placeholder>
      )}
    </div>
  );
  return (
    <Panes
      id="matches"
      active={chosen === undefined ? 'queue' : 'pair'}
      onBack={() => choose(undefined)}
      panes={[
        { id: 'queue', label: t('list'), content: alikeList || queue, min: 340, size: 460 },
        { id: 'pair', label: t('pair'), content: pair, min: 520 },
      ]}
    />
  );
}

/** Says what was judged together, and how it is taken back. */
function AlikeNotice({ judged, onClose }: { readonly judged: JudgedAlike; readonly onClose: () => void }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const count = judged.matches.length;
  return (
    <div className="alike-notice" role="status">
      <span>
        {t(judged.answer === 'same' ? 'judgedAlike.same' : 'judgedAlike.different', { count })}{' '}
        {t.nodes('judgedAlikeUndo', {
          list: (
            <Link
              to="/matches"
              search={{ status: judged.answer === 'same' ? 'same' : 'different', pattern: judged.pattern }}
            >
              {t('judgedAlikeList')}
            </Link>
          ),
        })}
      </span>
      <IconButton icon="close" size="small" label={c('close')} onPress={onClose} />
    </div>
  );
}
