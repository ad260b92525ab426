import { Select } from '../../../design/index.ts';
import type { ReactNode } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { LookupEditor } from './LookupEditor.tsx';
import type { Choice } from './mapping.ts';
import { columnOptions, samplesOf } from './table.ts';
import type { SampleTable } from './table.ts';

const MOST_SAMPLES = 30;

export interface ChoiceEditorProps {
  readonly label: string;
  readonly choice: Choice | undefined;
  readonly onChange: (choice: Choice | undefined) => void;
  readonly table: SampleTable;
  /** Codes that a table of the column leads to; the column holds the codes themselves where absent. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** What "the same for all rows" starts with. */
  readonly start: string;
  /** Control for the value that all rows share. */
  readonly constant: (value: string, onChange: (value: string) => void) => ReactNode;
  readonly help?: string;
}

type Mode = 'none' | 'constant' | 'column';

/** Something that holds for a whole row: left open, the same for all rows, or read from a column. */
export function ChoiceEditor({
  label,
  choice,
  onChange,
  table,
  options,
  start,
  constant,
  help,
}: ChoiceEditorProps) {
  const t = useMessages(messages);
  const mode: Mode = choice === undefined ? 'none' : 'constant' in choice ? 'constant' : 'column';
  const columns = columnOptions(table);

  function begin(next: Mode) {
    if (next === 'none') onChange(undefined);
    else if (next === 'constant') onChange({ constant: start });
    else onChange({ column: columns[0]?.value ?? '' });
  }

  return (
    <div className="choice-editor" role="group" aria-label={label}>
      <div className="choice-line">
        <Select<Mode>
          label={label}
          size="small"
          value={mode}
          onChange={begin}
          options={(['none', 'constant', 'column'] as const).map((value) => ({
            value,
            label: t(`choice.${value}`),
          }))}
          {...(help ? { help } : {})}
        />
        {choice &&
          'constant' in choice &&
          constant(choice.constant, (value) => onChange({ constant: value }))}
        {choice && 'column' in choice && (
          <Select
            label={t('column')}
            size="small"
            value={choice.column}
            onChange={(column) => onChange({ column })}
            options={columns}
          />
        )}
      </div>
      {choice && 'column' in choice && options && (
        <LookupEditor
          table={choice.table ?? {}}
          onChange={(lookup) =>
            onChange(
              Object.keys(lookup).length === 0 ? { column: choice.column } : { ...choice, table: lookup },
            )
          }
          samples={samplesOf(table, choice.column, MOST_SAMPLES)}
          options={options}
        />
      )}
    </div>
  );
}
