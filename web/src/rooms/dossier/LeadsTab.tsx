import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { contract } from '../../api/client.ts';
import { shownInPages, usePages } from '../../api/query.ts';
import { DataTable, DateText, NothingListed, PartnerChips, ScoreBar, Tag } from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import type { LeadSummary } from '../leads/leads.ts';
import { STATUS_TONES } from '../leads/status.ts';
import { useAskAgain } from '../useAskAgain.ts';
import { messages } from './messages.ts';

/** Leads that name this record, whatever their state. */
export function LeadsTab({ record }: { readonly record: string }) {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const engineText = useEngineText();
  const [selected, setSelected] = useState<string>();
  const found = usePages(contract.leads, { query: { record } });
  const leads = useMemo(() => (found.data?.pages ?? []).flatMap((page) => page.leads), [found.data]);
  const isComputing = found.data?.pages[0]?.computing ?? false;
  useAskAgain(isComputing, () => void found.refetch());
  const columns = useColumns(Math.max(1, leads[0]?.score ?? 0));
  return (
    <DataTable
      label={t('tab.leads')}
      columns={columns}
      rows={leads}
      rowId={({ id }) => id}
      rowLabel={({ title }) => engineText(title)}
      selected={selected}
      onSelect={({ id }) => setSelected(id)}
      onOpen={({ id }) => void navigate({ to: '/leads', search: { lead: id, record } })}
      {...shownInPages(found)}
      csvName={t('tab.leads')}
      empty={
        <NothingListed isComputing={isComputing} icon="leads" title={t('noLeads')}>
          {t('noLeadsText')}
        </NothingListed>
      }
    />
  );
}

function useColumns(max: number): readonly Column<LeadSummary>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const engineText = useEngineText();
  return useMemo(
    () =>
      [
        {
          id: 'score',
          header: t('score'),
          width: '6.5rem',
          value: ({ score }) => Math.round(score * 100) / 100,
          cell: ({ score }) => <ScoreBar total={score} max={max} />,
        },
        {
          id: 'lead',
          header: t('lead'),
          width: 'minmax(12rem, 3fr)',
          value: ({ title }) => engineText(title),
          cell: ({ id, title }) => (
            <Link to="/leads" search={{ lead: id }} className="truncate">
              {engineText(title)}
            </Link>
          ),
        },
        {
          id: 'partners',
          header: t('partners'),
          width: '7.5rem',
          priority: 2,
          value: ({ partners }) => partners.join(' '),
          cell: ({ partners }) => <PartnerChips partners={partners} />,
        },
        {
          id: 'status',
          header: t('leadStatus'),
          width: '6.25rem',
          value: ({ status }) => codes.status(status),
          cell: ({ status }) => <Tag tone={STATUS_TONES[status]}>{codes.status(status)}</Tag>,
        },
        {
          id: 'found',
          header: t('found'),
          width: '6.5rem',
          priority: 3,
          value: ({ foundAt }) => foundAt,
          cell: ({ foundAt }) => <DateText value={foundAt} />,
        },
      ] satisfies readonly Column<LeadSummary>[],
    [t, codes, engineText, max],
  );
}
