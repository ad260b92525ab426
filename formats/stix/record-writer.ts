import { BOTTOM, checkValue, join, joinAll, partnerOf } from '@foreland/model';
import type { Label, Statement, StatementDraft } from '@foreland/model';
import type { RecordStatements } from '../by-record.ts';
import type { ExportTerms } from '../exporter.ts';
import type { JsonObject } from '../json/strict-json.ts';
import type { LossCounter } from '../loss.ts';
import type { BundleWriter } from './bundle-writer.ts';
import { confidenceOf } from './confidence.ts';
import { translate } from './from-stix.ts';
import { derivedId, hasRfcUuid, isStixId, typeOfId } from './identifiers.ts';
import { endsOf, kebab, linkMembers, referencesOf, relationshipType } from './links.ts';
import { nativeOf } from './native.ts';
import type { NativeObject, Values } from './native.ts';
import { SPEC_VERSION } from './objects.ts';
import { observablesOf } from './observables.ts';
import type { Observable } from './observables.ts';
import { RECEIVED, receivedObjects, withMarkings } from './received.ts';
import type { ReceivedObject } from './received.ts';
import { recordExtension } from './record-extension.ts';
import {
  GENERATED_EXTENSION,
  RECORD_EXTENSION,
  RECORD_TYPE,
  TERMS_EXTENSION,
  TYPE_EXTENSION,
  extensionDefinitions,
  partnerIdentity,
  partnerIdentityId,
  projectIdentity,
} from './scaffold.ts';
import { isFirstTlp } from './tlp.ts';

/** Objects that a report lists one by one; larger exports are told by the bundle itself. */
const LISTED = 10_000;

/** A link between two records, or from a record to another, that waits until both ends are known. */
interface Waiting {
  readonly link: RecordStatements | undefined;
  readonly reference: Reference | undefined;
}

interface Reference {
  readonly source: string;
  readonly target: string;
  readonly relation: string;
  readonly label: Label;
  readonly times: Times;
}

interface Times {
  readonly created: string;
  readonly modified: string;
}

/** Writes records as objects: see docs/decisions/0018-stix-taxii.md for what becomes of what. */
export class RecordWriter {
  kept = 0;
  readonly #bundle: BundleWriter;
  readonly #terms: ExportTerms;
  readonly #losses: LossCounter;
  readonly #creator: string;
  readonly #day: string;
  /** For links: the type of the object of each record, from which its id follows, or the id of one that was received. */
  readonly #objects = new Map<string, string>();
  readonly #waiting: Waiting[] = [];
  /** Observables of all records with the join of their labels: an observable has one id for all who see it. */
  readonly #observables = new Map<string, { object: JsonObject; label: Label }>();
  readonly #listed: string[] = [];
  #label: Label = BOTTOM;
  #count = 0;

  constructor(bundle: BundleWriter, terms: ExportTerms, losses: LossCounter) {
    this.#bundle = bundle;
    this.#terms = terms;
    this.#losses = losses;
    this.#creator = partnerIdentityId(terms.partner);
    this.#day = `${terms.receivedOn}T00:00:00.000Z`;
  }

