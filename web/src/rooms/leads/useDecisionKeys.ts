import { useMessages } from '../../i18n/index.ts';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { ACTION_KEYS, LEAD_ACTIONS, allowedActions } from './actions.ts';
import type { LeadAction } from './actions.ts';
import type { LeadSummary } from './leads.ts';
import { messages } from './messages.ts';

export interface DecisionKeys {
  readonly lead: LeadSummary | undefined;
  readonly onAct: (action: LeadAction) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onUndo: () => void;
}

/** The keys of the room; those for deciding do nothing where the lead's status does not allow it. */
export function useDecisionKeys({ lead, onAct, onMove, onUndo }: DecisionKeys): void {
  const t = useMessages(messages);
  useShortcuts(t('keys.title'), [
    { keys: 'j', label: t('keys.next'), action: () => onMove(1) },
    { keys: 'k', label: t('keys.previous'), action: () => onMove(-1) },
    ...LEAD_ACTIONS.map((action) => ({
      keys: ACTION_KEYS[action],
      label: t(`act.${action}`),
      action: () => {
        if (lead && allowedActions(lead.status).includes(action)) onAct(action);
      },
    })),
    { keys: 'u', label: t('keys.undo'), action: onUndo },
  ]);
}
