import { useState } from 'react';
import { PaneBody, Section, TextArea, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { GradingField } from '../GradingField.tsx';
import { messages } from '../messages.ts';
import { LabelEditor } from '../terms/LabelEditor.tsx';
import { termsProblems } from './draft.ts';
import type { Terms, TermsProblem } from './draft.ts';
import { StepFoot } from './StepFoot.tsx';
import type { StepProps } from './Wizard.tsx';

/** Who gives the data, on what basis, and who may see it. */
export function TermsStep({ draft, change, onBack, onNext }: StepProps) {
  const t = useMessages(messages);
  const [isTried, setTried] = useState(false);
  const { terms } = draft;
  const problems = termsProblems(terms);
  // Nobody is told off for a field before they have had a chance to fill it.
  const shown: ReadonlySet<TermsProblem> = isTried ? problems : new Set();
  const set = (part: Partial<Terms>) =>
    change((before) => ({ ...before, terms: { ...before.terms, ...part } }));
  const problem = (field: TermsProblem) => (shown.has(field) ? t(`problem.${field}`) : undefined);
  return (
    <>
      <PaneBody>
        <Section title={t('origin')}>
          <div className="terms-grid">
            <TextField
              label={t('title')}
              help={t('titleHelp')}
              value={terms.title}
              onChange={(title) => set({ title })}
              maxLength={300}
              isRequired
              problem={problem('title')}
            />
            <TextField
              label={t('source')}
              help={t('sourceHelp')}
              value={terms.source}
              onChange={(source) => set({ source })}
              maxLength={100}
              isRequired
              problem={problem('source')}
            />
            <TextArea
              label={t('legalBasis')}
              help={t('legalBasisHelp')}
              rows={2}
              value={terms.legalBasis}
              onChange={(legalBasis) => set({ legalBasis })}
              maxLength={500}
              isRequired
              problem={problem('legalBasis')}
            />
            <TextField
              label={t('receivedOn')}
              type="date"
              value={terms.receivedOn}
              onChange={(receivedOn) => set({ receivedOn })}
              isRequired
              problem={problem('receivedOn')}
            />
          </div>
          <GradingField
            label={t('grading')}
            value={terms.grading}
            onChange={(grading) => set({ grading })}
            canBeEmpty
          />
          <p className="small faint">{t('gradingTermsHelp')}</p>
        </Section>
        <Section title={t('whoMaySee')}>
          <LabelEditor label={terms.label} onChange={(label) => set({ label })} problems={shown} />
        </Section>
      </PaneBody>
      <StepFoot
        onBack={onBack}
        onNext={() => {
          setTried(true);
          if (problems.size === 0) onNext();
        }}
        hint={isTried && problems.size > 0 ? t('problemsLeft', { count: problems.size }) : undefined}
      />
    </>
  );
}
