import { useMemo } from 'react';
import { ConfirmedMark, DataTable, DateText, Name, PartnerChips } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { NodeName } from '../NodeName.tsx';
import { messages } from '../messages.ts';
import type { NetworkLink, NetworkNode } from '../networks.ts';
import { useNetworkWords } from '../useNetworkWords.ts';

/** Nodes of a chart as a table. */
export function NodeTable({
  nodes,
  selected,
  checked,
  onCheck,
  onSelect,
  nameOf,
}: {
  readonly nodes: readonly NetworkNode[];
  readonly selected: string | undefined;
  readonly checked: ReadonlySet<string>;
  readonly onCheck: (checked: ReadonlySet<string>) => void;
  readonly onSelect: (node: string) => void;
  readonly nameOf: (node: string) => string;
}) {
  const t = useMessages(messages);
  return (
    <DataTable
      label={t('nodes')}
      columns={useNodeColumns(nameOf)}
      rows={nodes}
      rowId={({ id }) => id}
      selected={selected}
      checked={checked}
      onCheck={onCheck}
      onSelect={({ id }) => onSelect(id)}
      initialSort={{ column: 'links', descending: true }}
      csvName={t('nodes')}
    />
  );
}

export function useNodeColumns(nameOf: (node: string) => string): readonly Column<NetworkNode>[] {
  const t = useMessages(messages);
  const words = useNetworkWords();
  return useMemo(
    (): readonly Column<NetworkNode>[] => [
      {
        id: 'caption',
        header: t('node'),
        width: 'minmax(9rem, 2fr)',
        value: ({ caption }) => caption,
        cell: (node) => <NodeName node={node} />,
      },
      { id: 'id', header: t('record'), isShown: false, value: ({ id }) => id },
      { id: 'kind', header: t('kind'), width: '7.5rem', priority: 2, value: ({ kind }) => words.kind(kind) },
      {
        id: 'role',
        header: t('role'),
        width: '7rem',
        priority: 2,
        value: ({ role }) => role && words.role(role),
      },
      {
        id: 'group',
        header: t('group'),
        width: 'minmax(7rem, 1fr)',
        priority: 3,
        value: ({ group }) => group && nameOf(group),
      },
      {
        id: 'partners',
        header: t('partners'),
        width: '5.5rem',
        priority: 2,
        value: ({ partners }) => partners.join(' '),
        cell: ({ partners }) => <PartnerChips partners={partners} />,
      },
      { id: 'links', header: t('links'), width: '7rem', align: 'end', value: ({ links }) => links },
    ],
    [t, words, nameOf],
  );
}

/** Links of a chart as a table. */
export function LinkTable({
  links,
  selected,
  onSelect,
  nameOf,
}: {
  readonly links: readonly NetworkLink[];
  readonly selected: string | undefined;
  readonly onSelect: (link: string) => void;
  readonly nameOf: (node: string) => string;
}) {
  const t = useMessages(messages);
  return (
    <DataTable
      label={t('links')}
      columns={useLinkColumns(nameOf)}
      rows={links}
      rowId={({ id }) => id}
      rowLabel={({ from, to }) => `${nameOf(from)} – ${nameOf(to)}`}
      selected={selected}
      onSelect={({ id }) => onSelect(id)}
      initialSort={{ column: 'probability', descending: true }}
      csvName={t('links')}
    />
  );
}

export function useLinkColumns(nameOf: (node: string) => string): readonly Column<NetworkLink>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useNetworkWords();
  return useMemo(
    (): readonly Column<NetworkLink>[] => [
      {
        id: 'from',
        header: t('linkFrom'),
        width: 'minmax(7rem, 1fr)',
        value: ({ from }) => nameOf(from),
        cell: ({ from }) => <Name name={nameOf(from)} />,
      },
      { id: 'type', header: t('type'), width: '8rem', value: ({ type }) => words.type(type) },
      {
        id: 'to',
        header: t('linkTo'),
        width: 'minmax(7rem, 1fr)',
        value: ({ to }) => nameOf(to),
        cell: ({ to }) => <Name name={nameOf(to)} />,
      },
      { id: 'fromId', header: t('fromId'), isShown: false, value: ({ from }) => from },
      { id: 'toId', header: t('toId'), isShown: false, value: ({ to }) => to },
      {
        id: 'probability',
        header: t('probability'),
        width: '5.5rem',
        align: 'end',
        value: ({ probability }) => Math.round(probability.value * 1000) / 1000,
        cell: ({ probability, confirmed }) => (
          <span className="kind-line" title={words.interval(probability)}>
            <ConfirmedMark isConfirmed={confirmed} />
            {format.percent(probability.value)}
          </span>
        ),
      },
      {
        id: 'low',
        header: t('low'),
        isShown: false,
        value: ({ probability }) => Math.round(probability.low * 1000) / 1000,
      },
      {
        id: 'high',
        header: t('high'),
        isShown: false,
        value: ({ probability }) => Math.round(probability.high * 1000) / 1000,
      },
      {
        id: 'confirmed',
        header: t('confirmedShort'),
        isShown: false,
        value: ({ confirmed }) => (confirmed ? t('yes') : t('no')),
      },
      {
        id: 'sources',
        header: t('sources'),
        width: '4.5rem',
        align: 'end',
        priority: 3,
        value: ({ sources }) => sources,
      },
      {
        id: 'times',
        header: t('times'),
        width: '4rem',
        align: 'end',
        priority: 2,
        value: ({ times }) => times,
      },
      { id: 'first', header: t('firstDay'), isShown: false, value: ({ firstDay }) => firstDay },
      {
        id: 'last',
        header: t('lastDay'),
        width: '6.5rem',
        priority: 2,
        value: ({ lastDay }) => lastDay,
        cell: ({ lastDay }) => lastDay !== undefined && <DateText value={lastDay} />,
      },
    ],
    [t, format, words, nameOf],
  );
}
