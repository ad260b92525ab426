import type { ReactNode } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { useVocabulary } from '../../../api/vocabulary.ts';
import {
  Button,
  ButtonLink,
  ErrorState,
  EvidenceFigure,
  Identifier,
  Name,
  PaneBody,
  PaneHead,
  PartnerChips,
  Section,
  Skeleton,
  useEvidenceSource,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { AskPartnerLink } from '../../exchange/AskPartnerLink.tsx';
import { Facts } from '../../exchange/Facts.tsx';
import { LeadLink } from '../../leads/LeadLink.tsx';
import { neighboursOf } from '../chart/chartState.ts';
import { ShareBar } from '../lists/GroupTable.tsx';
import { messages } from '../messages.ts';
import { isRecord } from '../networks.ts';
import type { NetworkLink, NodeDetail } from '../networks.ts';
import type { OpenChart } from '../useChart.ts';
import { useNetworkWords } from '../useNetworkWords.ts';
import { KindMark } from '../chart/KindMark.tsx';

export interface NodePaneProps {
  readonly node: string;
  readonly chart: OpenChart;
  /** Links on the chart as its filters show them. */
  readonly links: readonly NetworkLink[];
  readonly onGroup: (group: string) => void;
  readonly onPathFrom: () => void;
  /** Why it has its value in an analysis. */
  readonly why: ReactNode;
}

/** One node: names, what part it plays and why, what it is to its group, its links by kind. */
export function NodePane({ node, ...props }: NodePaneProps) {
  const t = useMessages(messages);
  const found = useAnswer(contract.networkNode, { params: { node } });
  const { isAwaited } = useVocabulary();
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data || isAwaited) return <Skeleton lines={12} label={t('node')} />;
  return <Detail detail={found.data} {...props} />;
}

function Detail({
  detail,
  chart,
  links,
  onGroup,
  onPathFrom,
  why,
}: Omit<NodePaneProps, 'node'> & { readonly detail: NodeDetail }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const words = useNetworkWords();
  const vocabulary = useVocabulary();
  const { membership } = detail;
  const isOnChart = chart.state.nodes.has(detail.id);
  useEvidenceSource({ statements: detail.statements, title: detail.caption });
  return (
    <>
      <PaneHead
        title={
          isRecord(detail) ? (
            <Name name={detail.caption} others={detail.names} size="title" />
          ) : (
            <Identifier value={detail.caption} canCopy />
          )
        }
        actions={
          isRecord(detail) && (
            <>
              <AskPartnerLink record={detail.id} partner={detail.id.split(':')[0] ?? ''} />
              <ButtonLink to="/records/$record" params={{ record: detail.id }} size="small" icon="arrow-end">
                {t('openDossier')}
              </ButtonLink>
            </>
          )
        }
      >
        {isOnChart && (
          <div className="node-actions">
            <Button
              size="small"
              icon="plus"
              isPending={chart.expanding === detail.id}
              onPress={() => chart.expand(detail.id)}
            >
              {t('expand')}
            </Button>
            <Button size="small" icon="minus" onPress={() => chart.hide([detail.id])}>
              {t('hide')}
            </Button>
            <Button size="small" icon="link" onPress={onPathFrom}>
              {t('pathFrom')}
            </Button>
          </div>
        )}
        <LeadLink kind="broker" on={[detail.id]} />
        {isOnChart && <Neighbours detail={detail} chart={chart} links={links} />}
        {chart.expandError !== undefined && <ErrorState error={chart.expandError} inline />}
      </PaneHead>
      <PaneBody>
        {why}
        <Facts
          facts={[
            [
              t('kind'),
              <span key="kind" className="kind-line">
                <KindMark kind={detail.kind} />
                {detail.kind === 'identifier'
                  ? detail.id.slice(0, detail.id.indexOf(':'))
                  : vocabulary.schema(detail.schema)}
              </span>,
            ],
            ...(detail.subjects.length > 0
              ? [
                  [
                    t('subjects'),
                    detail.subjects.map((subject) => codes.subject(subject)).join(', '),
                  ] as const,
                ]
              : []),
            [t('records'), format.number(detail.records)],
            [t('partners'), <PartnerChips key="partners" partners={detail.partners} />],
          ]}
        />
        <Roles roles={detail.roles} />
        <Section title={t('group')}>
          {membership ? (
            <>
              <p>
                <Button
                  variant="quiet"
                  size="small"
                  icon="people"
                  onPress={() => onGroup(membership.group.id)}
                >
                  <bdi>{membership.group.caption}</bdi>
                </Button>
              </p>
              <Facts
                facts={[
                  [t('belongs'), <ShareBar key="belongs" share={membership.belongs} />],
                  [t('brokerage'), words.interval(membership.brokerage)],
                  ...(membership.constraint === undefined
                    ? []
                    : [[t('constraint'), format.number(membership.constraint, 2)] as const]),
                ]}
              />
              <p className="small faint">{t('brokerageText')}</p>
            </>
          ) : (
            <p className="soft">{t('noGroup')}</p>
          )}
        </Section>
        <Section title={t('linksByType')}>
          <LinkCounts counts={detail.linksByType} />
          <p className="small">
            <EvidenceFigure statements={detail.statements} title={detail.caption}>
              {t('statements', { count: detail.statements.length })}
            </EvidenceFigure>
          </p>
        </Section>
      </PaneBody>
    </>
  );
}

/** “12 of 340 shown: show more” */
function Neighbours({
  detail,
  chart,
  links,
}: Pick<NodePaneProps, 'chart' | 'links'> & { readonly detail: NodeDetail }) {
  const t = useMessages(messages);
  const left = chart.state.leftOut.get(detail.id);
  const shown = neighboursOf(links, detail.id).size;
  if (left === undefined)
    return (
      <p className="small soft" role="status">
        {t('neighboursShown', { count: shown })}
      </p>
    );
  return (
    <p className="small soft" role="status">
      {left === 0
        ? t('allShown', { count: shown })
        : t('someShown', { shown: String(shown), all: String(shown + left) })}{' '}
      {left > 0 && (
        <Button size="small" variant="quiet" onPress={() => chart.expand(detail.id)}>
          {t('showMore')}
        </Button>
      )}
    </p>
  );
}

/** What part somebody plays, how likely, and the signs that speak for it. */
export function Roles({ roles }: { readonly roles: NodeDetail['roles'] }) {
  const t = useMessages(messages);
  const words = useNetworkWords();
  if (roles.length === 0) return null;
  return (
    <Section title={t('role')}>
      <ul className="role-list">
        {roles.map(({ role, share, because }) => (
          <li key={role}>
            <span className="role-name">{words.role(role)}</span>
            <ShareBar share={share} />
            <span className="small soft">{because.map((sign) => words.sign(sign)).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <p className="small faint">{t('roleText')}</p>
    </Section>
  );
}

/** How many links of each kind, and how many of them are confirmed. */
export function LinkCounts({ counts }: { readonly counts: NodeDetail['linksByType'] }) {
  const t = useMessages(messages);
  const words = useNetworkWords();
  return (
    <table className="link-counts">
      <thead>
        <tr>
          <th scope="col">{t('type')}</th>
          <th scope="col">{t('links')}</th>
          <th scope="col">{t('confirmedShort')}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ type, links, confirmed }) => (
          <tr key={type}>
            <td>{words.type(type)}</td>
            <td className="numeric">{links}</td>
            <td className="numeric">{confirmed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
