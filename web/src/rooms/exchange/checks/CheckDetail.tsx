import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { DetailProps } from '../exchange.ts';
import { AnsweredPane } from './AnsweredPane.tsx';
import { CheckComposer } from './CheckComposer.tsx';
import { CheckPane } from './CheckPane.tsx';
import { messages } from './messages.ts';
import { useChecks } from './useChecks.ts';

export function CheckDetail({ item, record, address, go }: DetailProps) {
  if (item === 'new') return <CheckComposer key={record} record={record} go={go} />;
  return address.view === 'answered' ? <Answered id={item} /> : <Asked id={item} />;
}

function Asked({ id }: { readonly id: string }) {
  const { checks, isPending, error, refetch } = useChecks();
  const check = checks.find((each) => each.id === id);
  if (check) return <CheckPane check={check} checks={checks} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return isPending ? <Skeleton lines={8} /> : <NoSuchCheck />;
}

function Answered({ id }: { readonly id: string }) {
  const { data, isPending, error, refetch } = useAnswer(contract.answeredChecks);
  const check = data?.checks.find((each) => each.id === id);
  if (check) return <AnsweredPane check={check} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return isPending ? <Skeleton lines={8} /> : <NoSuchCheck />;
}

function NoSuchCheck() {
  const t = useMessages(messages);
  return (
    <EmptyState icon="search" title={t('noSuchCheck')}>
      {t('noSuchCheckText')}
    </EmptyState>
  );
}
