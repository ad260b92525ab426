import { identifierClassOf, parseIdentifier } from '@foreland/model/identifiers';
import { partnerOf } from '@foreland/model/statement';
import type { MatchInput } from '../api.ts';
import { DOUBTFUL } from '../values/normalise.ts';
import type { EntityDefinition } from './definition.ts';

/** A value of a field, with the statements that it comes from. */
export interface FieldValue {
  readonly text: string;
  /** As the statements have it. */
  readonly shown: string;
  readonly inputs: readonly MatchInput[];
}

/**
 * Turns the statements on one record into the values that are compared: for each field of the definition a list. The order
 * in which the statements come does not matter.
 */
export function valuesOf(definition: EntityDefinition, inputs: readonly MatchInput[]): FieldValue[][] {
  const ordered = inputs.toSorted(
    (one, other) => compare(one.value, other.value) || compare(one.statement, other.statement),
  );
  return definition.fields.map((field) => {
    const among = ordered.filter(({ property }) => field.properties.includes(property));
    if (field.name === 'position') return positionOf(among);
    return among.flatMap((input): FieldValue[] => {
      const text = textOf(input);
      return text === '' ? [] : [{ text, shown: input.value, inputs: [input] }];
    });
  });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Identifiers in their canonical form; a failed check digit makes them doubtful, it does not reject them. */
function textOf({ record, schema, property, value }: MatchInput): string {
  const identifierClass = identifierClassOf(schema, property);
  if (identifierClass === undefined) return value;
  const parsed = parseIdentifier(identifierClass, value, { home: partnerOf(record) });
  if (parsed === undefined) return value;
  return parsed.checksum === 'failed' ? `${DOUBTFUL}${parsed.value}` : parsed.value;
}

/** Latitude and longitude as one value, to a hundredth of a degree: about a kilometre. */
function positionOf(inputs: readonly MatchInput[]): FieldValue[] {
  const latitude = inputs.find(({ property }) => property === 'latitude');
  const longitude = inputs.find(({ property }) => property === 'longitude');
  if (!latitude || !longitude) return [];
  const text = `${degrees(latitude.value, 'N', 'S')} ${degrees(longitude.value, 'E', 'W')}`;
  return text.includes('NaN')
    ? []
    : [{ text, shown: `${latitude.value}, ${longitude.value}`, inputs: [latitude, longitude] }];
}

/** With the side of the equator or of Greenwich as a letter: folding drops signs. */
function degrees(value: string, positive: string, negative: string): string {
  const rounded = Number(Number(value).toFixed(2));
  return `${Math.abs(rounded)}${rounded < 0 ? negative : positive}`;
}
