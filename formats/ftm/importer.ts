import { ForelandError, findSchema, isProtectedSubject } from '@foreland/model';
import type { Label, Refusal } from '@foreland/model';
import type { ImportEvent } from '../importer.ts';
import { atLine, tooLong } from '../json/refusal.ts';
import { isJsonObject, parseStrictJson } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import { errorEvent, headerFromTerms, importerOf, onlyFile, requireTerms } from '../reading.ts';
import type { Reading } from '../reading.ts';
import type { StatementInput } from '../statement-checker.ts';
import { clip, propertyProblem } from '../statement-checker.ts';
import { protectedLabel, statedSubject } from '../subject.ts';
import { readLines } from '../text/lines.ts';
import { recordIdOf } from './record-id.ts';

/** FollowTheMoney JSON lines: entities, or statements as nomenklatura writes them. */
export const ftmImporter = importerOf({
  id: 'ftm',
  title: 'FollowTheMoney (JSON lines)',
  carriesTerms: false,
  needsMapping: false,
  detect(head, fileName) {
    const text = new TextDecoder().decode(head.subarray(0, 16_384)).replace(/^\ufeff/, '');
    const line = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
    if (!line.trimStart().startsWith('{') || /^\s*\{\s*"foreland"/.test(line)) return 0;
    const entity = /"schema"\s*:/.test(line) && /"properties"\s*:/.test(line);
    const statement = /"entity_id"\s*:/.test(line) && /"prop"\s*:/.test(line);
    if (entity || statement) return 0.95;
    return /\.(ftm|ijson)(\.json[l]?)?$/.test(fileName) ? 0.5 : 0.1;
  },
  async *events(reading: Reading) {
    const file = onlyFile(reading);
    yield [{ type: 'contribution', contribution: headerFromTerms(reading, 'ftm'), place: { line: 1 } }];
    const entities = new FtmLines(reading);
    let values = 0;
    for await (const lines of readLines(file.stream(), reading.limits)) {
      const events: ImportEvent[] = [];
      for (const { line, text } of lines) {
        if (text?.trim() === '') continue;
        values++;
        entities.read(line, text, events);
      }
      yield events;
    }
    if (values > 0) return;
    throw new ForelandError({
      code: 'file-empty',
      message: 'The file is empty.',
      remedy: 'Send the file again, or choose another one.',
      place: { line: 1 },
    });
  },
});

/** Members of an entity beside its content, and of a statement beside ours. They are reported as lost. */
const ENTITY_MEMBERS: readonly string[] = ['id', 'schema', 'properties'];
const STATEMENT_MEMBERS: readonly string[] = [
  'entity_id',
  'schema',
  'prop',
  'value',
  'original_value',
  'lang',
];

class FtmLines {
  readonly #reading: Reading;
  readonly #label: Label;
  readonly #grading: string;

  constructor(reading: Reading) {
    const { label, grading } = requireTerms(reading.options);
    this.#reading = reading;
    this.#label = isProtectedSubject(reading.options.subject) ? protectedLabel(label) : label;
    this.#grading = grading;
  }

  read(line: number, text: string | undefined, events: ImportEvent[]): void {
    const problem =
      text === undefined ? tooLong(this.#reading.limits.lineCharacters) : this.#line(line, text, events);
    if (problem) events.push(errorEvent({ ...problem, place: { ...problem.place, line } }));
  }

  #line(line: number, text: string, events: ImportEvent[]): Refusal | undefined {
    const parsed = parseStrictJson(text, this.#reading.limits);
    if (!parsed.ok) return atLine(parsed.problem);
    const { value } = parsed;
    if (isJsonObject(value) && Object.hasOwn(value, 'properties')) return this.#entity(line, value, events);
    if (isJsonObject(value) && Object.hasOwn(value, 'entity_id')) return this.#statement(line, value, events);
    return {
      code: 'line-unknown',
      message: 'The line is neither a FollowTheMoney entity nor a statement.',
      remedy: 'Give each line “id”, “schema” and “properties”, or “entity_id”, “prop” and “value”.',
    };
  }

  #entity(line: number, entity: JsonObject, events: ImportEvent[]): Refusal | undefined {
    const id = entity['id'];
    const schema = entity['schema'];
    const properties = entity['properties'];
    if (typeof id !== 'string') return wrongType('id', 'a string');
    if (typeof schema !== 'string') return wrongType('schema', 'a string');
    if (!isJsonObject(properties)) return wrongType('properties', 'an object of lists of strings');
    const problem = schemaProblem(schema);
    if (problem) return problem;
    this.#other(entity, ENTITY_MEMBERS, id);
    for (const [property, values] of Object.entries(properties)) {
      const path = `properties.${clip(property)}`;
      if (!Array.isArray(values)) {
        events.push(errorEvent({ ...wrongType(path, 'a list of strings'), place: { line, path } }));
        continue;
      }
      values.forEach((value, index) =>
        this.#value(line, { id, schema, property, value, path: `${path}[${index}]` }, events),
      );
    }
    return undefined;
  }

  #statement(line: number, statement: JsonObject, events: ImportEvent[]): Refusal | undefined {
    const { entity_id: id, schema, prop: property, value, original_value: original, lang } = statement;
    if (typeof id !== 'string') return wrongType('entity_id', 'a string');
    if (typeof schema !== 'string') return wrongType('schema', 'a string');
    if (typeof property !== 'string') return wrongType('prop', 'a string');
    if (original !== undefined && original !== null && typeof original !== 'string')
      return wrongType('original_value', 'a string');
    if (lang !== undefined && lang !== null && typeof lang !== 'string') return wrongType('lang', 'a string');
    const problem = schemaProblem(schema);
    if (problem) return problem;
    this.#other(statement, STATEMENT_MEMBERS, id);
    if (property === 'id') {
      this.#reading.losses.add('statements of property “id”', 'they only say that the entity exists', id);
      return undefined;
    }
    this.#value(
      line,
      {
        id,
        schema,
        property,
        value: value ?? null,
        path: 'value',
        original: original ?? undefined,
        language: lang ?? undefined,
      },
      events,
    );
    return undefined;
  }

  #value(
    line: number,
    {
      id,
      schema,
      property,
      value,
      path,
      ...more
    }: {
      id: string;
      schema: string;
      property: string;
      value: JsonValue;
      path: string;
      original?: string;
      language?: string;
    },
    events: ImportEvent[],
  ): void {
    const { options, losses, checker } = this.#reading;
    if (typeof value !== 'string') {
      events.push(errorEvent({ ...wrongType(path, 'a string'), place: { line, path } }));
      return;
    }
    const known = propertyProblem(schema, property);
    if (known !== undefined) {
      const why =
        known === 'disabled'
          ? 'Foreland refuses special categories of personal data and secrets'
          : `${schema} has no such property`;
      losses.add(`${known} property ${clip(property)}`, why, clip(id));
      return;
    }
    const record = recordIdOf(id, options.partner);
    const subject = statedSubject(schema, options.subject, losses, clip(record));
    const input: StatementInput = {
      record,
      schema,
      property,
      kind: 'fact',
      locator: `line ${line}`,
      value: this.#isEntity(schema, property) ? recordIdOf(value, options.partner) : value,
      label: this.#label,
      ...(more.original && { original: more.original }),
      ...(more.language && { language: more.language }),
      ...(subject && { subject }),
      ...(this.#grading !== '' && { grading: this.#grading }),
    };
    const checked = checker.check(input);
    if (checked.ok) events.push({ type: 'statement', statement: checked.statement, place: { line, path } });
    else events.push(errorEvent({ ...checked.problem, place: { line, path } }));
  }

  #isEntity(schema: string, property: string): boolean {
    return findSchema(schema)?.getProperty(property).type.name === 'entity';
  }

  #other(value: JsonObject, known: readonly string[], id: string): void {
    for (const key of Object.keys(value)) {
      if (!known.includes(key))
        this.#reading.losses.add(
          `member ${clip(key)}`,
          'Foreland keeps no such information from FollowTheMoney',
          clip(id),
        );
    }
  }
}

function schemaProblem(name: string): Refusal | undefined {
  const schema = findSchema(name);
  if (schema && !schema.abstract) return undefined;
  return {
    code: 'schema-unknown',
    message: `There is no schema “${clip(name)}” that a record may have.`,
    remedy: 'Use a FollowTheMoney schema or one of Foreland’s own.',
    place: { path: 'schema' },
  };
}

function wrongType(path: string, wanted: string): Refusal {
  return {
    code: 'type-wrong',
    message: `“${path}” must be ${wanted}.`,
    remedy: 'Write values in double quotes; leave out what is not known.',
    place: { path },
  };
}
