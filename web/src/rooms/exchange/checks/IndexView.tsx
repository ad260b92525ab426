import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { shownAs, useAnswer } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, Icon, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { KEEPING_ROLES } from '../exchange.ts';
import { OutgoingState } from '../packages/OutgoingState.tsx';
import type { Indexes } from './check.ts';
import { messages } from './messages.ts';
import { RenewIndexes } from './RenewIndexes.tsx';
import { useCheckWords } from './useCheckWords.ts';

type Held = Indexes['held'][number];
type Published = Indexes['published'][number];

/** How often it is looked whether a renewal is done, in milliseconds. */
const LOOK_EVERY = 3000;

/** What checks are made against: indexes of partners, and those that this node published. */
export function IndexView() {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const words = useCheckWords();
  const isKeeper = KEEPING_ROLES.includes(useSession().role);
  const held = useHeldColumns();
  const published = usePublishedColumns();
  const answer = useAnswer(
    contract.checkIndexes,
    {},
    { refetchInterval: (found) => (found?.renewing ?? false) && LOOK_EVERY },
  );
  const { data } = answer;
  const purposes = format.list((data?.purposes ?? []).map((purpose) => codes.purpose(purpose)));
  const common = shownAs(answer);
  const label = ({ partner, class: checkClass }: Held) =>
    `${codes.partner(partner)}, ${words.class(checkClass)}`;
  return (
    <div className="check-indexes">
      {data && isKeeper && (
        <p className="exchange-note">
          <Icon name={data.renewing ? 'refresh' : 'clock'} />
          <span>
            {data.renewing
              ? t('renewing')
              : data.renewedAt === undefined
                ? t('renewedByHand', { purposes })
                : t('renewedAt', { time: data.renewedAt, purposes })}
          </span>
        </p>
      )}
      {isKeeper && <RenewIndexes isRenewing={data?.renewing ?? false} />}
      <section className="check-index-part" aria-label={t('held')}>
        <h2>{t('held')}</h2>
        <p className="faint small">{t('heldText')}</p>
        <DataTable
          {...common}
          label={t('held')}
          columns={held}
          rows={data?.held ?? []}
          rowId={(index) => `${index.partner} ${index.class}`}
          rowLabel={label}
          csvName={t('held')}
          empty={
            <EmptyState icon="search" title={t('noHeld')}>
              {t('noHeldText')}
            </EmptyState>
          }
        />
      </section>
      {isKeeper && (
        <section className="check-index-part" aria-label={t('published')}>
          <h2>{t('published')}</h2>
          <p className="faint small">{t('publishedText')}</p>
          <DataTable
            {...common}
            label={t('published')}
            columns={published}
            rows={data?.published ?? []}
            rowId={(index) => `${index.partner} ${index.class}`}
            rowLabel={label}
            csvName={t('published')}
            empty={
              <EmptyState icon="search" title={t('noPublished')}>
                {t('noPublishedText')}
              </EmptyState>
            }
          />
        </section>
      )}
    </div>
  );
}

function useHeldColumns<I extends Held>(): readonly Column<I>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
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
          width: 'minmax(8.5rem, 1.5fr)',
          value: (index) => words.class(index.class),
        },
        {
          id: 'age',
          header: t('age'),
          width: '7rem',
          value: ({ at }) => at,
          cell: ({ at }) => <DateText value={at} form="relative" />,
        },
        {
          id: 'count',
          header: t('count'),
          width: '8.5rem',
          align: 'end',
          priority: 2,
          value: ({ count }) => count,
          cell: ({ count }) => format.number(count),
        },
        {
          id: 'size',
          header: t('size'),
          width: '5rem',
          align: 'end',
          priority: 3,
          value: ({ bytes }) => bytes,
          cell: ({ bytes }) => format.bytes(bytes),
        },
        {
          id: 'epoch',
          header: t('epoch'),
          width: '7rem',
          priority: 3,
          value: ({ epoch }) => epoch,
        },
      ] satisfies readonly Column<I>[],
    [t, codes, format, words],
  );
}

function usePublishedColumns(): readonly Column<Published>[] {
  const t = useMessages(messages);
  const held = useHeldColumns<Published>();
  return useMemo(
    () => [
      ...held.filter(({ id }) => id !== 'epoch'),
      {
        id: 'key',
        header: t('key'),
        width: '5.5rem',
        priority: 2,
        value: ({ answers }) => t(answers ? 'key.inUse' : 'key.erased'),
        cell: ({ answers }) => (
          <Tag tone={answers ? 'good' : 'caution'}>{t(answers ? 'key.inUse' : 'key.erased')}</Tag>
        ),
      },
      {
        id: 'package',
        header: t('package'),
        width: '6.5rem',
        priority: 3,
        value: (index) => index.package?.state,
        cell: (index) => index.package && <OutgoingState state={index.package.state} />,
      },
    ],
    [t, held],
  );
}
