import { isRecordId } from '@foreland/model/statement';
import { useState } from 'react';
import { contract } from '../../api/client.ts';
import { useChange } from '../../api/query.ts';
import {
  Button,
  ErrorState,
  InPlaceForm,
  PaneBody,
  PaneHead,
  TextArea,
  TextField,
} from '../../design/index.ts';
import { common, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import type { Opening } from './opening.ts';

const MOST_DAYS = 30;
const USUAL_DAYS = '7';

export interface RequestFormProps {
  readonly record: string;
  readonly onAsked: (opening: Opening) => void;
  readonly onCancel: () => void;
}

/** Asks for one protected record to be opened for one case. The node never says whether there is such a record. */
export function RequestForm({ record: known, onAsked, onCancel }: RequestFormProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const [record, setRecord] = useState(known);
  const [caseNumber, setCaseNumber] = useState('');
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(USUAL_DAYS);
  const [isIncomplete, setIncomplete] = useState(false);
  const ask = useChange(contract.requestOpening, [contract.openings]);
  const hasDays = /^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= MOST_DAYS;
  const hasRecord = isRecordId(record.trim());
  const isComplete = hasRecord && hasDays && caseNumber.trim() !== '' && reason.trim() !== '';

  function submit() {
    setIncomplete(true);
    if (!isComplete || ask.isPending) return;
    ask.mutate(
      {
        body: {
          record: record.trim(),
          caseNumber: caseNumber.trim(),
          reason: reason.trim(),
          days: Number(days),
        },
      },
      { onSuccess: onAsked },
    );
  }

  return (
    <>
      <PaneHead title={t('ask')} />
      <PaneBody>
        <InPlaceForm className="opening-form" label={t('ask')} onSubmit={submit} onCancel={onCancel}>
          <p>{t('askText')}</p>
          <TextField
            autoFocus
            mono
            label={t('record')}
            help={t('recordHelp')}
            value={record}
            onChange={setRecord}
            maxLength={220}
            problem={isIncomplete && !hasRecord ? t('recordNeeded') : undefined}
          />
          <TextField
            label={t('caseNumber')}
            value={caseNumber}
            onChange={setCaseNumber}
            maxLength={100}
            problem={isIncomplete && caseNumber.trim() === '' ? t('caseNumberNeeded') : undefined}
          />
          <TextArea
            label={t('reason')}
            rows={4}
            value={reason}
            onChange={setReason}
            maxLength={2000}
            problem={isIncomplete && reason.trim() === '' ? t('reasonNeeded') : undefined}
          />
          <TextField
            label={t('forDays')}
            inputMode="numeric"
            value={days}
            onChange={setDays}
            maxLength={2}
            help={t('daysHelp')}
            problem={isIncomplete && !hasDays ? t('daysHelp') : undefined}
          />
          {ask.error && <ErrorState inline error={ask.error} />}
          <span className="opening-actions">
            <Button type="submit" variant="primary" isPending={ask.isPending}>
              {t('send')}
            </Button>
            <Button variant="quiet" onPress={onCancel}>
              {c('cancel')}
            </Button>
          </span>
        </InPlaceForm>
      </PaneBody>
    </>
  );
}
