import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useVocabulary } from '../../api/vocabulary.ts';
import {
  DataTable,
  DateRange,
  EmptyState,
  EvidenceFigure,
  Icon,
  PartnerChip,
  useEvidenceSource,
} from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import type { DossierLink } from './dossier.ts';
import { messages } from './messages.ts';
import { RecordLink } from './RecordLink.tsx';
import { relationWord } from './relation.ts';

const idOf = (link: DossierLink) =>
  `${link.relation} ${link.direction} ${link.other.record} ${link.via?.record ?? ''} ${link.statements[0] ?? ''}`;

/** Other records that this one names, or that name it, by a property or through a record of the link itself. */
export function LinksTab({
  links,
  schema,
}: {
  readonly links: readonly DossierLink[];
  readonly schema: string;
}) {
  const t = useMessages(messages);
  const navigate = useNavigate();
  const columns = useColumns(schema);
  const [selected, setSelected] = useState<string>();
  const chosen = links.find((link) => idOf(link) === selected);
  useEvidenceSource(chosen && { statements: chosen.statements, title: chosen.other.caption });
  return (
    <DataTable
      label={t('tab.links')}
      columns={columns}
      rows={links}
      rowId={idOf}
      rowLabel={(link) => link.other.caption}
      selected={selected}
      onSelect={(link) => setSelected(idOf(link))}
      onOpen={(link) => void navigate({ to: '/records/$record', params: { record: link.other.record } })}
      csvName={t('tab.links')}
      empty={
        <EmptyState icon="link" title={t('noLinks')}>
          {t('noLinksText')}
        </EmptyState>
      }
    />
  );
}

function useColumns(ownSchema: string): readonly Column<DossierLink>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const vocabulary = useVocabulary();
  return useMemo(() => {
    const relation = (link: DossierLink) => relationWord(vocabulary, link, ownSchema);
    return [
      {
        id: 'relation',
        header: t('relation'),
        width: 'minmax(7rem, 12rem)',
        value: (link) => relation(link),
        cell: (link) => (
          <EvidenceFigure statements={link.statements} title={`${relation(link)}: ${link.other.caption}`}>
            {relation(link)}
          </EvidenceFigure>
        ),
      },
      {
        id: 'direction',
        header: t('direction'),
        width: '5.25rem',
        value: (link) => t(`direction.${link.direction}`),
        priority: 2,
        cell: (link) => (
          <span title={t(`direction.${link.direction}`)}>
            <Icon name={link.direction === 'out' ? 'arrow-end' : 'arrow-start'} />
            <span className="visually-hidden">{t(`direction.${link.direction}`)}</span>
          </span>
        ),
      },
      {
        id: 'other',
        header: t('other'),
        width: 'minmax(10rem, 2fr)',
        value: (link) => link.other.caption,
        cell: (link) => <RecordLink record={link.other} isBare />,
      },
      { id: 'record', header: t('recordId'), isShown: false, value: (link) => link.other.record },
      {
        id: 'schema',
        header: t('schema'),
        width: 'minmax(6rem, 1fr)',
        priority: 2,
        value: (link) => vocabulary.schema(link.other.schema),
      },
      {
        id: 'partner',
        header: t('partner'),
        width: '5.5rem',
        priority: 2,
        value: (link) => link.other.partner,
        cell: (link) => <PartnerChip partner={link.other.partner} />,
      },
      {
        id: 'dates',
        header: t('dates'),
        width: 'minmax(8rem, 1fr)',
        priority: 3,
        value: (link) =>
          link.from === undefined && link.to === undefined ? '' : format.dateRange(link.from, link.to),
        cell: (link) =>
          link.from === undefined && link.to === undefined ? null : (
            <DateRange from={link.from} to={link.to} />
          ),
      },
    ] satisfies readonly Column<DossierLink>[];
  }, [t, format, vocabulary, ownSchema]);
}
