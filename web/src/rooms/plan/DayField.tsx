import { isCalendarDay } from '@foreland/model/label';
import { KeptField } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

export interface DayFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  /** Null where the day was taken out. */
  readonly onChange: (day: string | null) => void;
}

/** A day, or none. */
export function DayField({ label, value = '', onChange }: DayFieldProps) {
  const t = useMessages(messages);
  return (
    <KeptField
      label={label}
      type="date"
      value={value}
      isRight={(text) => text === '' || isCalendarDay(text)}
      remedy={t('dayProblem')}
      onKeep={(text) => onChange(text === '' ? null : text)}
    />
  );
}
