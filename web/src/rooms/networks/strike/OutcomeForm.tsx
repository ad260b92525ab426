import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  Checkbox,
  ErrorState,
  InPlaceForm,
  RadioGroup,
  TextArea,
  TextField,
  useEvidence,
} from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { isCalendarDay } from '@foreland/model/label';
import { localDay } from '../../localDay.ts';
import { messages } from './messages.ts';

const RESULTS = ['succeeded', 'failed', 'not-carried-out'] as const;
/** Statements that an outcome can cite. */
const MOST_CITED = 200;

/** What came of an action. */
export function OutcomeForm({
  decision,
  action,
  onClose,
}: {
  readonly decision: string;
  readonly action: string;
  readonly onClose: () => void;
}) {
  const t = useMessages(messages);
  const w = useMessages(common);
  const evidence = useEvidence();
  const shown = (evidence.shown?.statements ?? []).slice(0, MOST_CITED);
  const today = localDay();
  const [result, setResult] = useState<(typeof RESULTS)[number]>();
  const [day, setDay] = useState(today);
  const [note, setNote] = useState('');
  const [isCited, setCited] = useState(false);
  const [isTried, setTried] = useState(false);
  const outcome = useChange(contract.recordOutcome, [contract.actionDecisions, contract.proposedActions]);
  const isDay = isCalendarDay(day) && day <= today;

  function submit() {
    setTried(true);
    if (outcome.isPending || result === undefined || !isDay) return;
    outcome.mutate(
      {
        params: { decision },
        body: {
          action,
          result,
          day,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
          statements: isCited ? [...shown] : [],
        },
      },
      { onSuccess: onClose },
    );
  }

  return (
    <InPlaceForm className="strike-form" label={t('recordOutcome')} onSubmit={submit} onCancel={onClose}>
      <RadioGroup
        label={t('result')}
        autoFocus
        orientation="horizontal"
        options={RESULTS.map((value) => ({ value, label: t(`result.${value}`) }))}
        value={result}
        onChange={setResult}
        problem={isTried && result === undefined ? t('resultNeeded') : undefined}
      />
      <TextField
        label={t('day')}
        type="date"
        value={day}
        onChange={setDay}
        problem={isDay ? undefined : t('dayProblem')}
      />
      <TextArea label={t('note')} rows={2} maxLength={4000} value={note} onChange={setNote} />
      {shown.length > 0 && (
        <Checkbox isSelected={isCited} onChange={setCited}>
          {t('cite', { count: shown.length })}
        </Checkbox>
      )}
      {outcome.error && <ErrorState inline error={outcome.error} />}
      <p className="small faint">{t('outcomeText')}</p>
      <div className="strike-form-actions">
        <Button type="submit" variant="primary" isPending={outcome.isPending}>
          {t('saveOutcome')}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {w('cancel')}
        </Button>
      </div>
    </InPlaceForm>
  );
}
