import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import type { Answer } from '../../../api/client.ts';
import { shownAs, useAnswer } from '../../../api/query.ts';
import { DataTable, EmptyState, Icon, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { LEAVE_TONES } from '../exchange.ts';
import type { Leave, PartProps } from '../exchange.ts';
import { messages as exchange } from '../messages.ts';
import { messages } from './messages.ts';
import { useLeaveScopeWords } from './useLeaveScopeWords.ts';

type SecondHand = Answer<typeof contract.leaves>['secondHand'][number];

/** Leave to pass on: given, asked for and received; and above, who has something at second hand. */
export function LeaveList({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const answer = useAnswer(contract.leaves);
  const { data } = answer;
  const held = (data?.secondHand ?? []).filter(({ held: count }) => count > 0);
  return (
    <>
      {held.length > 0 && <Held held={held} />}
      <DataTable
        label={t('title')}
        columns={useColumns()}
        rows={data?.leaves ?? []}
        rowId={({ id }) => id}
        rowLabel={({ holder, recipient, state }) =>
          `${codes.partner(holder)} → ${codes.partner(recipient)}, ${t(`state.${state}`)}`
        }
        rowTone={({ may, state }) =>
          may.decide || may.support
            ? 'strong'
            : state === 'refused' || state === 'ended' || state === 'expired'
              ? 'muted'
              : undefined
        }
        selected={item}
        onSelect={({ id }) => go({ part: 'leaves', item: id })}
        {...shownAs(answer)}
        csvName={t('title')}
        empty={
          <EmptyState icon="exchange" title={t('none')}>
            {t('noneText')}
          </EmptyState>
        }
      />
    </>
  );
}

export function LeaveState({ state }: Pick<Leave, 'state'>) {
  const t = useMessages(messages);
  return <Tag tone={LEAVE_TONES[state]}>{t(`state.${state}`)}</Tag>;
}

function Held({ held }: { readonly held: readonly SecondHand[] }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  return (
    <p className="exchange-note">
      <Icon name="exchange" />
      {t('secondHand')}:{' '}
      {format.list(
        held.map(
          ({ holder, recipient, held: count }) =>
            `${t('via', { recipient: codes.partner(recipient), holder: codes.partner(holder) })} (${format.number(count)})`,
        ),
      )}
    </p>
  );
}

function useColumns(): readonly Column<Leave>[] {
  const t = useMessages(messages);
  const e = useMessages(exchange);
  const codes = useCodes();
  const format = useFormat();
  const scopeWords = useLeaveScopeWords();
  return useMemo(
    () =>
      [
        {
          id: 'originator',
          header: t('originator'),
          width: 'minmax(9.5rem, 1fr)',
          priority: 2,
          value: ({ originator }) => codes.partner(originator),
          cell: ({ originator }) => <PartnerChip partner={originator} withText />,
        },
        {
          id: 'holder',
          header: t('holder'),
          width: 'minmax(9.5rem, 1fr)',
          value: ({ holder }) => codes.partner(holder),
          cell: ({ holder }) => <PartnerChip partner={holder} withText />,
        },
        {
          id: 'recipient',
          header: t('recipient'),
          width: 'minmax(9.5rem, 1fr)',
          value: ({ recipient }) => codes.partner(recipient),
          cell: ({ recipient }) => <PartnerChip partner={recipient} withText />,
        },
        {
          id: 'state',
          header: e('state'),
          width: 'minmax(8rem, 1fr)',
          value: ({ state }) => t(`state.${state}`),
          cell: ({ state }) => <LeaveState state={state} />,
        },
        {
          id: 'scope',
          header: t('scope'),
          width: 'minmax(7rem, 2fr)',
          priority: 3,
          value: ({ scope }) => scopeWords(scope),
        },
        {
          id: 'until',
          header: t('until'),
          width: '6.5rem',
          priority: 3,
          value: ({ until }) => until,
          cell: ({ until }) => format.date(until),
        },
      ] satisfies readonly Column<Leave>[],
    [t, e, codes, format, scopeWords],
  );
}
