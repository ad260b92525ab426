import { Button, IconButton, Menu, Select, TextField } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { LookupEditor } from './LookupEditor.tsx';
import type { Transform } from './mapping.ts';
import { TRANSFORM_TYPES, newTransform } from './transforms.ts';

export interface TransformListProps {
  readonly transforms: readonly Transform[];
  readonly onChange: (transforms: readonly Transform[]) => void;
  readonly samples: readonly string[];
  /** Country of national telephone numbers to begin with. */
  readonly country: string;
}

/** What happens to the text on its way to a value, one after another. */
export function TransformList({ transforms, onChange, samples, country }: TransformListProps) {
  const t = useMessages(messages);
  const free = TRANSFORM_TYPES.filter((type) => !transforms.some((transform) => transform.type === type));
  return (
    <div className="transform-list" role="group" aria-label={t('transforms')}>
      <ol>
        {transforms.map((transform, index) => (
          <li key={transform.type}>
            <TransformEditor
              transform={transform}
              samples={samples}
              onChange={(next) => onChange(transforms.map((other, at) => (at === index ? next : other)))}
            />
            <IconButton
              icon="close"
              size="small"
              label={t('removeTransform', { transform: t(`transform.${transform.type}`) })}
              onPress={() => onChange(transforms.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      {free.length > 0 && (
        <Menu
          label={t('addTransform')}
          trigger={
            <Button size="small" icon="plus">
              {t('addTransform')}
            </Button>
          }
          groups={[
            {
              id: 'types',
              items: free.map((type) => ({
                id: type,
                label: t(`transform.${type}`),
                onAction: () => onChange([...transforms, newTransform(type, country)]),
              })),
            },
          ]}
        />
      )}
    </div>
  );
}

interface TransformEditorProps {
  readonly transform: Transform;
  readonly samples: readonly string[];
  readonly onChange: (transform: Transform) => void;
}

function TransformEditor({ transform, samples, onChange }: TransformEditorProps) {
  const t = useMessages(messages);
  switch (transform.type) {
    case 'date':
      return (
        <TextField
          label={t('transform.date')}
          help={t('dateHelp')}
          mono
          value={transform.formats.join(' | ')}
          onChange={(text) =>
            onChange({
              ...transform,
              formats: text
                .split('|')
                .map((format) => format.trim())
                .filter((format) => format !== ''),
            })
          }
        />
      );
    case 'phone':
      return (
        <TextField
          label={t('transform.phone')}
          help={t('phoneHelp')}
          mono
          value={transform.country}
          onChange={(country) => onChange({ ...transform, country: country.toUpperCase().slice(0, 2) })}
        />
      );
    case 'number':
      return (
        <Select<'.' | ','>
          label={t('transform.number')}
          size="small"
          value={transform.decimal}
          onChange={(decimal) => onChange({ ...transform, decimal })}
          options={[
            { value: '.', label: t('decimalPoint') },
            { value: ',', label: t('decimalComma') },
          ]}
        />
      );
    case 'lookup':
      return (
        <div className="transform-lookup">
          <span className="field-label">{t('transform.lookup')}</span>
          <LookupEditor
            table={transform.table}
            onChange={(table) => onChange({ ...transform, table })}
            samples={samples}
          />
          <Select
            label={t('otherwise')}
            size="small"
            value={transform.otherwise}
            onChange={(otherwise) => onChange({ ...transform, otherwise })}
            options={(['error', 'keep', 'leave-out'] as const).map((value) => ({
              value,
              label: t(`otherwise.${value}`),
            }))}
          />
        </div>
      );
    default:
      return <span>{t(`transform.${transform.type}`)}</span>;
  }
}
