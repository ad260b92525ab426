import { isProtectedSubject } from '@foreland/model';
import type { Refusal } from '@foreland/model';
import type { ImportEvent } from '../importer.ts';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonValue } from '../json/strict-json.ts';
import { errorEvent, headerFromTerms, importerOf, onlyFile, requireTerms } from '../reading.ts';
import type { Reading } from '../reading.ts';
import type { StatementInput } from '../statement-checker.ts';
import { clip } from '../statement-checker.ts';
import { protectedLabel, statedSubject } from '../subject.ts';
import { dayOfEvent } from './day.ts';
import { EVENT_TYPES, readDocument } from './document.ts';
import type { EpcisDocument } from './document.ts';
import { factsOfEvent } from './event-facts.ts';
import type { Fact } from './event-facts.ts';
import { STATEMENTS, homeRecord, listOf, textOf } from './names.ts';
import { readRecordAttribute } from './record-element.ts';

/** Events of GS1 EPCIS 2.0 in JSON-LD: capture documents, query documents, and single events. */
export const epcisImporter = importerOf({
  id: 'epcis',
  title: 'EPCIS 2.0 events (JSON-LD)',
  carriesTerms: false,
  needsMapping: false,
  detect(head, fileName) {
    const text = new TextDecoder().decode(head.subarray(0, 65_536)).replace(/^\ufeff/, '');
    if (!text.trimStart().startsWith('{')) return 0;
    if (/"(type|isA)"\s*:\s*"EPCIS(Query)?Document"/.test(text)) return 0.99;
    if (/ref\.gs1\.org\/standards\/epcis|"eventTimeZoneOffset"\s*:/.test(text)) return 0.9;
    return /\.epcis(\.json(ld)?)?$/.test(fileName) ? 0.5 : 0;
  },
  async *events(reading: Reading) {
    const file = onlyFile(reading);
    yield [{ type: 'contribution', contribution: headerFromTerms(reading, 'epcis'), place: { line: 1 } }];
    const document = await readDocument(file, reading.limits);
    yield* new DocumentImport(document, reading).events();
  },
});

/** Events of a document at a time, so that the caller can pass on what was read. */
const PORTION = 500;

class DocumentImport {
  readonly #document: EpcisDocument;
  readonly #reading: Reading;
  readonly #told = new Set<string>();

  constructor(document: EpcisDocument, reading: Reading) {
    this.#document = document;
    this.#reading = reading;
  }

  async *events(): AsyncGenerator<readonly ImportEvent[]> {
    const { names, events, elements, others } = this.#document;
    const { losses, options } = this.#reading;
    for (const member of others)
      losses.add(`member ${clip(member)}`, 'the terms of the import stand for it', clip(member));
    const whole = new Set<string>();
    for (let at = 0; at < elements.length; at += PORTION) {
      const out: ImportEvent[] = [];
      for (const { element, path } of elements.slice(at, at + PORTION))
        this.#element(element, path, whole, out);
      yield out;
    }
    const travelling = new Map<string, string>();
    for (let at = 0; at < events.length; at += PORTION) {
      const out: ImportEvent[] = [];
      for (const { event, path } of events.slice(at, at + PORTION)) {
        const problem = eventProblem(event);
        if (problem || !isJsonObject(event)) {
          out.push(errorEvent(placed(path, problem ?? notAnObject())));
          continue;
        }
        if (!(EVENT_TYPES as readonly string[]).includes(textOf(event['type'] ?? event['isA']) ?? '')) {
          losses.add('events of types of others', 'the standard does not say what they mean', path);
          continue;
        }
        const record = textOf(names.own(event, 'record'));
        if (names.own(event, 'generated') === true && record !== undefined && whole.has(record)) {
          losses.add(
            'events that repeat statements',
            'the statements were read from the records themselves',
            path,
          );
          continue;
        }
        if (isJsonObject(event['errorDeclaration'])) {
          losses.add(
            'events declared to be wrong',
            'their sender took them back; what replaces them is read',
            path,
          );
          continue;
        }
        const day = dayOfEvent(event['eventTime'], event['eventTimeZoneOffset']);
        if (day === undefined) {
          out.push(errorEvent(placed(path, timeProblem())));
          continue;
        }
        for (const fact of factsOfEvent(event, day, { names, partner: options.partner, losses, travelling }))
          this.#fact(fact, path, out);
      }
      yield out;
    }
  }

