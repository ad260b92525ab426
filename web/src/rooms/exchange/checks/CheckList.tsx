import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { compact } from '../../address.ts';
import type { PartProps } from '../exchange.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { AnsweredTable } from './AnsweredTable.tsx';
import { AskedTable } from './AskedTable.tsx';
import { CHECK_VIEWS, viewsOf } from './check.ts';
import { IndexView } from './IndexView.tsx';
import { messages } from './messages.ts';
import { QuotaTable } from './QuotaTable.tsx';
import './Checks.css';

/** Private checks: those asked by this node and of it, and what they stand on. */
export function CheckList(props: PartProps) {
  const { item, address, go } = props;
  const t = useMessages(messages);
  const { role } = useSession();
  const views = viewsOf(role);
  const view = CHECK_VIEWS.find((each) => each === address.view && views.includes(each)) ?? views[0];
  return (
    <>
      <ViewSwitch
        label={t('views')}
        views={views.map((id) => ({ id, label: t(`view.${id}`) }))}
        selected={view ?? 'asked'}
        onSelect={(next) =>
          go(
            compact({
              part: 'checks' as const,
              view: next === views[0] ? undefined : next,
              // Whoever writes a check may look at quotas and indexes meanwhile.
              ...(item === 'new' ? { item, record: address.record } : {}),
            }),
          )
        }
      />
      {view === 'asked' && <AskedTable {...props} />}
      {view === 'answered' && <AnsweredTable {...props} />}
      {view === 'indexes' && <IndexView />}
      {view === 'quotas' && <QuotaTable />}
    </>
  );
}
