import { isRecordId } from '@foreland/model/statement';
import { useMemo, useState } from 'react';
import { contract } from '../../api/client.ts';
import type { Answer } from '../../api/client.ts';
import { shownInPages, usePages } from '../../api/query.ts';
import { Button, DataTable, DateText, EmptyState, InPlaceForm, Tag, TextField } from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { common, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

type Entry = Answer<typeof contract.audit>['entries'][number];

const PAGE = 200;

export interface AuditFilter {
  readonly record?: string;
  readonly user?: string;
}

export interface AuditTableProps {
  readonly record: string | undefined;
  readonly user: string | undefined;
  readonly onFilter: (filter: AuditFilter) => void;
}

/** Who of the own partner read or changed what, newest first. Looking at it is written down too. */
export function AuditTable({ record, user, onFilter }: AuditTableProps) {
  const t = useMessages(messages);
  const filter = {
    ...(record === undefined ? {} : { record }),
    ...(user === undefined ? {} : { user }),
  };
  const pages = usePages(contract.audit, { query: { ...filter, limit: PAGE } });
  // Entries have no id; within one answer their place tells them apart.
  const rows = useMemo(
    () =>
      (pages.data?.pages ?? []).flatMap(({ entries }, page) =>
        entries.map((entry, at) => ({ ...entry, key: `${page}-${at}` })),
      ),
    [pages.data],
  );
  return (
    <>
      <AuditFilters key={`${record} ${user}`} filter={filter} onFilter={onFilter} />
      <DataTable
        label={t('audit')}
        columns={useColumns()}
        rows={rows}
        rowId={({ key }) => key}
        rowLabel={({ user: name, route }) => `${name}, ${route}`}
        {...shownInPages(pages)}
        csvName={t('audit')}
        empty={<EmptyState icon="list" title={t('noEntries')} />}
      />
    </>
  );
}

function AuditFilters({
  filter,
  onFilter,
}: {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
}) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const [record, setRecord] = useState(filter.record ?? '');
  const [user, setUser] = useState(filter.user ?? '');
  const isWrong = record.trim() !== '' && !isRecordId(record.trim());

  function submit() {
    if (isWrong) return;
    onFilter({
      ...(record.trim() === '' ? {} : { record: record.trim() }),
      ...(user.trim() === '' ? {} : { user: user.trim() }),
    });
  }

  return (
    <InPlaceForm className="audit-filters" label={t('filters')} onSubmit={submit}>
      <TextField
        mono
        label={t('record')}
        value={record}
        onChange={setRecord}
        maxLength={220}
        problem={isWrong ? t('recordNeeded') : undefined}
      />
      <TextField label={t('user')} value={user} onChange={setUser} maxLength={100} />
      <Button type="submit">{t('show')}</Button>
      {(filter.record ?? filter.user) !== undefined && (
        <Button variant="quiet" onPress={() => onFilter({})}>
          {c('clear')}
        </Button>
      )}
    </InPlaceForm>
  );
}

function useColumns(): readonly Column<Entry & { readonly key: string }>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  return useMemo(
    () => [
      {
        id: 'at',
        header: t('when'),
        width: '9.5rem',
        canSort: false,
        value: ({ at }) => at,
        cell: ({ at }) => <DateText value={at} form="dateTime" />,
      },
      {
        id: 'user',
        header: t('user'),
        width: 'minmax(6rem, 1fr)',
        canSort: false,
        value: ({ user }) => user,
      },
      {
        id: 'as',
        header: t('as'),
        width: 'minmax(8rem, 1.5fr)',
        canSort: false,
        priority: 3,
        value: ({ role, purpose }) => {
          const as = role === 'node' ? t('node') : codes.role(role);
          return purpose === undefined ? as : `${as}, ${codes.purpose(purpose)}`;
        },
      },
      {
        id: 'did',
        header: t('did'),
        width: 'minmax(7rem, 1fr)',
        canSort: false,
        value: ({ route }) => route,
      },
      {
        id: 'kind',
        header: t('kind'),
        width: 'minmax(6rem, 1fr)',
        canSort: false,
        priority: 3,
        value: ({ kind }) => (kind === undefined ? '' : t(`kind.${kind}`)),
      },
      {
        id: 'outcome',
        header: t('outcome'),
        width: '6rem',
        canSort: false,
        priority: 2,
        value: ({ outcome }) => t(`outcome.${outcome}`),
        cell: ({ outcome }) => (
          <Tag tone={outcome === 'allowed' ? 'neutral' : 'caution'}>{t(`outcome.${outcome}`)}</Tag>
        ),
      },
      {
        id: 'records',
        header: t('records'),
        width: 'minmax(8rem, 2fr)',
        canSort: false,
        priority: 2,
        value: ({ records }) => records.join(' '),
      },
      {
        id: 'detail',
        header: t('detail'),
        canSort: false,
        priority: 3,
        value: ({ detail, erased }) =>
          erased
            ? t('erased', { user: erased.by, date: erased.at.slice(0, 10), reason: erased.reason })
            : (detail ?? ''),
      },
    ],
    [t, codes],
  );
}
