import { RadioGroup, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { ColumnList } from './ColumnList.tsx';
import { idColumns } from './edit.ts';
import type { RecordIdSource } from './mapping.ts';
import type { SampleTable } from './table.ts';

export interface RecordIdEditorProps {
  readonly id: RecordIdSource;
  readonly onChange: (id: RecordIdSource) => void;
  readonly table: SampleTable;
  /** Code of the contributing partner, which every record id begins with. */
  readonly partner: string;
}

/** Which record a row speaks of: by a column that is an id, or by what stands in the row. */
export function RecordIdEditor({ id, onChange, table, partner }: RecordIdEditorProps) {
  const t = useMessages(messages);
  const columns = idColumns({ id });
  const isContent = 'content' in id;
  const write = (next: readonly string[], byContent: boolean, prefix: string): RecordIdSource =>
    byContent ? { content: next, prefix } : { columns: next, prefix };
  return (
    <div className="record-id-editor">
      <RadioGroup
        label={t('recordId')}
        orientation="horizontal"
        value={isContent ? 'content' : 'columns'}
        onChange={(kind) => onChange(write(columns, kind === 'content', id.prefix))}
        options={[
          { value: 'columns', label: t('idColumns') },
          { value: 'content', label: t('idContent') },
        ]}
        help={t(isContent ? 'idContentHelp' : 'idColumnsHelp')}
      />
      <div className="choice-line">
        <ColumnList
          label={t('recordId')}
          columns={columns}
          onChange={(next) => onChange(write(next, isContent, id.prefix))}
          table={table}
        />
        <TextField
          label={t('prefix')}
          mono
          value={id.prefix}
          onChange={(prefix) => onChange(write(columns, isContent, prefix.replace(/\s/g, '').slice(0, 60)))}
        />
        <span className="small faint mono">
          {partner}:{id.prefix}
          {isContent ? '…' : columns.map((column) => `‹${column}›`).join('/')}
        </span>
      </div>
    </div>
  );
}
