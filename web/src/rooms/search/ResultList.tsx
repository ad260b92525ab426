import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { contract } from '../../api/client.ts';
import { shownInPages, usePages } from '../../api/query.ts';
import { useVocabulary } from '../../api/vocabulary.ts';
import {
  Button,
  Countries,
  DataTable,
  DateText,
  EmptyState,
  Name,
  PartnerChip,
  Tag,
} from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { hitsOf, matchedText, otherNames } from './hits.ts';
import type { SearchHit } from './hits.ts';
import { Matched } from './Matched.tsx';
import { messages } from './messages.ts';
import { rememberSearch } from './recent.ts';
import type { SearchAddress } from './route.ts';

export interface ResultListProps {
  readonly address: SearchAddress & { readonly q: string };
  readonly onSelect: (record: string) => void;
  readonly onChange: (part: { readonly [K in keyof SearchAddress]: SearchAddress[K] | undefined }) => void;
}

export function ResultList({ address: { q, schema, partner, record }, onSelect, onChange }: ResultListProps) {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const columns = useColumns();
  const { isAwaited } = useVocabulary();
  const found = usePages(contract.search, {
    query: { q, limit: 50, ...(schema ? { schema } : {}), ...(partner ? { partner } : {}) },
  });
  const hits = useMemo(() => hitsOf(found.data?.pages ?? []), [found.data]);
  useEffect(() => rememberSearch(q), [q]);

  const isNarrowed = schema !== undefined || partner !== undefined;
  return (
    <DataTable
      label={t('resultsFor', { q })}
      columns={columns}
      rows={isAwaited ? [] : hits}
      rowId={(hit) => hit.record}
      rowLabel={(hit) => hit.caption}
      selected={record}
      onSelect={(hit) => onSelect(hit.record)}
      onOpen={(hit) => void navigate({ to: '/records/$record', params: { record: hit.record } })}
      rowHeight={3.25}
      {...shownInPages(found)}
      isLoading={found.isPending || isAwaited}
      csvName={t('csvName')}
      empty={
        <EmptyState
          icon="search"
          title={t('nothing', { q })}
          action={
            isNarrowed ? (
              <Button onPress={() => onChange({ schema: undefined, partner: undefined })}>
                {t('searchAll')}
              </Button>
            ) : undefined
          }
        >
          {isNarrowed ? t('nothingNarrowed') : t('nothingText')}
        </EmptyState>
      }
    />
  );
}

function useColumns(): readonly Column<SearchHit>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const vocabulary = useVocabulary();
  return useMemo(
    () =>
      [
        {
          id: 'record',
          header: t('columnRecord'),
          width: 'minmax(12rem, 3fr)',
          canSort: false,
          value: (hit) => hit.caption,
          cell: (hit) => (
            <span className="search-hit">
              <Name name={hit.caption} others={otherNames(hit)} />
              <span className="search-hit-line">
                <span>{vocabulary.schema(hit.schema)}</span>
                {matchedText(hit) !== undefined && <Matched hit={hit} />}
              </span>
            </span>
          ),
        },
        {
          id: 'partner',
          header: t('partner'),
          width: '5.5rem',
          canSort: false,
          value: (hit) => hit.partner,
          cell: (hit) => <PartnerChip partner={hit.partner} />,
        },
        {
          id: 'how',
          header: t('columnMatch'),
          width: '9.5rem',
          canSort: false,
          priority: 2,
          value: (hit) => `${t(`in.${hit.matched.in}`)}: ${t(`how.${hit.how}`)}`,
          cell: (hit) => (
            <span className="search-match">
              <span className="soft">{t(`in.${hit.matched.in}`)}</span>
              <Tag tone={hit.how === 'exact' ? 'good' : hit.how === 'similar' ? 'caution' : 'neutral'}>
                {t(`how.${hit.how}`)}
              </Tag>
            </span>
          ),
        },
        {
          id: 'countries',
          header: t('columnCountries'),
          width: 'minmax(6rem, 1fr)',
          canSort: false,
          priority: 3,
          value: (hit) => format.list(hit.countries.map((code) => format.country(code))),
          cell: (hit) => (
            <span className="truncate">
              <Countries codes={hit.countries} />
            </span>
          ),
        },
        {
          id: 'recorded',
          header: t('columnRecorded'),
          width: '7rem',
          canSort: false,
          priority: 3,
          value: (hit) => hit.recordedAt,
          cell: (hit) => <DateText value={hit.recordedAt} />,
        },
        { id: 'id', header: t('columnId'), isShown: false, value: (hit) => hit.record },
      ] satisfies readonly Column<SearchHit>[],
    [t, format, vocabulary],
  );
}
