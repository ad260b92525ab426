import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { shownAs, useAnswer } from '../../../api/query.ts';
import { DataTable, EmptyState, Icon, PartnerChip } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { Quotas } from './check.ts';
import { messages } from './messages.ts';

/** One case of one partner, or what was used on this day in all. */
interface Row {
  readonly who: 'asked' | 'answered';
  readonly partner: Quotas['asked'][number]['partner'];
  /** Absent for the day. */
  readonly caseNumber: string | undefined;
  readonly used: number;
  readonly whole: number;
}

/** How much of the quotas is used up, both ways. */
export function QuotaTable() {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const answer = useAnswer(contract.checkQuotas);
  const { data } = answer;
  const rows = useMemo(() => (data ? [...rowsOf('asked', data), ...rowsOf('answered', data)] : []), [data]);
  return (
    <>
      {data && (
        <p className="exchange-note">
          <Icon name="info" />
          <span>
            {t('quotaText', {
              case: format.number(data.agreed.perCase),
              day: format.number(data.agreed.perDay),
            })}
          </span>
        </p>
      )}
      <DataTable
        label={t('view.quotas')}
        columns={useColumns()}
        rows={rows}
        rowId={({ who, partner, caseNumber }) => `${who} ${partner} ${caseNumber ?? ''}`}
        rowLabel={({ partner, caseNumber }) => `${codes.partner(partner)}, ${caseNumber ?? t('today')}`}
        {...shownAs(answer)}
        csvName={t('view.quotas')}
        empty={
          <EmptyState icon="check" title={t('noQuotas')}>
            {t('noQuotasText')}
          </EmptyState>
        }
      />
    </>
  );
}

function rowsOf(who: Row['who'], quotas: Quotas): readonly Row[] {
  return quotas[who].flatMap(({ partner, today, perDay, perCase, cases }) => [
    { who, partner, caseNumber: undefined, used: today, whole: perDay },
    ...cases.map(({ caseNumber, used }) => ({ who, partner, caseNumber, used, whole: perCase })),
  ]);
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  return useMemo(
    () =>
      [
        {
          id: 'partner',
          header: t('partner'),
          width: 'minmax(7.5rem, 1fr)',
          value: ({ partner }) => codes.partner(partner),
          cell: ({ partner }) => <PartnerChip partner={partner} withText />,
        },
        {
          id: 'who',
          header: t('usedBy'),
          width: 'minmax(7rem, 1fr)',
          priority: 2,
          value: ({ who }) => t(`used.${who}`),
        },
        {
          id: 'case',
          header: t('caseNumber'),
          width: 'minmax(7rem, 1fr)',
          value: ({ caseNumber }) => caseNumber ?? t('today'),
          cell: ({ caseNumber }) => (caseNumber === undefined ? t('today') : <bdi>{caseNumber}</bdi>),
        },
        {
          id: 'used',
          header: t('used'),
          width: 'minmax(7rem, 1fr)',
          value: ({ used }) => used,
          cell: ({ used, whole }) => (
            <span className="quota">
              <span className="quota-bar" aria-hidden="true">
                <span style={{ inlineSize: `${Math.min(100, (100 * used) / whole)}%` }} />
              </span>
              {t('ofWhole', { used: format.number(used), whole: format.number(whole) })}
            </span>
          ),
        },
      ] satisfies readonly Column<Row>[],
    [t, codes, format],
  );
}
