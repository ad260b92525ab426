import type { ReactNode } from 'react';
import { Button, Spring } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { messages } from '../messages.ts';

export interface StepFootProps {
  readonly onBack?: () => void;
  readonly onNext?: () => void;
  /** Says what is missing instead of doing nothing in silence. */
  readonly hint?: ReactNode;
  readonly isNextDisabled?: boolean;
  readonly nextLabel?: string;
}

/** The way to the neighbouring steps, always at the same place. */
export function StepFoot({ onBack, onNext, hint, isNextDisabled = false, nextLabel }: StepFootProps) {
  const t = useMessages(common);
  const m = useMessages(messages);
  useShortcuts(
    m('newImport'),
    onNext ? [{ keys: 'Ctrl enter', label: m('keys.next'), action: () => !isNextDisabled && onNext() }] : [],
  );
  return (
    <footer className="step-foot">
      {onBack && (
        <Button icon="arrow-start" onPress={onBack}>
          {t('back')}
        </Button>
      )}
      <Spring />
      {hint && (
        <span className="small soft" role="status">
          {hint}
        </span>
      )}
      {onNext && (
        <Button variant="primary" onPress={onNext} isDisabled={isNextDisabled}>
          {nextLabel ?? t('next')}
        </Button>
      )}
    </footer>
  );
}
