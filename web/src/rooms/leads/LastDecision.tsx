import { Button, Icon } from '../../design/index.ts';
import { useEngineText } from '../../i18n/engines.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import type { Deciding } from './useDecide.ts';
import { useDecisionWords } from './useDecisionWords.ts';

/** Says in place what was just decided, on a lead that has perhaps left the screen, and offers to take it back. */
export function LastDecision({ deciding: { last, withdraw, isPending } }: { readonly deciding: Deciding }) {
  const t = useMessages(messages);
  const wordsOf = useDecisionWords();
  const engineText = useEngineText();
  return (
    <div className="last-decision" role="status">
      {last && (
        <>
          <Icon name="check" size={14} />
          <span className="truncate">
            {t('lastDecided', { what: wordsOf(last.decision), lead: engineText(last.lead.title) })}
          </span>
          <Button
            size="small"
            variant="quiet"
            icon="undo"
            isDisabled={isPending}
            onPress={() => withdraw(last.lead.id, last.decision.id)}
          >
            {t('undo')}
          </Button>
        </>
      )}
    </div>
  );
}
