import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  Button,
  EmptyState,
  ErrorState,
  Identifier,
  Name,
  Section,
  Skeleton,
} from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages as exchange } from '../messages.ts';
import { messages } from './messages.ts';

/** What a leave covers now, once somebody asks: each look is in the audit log. */
export function LeaveCoverage({ leave }: { readonly leave: string }) {
  const t = useMessages(messages);
  const e = useMessages(exchange);
  const [isAsked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useAnswer(
    contract.leavePreview,
    { params: { leave } },
    { enabled: isAsked },
  );
  return (
    <Section title={t('preview')}>
      <p className="faint small">{t('previewText')}</p>
      {!isAsked && (
        <span className="exchange-actions">
          <Button icon="evidence" onPress={() => setAsked(true)}>
            {t('look')}
          </Button>
        </span>
      )}
      {isFetching && <Skeleton lines={4} />}
      {error && <ErrorState inline error={error} onRetry={() => void refetch()} />}
      {data && data.counts.statements === 0 && <EmptyState icon="check" title={t('previewEmpty')} />}
      {data && data.counts.statements > 0 && (
        <>
          <p className="preview-counts">
            <span>{e('statementsCount', { count: data.counts.statements })}</span>
            <span>{e('recordsCount', { count: data.counts.records })}</span>
            <span>{e('contributionsCount', { count: data.counts.contributions })}</span>
          </p>
          <ul className="exchange-list">
            {data.records.map(({ record, caption, statements }) => (
              <li key={record}>
                <Link to="/records/$record" params={{ record }}>
                  <Name name={caption} />
                </Link>
                <Identifier value={record} />
                <span className="faint small">{e('statementsCount', { count: statements })}</span>
              </li>
            ))}
          </ul>
          {data.more && <p className="faint small">{t('previewMore')}</p>}
        </>
      )}
    </Section>
  );
}
