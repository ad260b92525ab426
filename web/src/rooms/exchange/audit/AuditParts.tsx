import { useMessages } from '../../../i18n/index.ts';
import { EmptyState } from '../../../design/index.ts';
import type { DetailProps, PartProps } from '../exchange.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { ComparisonDetail } from './ComparisonDetail.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { LogView } from './LogView.tsx';
import { messages } from './messages.ts';
import { AUDIT_VIEWS } from './proof.ts';
import { RowPane } from './RowPane.tsx';
import { RowTable } from './RowTable.tsx';
import { StartComparison } from './StartComparison.tsx';
import './Audit.css';

/** What shows that the audit log is whole, what is in it, and that partners logged the same. */
export function AuditList(props: PartProps) {
  const t = useMessages(messages);
  const { address, go } = props;
  const view = AUDIT_VIEWS.find((each) => each === address.view) ?? 'log';
  return (
    <>
      <ViewSwitch
        label={t('views')}
        views={AUDIT_VIEWS.map((id) => ({ id, label: t(`view.${id}`) }))}
        selected={view}
        onSelect={(next) => go({ part: 'audit', ...(next === 'log' ? {} : { view: next }) })}
      />
      {view === 'log' && <LogView />}
      {view === 'rows' && <RowTable {...props} />}
      {view === 'comparisons' && <ComparisonTable {...props} />}
    </>
  );
}

export function AuditDetail({ item, address, go }: DetailProps) {
  const t = useMessages(messages);
  if (item === 'new') return <StartComparison go={go} />;
  if (address.view === 'rows') return <RowPane id={item} address={address} />;
  if (address.view === 'comparisons') return <ComparisonDetail id={item} go={go} />;
  return <EmptyState icon="shield" title={t('noSuchRow')} />;
}
