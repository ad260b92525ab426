import { useMemo } from 'react';
import { shownAs } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { usePersonName } from '../../usePersonName.ts';
import type { PartProps } from '../exchange.ts';
import { OFFICER_ROLE, STATE_TONES, hitsOf } from './check.ts';
import type { Check } from './check.ts';
import { messages } from './messages.ts';
import { useChecks } from './useChecks.ts';
import { useCheckWords } from './useCheckWords.ts';

/** Own checks; to a data-protection officer those of everybody, without what was asked. */
export function AskedTable({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = useCheckWords();
  const isOfficer = useSession().role === OFFICER_ROLE;
  const { checks, ...answer } = useChecks();
  return (
    <DataTable
      label={t('view.asked')}
      columns={useColumns(isOfficer)}
      rows={checks}
      rowId={({ id }) => id}
      rowLabel={({ partner, class: checkClass, caseNumber }) =>
        `${codes.partner(partner)}, ${words.class(checkClass)}, ${caseNumber}`
      }
      rowTone={(check) => (hitsOf(check) > 0 ? 'strong' : undefined)}
      selected={item}
      onSelect={({ id }) => go({ part: 'checks', item: id })}
      {...shownAs(answer)}
      csvName={t('view.asked')}
      empty={
        <EmptyState icon="search" title={t('noChecks')}>
          {t(isOfficer ? 'noChecksOfficer' : 'noChecksText')}
        </EmptyState>
      }
    />
  );
}

export function CheckState({ state }: Pick<Check, 'state'>) {
  return <Tag tone={STATE_TONES[state]}>{useCheckWords().state(state)}</Tag>;
}

function useColumns(isOfficer: boolean): readonly Column<Check>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = useCheckWords();
  const nameOf = usePersonName();
  return useMemo(() => {
    const all: readonly (Column<Check> | false)[] = [
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
        width: '8rem',
        value: ({ state }) => words.state(state),
        cell: ({ state }) => <CheckState state={state} />,
      },
      !isOfficer && {
        id: 'hits',
        header: t('hits'),
        width: '4rem',
        align: 'end',
        value: (check) => (check.state === 'answered' && check.values ? hitsOf(check) : null),
      },
      {
        id: 'case',
        header: t('caseNumber'),
        width: 'minmax(7rem, 1fr)',
        priority: 2,
        value: ({ caseNumber }) => caseNumber,
        cell: ({ caseNumber }) => <bdi>{caseNumber}</bdi>,
      },
      isOfficer && {
        id: 'by',
        header: t('askedBy'),
        width: 'minmax(6rem, 1fr)',
        priority: 2,
        value: ({ createdBy }) => nameOf(createdBy),
      },
      isOfficer && {
        id: 'opened',
        header: t('opened'),
        width: '6.5rem',
        priority: 3,
        value: ({ openedAt }) => openedAt,
        cell: ({ openedAt }) => openedAt && <DateText value={openedAt} />,
      },
      {
        id: 'at',
        header: t('asked'),
        width: '9.5rem',
        priority: 3,
        value: ({ createdAt }) => createdAt,
        cell: ({ createdAt }) => <DateText value={createdAt} form="dateTime" />,
      },
    ];
    return all.filter((column) => column !== false);
  }, [t, codes, words, nameOf, isOfficer]);
}
