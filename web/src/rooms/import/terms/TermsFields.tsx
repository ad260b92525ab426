import { Section, TextArea, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { GradingField } from '../GradingField.tsx';
import { messages } from '../messages.ts';
import type { Terms, TermsProblem } from '../wizard/draft.ts';
import { LabelEditor } from './LabelEditor.tsx';

export interface TermsFieldsProps {
  readonly terms: Terms;
  readonly onChange: (part: Partial<Terms>) => void;
  /** What is shown as wrong. */
  readonly problems: ReadonlySet<TermsProblem>;
}

/** Who gives the data, on what basis, and who may see it: the same questions wherever data come in. */
export function TermsFields({ terms, onChange, problems }: TermsFieldsProps) {
  const t = useMessages(messages);
  const problem = (field: TermsProblem) => (problems.has(field) ? t(`problem.${field}`) : undefined);
  return (
    <>
      <Section title={t('origin')}>
        <div className="terms-grid">
          <TextField
            label={t('title')}
            help={t('titleHelp')}
            value={terms.title}
            onChange={(title) => onChange({ title })}
            maxLength={300}
            isRequired
            problem={problem('title')}
          />
          <TextField
            label={t('source')}
            help={t('sourceHelp')}
            value={terms.source}
            onChange={(source) => onChange({ source })}
            maxLength={100}
            isRequired
            problem={problem('source')}
          />
          <TextArea
            label={t('legalBasis')}
            help={t('legalBasisHelp')}
            rows={2}
            value={terms.legalBasis}
            onChange={(legalBasis) => onChange({ legalBasis })}
            maxLength={500}
            isRequired
            problem={problem('legalBasis')}
          />
          <TextField
            label={t('receivedOn')}
            type="date"
            value={terms.receivedOn}
            onChange={(receivedOn) => onChange({ receivedOn })}
            isRequired
            problem={problem('receivedOn')}
          />
        </div>
        <GradingField
          label={t('grading')}
          value={terms.grading}
          onChange={(grading) => onChange({ grading })}
          canBeEmpty
        />
        <p className="small faint">{t('gradingTermsHelp')}</p>
      </Section>
      <Section title={t('whoMaySee')}>
        <LabelEditor label={terms.label} onChange={(label) => onChange({ label })} problems={problems} />
      </Section>
    </>
  );
}
