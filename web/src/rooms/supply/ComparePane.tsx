import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { ErrorState, PaneBody, PaneHead, Section, Skeleton, useEvidenceSource } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { LeadLink } from '../leads/LeadLink.tsx';
import { BatchWaterfall } from './lot/BatchWaterfall.tsx';
import { PieceLine } from './lot/MemberList.tsx';
import { messages } from './messages.ts';

/** Are two pieces of one batch? */
export function ComparePane({ one, other }: { readonly one: string; readonly other: string }) {
  const t = useMessages(messages);
  const found = useAnswer(contract.supplyCompare, { params: { one, other } });
  const { data } = found;
  useEvidenceSource(
    data && {
      statements: [...new Set([...data.one.statements, ...data.other.statements])],
      title: t('sameBatch'),
    },
  );
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!data) return <Skeleton lines={8} label={t('sameBatch')} />;
  return (
    <>
      <PaneHead title={t('sameBatch')} />
      <PaneBody>
        <PieceLine piece={data.one} />
        <PieceLine piece={data.other} />
        <Section title={t('whatSpeaks')}>
          <BatchWaterfall ratio={data.ratio} model={data.model} />
          <p className="small soft">{t('sameBatchText')}</p>
          <LeadLink kind="same-batch" on={[data.one.id, data.other.id]} />
        </Section>
      </PaneBody>
    </>
  );
}
