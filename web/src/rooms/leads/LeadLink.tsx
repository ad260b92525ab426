import type { LeadKind } from '@foreland/model/lead';
import { Link } from '@tanstack/react-router';
import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { Icon } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import './LeadLink.css';

/** More than there are of any kind that turns on what other rooms show. */
const MOST = 200;

/** From something in another room to the open lead that turns on it, where there is one. */
export function LeadLink({ kind, on }: { readonly kind: LeadKind; readonly on: readonly string[] }) {
  const t = useMessages(messages);
  const { data } = useAnswer(contract.leads, { query: { kind, limit: MOST } });
  const anchor = on.toSorted().join(' ');
  const lead = data?.leads.find((each) => each.anchor.value === anchor);
  if (!lead) return null;
  return (
    <Link className="lead-link small" to="/leads" search={{ kind, lead: lead.id }}>
      <Icon name="leads" size={13} /> {t('openLead')}
    </Link>
  );
}
