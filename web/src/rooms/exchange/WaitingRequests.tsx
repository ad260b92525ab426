import { Link } from '@tanstack/react-router';
import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { Icon } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import { messages } from './requests/messages.ts';
import { REQUEST_ROLES } from './requests/requests.ts';
import './WaitingRequests.css';

const REFRESH = 60_000;

/** What of requests for information needs the reader: those to answer, and those that partners owe. Nothing where nothing does. */
export function WaitingRequests() {
  const t = useMessages(messages);
  const format = useFormat();
  const { role, partner, node } = useSession();
  const { data } = useAnswer(
    contract.requestsWaiting,
    {},
    { enabled: partner === node.partner && REQUEST_ROLES.includes(role), refetchInterval: REFRESH },
  );
  if (!data) return null;
  const { toAnswer, awaited } = data;
  const answered = [
    t('waiting.toAnswer', { count: toAnswer.open }),
    ...(toAnswer.overdue > 0 ? [t('waiting.overdue', { count: toAnswer.overdue })] : []),
    ...(toAnswer.soon > 0 ? [t('waiting.soon', { count: toAnswer.soon })] : []),
    ...(toAnswer.nextDueAt !== undefined && toAnswer.overdue === 0
      ? [t('waiting.next', { when: format.relative(toAnswer.nextDueAt, new Date()) })]
      : []),
  ];
  return (
    <>
      {toAnswer.open > 0 && (
        <Link
          to="/exchange"
          search={{ part: 'requests', side: 'received' }}
          className="waiting-requests"
          data-late={toAnswer.overdue > 0}
        >
          <Icon name={toAnswer.overdue > 0 ? 'error' : 'clock'} />
          {answered.join(' · ')}
        </Link>
      )}
      {awaited.overdue > 0 && (
        <Link
          to="/exchange"
          search={{ part: 'requests', show: 'late', side: 'asked' }}
          className="waiting-requests"
        >
          <Icon name="warning" />
          {t('waiting.awaited', { count: awaited.overdue })}
        </Link>
      )}
      {awaited.toClarify > 0 && (
        <Link to="/exchange" search={{ part: 'requests', side: 'asked' }} className="waiting-requests">
          <Icon name="help" />
          {t('waiting.toClarify', { count: awaited.toClarify })}
        </Link>
      )}
    </>
  );
}
