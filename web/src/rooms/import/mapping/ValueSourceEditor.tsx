import { Select, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { ColumnList } from './ColumnList.tsx';
import type { Mapping, ValueSource } from './mapping.ts';
import { columnOptions } from './table.ts';
import type { SampleTable } from './table.ts';

export type SourceKind = 'column' | 'columns' | 'constant' | 'entity' | 'recordOf';

export function kindOf(from: ValueSource): SourceKind {
  if ('recordOf' in from) return 'recordOf';
  if ('entity' in from) return 'entity';
  if ('constant' in from) return 'constant';
  return 'columns' in from ? 'columns' : 'column';
}

export interface ValueSourceEditorProps {
  readonly from: ValueSource;
  readonly onChange: (from: ValueSource) => void;
  readonly mapping: Mapping;
  /** Key of the template that the property belongs to. */
  readonly own: string;
  readonly table: SampleTable;
  /** Does the property hold records rather than text? */
  readonly isLink: boolean;
}

/** Where the value of a property comes from: columns, a fixed text, or the record of another template. */
export function ValueSourceEditor({ from, onChange, mapping, own, table, isLink }: ValueSourceEditorProps) {
  const t = useMessages(messages);
  const others = mapping.entities
    .filter(({ key }) => key !== own)
    .map(({ key }) => ({ value: key, label: key }));
  const all = mapping.entities.map(({ key }) => ({ value: key, label: key }));
  const kind = kindOf(from);
  const kinds: readonly SourceKind[] = isLink
    ? [...(others.length > 0 ? (['entity'] as const) : []), 'recordOf', 'column']
    : ['column', 'columns', 'constant'];
  const firstColumn = table.headers.find((header) => header !== '') ?? '';

  function start(next: SourceKind) {
    const columns = 'column' in from ? [from.column] : 'columns' in from ? from.columns : [firstColumn];
    if (next === 'column') onChange({ column: columns[0] ?? firstColumn });
    else if (next === 'columns') onChange({ columns, separator: ' ' });
    else if (next === 'constant') onChange({ constant: '?' });
    else if (next === 'entity') onChange({ entity: others[0]?.value ?? own });
    else onChange({ recordOf: all[0]?.value ?? own, columns });
  }

  return (
    <div className="source-editor">
      <Select
        label={t('from')}
        hideLabel
        size="small"
        value={kind}
        onChange={start}
        options={(kinds.includes(kind) ? kinds : [kind, ...kinds]).map((value) => ({
          value,
          label: t(`from.${value}`),
        }))}
      />
      {'column' in from && (
        <Select
          label={t('column')}
          hideLabel
          size="small"
          value={from.column}
          onChange={(column) => onChange({ column })}
          options={columnOptions(table)}
        />
      )}
      {'constant' in from && (
        <TextField
          label={t('from.constant')}
          hideLabel
          value={from.constant}
          onChange={(constant) => onChange({ constant })}
        />
      )}
      {'entity' in from && (
        <Select
          label={t('from.entity')}
          hideLabel
          size="small"
          value={from.entity}
          onChange={(entity) => onChange({ entity })}
          options={others}
        />
      )}
      {'recordOf' in from && (
        <>
          <Select
            label={t('from.recordOf')}
            hideLabel
            size="small"
            value={from.recordOf}
            onChange={(recordOf) => onChange({ ...from, recordOf })}
            options={all}
          />
          <ColumnList
            label={t('itsId')}
            columns={from.columns}
            onChange={(columns) => onChange({ ...from, columns })}
            table={table}
          />
        </>
      )}
      {'separator' in from && (
        <>
          <ColumnList
            label={t('from.columns')}
            columns={from.columns}
            onChange={(columns) => onChange({ ...from, columns })}
            table={table}
          />
          <TextField
            label={t('separator')}
            value={from.separator}
            onChange={(separator) => onChange({ ...from, separator: separator.slice(0, 20) })}
          />
        </>
      )}
    </div>
  );
}
