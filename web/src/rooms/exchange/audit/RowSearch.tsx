import { PROCESSING_KINDS } from '@foreland/model/audit';
import { isCalendarDay } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import { isRecordId } from '@foreland/model/statement';
import { useState } from 'react';
import { Button, InPlaceForm, Select, TextField } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';
import type { RowFilter } from './useRows.ts';

const ANY = 'any';

export interface RowSearchProps {
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
}

/** Who, when, what kind, for whom, about which record. */
export function RowSearch({ filter, onFilter }: RowSearchProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const [user, setUser] = useState(filter.user ?? '');
  const [kind, setKind] = useState<string>(filter.kind ?? ANY);
  const [recipient, setRecipient] = useState<string>(filter.recipient ?? ANY);
  const [record, setRecord] = useState(filter.record ?? '');
  const [from, setFrom] = useState(filter.from ?? '');
  const [until, setUntil] = useState(filter.until ?? '');
  const wrongDay = (day: string) => (day === '' || isCalendarDay(day) ? undefined : t('dayWrong'));
  const isRecordWrong = record.trim() !== '' && !isRecordId(record.trim());
  const chosenKind = PROCESSING_KINDS.find((each) => each === kind);
  const chosenRecipient = PARTNERS.find((each) => each === recipient);

  function submit() {
    if (wrongDay(from) ?? wrongDay(until) ?? (isRecordWrong || undefined)) return;
    onFilter({
      ...(user.trim() === '' ? {} : { user: user.trim() }),
      ...(chosenKind ? { kind: chosenKind } : {}),
      ...(chosenRecipient ? { recipient: chosenRecipient } : {}),
      ...(record.trim() === '' ? {} : { record: record.trim() }),
      ...(from === '' ? {} : { from }),
      ...(until === '' ? {} : { until }),
    });
  }

  return (
    <InPlaceForm className="audit-search" label={t('filters')} onSubmit={submit}>
      <TextField label={t('user')} value={user} onChange={setUser} maxLength={100} />
      <Select
        label={t('kind')}
        options={[
          { value: ANY, label: t('anyKind') },
          ...PROCESSING_KINDS.map((each) => ({ value: each as string, label: t(`kind.${each}`) })),
        ]}
        value={kind}
        onChange={setKind}
      />
      <Select
        label={t('recipient')}
        options={[
          { value: ANY, label: t('anyKind') },
          ...PARTNERS.map((each) => ({ value: each as string, label: codes.partner(each) })),
        ]}
        value={recipient}
        onChange={setRecipient}
      />
      <TextField
        mono
        label={t('record')}
        value={record}
        onChange={setRecord}
        maxLength={220}
        problem={isRecordWrong ? t('recordWrong') : undefined}
      />
      <TextField label={t('from')} type="date" value={from} onChange={setFrom} problem={wrongDay(from)} />
      <TextField label={t('to')} type="date" value={until} onChange={setUntil} problem={wrongDay(until)} />
      <Button type="submit">{t('show')}</Button>
      {Object.keys(filter).length > 0 && (
        <Button variant="quiet" onPress={() => onFilter({})}>
          {c('clear')}
        </Button>
      )}
    </InPlaceForm>
  );
}
