import { Icon, Name } from '../../design/index.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import type { LeadSummary } from './leads.ts';
import { messages } from './messages.ts';
import { tellingNames } from './names.ts';
import './LeadTitle.css';

const NAMED = 2;

/** A lead in two lines: what is claimed, and whom it names, each in their own script. */
export function LeadTitle({ lead, wraps = false }: { readonly lead: LeadSummary; readonly wraps?: boolean }) {
  const t = useMessages(messages);
  const engineText = useEngineText();
  const claim = engineText(lead.title);
  const names = tellingNames(lead).slice(0, NAMED);
  const more = lead.subjectCount - names.length;
  return (
    <span className="lead-title" data-wraps={wraps}>
      <span className="lead-claim">
        {lead.isNew && <span className="lead-new" role="img" aria-label={t('isNew')} title={t('isNew')} />}
        <span className="lead-claim-text" title={wraps ? undefined : claim}>
          {claim}
        </span>
        {lead.evidenceChanged && (
          <span
            className="lead-changed"
            role="img"
            aria-label={t('evidenceChangedShort')}
            title={t('evidenceChangedShort')}
          >
            <Icon name="refresh" size={13} />
          </span>
        )}
      </span>
      <span className="lead-named">
        {names.map((name) => (
          <Name key={name} name={name} />
        ))}
        {names.length === 0 ? (
          <span className="faint">{t('records', { count: recordCount(lead) })}</span>
        ) : (
          more > 0 && <span className="faint">{t('moreSubjects', { count: more })}</span>
        )}
      </span>
    </span>
  );
}

/** A summary has the records of its first subjects; of each further one, there is at least one. */
function recordCount({ subjects, subjectCount }: LeadSummary): number {
  return subjects.reduce((sum, { records }) => sum + records.length, subjectCount - subjects.length);
}
