import { contract } from '../../../api/client.ts';
import type { Answer } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  Button,
  DateText,
  ErrorState,
  Icon,
  PaneBody,
  PaneHead,
  PartnerChip,
  Section,
  Skeleton,
  saveFile,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { usePersonName } from '../../usePersonName.ts';
import type { PartProps } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { Problem } from '../Problem.tsx';
import { ComparedTable } from './ComparedTable.tsx';
import { ComparisonState, aloneIn, useComparisons } from './ComparisonTable.tsx';
import { messages } from './messages.ts';

type Whole = Answer<typeof contract.reconciliation>;

/** What both nodes logged of their exchanges, and what one alone did. */
export function ComparisonDetail({ id, go }: { readonly id: string; readonly go: PartProps['go'] }) {
  const { comparisons } = useComparisons();
  const state = comparisons.find((each) => each.id === id)?.state;
  return <Loaded key={state} id={id} go={go} />;
}

function Loaded({ id, go }: { readonly id: string; readonly go: PartProps['go'] }) {
  const { data, error, refetch } = useAnswer(contract.reconciliation, { params: { reconciliation: id } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return <ComparisonPane comparison={data} go={go} />;
}

function ComparisonPane({ comparison, go }: { readonly comparison: Whole; readonly go: PartProps['go'] }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const nameOf = usePersonName();
  const { partner, state, since, until, problem, counts, exchanges, lists, more } = comparison;
  const save = (whose: string, list: string) =>
    saveFile(`exchanges-${whose.toLowerCase()}-${comparison.id.slice(0, 8)}.txt`, list, 'text/plain');
  return (
    <>
      <PaneHead
        title={codes.partner(partner)}
        detail={
          <span className="exchange-actions">
            <PartnerChip partner={partner} />
            <ComparisonState comparison={comparison} />
          </span>
        }
      />
      <PaneBody>
        {counts && <Verdict alone={aloneIn(comparison)} both={counts.both} />}
        {state === 'asked' && <p role="status">{t('waitsForPartner')}</p>}
        {problem && <Problem problem={problem} />}
        <Section title={t('compare')}>
          <Facts
            facts={[
              [
                t('period'),
                <span key="period">
                  {format.dateTime(since)} – {format.dateTime(until)}
                </span>,
              ],
              [t('begun'), t(`direction.${comparison.direction}`)],
              [t('begunBy'), comparison.direction === 'asked' ? nameOf(comparison.createdBy) : undefined],
              [t('when'), <DateText key="when" value={comparison.createdAt} form="dateTime" />],
              [t('both'), counts && format.number(counts.both)],
              [t('onlyHere'), counts && format.number(counts.onlyHere)],
              [t('onlyThere'), counts && format.number(counts.onlyThere)],
            ]}
          />
        </Section>
        {exchanges.length > 0 && (
          <Section title={t('exchanges')}>
            <ComparedTable exchanges={exchanges} go={go} />
            {more > 0 && <p className="faint small">{t('moreExchanges', { count: more })}</p>}
          </Section>
        )}
        <Section title={t('saveOwnList')}>
          <p className="soft">{t('listsText')}</p>
          <span className="exchange-actions">
            <Button size="small" icon="export" onPress={() => save('own', lists.own)}>
              {t('saveOwnList')}
            </Button>
            {lists.partner !== undefined && (
              <Button size="small" icon="export" onPress={() => save(partner, lists.partner ?? '')}>
                {t('savePartnerList')}
              </Button>
            )}
          </span>
        </Section>
      </PaneBody>
    </>
  );
}

function Verdict({ alone, both }: { readonly alone: number; readonly both: number }) {
  const t = useMessages(messages);
  const isSame = alone === 0;
  return (
    <div className={isSame ? 'audit-sound' : 'exchange-problem'} role="status">
      <Icon name={isSame ? 'check' : 'warning'} />
      <div>
        <p>
          <strong>{isSame ? t('agrees') : t('differs', { count: alone })}</strong>
        </p>
        <p>{isSame ? t('agreesText', { count: both }) : t('differsText')}</p>
      </div>
    </div>
  );
}
