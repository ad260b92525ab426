import { useMemo } from 'react';
import {
  DataTable,
  DateText,
  NothingListed,
  PartnerChips,
  ScoreBar,
  Tag,
  useIsStacked,
} from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useAnchorName, useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import { LeadTitle } from './LeadTitle.tsx';
import type { LeadSummary } from './leads.ts';
import { messages } from './messages.ts';
import { STATUS_TONES } from './status.ts';
import { usePersonName } from '../usePersonName.ts';

/** More do not fit into a line of the list; the lead itself names all. */
const PARTNERS_SHOWN = 3;

export interface LeadTableProps {
  readonly leads: readonly LeadSummary[];
  readonly selected: string | undefined;
  readonly onSelect: (lead: LeadSummary) => void;
  readonly isLoading: boolean;
  readonly isStale: boolean;
  readonly isComputing: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly hasMore: boolean;
  readonly onEndReached: () => void;
  readonly isNarrowed: boolean;
  readonly onClear: () => void;
}

/** Leads as strips, strongest first: what, about whom, between which partners, where it stands. */
export function LeadTable({ leads, isComputing, isNarrowed, onClear, ...table }: LeadTableProps) {
  const t = useMessages(messages);
  const isNarrow = useIsStacked();
  const columns = useColumns(leads, isNarrow);
  const engineText = useEngineText();
  return (
    <DataTable
      {...table}
      label={t('list')}
      columns={columns}
      rows={leads}
      rowId={({ id }) => id}
      rowLabel={({ title }) => engineText(title)}
      rowHeight={isNarrow ? 4.5 : 3.25}
      rowTone={({ status, isNew }) =>
        status === 'withdrawn' || status === 'dropped' ? 'muted' : isNew ? 'strong' : undefined
      }
      csvName={t('title')}
      empty={
        <NothingListed
          isComputing={isComputing}
          icon="leads"
          title={t(isNarrowed ? 'noMatch' : 'noLeads')}
          onClearFilters={isNarrowed ? onClear : undefined}
        >
          {t(isNarrowed ? 'noMatchText' : 'noLeadsText')}
        </NothingListed>
      }
    />
  );
}

/** The node gives the order, strongest first; sorting the part that is loaded would mislead. */
function useColumns(leads: readonly LeadSummary[], isNarrow: boolean): readonly Column<LeadSummary>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const engineText = useEngineText();
  const anchorName = useAnchorName();
  const nameOf = usePersonName();
  const max = Math.max(1, leads[0]?.score ?? 0);
  return useMemo(
    (): readonly Column<LeadSummary>[] => [
      {
        id: 'score',
        header: t('score'),
        width: isNarrow ? '3.5rem' : '6.5rem',
        canSort: false,
        value: ({ score }) => Math.round(score * 100) / 100,
        cell: ({ score }) => <ScoreBar total={score} max={max} isBare={isNarrow} />,
      },
      {
        id: 'lead',
        header: t('lead'),
        width: 'minmax(11rem, 3fr)',
        canSort: false,
        value: ({ title }) => engineText(title),
        cell: (lead) => <LeadTitle lead={lead} wraps={isNarrow} />,
      },
      {
        id: 'anchorClass',
        header: t('anchor'),
        canSort: false,
        isShown: false,
        value: ({ anchor }) => anchorName(anchor.class),
      },
      {
        id: 'anchorValue',
        header: t('anchorValue'),
        canSort: false,
        isShown: false,
        value: ({ anchor }) => anchor.value,
      },
      {
        id: 'subjects',
        header: t('subjects'),
        canSort: false,
        isShown: false,
        value: ({ subjects }) => subjects.map(({ caption, record }) => `${caption} (${record})`).join('; '),
      },
      {
        id: 'partners',
        header: t('partners'),
        width: '9.5rem',
        canSort: false,
        priority: 2,
        value: ({ partners }) => partners.join(' '),
        cell: ({ partners }) => (
          <span className="lead-partners">
            <PartnerChips partners={partners.slice(0, PARTNERS_SHOWN)} />
            {partners.length > PARTNERS_SHOWN && (
              <span className="faint small" title={partners.join(' ')}>
                +{partners.length - PARTNERS_SHOWN}
              </span>
            )}
          </span>
        ),
      },
      {
        id: 'status',
        header: t('status'),
        width: '6.25rem',
        canSort: false,
        value: ({ status }) => codes.status(status),
        cell: ({ status }) => <Tag tone={STATUS_TONES[status]}>{codes.status(status)}</Tag>,
      },
      {
        id: 'assignee',
        header: t('assignee'),
        width: '8rem',
        canSort: false,
        priority: 3,
        value: ({ assignee }) => (assignee === undefined ? '' : nameOf(assignee)),
      },
      {
        id: 'found',
        header: t('found'),
        width: '6.5rem',
        canSort: false,
        priority: 3,
        value: ({ foundAt }) => foundAt,
        cell: ({ foundAt }) => <DateText value={foundAt} />,
      },
    ],
    [t, codes, engineText, anchorName, nameOf, max, isNarrow],
  );
}