  begin(): void {
    for (const object of [projectIdentity(), ...extensionDefinitions(), partnerIdentity(this.#terms.partner)])
      this.#bundle.object(object);
  }

  write(group: RecordStatements): void {
    const received = receivedObjects(
      group.statements.filter(({ property }) => property === RECEIVED).map(({ value }) => value),
    );
    if (received.broken > 0)
      this.#losses.add(
        'parts of objects received as STIX',
        'some parts are not among what is exported',
        group.record,
        received.broken,
      );
    for (const object of received.objects) this.#received(group, object);
    const rest = this.#unexplained(group, received.objects);
    const last = received.objects.at(-1);
    if (last) this.#objects.set(group.record, last.id);
    if (rest.length === 0) return;
    const own = { ...group, statements: rest };
    const ends = endsOf(group.schema, factsOf(rest));
    if (ends === undefined) this.#own(own, nativeOf(group.schema, factsOf(rest)));
    else if (this.#objects.has(ends.source) && this.#objects.has(ends.target)) this.#link(own);
    else this.#waiting.push({ link: own, reference: undefined });
  }

  /** Yields after each object or so, for the caller to pass on what was written. */
  *end(): Generator<void> {
    for (const { link } of this.#waiting) {
      if (!link) continue;
      this.#link(link);
      yield;
    }
    for (const { reference } of this.#waiting) {
      if (!reference) continue;
      this.#reference(reference);
      yield;
    }
    for (const { object, label } of this.#observables.values()) {
      this.#generated(object, label);
      yield;
    }
    this.#report();
    yield;
  }

  /** An object of somebody else goes on as it came, with our markings added where its creator set wider ones. */
  #received({ record, statements }: RecordStatements, received: ReceivedObject): void {
    const { id, text } = received;
    if (typeOfId(id) === 'marking-definition' && !this.#bundle.needs(id)) return;
    if (isFirstTlp(id)) {
      this.#bundle.text(text);
      return;
    }
    const label = joinAll(
      statements.filter(({ property }) => property === RECEIVED).map(({ label: each }) => each),
    );
    const marked = withMarkings(received, this.#markings(label));
    if (marked !== text)
      this.#losses.add(
        'markings added to objects of others',
        'their label here is narrower than, or not said by, the markings they came with; nothing else of them changed',
        record,
      );
    if (!hasRfcUuid(id))
      this.#losses.add(
        'ids whose UUID has no version or variant of RFC 9562',
        'the objects go on as they came; a program that holds ids to the standard may refuse them',
        id,
      );
    this.#bundle.text(marked);
    this.#list(id);
  }

  /** Statements that the received objects do not say by themselves. */
  #unexplained(group: RecordStatements, received: readonly ReceivedObject[]): readonly StatementDraft[] {
    const whole = new Set<string>();
    for (const { object } of received) {
      const { schema, facts } = translate(object);
      for (const { property, value, link } of facts) {
        const checked = checkValue(schema, property, link ? `${partnerOf(group.record)}:${value}` : value);
        if (checked.ok) whole.add(`${schema} ${property} ${checked.value}`);
      }
    }
    const rest: StatementDraft[] = [];
    for (const statement of group.statements) {
      if (statement.property === RECEIVED) {
        this.kept++;
      } else if (whole.has(`${statement.schema} ${statement.property} ${statement.value}`)) {
        this.kept++;
        if (statement.grading !== undefined || statement.subject !== undefined)
          this.#losses.add(
            'grades and legal categories of objects received as STIX',
            'such objects go on as they came; nothing is written into what others created',
            group.record,
          );
      } else rest.push(statement);
    }
    return rest;
  }

