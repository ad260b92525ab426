import { useMemo } from 'react';
import type { SchemaWords } from '../../../api/vocabulary.ts';
import { ComboBox, IconButton } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { columnsOf } from './edit.ts';
import type { EntityTemplate, Mapping, PropertyTemplate } from './mapping.ts';
import { ReadingEditor } from './ReadingEditor.tsx';
import { reasonWords } from './reasons.ts';
import { samplesOf } from './table.ts';
import type { SampleTable } from './table.ts';
import { usualTransforms } from './transforms.ts';
import { ValueSourceEditor } from './ValueSourceEditor.tsx';

export interface PropertyRowProps {
  readonly template: PropertyTemplate;
  readonly entity: EntityTemplate;
  readonly mapping: Mapping;
  readonly schema: SchemaWords | undefined;
  readonly table: SampleTable;
  readonly country: string;
  readonly onChange: (template: PropertyTemplate) => void;
  readonly onRemove: () => void;
  /** The last property of a template cannot be taken out; the template can. */
  readonly canRemove: boolean;
}

export function PropertyRow({
  template,
  entity,
  mapping,
  schema,
  table,
  country,
  onChange,
  onRemove,
  canRemove,
}: PropertyRowProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const options = useMemo(() => propertyOptions(schema), [schema]);
  const definition = schema?.properties.get(template.property);
  const isLink = definition?.type === 'entity';
  const columns = columnsOf(template.from);
  const samples = columns.flatMap((column) => samplesOf(table, column, 12));
  const reason =
    columns.length === 0
      ? undefined
      : table.reasons.find(
          ({ column, property }) =>
            columns.join(' + ') === column && property?.endsWith(`.${template.property}`),
        );

  function choose(property: string | undefined) {
    if (property === undefined || property === template.property) return;
    const type = schema?.properties.get(property)?.type ?? 'string';
    onChange({
      ...template,
      property,
      transforms: usualTransforms(type, country),
      ...(type === 'entity' && 'constant' in template.from ? { from: linkSource(mapping, entity) } : {}),
    });
  }

  return (
    <li className="property-row">
      <div data-part="property">
        <ComboBox
          label={t('property')}
          hideLabel
          value={template.property}
          onChange={choose}
          options={options}
          {...(definition || !schema ? {} : { problem: t('propertyUnknown', { schema: schema.label }) })}
        />
      </div>
      <div data-part="source">
        <ValueSourceEditor
          from={template.from}
          onChange={(from) => onChange({ ...template, from })}
          mapping={mapping}
          own={entity.key}
          table={table}
          isLink={isLink}
        />
      </div>
      <div data-part="reading">
        {isLink ? null : (
          <ReadingEditor
            template={template}
            onChange={onChange}
            samples={samples}
            table={table}
            country={country}
          />
        )}
      </div>
      <div data-part="samples" className="faint small">
        {samples.slice(0, 3).map((sample, index) => (
          <bdi key={index} className="sample">
            {sample}
          </bdi>
        ))}
        {reason && <span className="reason">{reasonWords(reason.reason, t, format)}</span>}
      </div>
      <div data-part="remove">
        {canRemove && (
          <IconButton
            icon="close"
            size="small"
            label={t('removeProperty', { property: definition?.label ?? template.property })}
            onPress={onRemove}
          />
        )}
      </div>
    </li>
  );
}

function linkSource(mapping: Mapping, entity: EntityTemplate): PropertyTemplate['from'] {
  const other = mapping.entities.find(({ key }) => key !== entity.key);
  return { entity: other?.key ?? entity.key };
}

/** Properties of a schema, those that say most first. */
function propertyOptions(
  schema: SchemaWords | undefined,
): readonly { readonly value: string; readonly label: string; readonly detail: string }[] {
  const rank = (name: string) => {
    const at = schema?.featured.indexOf(name) ?? -1;
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  return [...(schema?.properties.values() ?? [])]
    .toSorted((a, b) => rank(a.name) - rank(b.name) || a.label.localeCompare(b.label))
    .map(({ name, label, type }) => ({ value: name, label, detail: type }));
}
