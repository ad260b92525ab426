import followthemoney from '@opensanctions/followthemoney';
import type { Model as FtmModel, Property, Schema } from '@opensanctions/followthemoney';
import { DISABLED_PROPERTIES, EXTENSION_PROPERTIES, EXTENSION_SCHEMATA } from './extension.ts';
import type { ExtensionProperty, ExtensionSchema } from './extension.ts';

const { Model, defaultModel } = followthemoney;
type ModelDatum = typeof defaultModel;
type SchemaDatum = ModelDatum['schemata'][string];

/** FollowTheMoney 4.x with our schemata added and disabled properties taken out. */
function buildModel(): FtmModel {
  const known: Record<string, SchemaDatum> = {};
  for (const [name, schema] of Object.entries(defaultModel.schemata)) {
    const properties = Object.entries(schema.properties).filter(
      ([property]) => !DISABLED_PROPERTIES.includes(property),
    );
    known[name] = {
      ...schema,
      properties: {
        ...Object.fromEntries(properties),
        ...propertyData(name, EXTENSION_PROPERTIES[name] ?? {}),
      },
    };
  }
  for (const [name, schema] of Object.entries(EXTENSION_SCHEMATA)) known[name] = toDatum(name, schema, known);
  return new Model({ types: defaultModel.types, schemata: known });
}

function toDatum(name: string, schema: ExtensionSchema, known: Record<string, SchemaDatum>): SchemaDatum {
  const ancestors = new Set([
    name,
    ...schema.extends.flatMap((parent) => known[parent]?.schemata ?? [parent]),
  ]);
  const { edge, temporalExtent } = schema;
  return {
    label: schema.label,
    plural: schema.plural,
    schemata: [...ancestors].sort(),
    extends: [...schema.extends],
    featured: [...schema.featured],
    caption: [...schema.caption],
    ...(edge ? { edge: { ...edge, directed: true, caption: [] } } : {}),
    ...(temporalExtent
      ? { temporalExtent: { start: [...temporalExtent.start], end: [...temporalExtent.end] } }
      : {}),
    properties: propertyData(name, schema.properties),
  };
}

function propertyData(
  name: string,
  declared: Readonly<Record<string, ExtensionProperty>>,
): SchemaDatum['properties'] {
  return Object.fromEntries(
    Object.entries(declared).map(([property, datum]) => [
      property,
      {
        name: property,
        qname: `${name}:${property}`,
        maxLength: datum.type === 'text' || datum.type === 'json' ? 65000 : 1024,
        ...datum,
      },
    ]),
  );
}

const model = buildModel();

/** Schemata in name order. */
export function schemata(): readonly Schema[] {
  return model.getSchemata().sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findSchema(name: string): Schema | undefined {
  return Object.hasOwn(model.schemata, name) ? model.schemata[name] : undefined;
}

const properties = new Map<string, Map<string, Property>>();

/** Every property of a schema, its inherited ones included. */
export function propertiesOf(schema: Schema): ReadonlyMap<string, Property> {
  let known = properties.get(schema.name);
  if (!known) {
    known = schema.getProperties();
    properties.set(schema.name, known);
  }
  return known;
}

export function findProperty(schemaName: string, propertyName: string): Property | undefined {
  const schema = findSchema(schemaName);
  return schema === undefined ? undefined : propertiesOf(schema).get(propertyName);
}

/** Is a record of this schema a natural person or may it stand for one? */
export function isPersonal(schemaName: string): boolean {
  const schema = findSchema(schemaName);
  return schema !== undefined && (schema.isA('Person') || schemaName === 'LegalEntity');
}

export function isA(schemaName: string, ancestor: string): boolean {
  return findSchema(schemaName)?.isA(ancestor) ?? false;
}
