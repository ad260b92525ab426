import { EmptyState } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

/** What is computed for the whole view is not there yet. */
export function Computing() {
  const t = useMessages(messages);
  return (
    <EmptyState icon="clock" title={t('computing')}>
      {t('computingText')}
    </EmptyState>
  );
}
