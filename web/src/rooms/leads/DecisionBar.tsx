import { Button, ErrorState, KeyHint, Toolbar } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { ACTION_KEYS, allowedActions } from './actions.ts';
import type { LeadAction } from './actions.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { LastDecision } from './LastDecision.tsx';
import type { DecisionRequest, LeadDetail } from './leads.ts';
import { messages } from './messages.ts';
import type { Deciding } from './useDecide.ts';

export interface DecisionBarProps {
  readonly lead: LeadDetail;
  readonly deciding: Deciding;
  /** The action whose form is open. */
  readonly asking: LeadAction | undefined;
  readonly onAct: (action: LeadAction) => void;
  readonly onSubmit: (request: DecisionRequest) => void;
  readonly onCancel: () => void;
}

/** What can be decided on the lead now, each with its key; forms open in place above the buttons. */
export function DecisionBar({ lead, deciding, asking, onAct, onSubmit, onCancel }: DecisionBarProps) {
  const t = useMessages(messages);
  return (
    <div className="decision-bar">
      {deciding.error && <ErrorState inline error={deciding.error} />}
      <LastDecision deciding={deciding} />
      {asking !== undefined && asking !== 'triage' && asking !== 'done' ? (
        <DecisionForm
          key={`${lead.id} ${asking}`}
          action={asking}
          isPending={deciding.isPending}
          onSubmit={onSubmit}
          onCancel={onCancel}
        />
      ) : (
        <Toolbar label={t('decisions')}>
          {allowedActions(lead.status).map((action, index) => (
            <Button
              key={action}
              size="small"
              variant={index === 0 ? 'primary' : 'default'}
              isDisabled={deciding.isPending}
              onPress={() => onAct(action)}
            >
              {t(`act.${action}`)} <KeyHint keys={ACTION_KEYS[action]} />
            </Button>
          ))}
        </Toolbar>
      )}
    </div>
  );
}
