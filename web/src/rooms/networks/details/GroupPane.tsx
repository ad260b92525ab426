import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  Button,
  DataTable,
  DateRange,
  ErrorState,
  EvidenceFigure,
  LabelStrip,
  Name,
  PaneHead,
  PartnerChips,
  Skeleton,
  useEvidenceSource,
} from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { Facts } from '../../exchange/Facts.tsx';
import { NodeName } from '../NodeName.tsx';
import { ShareBar } from '../lists/GroupTable.tsx';
import { messages } from '../messages.ts';
import type { Member } from '../networks.ts';
import { useNetworkWords } from '../useNetworkWords.ts';
import { LinksToCheck } from './LinksToCheck.tsx';
import { LinkCounts } from './NodePane.tsx';

/** One group: what it rests on, and its members with the part they play. */
export function GroupPane({
  group,
  onMember,
  onPair,
  onStrike,
}: {
  readonly group: string;
  readonly onMember: (node: string) => void;
  readonly onPair: (one: string, other: string) => void;
  readonly onStrike: (() => void) | undefined;
}) {
  const t = useMessages(messages);
  const words = useNetworkWords();
  const format = useFormat();
  const found = useAnswer(contract.networkGroup, { params: { group } });
  const { data } = found;
  useEvidenceSource(data && { statements: data.statements, title: data.group.caption });
  const columns = useMemo(
    (): readonly Column<Member>[] => [
      {
        id: 'caption',
        header: t('member'),
        width: 'minmax(8rem, 2fr)',
        value: ({ caption }) => caption,
        cell: (node) => <NodeName node={node} />,
      },
      { id: 'id', header: t('record'), isShown: false, value: ({ id }) => id },
      { id: 'kind', header: t('kind'), isShown: false, value: ({ kind }) => words.kind(kind) },
      {
        id: 'role',
        header: t('role'),
        width: '6.5rem',
        value: ({ roles: [first] }) => first && words.role(first.role),
        cell: ({ roles: [first] }) =>
          first && (
            <span title={first.because.map((sign) => words.sign(sign)).join(' · ')}>
              {words.role(first.role)} <span className="soft numeric">{format.percent(first.share)}</span>
            </span>
          ),
      },
      {
        id: 'belongs',
        header: t('belongs'),
        width: '5.25rem',
        priority: 2,
        value: ({ belongs }) => Math.round(belongs * 100) / 100,
        cell: ({ belongs }) => <ShareBar share={belongs} />,
      },
      {
        id: 'brokerage',
        header: t('brokerage'),
        width: '7.5rem',
        align: 'end',
        value: ({ brokerage }) => Math.round(brokerage.value * 1000) / 1000,
        cell: ({ brokerage }) => <span className="nowrap">{words.interval(brokerage)}</span>,
      },
      {
        id: 'constraint',
        header: t('constraint'),
        width: '5rem',
        align: 'end',
        priority: 3,
        value: ({ constraint }) => constraint && Math.round(constraint * 100) / 100,
      },
    ],
    [t, words, format],
  );
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!data) return <Skeleton lines={12} label={t('group')} />;
  const { members, statements, linksByType, toCheck } = data;
  const { caption, label, stability, partners, firstDay, lastDay } = data.group;
  return (
    <>
      <PaneHead
        title={<Name name={caption} size="title" />}
        detail={t('memberCount', { count: members.length })}
        actions={
          onStrike && (
            <Button size="small" icon="flag" onPress={onStrike}>
              {t('strike')}
            </Button>
          )
        }
      >
        <div className="group-label">
          <LabelStrip label={label} />
        </div>
        <Facts
          facts={[
            [t('stability'), <ShareBar key="stability" share={stability} />],
            [
              t('partners'),
              <span key="partners" className="group-label">
                <PartnerChips partners={partners} />
              </span>,
            ],
            [t('period'), <DateRange key="period" from={firstDay} to={lastDay} />],
            [
              t('restsOn'),
              <EvidenceFigure key="rests" statements={statements} title={caption}>
                {t('statements', { count: statements.length })}
              </EvidenceFigure>,
            ],
          ]}
        />
        <details className="group-links">
          <summary>{t('linksByType')}</summary>
          <LinkCounts counts={linksByType} />
        </details>
        <LinksToCheck pairs={toCheck} onPair={onPair} />
      </PaneHead>
      <DataTable
        label={t('members')}
        columns={columns}
        rows={members}
        rowId={({ id }) => id}
        onSelect={({ id }) => onMember(id)}
        csvName={`${t('members')} ${caption}`}
      />
      <p className="pane-note small faint">{t('stabilityText')}</p>
    </>
  );
}
