import { Link } from '@tanstack/react-router';
import { Icon } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import type { LeadDetail } from './leads.ts';
import { messages } from './messages.ts';
import { placeOf } from './places.ts';

/** The way to what a lead is about in the room that found it: a chart, a supplier’s card, two pieces side by side. */
export function LeadPlace({ lead }: { readonly lead: Pick<LeadDetail, 'kind' | 'anchor' | 'status'> }) {
  const t = useMessages(messages);
  const place = placeOf(lead);
  if (!place || lead.status === 'withdrawn') return null;
  const words = {
    'link-to-check': t('see.link-to-check'),
    broker: t('see.broker'),
    supplier: t('see.supplier'),
    'same-batch': t('see.same-batch'),
  }[lead.kind as 'broker'];
  return (
    <p className="lead-place">
      <Icon name={place.room} size={14} />
      {place.room === 'networks' ? (
        <Link to={place.to} search={place.search}>
          {words}
        </Link>
      ) : (
        <Link to={place.to} search={place.search}>
          {words}
        </Link>
      )}
    </p>
  );
}
