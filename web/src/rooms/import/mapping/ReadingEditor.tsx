import { Button, Popover, Select, TextField } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { ChoiceEditor } from './ChoiceEditor.tsx';
import { without } from './edit.ts';
import type { PropertyTemplate } from './mapping.ts';
import type { SampleTable } from './table.ts';
import { TransformList } from './TransformList.tsx';
import { useReadingWords } from './useReadingWords.ts';

export interface ReadingEditorProps {
  readonly template: PropertyTemplate;
  readonly onChange: (template: PropertyTemplate) => void;
  readonly samples: readonly string[];
  readonly table: SampleTable;
  readonly country: string;
}

const AS_TEMPLATE = 'template';

/** How the text of a column becomes values: what is done to it, in a few words; pressed, everything can be changed. */
export function ReadingEditor({ template, onChange, samples, table, country }: ReadingEditorProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = useReadingWords(template);
  return (
    <Popover
      trigger={
        <Button size="small" variant="quiet" icon="settings">
          {words}
        </Button>
      }
      label={t('howRead')}
    >
      <div className="reading-form">
        <TransformList
          transforms={template.transforms}
          onChange={(transforms) => onChange({ ...template, transforms })}
          samples={samples}
          country={country}
        />
        <TextField
          label={t('split')}
          help={t('splitHelp')}
          mono
          value={template.split ?? ''}
          onChange={(text) =>
            onChange(text === '' ? without(template, 'split') : { ...template, split: text.slice(0, 10) })
          }
        />
        <Select<'fact' | 'assessment' | typeof AS_TEMPLATE>
          label={t('kind')}
          size="small"
          value={template.kind ?? AS_TEMPLATE}
          onChange={(kind) =>
            onChange(kind === AS_TEMPLATE ? without(template, 'kind') : { ...template, kind })
          }
          options={[
            { value: AS_TEMPLATE, label: t('asTemplate') },
            { value: 'fact', label: codes.kind('fact') },
            { value: 'assessment', label: codes.kind('assessment') },
          ]}
        />
        <ChoiceEditor
          label={t('language')}
          table={table}
          choice={template.language}
          start="en"
          onChange={(language) =>
            onChange(language ? { ...template, language } : without(template, 'language'))
          }
          constant={(value, change) => (
            <TextField
              label={t('languageCode')}
              mono
              value={value}
              onChange={(text) => change(text.toLowerCase().slice(0, 3))}
            />
          )}
        />
      </div>
    </Popover>
  );
}