  #element(element: JsonValue, path: string, whole: Set<string>, out: ImportEvent[]): void {
    const id = isJsonObject(element) ? textOf(element['id']) : undefined;
    if (!isJsonObject(element) || id === undefined) {
      out.push(
        errorEvent(placed(path, { ...notAnObject(), message: 'The element of master data has no id.' })),
      );
      return;
    }
    const attributes = listOf(element['attributes']).filter((each) => isJsonObject(each));
    const own = attributes.find(
      (attribute) => this.#document.names.full(textOf(attribute['id']) ?? '') === STATEMENTS,
    );
    if (own) {
      const { inputs, problems } = readRecordAttribute(own['attribute'] ?? null, this.#reading);
      for (const problem of problems) out.push(errorEvent(placed(path, problem)));
      if (problems.length === 0) whole.add(id);
      for (const input of inputs) this.#input(input, path, out);
      return;
    }
    this.#masterData(id, attributes.filter(isJsonObject), path, out);
  }

  /** Names and places of parties and locations, as their senders describe them. */
  #masterData(
    id: string,
    attributes: readonly Readonly<Record<string, JsonValue>>[],
    path: string,
    out: ImportEvent[],
  ): void {
    const place = /:sgln:|\/414\/|\/254\//.test(id);
    const party = /:pgln:|\/417\//.test(id);
    for (const attribute of attributes) {
      const name = this.#document.names.masterData(textOf(attribute['id']) ?? '');
      const value = attribute['attribute'];
      const text = typeof value === 'number' ? String(value) : textOf(value);
      const property = name === undefined ? undefined : MASTER_DATA[name];
      const fits = property !== undefined && (place || (party && PARTY_DATA.includes(property)));
      if (!fits || text === undefined) {
        this.#reading.losses.add(
          `master data ${clip(textOf(attribute['id']) ?? '')}`,
          'Foreland keeps no such master data',
          clip(id),
        );
        continue;
      }
      const { partner } = this.#reading.options;
      this.#fact(
        { record: homeRecord(id, partner), schema: place ? 'Place' : 'LegalEntity', property, value: text },
        path,
        out,
      );
    }
  }

  #fact({ record, schema, property, value, day }: Fact, path: string, out: ImportEvent[]): void {
    const { options, losses } = this.#reading;
    const { label, grading } = requireTerms(options);
    const key = JSON.stringify([record, property, value, day]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const subject = statedSubject(schema, options.subject, losses, clip(record));
    this.#input(
      {
        record,
        schema,
        property,
        value,
        kind: 'fact',
        label: isProtectedSubject(subject) ? protectedLabel(label) : label,
        locator: clip(path) || 'event',
        ...(subject && { subject }),
        ...(grading !== '' && { grading }),
        ...(day !== undefined && { observedFrom: day, observedTo: day }),
      },
      path,
      out,
    );
  }

  #input(input: StatementInput, path: string, out: ImportEvent[]): void {
    const checked = this.#reading.checker.check(input);
    const place = { line: 1, ...(path !== '' && { path }) };
    if (checked.ok) out.push({ type: 'statement', statement: checked.statement, place });
    else out.push(errorEvent(placed(path, checked.problem)));
  }
}

/** Attributes of the core business vocabulary that have a property of ours. */
const MASTER_DATA: Readonly<Record<string, string>> = {
  name: 'name',
  site: 'name',
  countryCode: 'country',
  latitude: 'latitude',
  longitude: 'longitude',
};
const PARTY_DATA: readonly string[] = ['name', 'country'];

function eventProblem(event: JsonValue): Refusal | undefined {
  if (!isJsonObject(event)) return notAnObject();
  const type = event['type'] ?? event['isA'];
  if (typeof type === 'string') return undefined;
  return {
    code: 'epcis-event',
    message: 'The event has no type.',
    remedy: 'Give it one of the five types of EPCIS 2.0, such as ObjectEvent.',
    place: { path: 'type' },
  };
}

function notAnObject(): Refusal {
  return {
    code: 'epcis-event',
    message: 'The event is no object.',
    remedy: 'Give events as the JSON schema of GS1 has them.',
  };
}

function timeProblem(): Refusal {
  return {
    code: 'epcis-time',
    message: 'The event has no time with a time zone that exists.',
    remedy: 'Give eventTime as in 2026-01-31T12:00:00Z and eventTimeZoneOffset as in +01:00.',
    place: { path: 'eventTime' },
  };
}

function placed(path: string, problem: Refusal): Refusal {
  const inner = problem.place?.path;
  const whole = inner === undefined ? path : path === '' ? inner : `${path}.${inner}`;
  return { ...problem, place: { line: 1, ...(whole !== '' && { path: whole }) } };
}
