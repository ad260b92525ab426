import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import type { ReactNode } from 'react';
import './Tabs.css';

export interface TabItem<V extends string> {
  readonly id: V;
  readonly label: string;
  /** Number of things behind the tab. */
  readonly count?: number;
  readonly content: ReactNode;
}

export interface TabsProps<V extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<V>[];
  readonly selected: V;
  readonly onSelect: (id: V) => void;
}

/**
 * Where there is no room for all tabs, the one that is read is in sight, again when letters of the right width have come. As a ref,
 * and no effect of the list: tabs come into the document later than it does.
 */
function bringIntoSight(tab: HTMLElement | null): void {
  const show = () => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  show();
  void document.fonts.ready.then(show);
}

/** Keep `selected` in the address, so that a colleague lands on the same tab. */
export function Tabs<V extends string>({ label, tabs, selected, onSelect }: TabsProps<V>) {
  return (
    <AriaTabs className="tabs" selectedKey={selected} onSelectionChange={(key) => onSelect(key as V)}>
      <TabList className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab" ref={tab.id === selected ? bringIntoSight : null}>
            {tab.label}
            {tab.count !== undefined && <span className="tab-count">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
