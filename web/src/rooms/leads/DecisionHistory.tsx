import { Button, DateText, Icon, PartnerChip } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import type { Decision } from './leads.ts';
import { messages } from './messages.ts';
import { useDecisionWords } from './useDecisionWords.ts';
import { usePersonName } from '../usePersonName.ts';

export interface DecisionHistoryProps {
  readonly decisions: readonly Decision[];
  /** Decisions of the reader's own partner can be taken back. */
  readonly canTakeBack: (decision: Decision) => boolean;
  readonly onTakeBack: (decision: Decision) => void;
  readonly isPending: boolean;
}

/** Every decision, the newest first; one that was taken back stays and says so. */
export function DecisionHistory({ decisions, canTakeBack, onTakeBack, isPending }: DecisionHistoryProps) {
  const t = useMessages(messages);
  const wordsOf = useDecisionWords();
  const nameOf = usePersonName();
  if (decisions.length === 0) return <p className="soft">{t('noDecisions')}</p>;
  return (
    <ol className="decision-list">
      {decisions.toReversed().map((decision) => (
        <li key={decision.id} className="decision" data-withdrawn={decision.withdrawn}>
          <div className="decision-what">
            <span className="decision-words">{wordsOf(decision)}</span>
            {decision.withdrawn && <span className="faint"> · {t('takenBack')}</span>}
          </div>
          {decision.note !== undefined && (
            <p className="decision-note" dir="auto">
              {decision.note}
            </p>
          )}
          <div className="decision-who">
            <bdi>{nameOf(decision.author)}</bdi>
            <PartnerChip partner={decision.partner} />
            <DateText value={decision.madeAt} form="dateTime" />
            <SignatureMark isSigned={decision.signed} />
            {canTakeBack(decision) && (
              <Button
                size="small"
                variant="quiet"
                icon="undo"
                isDisabled={isPending}
                onPress={() => onTakeBack(decision)}
              >
                {t('takeBack')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function SignatureMark({ isSigned }: { readonly isSigned: boolean }) {
  const t = useMessages(messages);
  const name = isSigned ? t('signed') : t('unsigned');
  return (
    <span className="signature" role="img" aria-label={name} title={name} data-valid={isSigned}>
      <Icon name={isSigned ? 'oversight' : 'warning'} size={14} />
      {!isSigned && <span>{name}</span>}
    </span>
  );
}
