import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, Section, Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { Release } from '../exchange.ts';
import { messages } from '../messages.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import { usePreview } from './usePreview.ts';

/** The second person sees what the first one saw, as it stands now, and decides. */
export function DecideRelease({ release }: { readonly release: Release }) {
  const t = useMessages(messages);
  const { id, recipient, scope, purpose } = release;
  const preview = usePreview({ recipient, scope, purpose });
  const decide = useChange(contract.decideRelease, [
    contract.releases,
    contract.outbox,
    contract.partners,
    contract.recalls,
  ]);
  const answer = (approve: boolean) => decide.mutate({ params: { release: id }, body: { approve } });
  return (
    <>
      <Section title={t('decide')}>
        <p className="soft">{t('decideText')}</p>
        {decide.error && <ErrorState inline error={decide.error} />}
        <span className="exchange-actions">
          <Button
            variant="primary"
            isDisabled={!preview.data}
            isPending={decide.isPending}
            onPress={() => answer(true)}
          >
            {t('approve')}
          </Button>
          <Button variant="danger" isDisabled={decide.isPending} onPress={() => answer(false)}>
            {t('refuse')}
          </Button>
        </span>
      </Section>
      {preview.error && <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isFetching && <Skeleton lines={8} />}
      {preview.data && <PreviewPanel preview={preview.data} recipient={recipient} />}
    </>
  );
}
