import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Button, ButtonLink, PaneHead, Panes, Stepper } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { wizardRoute } from '../route.ts';
import type { Step } from '../route.ts';
import { CheckStep } from './CheckStep.tsx';
import { isStepDone, isStepOpen, stepsOf } from './draft.ts';
import { FilesStep } from './FilesStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { RecogniseStep } from './RecogniseStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { TermsStep } from './TermsStep.tsx';
import { useDraft } from './useDraft.ts';
import type { DraftControl } from './useDraft.ts';
import { useUploads } from './useUploads.ts';
import '../Import.css';

/** What every step gets: the draft, and the way to the neighbouring steps. */
export interface StepProps extends DraftControl {
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** From files to a contribution, one decision at a time; each step can be gone back to and keeps what it was told. */
export function ImportWizard() {
  const t = useMessages(messages);
  const navigate = useNavigate({ from: '/import/new' });
  const { step: wanted = 'files' } = wizardRoute.useSearch();
  const control = useDraft();
  const uploads = useUploads(control);
  const { draft } = control;
  const steps = stepsOf(draft);
  // An address that runs ahead of the draft leads to the furthest step there is.
  const step = isStepOpen(draft, wanted)
    ? wanted
    : (steps.findLast((one) => isStepOpen(draft, one)) ?? 'files');
  const at = steps.indexOf(step);

  useStepFocus(step);

  function go(next: Step | undefined) {
    if (next !== undefined) void navigate({ search: { step: next } });
  }

  function startOver() {
    uploads.stop();
    control.reset();
    go('files');
  }

  const props: StepProps = { ...control, onBack: () => go(steps[at - 1]), onNext: () => go(steps[at + 1]) };
  const stepItems = steps.map((id) => ({
    id,
    label: t(`step.${id}`),
    isDone: isStepDone(draft, id),
    isOpen: isStepOpen(draft, id) && !(draft.importJob !== undefined && id !== 'result'),
  }));
  return (
    <Panes
      id="import-wizard"
      active="wizard"
      panes={[
        {
          id: 'wizard',
          label: t('newImport'),
          min: 320,
          content: (
            <>
              <PaneHead
                level={1}
                title={t('newImport')}
                actions={
                  <>
                    {draft.files.length > 0 && step !== 'result' && (
                      <Button variant="quiet" icon="undo" onPress={startOver}>
                        {t('startOver')}
                      </Button>
                    )}
                    <ButtonLink to="/import" variant="quiet" icon="list">
                      {t('contributions')}
                    </ButtonLink>
                  </>
                }
              >
                <Stepper label={t('steps')} steps={stepItems} current={step} onGo={go} />
              </PaneHead>
              {step === 'files' && <FilesStep {...props} uploads={uploads} />}
              {step === 'recognise' && <RecogniseStep {...props} />}
              {step === 'mapping' && <MappingStep {...props} />}
              {step === 'terms' && <TermsStep {...props} />}
              {step === 'check' && <CheckStep {...props} />}
              {step === 'result' && <ResultStep {...props} onAnother={startOver} />}
            </>
          ),
        },
      ]}
    />
  );
}

/** What had the focus leaves with its step; the focus goes to where one is now, from where Tab leads into the step. */
function useStepFocus(step: Step) {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    document.querySelector<HTMLElement>('.stepper [aria-current=step]')?.focus();
  }, [step]);
}
