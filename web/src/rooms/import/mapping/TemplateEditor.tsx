import { SUBJECTS } from '@foreland/model/subject';
import type { Subject } from '@foreland/model/subject';
import { useMemo } from 'react';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { Button, ComboBox, Icon, Section, Select } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { GradingField } from '../GradingField.tsx';
import { messages } from '../messages.ts';
import { ChoiceEditor } from './ChoiceEditor.tsx';
import { DayEditor } from './DayEditor.tsx';
import {
  addProperty,
  changeEntity,
  changeProperty,
  removeEntity,
  removeProperty,
  unreadColumns,
  without,
} from './edit.ts';
import type { EntityTemplate, Mapping } from './mapping.ts';
import { PropertyRow } from './PropertyRow.tsx';
import { RecordIdEditor } from './RecordIdEditor.tsx';
import type { SampleTable } from './table.ts';

export interface TemplateEditorProps {
  readonly mapping: Mapping;
  readonly at: number;
  readonly entity: EntityTemplate;
  readonly table: SampleTable;
  readonly partner: string;
  readonly onChange: (mapping: Mapping) => void;
}

/** One record that every row makes: its kind, its id, its properties, and what holds for all of them. */
export function TemplateEditor({ mapping, at, entity, table, partner, onChange }: TemplateEditorProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const vocabulary = useVocabulary();
  const schema = vocabulary.schemata.get(entity.schema);
  const schemata = useMemo(
    () =>
      [...vocabulary.schemata.values()]
        .filter(({ isAbstract }) => !isAbstract)
        .toSorted((a, b) => a.label.localeCompare(b.label))
        .map(({ name, label }) => ({ value: name, label })),
    [vocabulary],
  );
  const set = (change: (before: EntityTemplate) => EntityTemplate) =>
    onChange(changeEntity(mapping, at, change));
  const isPersonal = entity.schema === 'Person' || entity.schema === 'LegalEntity';
  const country = ['GB', 'DE', 'FR', 'BE', 'NL'].includes(partner) ? partner : 'GB';

  function addOne() {
    const column = unreadColumns(mapping, table.headers)[0] ?? table.headers[0] ?? '';
    const free =
      [...(schema?.featured ?? []), ...(schema?.properties.keys() ?? [])].find(
        (name) =>
          schema?.properties.get(name)?.type !== 'entity' &&
          !entity.properties.some(({ property }) => property === name),
      ) ?? 'name';
    onChange(addProperty(mapping, at, { property: free, from: { column }, transforms: [{ type: 'trim' }] }));
  }

  return (
    <Section
      title={
        <span className="template-title">
          <Icon name="table" />
          {schema?.label ?? entity.schema} <span className="faint small mono">{entity.key}</span>
        </span>
      }
      actions={
        mapping.entities.length > 1 && (
          <Button
            size="small"
            variant="quiet"
            icon="trash"
            onPress={() => onChange(removeEntity(mapping, at))}
          >
            {t('removeTemplate')}
          </Button>
        )
      }
    >
      <div className="template-head">
        <ComboBox
          label={t('schema')}
          value={entity.schema}
          onChange={(name) => {
            if (name !== undefined) set((before) => ({ ...before, schema: name }));
          }}
          options={schemata}
          {...(schema || vocabulary.schemata.size === 0 ? {} : { problem: t('schemaUnknown') })}
        />
        <RecordIdEditor
          id={entity.id}
          onChange={(id) => set((before) => ({ ...before, id }))}
          table={table}
          partner={partner}
        />
      </div>
      <ul className="property-rows" aria-label={t('properties')}>
        {entity.properties.map((template, index) => (
          <PropertyRow
            key={index}
            template={template}
            entity={entity}
            mapping={mapping}
            schema={schema}
            table={table}
            country={country}
            canRemove={entity.properties.length > 1}
            onChange={(next) => onChange(changeProperty(mapping, at, index, () => next))}
            onRemove={() => onChange(removeProperty(mapping, at, index))}
          />
        ))}
      </ul>
      <Button size="small" icon="plus" onPress={addOne}>
        {t('addProperty')}
      </Button>
      <div className="template-row">
        <ChoiceEditor
          label={t('subject')}
          table={table}
          choice={entity.subject}
          start="other"
          help={isPersonal && entity.subject === undefined ? t('subjectMissing') : t('subjectHelp')}
          options={SUBJECTS.map((value) => ({ value, label: codes.subject(value) }))}
          onChange={(subject) =>
            set((before) => (subject ? { ...before, subject } : without(before, 'subject')))
          }
          constant={(value, change) => (
            <Select
              label={t('subjectOfAll')}
              size="small"
              value={value as Subject}
              onChange={change}
              options={SUBJECTS.map((each) => ({ value: each, label: codes.subject(each) }))}
            />
          )}
        />
        <ChoiceEditor
          label={t('grading')}
          table={table}
          choice={entity.grading}
          start="4x4/X/4"
          help={t('gradingHelp')}
          onChange={(grading) =>
            set((before) => (grading ? { ...before, grading } : without(before, 'grading')))
          }
          constant={(value, change) => (
            <GradingField label={t('gradeOfAll')} value={value} onChange={change} />
          )}
        />
        <Select
          label={t('kind')}
          size="small"
          value={entity.kind}
          onChange={(kind) => set((before) => ({ ...before, kind }))}
          options={[
            { value: 'fact', label: codes.kind('fact') },
            { value: 'assessment', label: codes.kind('assessment') },
          ]}
          help={t('kindHelp')}
        />
        <DayEditor
          label={t('observedFrom')}
          day={entity.observedFrom}
          table={table}
          onChange={(day) =>
            set((before) => (day ? { ...before, observedFrom: day } : without(before, 'observedFrom')))
          }
        />
        <DayEditor
          label={t('observedTo')}
          day={entity.observedTo}
          table={table}
          onChange={(day) =>
            set((before) => (day ? { ...before, observedTo: day } : without(before, 'observedTo')))
          }
        />
      </div>
    </Section>
  );
}
