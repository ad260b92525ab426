import { EmptyState, Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { DetailProps } from '../exchange.ts';
import { messages } from '../messages.ts';
import { HandInCard } from './HandInCard.tsx';
import { PartnerPane } from './PartnerPane.tsx';
import { usePartners } from './usePartners.ts';

export function PartnerDetail({ item, go }: DetailProps) {
  const t = useMessages(messages);
  const { partners, isPending } = usePartners();
  if (item === 'new') return <HandInCard go={go} />;
  const node = partners.find(({ digest }) => digest === item);
  if (isPending) return <Skeleton lines={8} />;
  if (!node) return <EmptyState icon="exchange" title={t('noPartners')} />;
  const isReplacing = partners.some(({ partner, state }) => partner === node.partner && state !== 'proposed');
  return <PartnerPane node={node} isReplacing={isReplacing} onDone={() => go({ part: 'partners' })} />;
}
