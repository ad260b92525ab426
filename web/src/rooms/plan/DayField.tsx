import { isCalendarDay } from '@foreland/model/label';
import { useEffect, useState } from 'react';
import { TextField } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

export interface DayFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  /** Null where the day was taken out. */
  readonly onChange: (day: string | null) => void;
}

/** A day that is kept when the field is left, not at each digit on the way. */
export function DayField({ label, value = '', onChange }: DayFieldProps) {
  const t = useMessages(messages);
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const isValid = text === '' || isCalendarDay(text);
  function keep() {
    if (isValid && text !== value) onChange(text === '' ? null : text);
  }
  return (
    <TextField
      label={label}
      type="date"
      value={text}
      onChange={setText}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
      problem={isValid ? undefined : t('dayProblem')}
    />
  );
}
