import { useState } from 'react';
import { PaneBody } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { TermsFields } from '../terms/TermsFields.tsx';
import { termsProblems } from './draft.ts';
import { StepFoot } from './StepFoot.tsx';
import type { StepProps } from './Wizard.tsx';

/** Who gives the data, on what basis, and who may see it. */
export function TermsStep({ draft, change, onBack, onNext }: StepProps) {
  const t = useMessages(messages);
  const [isTried, setTried] = useState(false);
  const { terms } = draft;
  const problems = termsProblems(terms);
  return (
    <>
      <PaneBody>
        <TermsFields
          terms={terms}
          onChange={(part) => change((before) => ({ ...before, terms: { ...before.terms, ...part } }))}
          // Nobody is told off for a field before they have had a chance to fill it.
          problems={isTried ? problems : new Set()}
        />
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
