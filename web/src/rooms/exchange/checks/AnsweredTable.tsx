import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { shownAs, useAnswer } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import type { AnsweredCheck } from './check.ts';
import { messages } from './messages.ts';
import { useCheckWords } from './useCheckWords.ts';

/** Checks that partners made here: all that this node learned of them. */
export function AnsweredTable({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = useCheckWords();
  const answer = useAnswer(contract.answeredChecks);
  return (
    <DataTable
      label={t('view.answered')}
      columns={useColumns()}
      rows={answer.data?.checks ?? []}
      rowId={({ id }) => id}
      rowLabel={({ partner, class: checkClass }) => `${codes.partner(partner)}, ${words.class(checkClass)}`}
      selected={item}
      onSelect={({ id }) => go({ part: 'checks', view: 'answered', item: id })}
      {...shownAs(answer)}
      csvName={t('view.answered')}
      empty={
        <EmptyState icon="search" title={t('noAnswered')}>
          {t('noAnsweredText')}
        </EmptyState>
      }
    />
  );
}

/** Whether a check was answered or refused. */
export function AnsweredState({ refusal }: Pick<AnsweredCheck, 'refusal'>) {
  const words = useCheckWords();
  return refusal ? (
    <Tag tone="caution">{words.state('refused')}</Tag>
  ) : (
    <Tag tone="good">{words.state('answered')}</Tag>
  );
}

function useColumns(): readonly Column<AnsweredCheck>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = useCheckWords();
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
          id: 'class',
          header: t('class'),
          width: 'minmax(8rem, 1.5fr)',
          value: (check) => words.class(check.class),
        },
        {
          id: 'state',
          header: t('state'),
          width: '7rem',
          value: ({ refusal }) => words.state(refusal ? 'refused' : 'answered'),
          cell: ({ refusal }) => <AnsweredState refusal={refusal} />,
        },
        {
          id: 'count',
          header: t('elements'),
          width: '6rem',
          align: 'end',
          priority: 2,
          value: ({ count }) => count,
        },
        {
          id: 'case',
          header: t('caseNumber'),
          width: 'minmax(7rem, 1fr)',
          priority: 2,
          value: ({ caseNumber }) => caseNumber,
          cell: ({ caseNumber }) => <bdi>{caseNumber}</bdi>,
        },
        {
          id: 'at',
          header: t('asked'),
          width: '9.5rem',
          priority: 3,
          value: ({ at }) => at,
          cell: ({ at }) => <DateText value={at} form="dateTime" />,
        },
      ] satisfies readonly Column<AnsweredCheck>[],
    [t, codes, words],
  );
}
