import { useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { ViewSwitch } from '../ViewSwitch.tsx';
import { CollectionTable } from './CollectionTable.tsx';
import { FeedTable } from './FeedTable.tsx';
import { messages } from './messages.ts';
import { TAXII_VIEWS } from './taxii.ts';

/** What programs read and post here, and what is read from other servers. */
export function TaxiiList(props: PartProps) {
  const t = useMessages(messages);
  const view = TAXII_VIEWS.find((each) => each === props.address.view) ?? 'collections';
  return (
    <>
      <ViewSwitch
        label={t('views')}
        views={TAXII_VIEWS.map((id) => ({ id, label: t(`view.${id}`) }))}
        selected={view}
        onSelect={(next) => props.go({ part: 'taxii', ...(next === 'feeds' ? { view: next } : {}) })}
      />
      {view === 'collections' ? <CollectionTable {...props} /> : <FeedTable {...props} />}
    </>
  );
}
