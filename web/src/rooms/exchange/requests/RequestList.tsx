import { useMemo } from 'react';
import { shownAs, shownInPages } from '../../../api/query.ts';
import { DataTable, EmptyState, PartnerChip, Select } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { compact } from '../../address.ts';
import type { PartProps } from '../exchange.ts';
import { REQUEST_SHOWS, REQUEST_SIDES } from '../route.ts';
import type { ExchangeAddress, RequestShow, RequestSide } from '../route.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { messages } from './messages.ts';
import { RequestBoard } from './RequestBoard.tsx';
import { RequestClock } from './RequestClock.tsx';
import { clockOf, within } from './requests.ts';
import type { InformationRequest } from './requests.ts';
import { useFreshRequests } from './useFreshRequests.ts';
import { useNow } from './useNow.ts';
import { useRequests } from './useRequests.ts';
import { useRequestWords } from './useRequestWords.ts';
import './Requests.css';

const BOTH = 'both';

/** Requests for information that this node asked and was asked, and the board that counts them. */
export function RequestList({ item, address, go }: PartProps) {
  const t = useMessages(messages);
  const { show = 'open', side, to, record, check, value } = address;
  useFreshRequests();
  const change = (next: { readonly show?: RequestShow; readonly side?: RequestSide | typeof BOTH }) =>
    go({
      ...listed({ show, ...(side ? { side } : {}), ...next }),
      // Whoever writes a request may look something up in the lists meanwhile.
      ...(item === 'new' ? compact({ item, to, record, check, value }) : {}),
    });
  return (
    <>
      <div className="request-filter">
        <ViewSwitch
          label={t('show')}
          views={REQUEST_SHOWS.map((id) => ({ id, label: t(`show.${id}`) }))}
          selected={show}
          onSelect={(next) => change({ show: next })}
        />
        {show !== 'board' && (
          <Select
            size="small"
            hideLabel
            label={t('side')}
            value={side ?? BOTH}
            onChange={(next) => change({ side: next })}
            options={([BOTH, ...REQUEST_SIDES] as const).map((one) => ({
              value: one,
              label: t(`side.${one}`),
            }))}
          />
        )}
      </div>
      {show === 'board' ? (
        <RequestBoard since={address.since} go={go} />
      ) : (
        <Requests item={item} address={address} go={go} />
      )}
    </>
  );
}

function listed({
  show,
  side,
}: {
  readonly show: RequestShow;
  readonly side?: RequestSide | typeof BOTH;
}): ExchangeAddress {
  return {
    part: 'requests',
    ...(show === 'open' ? {} : { show }),
    ...(side === undefined || side === BOTH ? {} : { side }),
  };
}

function Requests({ item, address, go }: PartProps) {
  const t = useMessages(messages);
  const words = useRequestWords();
  const now = useNow();
  const { show = 'open', side } = address;
  const { requests, open, done } = useRequests(show, side);
  return (
    <DataTable
      label={t('title')}
      columns={useColumns(now)}
      rows={requests}
      rowId={({ id }) => id}
      rowLabel={(request) => `${words.title(request)}, ${words.clock(request, now)}`}
      rowTone={({ direction, state }) =>
        direction === 'received' && state === 'open' ? 'strong' : undefined
      }
      selected={item}
      onSelect={({ id }) => go(within(address, { item: id }))}
      {...(done ? shownInPages(done) : shownAs(open))}
      csvName={t('title')}
      empty={
        <EmptyState icon="exchange" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      }
    />
  );
}

function useColumns(now: Date): readonly Column<InformationRequest>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const words = useRequestWords();
  return useMemo(
    () =>
      [
        {
          id: 'clock',
          header: t('clock'),
          width: 'minmax(11rem, 1.3fr)',
          // In order of what is due; what has no end comes after what has one.
          value: ({ state, clock, closedAt }) =>
            state === 'open'
              ? clock?.pausedSince === undefined
                ? (clock?.dueAt ?? '9998')
                : '9997'
              : (closedAt ?? '9999'),
          isExported: false,
          cell: (request) => <RequestClock request={request} now={now} />,
        },
        {
          id: 'clockWords',
          header: t('clock'),
          isShown: false,
          value: (request) => words.clock(request, now),
        },
        {
          id: 'partner',
          header: t('partner'),
          width: 'minmax(8.5rem, 1fr)',
          value: (request) => words.title(request),
          cell: (request) => (
            <span className="request-partner">
              <PartnerChip partner={words.peerOf(request)} />
              <span className="truncate">{t(`side.${request.direction}`)}</span>
            </span>
          ),
        },
        {
          id: 'question',
          header: t('question'),
          width: 'minmax(10rem, 2.5fr)',
          priority: 2,
          value: ({ question }) => question,
          cell: ({ question }) => (
            <bdi className="truncate" dir="auto">
              {question}
            </bdi>
          ),
        },
        {
          id: 'case',
          header: t('caseNumber'),
          width: 'minmax(6rem, 1fr)',
          priority: 3,
          value: ({ caseNumber }) => caseNumber,
        },
        {
          id: 'due',
          header: t('due'),
          width: '10rem',
          priority: 2,
          value: ({ clock }) => clock?.dueAt,
          cell: (request) =>
            clockOf(request, now).state === 'paused' || !request.clock ? null : (
              <time className="nowrap" dateTime={request.clock.dueAt}>
                {format.dateTime(request.clock.dueAt)}
              </time>
            ),
        },
        {
          id: 'urgent',
          header: t('urgent'),
          isShown: false,
          value: ({ urgent }) => (urgent ? t('urgent') : ''),
        },
        { id: 'asked', header: t('askedAt'), isShown: false, value: ({ askedAt }) => askedAt },
        {
          id: 'from',
          header: t('direction'),
          isShown: false,
          value: ({ direction }) => t(`side.${direction}`),
        },
        {
          id: 'purpose',
          header: t('purpose'),
          isShown: false,
          value: ({ purpose }) => codes.purpose(purpose),
        },
      ] satisfies readonly Column<InformationRequest>[],
    [t, codes, format, words, now],
  );
}
