import { ApiProblem, contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { EmptyState, ErrorState, Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { isUuid } from '../../address.ts';
import type { DetailProps } from '../exchange.ts';
import { messages } from './messages.ts';
import { NewRequest } from './NewRequest.tsx';
import { RequestPane } from './RequestPane.tsx';
import type { InformationRequest } from './requests.ts';
import './Requests.css';

/** How often it is asked what became of a package that waits, in milliseconds. */
const REFRESH = 5000;

export function RequestDetail({ item, address, go }: DetailProps) {
  if (item === 'new') return <NewRequest address={address} go={go} />;
  return <OneRequest id={item} go={go} />;
}

function OneRequest({ id, go }: { readonly id: string; readonly go: DetailProps['go'] }) {
  const t = useMessages(messages);
  const isId = isUuid(id);
  const { data, error, refetch } = useAnswer(
    contract.request,
    { params: { request: id } },
    { enabled: isId, refetchInterval: (answer) => answer !== undefined && isUnderWay(answer) && REFRESH },
  );
  if (data) return <RequestPane request={data} go={go} />;
  if (!isId || (error instanceof ApiProblem && error.status === 404))
    return <EmptyState icon="exchange" title={t('notFound')} />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <Skeleton lines={10} />;
}

function isUnderWay({ delivery, steps }: InformationRequest): boolean {
  return [delivery, ...steps.map((step) => step.delivery)].some((each) => each?.state === 'waiting');
}
