import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { EmptyState, Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { DetailProps } from '../exchange.ts';
import { messages } from '../messages.ts';
import { NewRelease } from './NewRelease.tsx';
import { ReleasePane } from './ReleasePane.tsx';

export function ReleaseDetail({ item, record, address, go }: DetailProps) {
  const t = useMessages(messages);
  const { data, isPending } = useAnswer(contract.releases);
  if (item === 'new') return <NewRelease record={record} address={address} go={go} />;
  const release = data?.releases.find(({ id }) => id === item);
  if (isPending) return <Skeleton lines={8} />;
  if (!release) return <EmptyState icon="exchange" title={t('noReleases')} />;
  return <ReleasePane release={release} go={go} />;
}
