import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, Checkbox, ErrorState, InPlaceForm, RadioGroup, TextArea } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';
import { bodyOf } from './strike.ts';
import type { Changed, ProposedAction, Scope } from './strike.ts';
import type { DoneRanking } from './useRanking.ts';
import { useStrikeWords } from './useStrikeWords.ts';

export interface DecideFormProps {
  readonly scope: Scope;
  readonly actions: readonly ProposedAction[];
  readonly changed: ReadonlyMap<string, Changed>;
  /** The ranking that is shown, where it still holds. */
  readonly done: DoneRanking | undefined;
  /** Position of the choice that is read. */
  readonly chosen: number;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const WHATS = ['portfolio', 'own', 'nothing'] as const;
type What = (typeof WHATS)[number];

/** What somebody decides, and why; kept with the advice that was shown. */
export function DecideForm(props: DecideFormProps) {
  const { scope, actions, changed, done, chosen, onDone, onCancel } = props;
  const t = useMessages(messages);
  const words = useStrikeWords();
  const w = useMessages(common);
  const portfolio = done?.ranking.portfolios[chosen];
  const [what, setWhat] = useState<What>(portfolio ? 'portfolio' : 'own');
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set(portfolio?.actions));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const decision = useChange(contract.decideOnActions, [contract.actionDecisions]);
  const decided = what === 'nothing' ? [] : what === 'portfolio' ? (portfolio?.actions ?? []) : [...own];
  const isWithoutActions = what !== 'nothing' && decided.length === 0;
  const isWithoutReason = reason.trim() === '';

  /** A choice as shown is decided on the terms that it was ranked by, whatever was written since. */
  function termsOf() {
    if (what === 'portfolio' && done)
      return (done.question.terms ?? []).filter(({ action }) => decided.includes(action));
    return decided.flatMap((action) => {
      const known = changed.get(action);
      return known ? [{ action, ...known }] : [];
    });
  }

  function submit() {
    setTried(true);
    if (decision.isPending || isWithoutActions || isWithoutReason) return;
    decision.mutate(
      {
        body: {
          ...bodyOf(scope),
          actions: [...decided],
          terms: termsOf(),
          reason: reason.trim(),
          ...(done
            ? {
                advice: {
                  digest: done.ranking.digest,
                  question: done.question,
                  ...(what === 'portfolio' ? { portfolio: chosen } : {}),
                },
              }
            : {}),
        },
      },
      { onSuccess: onDone },
    );
  }

  return (
    <InPlaceForm className="strike-form" label={t('decideTitle')} onSubmit={submit} onCancel={onCancel}>
      <RadioGroup
        label={t('what')}
        autoFocus
        options={WHATS.filter((one) => one !== 'portfolio' || portfolio !== undefined).map((value) => ({
          value,
          label:
            value === 'portfolio'
              ? t('decide.portfolio', { rank: String(chosen + 1) })
              : t(`decide.${value}`),
        }))}
        value={what}
        onChange={setWhat}
        problem={isTried && isWithoutActions ? t('actionsNeeded') : undefined}
      />
      {what === 'own' && (
        <div className="strike-own" role="group" aria-label={t('actions')}>
          {actions.map((action) => (
            <Checkbox
              key={action.id}
              isSelected={own.has(action.id)}
              onChange={(isTicked) => {
                const next = new Set(own);
                if (isTicked) next.add(action.id);
                else next.delete(action.id);
                setOwn(next);
              }}
            >
              {words.action(action)}
            </Checkbox>
          ))}
        </div>
      )}
      <TextArea
        label={t('reason')}
        help={t('reasonText')}
        rows={3}
        maxLength={4000}
        value={reason}
        onChange={setReason}
        problem={isTried && isWithoutReason ? t('reasonNeeded') : undefined}
      />
      {decision.error && <ErrorState inline error={decision.error} />}
      <p className="small faint">{t('decideText')}</p>
      <div className="strike-form-actions">
        <Button type="submit" variant="primary" isPending={decision.isPending}>
          {t('record')}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {w('cancel')}
        </Button>
      </div>
    </InPlaceForm>
  );
}
