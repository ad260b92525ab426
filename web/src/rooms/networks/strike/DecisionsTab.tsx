import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { usePages } from '../../../api/query.ts';
import {
  Button,
  DateText,
  EmptyState,
  ErrorState,
  Name,
  PartnerChip,
  Skeleton,
  Tag,
} from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { usePersonName } from '../../usePersonName.ts';
import { messages } from './messages.ts';
import { OutcomeForm } from './OutcomeForm.tsx';
import { ShownAdvice } from './ShownAdvice.tsx';
import type { DecidedAction, Decision, Scope } from './strike.ts';
import { useStrikeWords } from './useStrikeWords.ts';

/** What was decided, by whom and why, and what came of it. */
export function DecisionsTab({
  scope,
  onNode,
}: {
  readonly scope: Scope;
  readonly onNode: (node: string) => void;
}) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const found = usePages(contract.actionDecisions, {
    query: scope.group === undefined || scope.nodes ? {} : { group: scope.group },
  });
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton lines={8} label={t('decisions')} />;
  const decisions = found.data.pages.flatMap((page) => page.decisions);
  if (decisions.length === 0)
    return (
      <EmptyState icon="check" title={t('noDecisions')}>
        {t('noDecisionsText')}
      </EmptyState>
    );
  return (
    <div className="strike-scroll">
      <ol className="strike-decisions" aria-label={t('decisions')}>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <DecisionCard decision={decision} onNode={onNode} />
          </li>
        ))}
      </ol>
      {found.hasNextPage && (
        <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
          {c('more')}
        </Button>
      )}
    </div>
  );
}

function DecisionCard({
  decision,
  onNode,
}: {
  readonly decision: Decision;
  readonly onNode: (node: string) => void;
}) {
  const t = useMessages(messages);
  const nameOf = usePersonName();
  const { actions, reason, advice, withdrawn, author, partner, decidedAt, group } = decision;
  return (
    <article className="strike-decision">
      <header>
        <PartnerChip partner={partner} /> <bdi className="strike-strong">{nameOf(author)}</bdi>
        <span className="small soft">
          <DateText value={decidedAt} form="dateTime" />
        </span>
        {group && (
          <span className="small soft">
            {t.nodes('about', { name: <Name key="name" name={group.caption} /> })}
          </span>
        )}
      </header>
      {actions.length === 0 && withdrawn === 0 && <p className="strike-strong">{t('decidedNothing')}</p>}
      <ul className="strike-decided">
        {actions.map((action, at) => (
          <li key={action.id ?? at}>
            <Decided decision={decision} action={action} onNode={onNode} />
          </li>
        ))}
      </ul>
      {withdrawn > 0 && <p className="soft">{t('withdrawn', { count: withdrawn })}</p>}
      <p className="strike-reason" dir="auto">
        {reason ?? <span className="soft">{t('reasonWithheld')}</span>}
      </p>
      {advice ? <ShownAdvice advice={advice} /> : <p className="small soft">{t('noAdvice')}</p>}
    </article>
  );
}

const TONES = { succeeded: 'good', failed: 'caution', 'not-carried-out': 'neutral' } as const;

function Decided({
  decision,
  action,
  onNode,
}: {
  readonly decision: Decision;
  readonly action: DecidedAction;
  readonly onNode: (node: string) => void;
}) {
  const t = useMessages(messages);
  const words = useStrikeWords();
  const nameOf = usePersonName();
  const [isAsking, setAsking] = useState(false);
  const { id, target, outcomes } = action;
  return (
    <>
      <div className="strike-decided-head">
        {target ? (
          <Button size="small" variant="quiet" onPress={() => onNode(target.id)}>
            {words.action(action)}
          </Button>
        ) : (
          <span>{words.action(action)}</span>
        )}
        {decision.mayRecord && id !== undefined && !isAsking && (
          <Button size="small" onPress={() => setAsking(true)}>
            {t('recordOutcome')}
          </Button>
        )}
      </div>
      {outcomes.length === 0 ? (
        <p className="small soft">{t('noOutcome')}</p>
      ) : (
        <ul className="strike-outcomes" aria-label={t('outcome')}>
          {outcomes.map((outcome) => (
            <li key={outcome.id}>
              <Tag tone={TONES[outcome.result]}>{t(`result.${outcome.result}`)}</Tag>{' '}
              <span className="small soft">
                <DateText value={outcome.day} /> · <bdi>{nameOf(outcome.author)}</bdi>
              </span>
              {outcome.note !== undefined && <p dir="auto">{outcome.note}</p>}
            </li>
          ))}
        </ul>
      )}
      {isAsking && id !== undefined && (
        <OutcomeForm decision={decision.id} action={id} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
