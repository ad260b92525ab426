import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { DetailProps } from '../exchange.ts';
import { LeaveComposer } from './LeaveComposer.tsx';
import { LeavePane } from './LeavePane.tsx';
import { messages } from './messages.ts';

export function LeaveDetail({ item, go }: DetailProps) {
  const t = useMessages(messages);
  const { data, error, isPending, refetch } = useAnswer(contract.leaves);
  if (item === 'new') return <LeaveComposer go={go} />;
  if (isPending) return <Skeleton lines={8} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const leave = data.leaves.find(({ id }) => id === item);
  if (!leave) return <EmptyState icon="exchange" title={t('notFound')} />;
  return <LeavePane leave={leave} />;
}
