import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { contract } from '../../api/client.ts';
import { shownInPages, usePages } from '../../api/query.ts';
import {
  ButtonLink,
  DataTable,
  DateText,
  EmptyState,
  PaneHead,
  Panes,
  PartnerChip,
  Select,
  Tag,
} from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useMessages } from '../../i18n/index.ts';
import { ContributionPane } from './ContributionPane.tsx';
import type { Contribution } from './contribution.ts';
import { messages } from './messages.ts';
import { importRoute } from './route.ts';
import type { ImportAddress } from './route.ts';
import './Import.css';

const ANY = 'any';

/** What has been contributed, by whom and on what basis; the way to import more, and to take an import back. */
export function ImportRoom() {
  const t = useMessages(messages);
  const codes = useCodes();
  const address = importRoute.useSearch();
  const navigate = useNavigate({ from: '/import' });
  const found = usePages(contract.contributions, {
    query: { limit: 100, ...(address.partner ? { partner: address.partner } : {}) },
  });
  const contributions = useMemo(
    () => (found.data?.pages ?? []).flatMap((page) => page.contributions),
    [found.data],
  );
  const columns = useColumns();
  const selected = contributions.find(({ id }) => id === address.contribution);

  // A link may name a contribution that is further down than what has been asked for yet.
  const isSought =
    address.contribution !== undefined &&
    selected === undefined &&
    found.hasNextPage &&
    !found.isFetchingNextPage;
  useEffect(() => {
    if (isSought) void found.fetchNextPage();
  }, [isSought, found]);

  function change(
    part: { readonly [K in keyof ImportAddress]: ImportAddress[K] | undefined },
    replace = false,
  ) {
    void navigate({ search: (before) => ({ ...before, ...part }) as ImportAddress, replace });
  }

  return (
    <Panes
      id="import"
      active={selected ? 'contribution' : 'contributions'}
      onBack={() => change({ contribution: undefined })}
      panes={[
        {
          id: 'contributions',
          label: t('contributions'),
          min: 340,
          content: (
            <>
              <PaneHead
                level={1}
                title={t('contributions')}
                actions={
                  <ButtonLink to="/import/new" variant="primary" icon="plus">
                    {t('newImport')}
                  </ButtonLink>
                }
              >
                <div className="import-filters">
                  <Select<Partner | typeof ANY>
                    label={t('partner')}
                    size="small"
                    value={address.partner ?? ANY}
                    onChange={(partner) =>
                      change({ partner: partner === ANY ? undefined : partner, contribution: undefined })
                    }
                    options={[
                      { value: ANY, label: t('anyPartner') },
                      ...PARTNERS.map((partner) => ({ value: partner, label: codes.partner(partner) })),
                    ]}
                  />
                </div>
              </PaneHead>
              <DataTable
                label={t('contributions')}
                columns={columns}
                rows={contributions}
                rowId={({ id }) => id}
                rowLabel={({ title }) => title}
                selected={address.contribution}
                onSelect={({ id }) => change({ contribution: id }, address.contribution !== undefined)}
                rowHeight={3.25}
                rowTone={({ retracted }) => (retracted ? 'muted' : undefined)}
                {...shownInPages(found)}
                csvName={t('contributions')}
                empty={
                  <EmptyState
                    icon="import"
                    title={t('noContributions')}
                    action={
                      <ButtonLink to="/import/new" variant="primary">
                        {t('newImport')}
                      </ButtonLink>
                    }
                  >
                    {t('noContributionsText')}
                  </EmptyState>
                }
              />
            </>
          ),
        },
        selected && {
          id: 'contribution',
          label: t('contribution'),
          size: 420,
          min: 320,
          content: <ContributionPane contribution={selected} key={selected.id} />,
        },
      ]}
    />
  );
}

function useColumns(): readonly Column<Contribution>[] {
  const t = useMessages(messages);
  return useMemo(
    () =>
      [
        {
          id: 'title',
          header: t('title'),
          width: 'minmax(12rem, 3fr)',
          canSort: false,
          value: ({ title }) => title,
          cell: ({ title, source, retracted, exercise }) => (
            <span className="contribution-cell">
              <span className="truncate">
                <bdi>{title}</bdi>
              </span>
              <span className="contribution-line">
                <bdi>{source}</bdi>
                {retracted && <Tag tone="critical">{t('retracted')}</Tag>}
                {exercise && <span>{t('exercise')}</span>}
              </span>
            </span>
          ),
        },
        {
          id: 'partner',
          header: t('partner'),
          width: '6rem',
          canSort: false,
          value: ({ partner }) => partner,
          cell: ({ partner }) => <PartnerChip partner={partner} />,
        },
        {
          id: 'statements',
          header: t('statements'),
          width: '7rem',
          align: 'end',
          canSort: false,
          priority: 2,
          value: ({ statements }) => statements,
        },
        {
          id: 'format',
          header: t('format'),
          width: '7rem',
          canSort: false,
          priority: 3,
          value: ({ format }) => format,
        },
        {
          id: 'received',
          header: t('receivedOn'),
          width: '7rem',
          canSort: false,
          priority: 3,
          value: ({ receivedOn }) => receivedOn,
          cell: ({ receivedOn }) => <DateText value={receivedOn} />,
        },
        {
          id: 'recorded',
          header: t('recordedAt'),
          width: '10rem',
          canSort: false,
          priority: 3,
          value: ({ recordedAt }) => recordedAt,
          cell: ({ recordedAt }) => <DateText value={recordedAt} form="dateTime" />,
        },
        { id: 'legalBasis', header: t('legalBasis'), isShown: false, value: ({ legalBasis }) => legalBasis },
      ] satisfies readonly Column<Contribution>[],
    [t],
  );
}
