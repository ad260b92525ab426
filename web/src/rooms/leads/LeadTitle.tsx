import { Icon, Name } from '../../design/index.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import type { LeadSummary } from './leads.ts';
import { messages } from './messages.ts';

const NAMED = 2;

/** A lead in two lines: what is claimed, and whom it names, each in their own script. */
export function LeadTitle({ lead }: { readonly lead: LeadSummary }) {
  const t = useMessages(messages);
  const engineText = useEngineText();
  const named = lead.subjects.slice(0, NAMED);
  const more = lead.subjectCount - named.length;
  return (
    <span className="lead-title">
      <span className="lead-claim">
        {lead.isNew && <span className="lead-new" role="img" aria-label={t('isNew')} title={t('isNew')} />}
        <span className="truncate">{engineText(lead.title)}</span>
        {lead.evidenceChanged && <span className="lead-changed" role="img" aria-label={t('evidenceChangedShort')} title={t('evidenceChangedShort')}><Icon name="refresh" size={13} /></span>}
      </span>
      <span className="lead-named">
        {named.map(({ record, caption }) => <Name key={record} name={caption} />)}
        {more > 0 && <span className="faint">{t('moreSubjects', { count: more })}</span>}
      </span>
    </span>
  );
}
