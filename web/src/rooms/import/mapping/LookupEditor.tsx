import { Button, IconButton, Select, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { LookupTable } from './mapping.ts';

export interface LookupEditorProps {
  readonly table: LookupTable;
  readonly onChange: (table: LookupTable) => void;
  /** Values of the column that are seen in the first rows. */
  readonly samples: readonly string[];
  /** What may stand on the right; free text where absent. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** Which text of the column stands for which value. */
export function LookupEditor({ table, onChange, samples, options }: LookupEditorProps) {
  const t = useMessages(messages);
  const entries = Object.entries(table);
  const missing = samples.filter((sample) => !Object.hasOwn(table, sample));
  const set = (at: number, text: string, value: string) =>
    onChange(Object.fromEntries(entries.map((entry, index) => (index === at ? [text, value] : entry))));
  const first = options?.[0]?.value ?? '';
  return (
    <div className="lookup-editor" role="group" aria-label={t('lookup')}>
      {entries.map(([text, value], index) => (
        <div key={index} className="lookup-row">
          <TextField
            label={t('lookupText')}
            hideLabel
            value={text}
            onChange={(next) => {
              if (next === text || !Object.hasOwn(table, next)) set(index, next, value);
            }}
          />
          <span aria-hidden="true">→</span>
          {options ? (
            <Select
              label={t('lookupValue', { text })}
              hideLabel
              size="small"
              value={value}
              onChange={(next) => set(index, text, next)}
              options={options}
            />
          ) : (
            <TextField
              label={t('lookupValue', { text })}
              hideLabel
              value={value}
              onChange={(next) => set(index, text, next)}
            />
          )}
          <IconButton
            icon="close"
            size="small"
            label={t('removeLookup', { text })}
            onPress={() => onChange(Object.fromEntries(entries.filter((_, at) => at !== index)))}
          />
        </div>
      ))}
      <div className="lookup-add">
        {missing.length > 0 && (
          <Button
            size="small"
            icon="plus"
            onPress={() =>
              onChange({ ...table, ...Object.fromEntries(missing.map((sample) => [sample, first])) })
            }
          >
            {t('addSamples', { count: missing.length })}
          </Button>
        )}
        {!Object.hasOwn(table, '') && (
          <Button size="small" variant="quiet" icon="plus" onPress={() => onChange({ ...table, '': first })}>
            {t('addLookup')}
          </Button>
        )}
      </div>
    </div>
  );
}
