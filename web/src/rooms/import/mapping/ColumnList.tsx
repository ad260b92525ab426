import { IconButton, Select } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { columnOptions } from './table.ts';
import type { SampleTable } from './table.ts';

export interface ColumnListProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
  readonly table: SampleTable;
}

/** Several columns in an order: those chosen, and one more to add. The last one stays. */
export function ColumnList({ label, columns, onChange, table }: ColumnListProps) {
  const t = useMessages(messages);
  const free = columnOptions(table).filter(({ value }) => !columns.includes(value));
  return (
    <div className="column-list" role="group" aria-label={label}>
      {columns.map((column, index) => (
        <span key={column} className="column-chip">
          <bdi>{column}</bdi>
          {columns.length > 1 && (
            <IconButton
              icon="close"
              size="small"
              label={t('removeColumn', { column })}
              onPress={() => onChange(columns.filter((_, at) => at !== index))}
            />
          )}
        </span>
      ))}
      {free.length > 0 && (
        <Select
          label={t('addColumn', { label })}
          hideLabel
          size="small"
          placeholder={t('oneMoreColumn')}
          value={undefined}
          onChange={(column) => onChange([...columns, column])}
          options={free}
        />
      )}
    </div>
  );
}
