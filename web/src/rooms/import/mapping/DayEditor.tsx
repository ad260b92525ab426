import { Select, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { DaySource } from './mapping.ts';
import { columnOptions } from './table.ts';
import type { SampleTable } from './table.ts';

const NONE = '';

export interface DayEditorProps {
  readonly label: string;
  readonly day: DaySource | undefined;
  readonly onChange: (day: DaySource | undefined) => void;
  readonly table: SampleTable;
}

/** Since when or until when a row was true in the world: a column of days, and how they are written. */
export function DayEditor({ label, day, onChange, table }: DayEditorProps) {
  const t = useMessages(messages);
  return (
    <div className="choice-line" role="group" aria-label={label}>
      <Select
        label={label}
        size="small"
        value={day?.column ?? NONE}
        onChange={(column) => onChange(column === NONE ? undefined : { column, formats: day?.formats ?? [] })}
        options={[{ value: NONE, label: t('choice.none') }, ...columnOptions(table)]}
      />
      {day && (
        <TextField
          label={t('transform.date')}
          mono
          value={day.formats.join(' | ')}
          onChange={(text) =>
            onChange({
              ...day,
              formats: text
                .split('|')
                .map((format) => format.trim())
                .filter((format) => format !== ''),
            })
          }
        />
      )}
    </div>
  );
}
