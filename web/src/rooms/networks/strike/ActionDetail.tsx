import { Button, Section } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Law } from './Law.tsx';
import { messages } from './messages.ts';
import type { Changed, ProposedAction, Provision } from './strike.ts';
import { TermsForm } from './TermsForm.tsx';
import { useStrikeWords } from './useStrikeWords.ts';

export interface ActionDetailProps {
  readonly action: ProposedAction;
  readonly law: readonly Provision[];
  /** Outcomes of actions of its kind that were recorded here. */
  readonly seen: number;
  readonly changed: Changed | undefined;
  readonly onTerm: (term: keyof Changed, value: number | undefined) => void;
  readonly onNode: (node: string) => void;
}

/** One action: its target, what it takes, and the law. */
export function ActionDetail({ action, law, seen, changed, onTerm, onNode }: ActionDetailProps) {
  const t = useMessages(messages);
  const words = useStrikeWords();
  return (
    <div className="strike-detail">
      <Section
        title={words.action(action)}
        actions={
          <Button size="small" variant="quiet" icon="arrow-end" onPress={() => onNode(action.target.id)}>
            {t('target')}
          </Button>
        }
      >
        <TermsForm usual={action.usual} changed={changed} onTerm={onTerm} />
        <p className="small faint">
          {t('termsText')}{' '}
          {seen === 0 ? t('notSeen') : t('seen', { outcomes: t('outcomeCount', { count: seen }) })}
        </p>
      </Section>
      <Law action={action} law={law} />
    </div>
  );
}
