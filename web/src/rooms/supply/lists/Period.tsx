import { useEffect, useState } from 'react';
import { TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import './Period.css';

export interface PeriodProps {
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly onChange: (part: { since?: string | undefined; until?: string | undefined }) => void;
}

/** Narrows a list to what happened between two days; either may be left open. */
export function Period({ since, until, onChange }: PeriodProps) {
  const t = useMessages(messages);
  const isInOrder = since === undefined || until === undefined || since <= until;
  return (
    <div className="period">
      <Day label={t('since')} value={since} onChange={(day) => onChange({ since: day })} />
      <Day
        label={t('until')}
        value={until}
        problem={isInOrder ? undefined : t('daysInOrder')}
        onChange={(day) => onChange({ until: day })}
      />
    </div>
  );
}

/** Asks once the day is whole: a year that is being typed is no day yet. */
function Day({
  label,
  value,
  problem,
  onChange,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly problem?: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  return (
    <TextField
      label={label}
      type="date"
      value={typed}
      problem={problem}
      onChange={(day) => {
        setTyped(day);
        if (day === '') onChange(undefined);
        else if (Number(day.slice(0, 4)) >= 1900) onChange(day);
      }}
    />
  );
}
