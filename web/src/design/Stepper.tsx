import { common, useMessages } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';
import './Stepper.css';

export interface StepItem<V extends string> {
  readonly id: V;
  readonly label: string;
  readonly isDone: boolean;
  /** May be gone to now. */
  readonly isOpen: boolean;
}

export interface StepperProps<V extends string> {
  readonly label: string;
  readonly steps: readonly StepItem<V>[];
  readonly current: V;
  readonly onGo: (step: V) => void;
}

/** Where one is in a wizard; steps that are done can be gone back to. */
export function Stepper<V extends string>({ label, steps, current, onGo }: StepperProps<V>) {
  const t = useMessages(common);
  return (
    <nav className="stepper" aria-label={label}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.id} data-state={step.id === current ? 'current' : step.isDone ? 'done' : 'open'}>
            <button
              type="button"
              disabled={!step.isOpen && step.id !== current}
              aria-current={step.id === current ? 'step' : undefined}
              onClick={() => onGo(step.id)}
            >
              <span className="step-number" aria-hidden="true">
                {step.isDone && step.id !== current ? <Icon name="check" size={12} /> : index + 1}
              </span>
              <span className="visually-hidden">{t('step', { step: index + 1, total: steps.length })}: </span>
              <span className="step-label">{step.label}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
