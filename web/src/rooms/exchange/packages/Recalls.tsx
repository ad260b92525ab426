import type { Partner } from '@foreland/model/partner';
import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, Icon, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { PartProps, Recall } from '../exchange.ts';
import { messages as leaves } from '../leaves/messages.ts';
import { messages } from '../messages.ts';
import { RecallsReceived } from './RecallsReceived.tsx';
import { useEffectWords } from './useEffectWords.ts';
import { useTaken } from './useTaken.ts';
import { OutgoingState } from './OutgoingState.tsx';

/** What was taken back from partners: who has given a receipt for it, and who has not. */
export function RecallList({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { data, error, isPending, refetch } = useAnswer(contract.recalls);
  const recalls = data?.recalls ?? [];
  const taken = useTaken();
  return (
    <>
      {recalls.length > 0 && <Standing recalls={recalls} />}
      {data?.toCome.map((recall) => (
        <p key={recall.recipient} className="exchange-note">
          <Icon name="warning" />
          {t(`toCome.${recall.reason}`, {
            partner: codes.partner(recall.recipient),
            taken: taken(recall),
          })}
        </p>
      ))}
      <DataTable
        label={t('part.recalls')}
        columns={useColumns()}
        rows={recalls}
        rowId={(recall) => recall.package}
        rowLabel={({ recipient }) => codes.partner(recipient)}
        rowTone={(recall) => (isOutstanding(recall) ? 'strong' : undefined)}
        selected={item}
        onSelect={(recall) => go({ part: 'recalls', item: recall.package })}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        csvName={t('part.recalls')}
        empty={
          <EmptyState icon="undo" title={t('noRecalls')}>
            {t('noRecallsText')}
          </EmptyState>
        }
      />
      <RecallsReceived />
    </>
  );
}

function Standing({ recalls }: { readonly recalls: readonly Recall[] }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const outstanding = recalls.filter(isOutstanding);
  const partners = [...new Set(outstanding.flatMap(holdersIn).map(codes.partner))];
  return (
    <p className="exchange-note">
      <Icon name={outstanding.length === 0 ? 'check' : 'warning'} />
      {outstanding.length === 0
        ? t('allReceipted')
        : t('someOutstanding', { count: outstanding.length, partners: format.list(partners) })}
    </p>
  );
}

/** Whoever has it at second hand counts too: the recipient passes the recall on, and its receipt comes back. */
function isOutstanding({ state, secondHand }: Recall): boolean {
  return state !== 'delivered' || secondHand.some(({ held }) => held > 0);
}

function useColumns(): readonly Column<Recall>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const taken = useTaken();
  const l = useMessages(leaves);
  const format = useFormat();
  const effectWords = useEffectWords();
  return useMemo(() => {
    return [
      {
        id: 'recipient',
        header: t('partner'),
        width: 'minmax(7.5rem, 1fr)',
        value: ({ recipient }) => codes.partner(recipient),
        cell: ({ recipient }) => <PartnerChip partner={recipient} withText />,
      },
      { id: 'taken', header: t('takenBack'), width: 'minmax(8rem, 1fr)', value: taken },
      {
        id: 'receipt',
        header: t('receiptOf'),
        width: 'minmax(8rem, 1fr)',
        value: (recall) => recall.answeredAt ?? t('outstanding'),
        cell: (recall) =>
          recall.state === 'delivered' && recall.answeredAt !== undefined ? (
            <DateText value={recall.answeredAt} form="dateTime" />
          ) : (
            <Tag tone="caution">{t('outstanding')}</Tag>
          ),
      },
      {
        id: 'secondHand',
        header: l('secondHand'),
        width: 'minmax(8rem, 1fr)',
        priority: 2,
        value: ({ secondHand }) =>
          format.list(
            secondHand.map(({ recipient, held }) =>
              held === 0
                ? l('gaveBack', { recipient: codes.partner(recipient) })
                : l('stillHas', { recipient: codes.partner(recipient), count: held }),
            ),
          ),
      },
      {
        id: 'undid',
        header: l('undid'),
        width: 'minmax(8rem, 2fr)',
        priority: 3,
        value: ({ derived }) => effectWords(derived),
      },
      {
        id: 'state',
        header: t('state'),
        width: '6.5rem',
        priority: 2,
        value: ({ state }) => t(`out.${state}`),
        cell: ({ state }) => <OutgoingState state={state} />,
      },
      {
        id: 'created',
        header: t('created'),
        width: '9.5rem',
        priority: 3,
        value: ({ createdAt }) => createdAt,
        cell: ({ createdAt }) => <DateText value={createdAt} form="dateTime" />,
      },
    ] satisfies readonly Column<Recall>[];
  }, [t, l, codes, format, taken, effectWords]);
}

/** Who has not given it back yet. */
function holdersIn({ state, recipient, secondHand }: Recall): readonly Partner[] {
  return [
    ...(state === 'delivered' ? [] : [recipient]),
    ...secondHand.filter(({ held }) => held > 0).map((each) => each.recipient),
  ];
}
