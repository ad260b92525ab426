import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { EmptyState, Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { DetailProps } from '../exchange.ts';
import { CollectionPane } from './CollectionPane.tsx';
import { FeedPane } from './FeedPane.tsx';
import { messages } from './messages.ts';
import { NewTaxii } from './NewTaxii.tsx';

export function TaxiiDetail({ item, address, go }: DetailProps) {
  const t = useMessages(messages);
  const isFeed = address.view === 'feeds';
  const collections = useAnswer(contract.taxiiCollections, {}, { enabled: !isFeed });
  const feeds = useAnswer(contract.taxiiFeeds, {}, { enabled: isFeed });
  if (item === 'new') return <NewTaxii view={isFeed ? 'feeds' : 'collections'} go={go} />;
  if (isFeed ? feeds.isPending : collections.isPending) return <Skeleton lines={8} />;
  const feed = feeds.data?.feeds.find(({ id }) => id === item);
  if (feed) return <FeedPane feed={feed} onGone={() => go({ part: 'taxii', view: 'feeds' })} />;
  const collection = collections.data?.collections.find(({ id }) => id === item);
  if (collection) return <CollectionPane collection={collection} api={collections.data?.api ?? ''} />;
  return <EmptyState icon="exchange" title={t(isFeed ? 'noFeeds' : 'noCollections')} />;
}
