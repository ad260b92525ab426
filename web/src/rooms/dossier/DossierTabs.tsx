import { Tabs } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { ContributionsTab } from './ContributionsTab.tsx';
import type { Dossier } from './dossier.ts';
import { HistoryTab } from './HistoryTab.tsx';
import { LeadsTab } from './LeadsTab.tsx';
import { LinksTab } from './LinksTab.tsx';
import { MapTab } from './MapTab.tsx';
import { messages } from './messages.ts';
import type { DossierTab, PointInTime } from './route.ts';
import { StatementsTab } from './StatementsTab.tsx';
import { TimelineTab } from './TimelineTab.tsx';
import type { LoadedStatements } from './useStatements.ts';

export interface DossierTabsProps {
  readonly dossier: Dossier;
  readonly statements: LoadedStatements;
  readonly point: PointInTime;
  readonly tab: DossierTab;
  readonly onTab: (tab: DossierTab) => void;
}

/** A tab is there when it has something to show; the one in the address is there in any case. */
export function DossierTabs({ dossier, statements, point, tab, onTab }: DossierTabsProps) {
  const t = useMessages(messages);
  const { record, links, timeline, features, contributions, leads } = dossier;
  const tabs = [
    {
      id: 'statements',
      label: t('tab.statements'),
      content: <StatementsTab dossier={dossier} loaded={statements} />,
    },
    {
      id: 'timeline',
      label: t('tab.timeline'),
      count: timeline.length,
      content: <TimelineTab entries={timeline} />,
    },
    { id: 'map', label: t('tab.map'), count: features.length, content: <MapTab features={features} /> },
    {
      id: 'links',
      label: t('tab.links'),
      count: links.length,
      content: <LinksTab links={links} schema={record.schema} />,
    },
    {
      id: 'leads',
      label: t('tab.leads'),
      ...(dossier.computing ? {} : { count: leads.length }),
      content: <LeadsTab record={record.record} />,
    },
    {
      id: 'contributions',
      label: t('tab.contributions'),
      count: contributions.length,
      content: <ContributionsTab contributions={contributions} />,
    },
    {
      id: 'history',
      label: t('tab.history'),
      content: <HistoryTab record={record.record} caption={record.caption} point={point} />,
    },
  ] as const;
  return (
    <Tabs
      label={t('tabs')}
      tabs={tabs.filter((item) => item.id === tab || !('count' in item) || item.count !== 0)}
      selected={tab}
      onSelect={onTab}
    />
  );
}
