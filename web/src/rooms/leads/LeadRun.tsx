import { DateText, Identifier, LabelWords } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import type { LeadDetail } from './leads.ts';
import { messages } from './messages.ts';

/** Engine, version and parameters: what is needed to compute the same lead again. */
export function LeadRun({
  lead: { run, foundAt, id, label },
}: {
  readonly lead: Pick<LeadDetail, 'run' | 'foundAt' | 'id' | 'label'>;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const parameters = Object.entries(run.parameters);
  return (
    <>
      <dl className="lead-facts">
        <dt>{t('engine')}</dt>
        <dd>
          {run.engine}, {t('version')} {run.version}
        </dd>
        <dt>{t('parameters')}</dt>
        <dd>
          {parameters.length === 0
            ? '–'
            : parameters.map(([name, value]) => (
                <span key={name} className="lead-parameter">
                  <code>{name}</code> {typeof value === 'number' ? format.number(value) : String(value)}
                </span>
              ))}
        </dd>
        <dt>{t('found')}</dt>
        <dd>
          <DateText value={foundAt} form="dateTime" />
        </dd>
        <dt>{t('leadId')}</dt>
        <dd>
          <Identifier value={id} canCopy />
        </dd>
      </dl>
      <h4 className="lead-subhead">{t('label')}</h4>
      <LabelWords label={label} />
    </>
  );
}
