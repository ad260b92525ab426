import type { Choice, EntityTemplate, Mapping, PropertyTemplate, ValueSource } from './mapping.ts';

/** Changes to a mapping. Each returns a new one; what is not touched stays the same object. */
export function changeEntity(
  mapping: Mapping,
  at: number,
  change: (entity: EntityTemplate) => EntityTemplate,
): Mapping {
  return {
    ...mapping,
    entities: mapping.entities.map((entity, index) => (index === at ? change(entity) : entity)),
  };
}

export function changeProperty(
  mapping: Mapping,
  at: number,
  property: number,
  change: (template: PropertyTemplate) => PropertyTemplate,
): Mapping {
  return changeEntity(mapping, at, (entity) => ({
    ...entity,
    properties: entity.properties.map((template, index) =>
      index === property ? change(template) : template,
    ),
  }));
}

/** A new template with the first column that nothing reads, so that it is valid from the start. */
export function addEntity(
  mapping: Mapping,
  schema: string,
  headers: readonly string[],
  property: string,
): Mapping {
  const column = unreadColumns(mapping, headers)[0] ?? headers[0] ?? '';
  const key = freeKey(mapping, schema);
  const template: EntityTemplate = {
    key,
    schema,
    kind: 'fact',
    id: { content: [column], prefix: `${key}-` },
    properties: [{ property, from: { column }, transforms: [{ type: 'trim' }] }],
  };
  return { ...mapping, entities: [...mapping.entities, template] };
}

/** Takes a template out, and with it every property that pointed to its records. */
export function removeEntity(mapping: Mapping, at: number): Mapping {
  const gone = mapping.entities[at]?.key;
  const pointsAway = ({ from }: PropertyTemplate) =>
    ('entity' in from && from.entity === gone) || ('recordOf' in from && from.recordOf === gone);
  return {
    ...mapping,
    entities: mapping.entities
      .filter((_, index) => index !== at)
      .map((entity) => ({
        ...entity,
        properties: entity.properties.filter((property) => !pointsAway(property)),
      })),
  };
}

export function addProperty(mapping: Mapping, at: number, template: PropertyTemplate): Mapping {
  return changeEntity(mapping, at, (entity) => ({ ...entity, properties: [...entity.properties, template] }));
}

export function removeProperty(mapping: Mapping, at: number, property: number): Mapping {
  return changeEntity(mapping, at, (entity) => ({
    ...entity,
    properties: entity.properties.filter((_, index) => index !== property),
  }));
}

/** A key that no template has yet: `person`, `person2` … */
export function freeKey(mapping: Mapping, schema: string): string {
  const base = `${schema.charAt(0).toLowerCase()}${schema.slice(1)}`;
  const taken = new Set(mapping.entities.map(({ key }) => key));
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? base : `${base}${count}`;
    if (!taken.has(key)) return key;
  }
}

/** What reads a column: a property of a template, or the template itself for id, category, grade or days. */
export interface ColumnUse {
  readonly entity: EntityTemplate;
  readonly as: { readonly property: string } | { readonly role: 'id' | 'subject' | 'grading' | 'observed' };
}

export function usesOf(mapping: Mapping, column: string): readonly ColumnUse[] {
  return mapping.entities.flatMap((entity): ColumnUse[] => {
    const roles: ColumnUse[] = [
      ...(idColumns(entity).includes(column) && !('content' in entity.id)
        ? [{ entity, as: { role: 'id' as const } }]
        : []),
      ...(readsColumn(entity.subject, column) ? [{ entity, as: { role: 'subject' as const } }] : []),
      ...(readsColumn(entity.grading, column) ? [{ entity, as: { role: 'grading' as const } }] : []),
      ...([entity.observedFrom, entity.observedTo].some((day) => day?.column === column)
        ? [{ entity, as: { role: 'observed' as const } }]
        : []),
    ];
    const properties = entity.properties.filter(
      ({ from, language }) => columnsOf(from).includes(column) || readsColumn(language, column),
    );
    return [...roles, ...properties.map(({ property }) => ({ entity, as: { property } }))];
  });
}

/** Columns that nothing reads: they would be left out of the import. */
export function unreadColumns(mapping: Mapping, headers: readonly string[]): readonly string[] {
  return headers.filter((header) => header !== '' && usesOf(mapping, header).length === 0);
}

export function columnsOf(from: ValueSource): readonly string[] {
  if ('column' in from) return [from.column];
  return 'columns' in from ? from.columns : [];
}

export function idColumns({ id }: Pick<EntityTemplate, 'id'>): readonly string[] {
  return 'columns' in id ? id.columns : id.content;
}

function readsColumn(choice: Choice | undefined, column: string): boolean {
  return choice !== undefined && 'column' in choice && choice.column === column;
}

/** The same without one of its optional members. */
export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = value;
  return rest;
}
