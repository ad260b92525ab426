import { useMessages } from '../../i18n/index.ts';
import { useShortcuts } from '../../shell/shortcuts.ts';
import type { JudgementAnswer } from './matches.ts';
import { messages } from './messages.ts';

export const ANSWER_KEYS: Readonly<Record<JudgementAnswer, string>> = {
  same: 's',
  different: 'd',
  unsure: 'u',
};
export const NOTE_KEY = 'n';
export const ALIKE_KEY = 'a';
export const UNDO_KEY = 'z';

export interface MatchKeys {
  readonly onAnswer: (answer: JudgementAnswer) => void;
  readonly onNote: () => void;
  readonly onAlike: () => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onUndo: () => void;
}

/** The keys of the queue. They rest while a field has the focus, and can be turned off (WCAG 2.2, 2.1.4). */
export function useMatchKeys({ onAnswer, onNote, onAlike, onMove, onUndo }: MatchKeys): void {
  const t = useMessages(messages);
  useShortcuts(t('keys.title'), [
    { keys: 'j', label: t('keys.next'), action: () => onMove(1) },
    { keys: 'k', label: t('keys.previous'), action: () => onMove(-1) },
    ...(['same', 'different', 'unsure'] as const).map((answer) => ({
      keys: ANSWER_KEYS[answer],
      label: t(`keys.${answer}`),
      action: () => onAnswer(answer),
    })),
    { keys: NOTE_KEY, label: t('keys.note'), action: onNote },
    { keys: ALIKE_KEY, label: t('keys.alike'), action: onAlike },
    { keys: UNDO_KEY, label: t('keys.undo'), action: onUndo },
  ]);
}