  #own(group: RecordStatements, native: NativeObject): void {
    const { record, schema, statements } = group;
    const label = joinAll(statements.map(({ label: each }) => each));
    const times = this.#timesOf(statements);
    const id = this.#idOf(native.type, record);
    const confidence = confidenceOf(statements);
    const observables = observablesOf(schema, factsOf(statements));
    if (!this.#objects.has(record)) this.#objects.set(record, native.type);
    const markings = this.#markings(label);
    for (const { label: each } of statements) this.#bundle.statementMarking(each);
    this.#bundle.object({
      type: native.type,
      spec_version: SPEC_VERSION,
      id,
      created_by_ref: this.#creator,
      ...times,
      ...(confidence !== undefined && { confidence }),
      ...native.members,
      object_marking_refs: [...markings],
      extensions: {
        ...(native.type === RECORD_TYPE && { [TYPE_EXTENSION]: { extension_type: 'new-sdo' } }),
        [RECORD_EXTENSION]: recordExtension(record, schema, statements),
      },
    });
    this.kept += statements.length;
    this.#list(id);
    this.#derived(native.type, id, record, label, times);
    this.#assessments(id, statements, label, times);
    for (const observable of observables) this.#observable(id, observable, label, times);
    if (native.type !== 'relationship') this.#references(group, id, times);
  }

  /** A copy for a view has an id of its own and says what it is a copy of, whether or not anything was left out. */
  #derived(type: string, id: string, record: string, label: Label, times: Times): void {
    const local = record.slice(record.indexOf(':') + 1);
    const origin = isStixId(local) ? local : derivedId(type, 'record', record);
    if (
      origin === id ||
      type === 'relationship' ||
      /^(relationship|sighting|marking-definition)--/.test(origin)
    )
      return;
    this.#relationship({ source: id, target: origin, relation: 'derived-from', label, times });
  }

  #assessments(id: string, statements: readonly StatementDraft[], label: Label, times: Times): void {
    const lines = statements
      .filter(({ kind }) => kind === 'assessment')
      .map(({ property, value }) => `${property}: ${value}`)
      .sort();
    if (lines.length === 0) return;
    const { created, modified } = times;
    this.#generated(
      {
        type: 'note',
        spec_version: SPEC_VERSION,
        id: derivedId('note', 'assessments', id),
        created_by_ref: this.#creator,
        created,
        modified,
        abstract: 'Assessments, not facts',
        content: lines.join('\n'),
        object_refs: [id],
      },
      label,
    );
  }

  #observable(id: string, { object, relation }: Observable, label: Label, times: Times): void {
    const known = this.#observables.get(object.id);
    this.#observables.set(object.id, { object, label: known ? join(known.label, label) : label });
    this.#relationship({ source: id, target: object.id, relation, label, times });
  }

  #references({ schema, statements }: RecordStatements, id: string, times: Times): void {
    const properties = referencesOf(schema);
    for (const { property, value, label, kind } of statements) {
      if (!properties.has(property) || kind === 'assessment') continue;
      this.#waiting.push({
        link: undefined,
        reference: { source: id, target: value, relation: kebab(property), label, times },
      });
    }
  }

  #reference(reference: Reference): void {
    const target = this.#objectOf(reference.target);
    if (target === undefined || typeOfId(target) === 'relationship')
      this.#losses.add(
        'links to records outside this export',
        'they stand in the extension of the record alone: an object of STIX cannot point to what is not there',
        reference.target,
      );
    else this.#relationship({ ...reference, target });
  }

  /** A record that is a link, as a relationship where both ends are here, otherwise as an object of our own. */
  #link(group: RecordStatements): void {
    const values = factsOf(group.statements);
    const ends = endsOf(group.schema, values);
    const source = ends && this.#objectOf(ends.source);
    const target = ends && this.#objectOf(ends.target);
    if (source && target && isEnd(source) && isEnd(target)) {
      this.#own(group, {
        type: 'relationship',
        members: {
          relationship_type: relationshipType(group.schema),
          source_ref: source,
          target_ref: target,
          ...linkMembers(values),
        },
      });
      return;
    }
    this.#losses.add(
      'links with an end outside this export',
      'they are written as objects of our own: a relationship of STIX needs both ends',
      group.record,
    );
    this.#own(group, nativeOf(group.schema, values));
  }

  #objectOf(record: string): string | undefined {
    const known = this.#objects.get(record);
    if (known === undefined) return undefined;
    return known.includes('--') ? known : this.#idOf(known, record);
  }

  #relationship({ source, target, relation, label, times }: Reference): void {
    this.#generated(
      {
        type: 'relationship',
        spec_version: SPEC_VERSION,
        id: derivedId('relationship', source, relation, target),
        created_by_ref: this.#creator,
        ...times,
        relationship_type: relation,
        source_ref: source,
        target_ref: target,
      },
      label,
    );
  }

  /** What only repeats statements says so, for whoever reads the statements themselves. */
  #generated(object: JsonObject, label: Label): void {
    this.#bundle.object({
      ...object,
      object_marking_refs: [...this.#markings(label)],
      extensions: { [GENERATED_EXTENSION]: { extension_type: 'property-extension', generated: true } },
    });
  }

  #report(): void {
    const { partner, title, source, legalBasis, receivedOn, exercise } = this.#terms;
    const all = this.#count <= LISTED && this.#listed.length > 0;
    if (this.#count > LISTED)
      this.#losses.add(
        'list of the objects in the report',
        `it would name more than ${LISTED}; the bundle holds them all the same`,
        title,
      );
    const id = derivedId('report', partner, this.#terms.view ?? '', title, receivedOn);
    this.#bundle.object({
      type: 'report',
      spec_version: SPEC_VERSION,
      id,
      created_by_ref: this.#creator,
      created: this.#day,
      modified: this.#day,
      name: title,
      published: this.#day,
      object_refs: all ? [...this.#listed] : [this.#creator],
      object_marking_refs: [...this.#markings(this.#label)],
      extensions: {
        [TERMS_EXTENSION]: {
          extension_type: 'property-extension',
          partner,
          title,
          source,
          legal_basis: legalBasis,
          received_on: receivedOn,
          exercise,
        },
      },
    });
  }

  #markings(label: Label): readonly string[] {
    this.#label = join(this.#label, label);
    return this.#bundle.markings(label);
  }

  #list(id: string): void {
    this.#count++;
    if (this.#listed.length < LISTED && !/^(marking-definition|bundle)--/.test(id)) this.#listed.push(id);
  }

  /** Without a view the id is the record's own; with one, that of the copy made for it. */
  #idOf(type: string, record: string): string {
    const { view } = this.#terms;
    return derivedId(type, 'record', record, ...(view === undefined ? [] : [view]));
  }

  /** When the first and the last of the statements became known here, where the store says so. */
  #timesOf(statements: readonly (StatementDraft | Statement)[]): Times {
    let created: string | undefined;
    let modified: string | undefined;
    for (const statement of statements) {
      if (!('recordedAt' in statement)) continue;
      const at = new Date(statement.recordedAt).toISOString();
      if (created === undefined || at < created) created = at;
      if (modified === undefined || at > modified) modified = at;
    }
    return { created: created ?? this.#day, modified: modified ?? this.#day };
  }
}

/** Values of facts by property. */
function factsOf(statements: readonly StatementDraft[]): Values {
  const values = new Map<string, string[]>();
  for (const { property, value, kind } of statements) {
    if (kind !== 'fact') continue;
    const known = values.get(property);
    if (!known) values.set(property, [value]);
    else if (!known.includes(value)) known.push(value);
  }
  return values;
}

/** May a relationship begin or end here? STIX allows domain objects and observables. */
function isEnd(id: string): boolean {
  return !/^(relationship|sighting|bundle|marking-definition|language-content)--/.test(id);
}
