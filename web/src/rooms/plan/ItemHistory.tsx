import { useState } from 'react';
import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { Button, DateText, ErrorState, Section, Skeleton } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { groupHistory } from './plan.ts';
import type { PlanItem } from './plan.ts';
import { useHistoryWords } from './useHistoryWords.ts';
import { usePersonName } from '../usePersonName.ts';
import '../shared.css';

/** Author of what the node wrote when it first started. */
const FIRST_START = 'first-start';

/** Who changed what, and when. What no longer holds is struck through. */
export function ItemHistory({
  record,
  items,
}: {
  readonly record: string;
  readonly items: ReadonlyMap<string, PlanItem>;
}) {
  const t = useMessages(messages);
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={t('history')}
      actions={
        <Button
          size="small"
          variant="quiet"
          icon="history"
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'hideHistory' : 'showHistory')}
        </Button>
      }
    >
      {isOpen && <Changes record={record} items={items} />}
    </Section>
  );
}

function Changes({
  record,
  items,
}: {
  readonly record: string;
  readonly items: ReadonlyMap<string, PlanItem>;
}) {
  const t = useMessages(messages);
  const words = useHistoryWords(items);
  const nameOf = usePersonName();
  const { data, error, refetch } = useAnswer(contract.planHistory, { params: { record } });
  if (error) return <ErrorState inline error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <ol className="plan-history">
      {groupHistory(data.changes).map(({ at, author, changes }) => (
        <li key={`${at} ${author}`}>
          <p className="small soft">
            <DateText value={at} form="dateTime" /> ·{' '}
            <bdi>{author === FIRST_START ? t('firstStart') : nameOf(author)}</bdi>
          </p>
          <ul>
            {changes.map((change, index) => (
              <li key={index} data-former={change.retracted}>
                <span className="soft">{words.property(change.property)}:</span>{' '}
                <bdi className={change.retracted ? 'struck' : undefined}>
                  {words.value(change.property, change.value)}
                </bdi>
                {change.retracted && <span className="small faint"> {t('former')}</span>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
