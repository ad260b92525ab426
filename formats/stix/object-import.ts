import type { Label, Refusal, StatementDraft } from '@foreland/model';
import type { ImportEvent } from '../importer.ts';
import { atLine, tooLong } from '../json/refusal.ts';
import { parseStrictJson } from '../json/strict-json.ts';
import { requireTerms } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { clip } from '../statement-checker.ts';
import type { StatementInput } from '../statement-checker.ts';
import { statedSubject } from '../subject.ts';
import { translate } from './from-stix.ts';
import type { Fact, Translation } from './from-stix.ts';
import { granularMarkings } from './marking-label.ts';
import type { Granular, MarkingLabels } from './marking-label.ts';
import { checkObject } from './object-check.ts';
import type { StixObject } from './object-check.ts';
import { hasRfcUuid } from './identifiers.ts';
import { isLabelMarking } from './label-marking.ts';
import { extensionOf } from './objects.ts';
import { RECEIVED, receivedValues } from './received.ts';
import { readRecord } from './read-record.ts';
import type { ObjectText } from './read-objects.ts';
import { GENERATED_EXTENSION, RECORD_EXTENSION, SCAFFOLD_IDS, TERMS_EXTENSION } from './scaffold.ts';
import { withoutSecrets } from './secrets.ts';
import type { Survey } from './survey.ts';
import { isFirstTlp, tlpOfMarking } from './tlp.ts';

/** Where an object stands in its file. */
export interface ObjectPlace {
  readonly line: number;
  readonly path: string;
}

/** Makes statements of one object after the other. */
export class ObjectImport {
  readonly #reading: Reading;
  readonly #survey: Survey;
  readonly #labels: MarkingLabels;

  constructor(reading: Reading, survey: Survey, labels: MarkingLabels) {
    this.#reading = reading;
    this.#survey = survey;
    this.#labels = labels;
  }

  /** @returns why the object, or parts of it, are refused. */
  read({ index, line, text }: ObjectText, events: ImportEvent[]): readonly Refusal[] {
    const place: ObjectPlace = { line, path: `objects[${index}]` };
    if (text === undefined) return [at(place, tooLong(this.#reading.limits.lineCharacters))];
    const parsed = parseStrictJson(text, this.#reading.limits);
    if (!parsed.ok) return [malformed(place, text, parsed.problem)];
    const checked = checkObject(parsed.value);
    if (!checked.ok) return [at(place, checked.problem)];
    if (this.#isRepeated(checked.value)) return [];
    if (this.#survey.isDisputed(checked.value)) return [at(place, disputed(checked.value.id))];
    const granular = granularMarkings(checked.value.object);
    if (!granular) return [at(place, granularInvalid())];
    if (!hasRfcUuid(checked.value.id))
      this.#reading.losses.add(
        'ids whose UUID has no version or variant of RFC 9562',
        'they name their objects all the same, and are kept; a program that holds ids to the standard may refuse them',
        checked.value.id,
      );
    if (extensionOf(checked.value.object, RECORD_EXTENSION))
      return this.#record(checked.value, granular, place, events);
    return this.#object(checked.value, text, granular, place, events);
  }

  /** What every export of ours writes anew. It is left out, and the report says so. */
  #isRepeated({ id, type, object }: StixObject): boolean {
    const { losses } = this.#reading;
    if (SCAFFOLD_IDS.has(id))
      losses.add('identities and extension definitions of Foreland', 'every export writes them anew', id);
    else if (type === 'marking-definition' && isLabelMarking(object))
      losses.add('label markings of Foreland', 'they became the labels of the statements', id);
    else if (tlpOfMarking(id) !== undefined && !isFirstTlp(id))
      losses.add('marking definitions of TLP 2.0', 'they became labels; exports write them anew', id);
    else if (extensionOf(object, TERMS_EXTENSION))
      losses.add('terms of the export', 'the terms of this import stand for it', id);
    else if (extensionOf(object, GENERATED_EXTENSION))
      losses.add(
        'objects that repeat statements',
        'the statements were read from the records themselves',
        id,
      );
    else return false;
    return true;
  }

  /** A record of Foreland: its statements, as they were. */
  #record(
    given: StixObject,
    granular: Granular,
    place: ObjectPlace,
    events: ImportEvent[],
  ): readonly Refusal[] {
    const { losses, checker } = this.#reading;
    if (given.isRevoked || !this.#survey.isNewest(given)) {
      losses.add(
        given.isRevoked ? 'revoked records' : 'earlier versions of records',
        given.isRevoked
          ? 'their creator took them back; retract what an earlier import brought'
          : 'a newer version is in the bundle',
        given.id,
      );
      return [];
    }
    const { inputs, problems } = readRecord(given, granular, this.#reading, this.#labels);
    const drafts: StatementDraft[] = [];
    const refused = problems.map((problem) => at(place, problem));
    for (const input of inputs) {
      const checked = checker.check(input);
      if (checked.ok) drafts.push(checked.statement);
      else refused.push(at(place, checked.problem));
    }
    for (const statement of drafts) events.push({ type: 'statement', statement, place });
    return refused;
  }

  #object(
    given: StixObject,
    text: string,
    granular: Granular,
    place: ObjectPlace,
    events: ImportEvent[],
  ): readonly Refusal[] {
    const { losses, options } = this.#reading;
    const whole = this.#labels.of([...given.markings, ...granular.all]);
    if (!whole.ok) return [at(place, whole.problem)];
    const object = withoutSecrets(given.object, (member) =>
      losses.add(
        `member ${clip(member)}`,
        'Foreland refuses special categories of personal data and secrets',
        given.id,
      ),
    );
    const received = receivedValues(object === given.object ? text : JSON.stringify(object));
    const current = !given.isRevoked && this.#survey.isNewest(given);
    const translation: Translation = current ? translate(object) : historyOf(given);
    const record = `${options.partner}:${current ? '' : `${given.isRevoked ? 'revoked' : 'earlier'}:${given.version ?? 0}:`}${given.id}`;
    if (!current)
      losses.add(
        given.isRevoked ? 'revoked objects' : 'earlier versions of objects',
        given.isRevoked
          ? 'kept as received, without reading facts from them; retract what an earlier import brought'
          : 'kept as received; facts are read from the newest version',
        given.id,
      );
    const refused: Refusal[] = [];
    for (const fact of translation.facts) {
      const label = this.#labels.of([...given.markings, ...(granular.ofMember.get(fact.member) ?? [])]);
      // Every marking of a part is among those of the whole, which were read already.
      if (label.ok) this.#fact(record, translation, fact, label.label, place, events);
    }
    for (const value of received) {
      const checked = this.#reading.checker.check(
        this.#input(record, translation, { property: RECEIVED, value, member: '' }, whole.label, place),
      );
      if (checked.ok) events.push({ type: 'statement', statement: checked.statement, place });
      else refused.push(at(place, checked.problem));
    }
    return refused;
  }

  #fact(
    record: string,
    translation: Translation,
    fact: Fact,
    label: Label,
    place: ObjectPlace,
    events: ImportEvent[],
  ): void {
    const checked = this.#reading.checker.check(this.#input(record, translation, fact, label, place));
    if (checked.ok) events.push({ type: 'statement', statement: checked.statement, place });
    else
      this.#reading.losses.add(
        `values of ${clip(fact.member)} that fit no property`,
        'they stand in the object as received alone',
        record,
      );
  }

  #input(
    record: string,
    { schema, kind }: Translation,
    { property, value, link }: Fact,
    label: Label,
    place: ObjectPlace,
  ): StatementInput {
    const { options, losses } = this.#reading;
    const { grading } = requireTerms(options);
    const subject = statedSubject(schema, options.subject, losses, clip(record));
    return {
      record,
      schema,
      property,
      value: link ? `${options.partner}:${value}` : value,
      label,
      kind: property === RECEIVED ? 'fact' : kind,
      locator: place.path,
      ...(subject && { subject }),
      ...(grading !== '' && { grading }),
    };
  }
}

/** A version that no longer holds says nothing but that there was one. */
function historyOf({ type }: StixObject): Translation {
  return {
    schema: 'StixObject',
    kind: 'fact',
    facts: [{ property: 'stixType', value: type, member: 'type' }],
  };
}

function malformed(place: ObjectPlace, text: string, problem: Parameters<typeof atLine>[0]): Refusal {
  const before = text.slice(0, problem.at);
  const lines = before.split('\n').length - 1;
  const column = lines === 0 ? undefined : problem.at - before.lastIndexOf('\n');
  return {
    code: problem.code,
    message: problem.message,
    remedy: problem.remedy,
    place: {
      line: place.line + lines,
      ...(column !== undefined && { column }),
      path: problem.path === '' ? place.path : `${place.path}.${problem.path}`,
    },
  };
}

function at({ line, path }: ObjectPlace, problem: Refusal): Refusal {
  const inner = problem.place?.path;
  return { ...problem, place: { line, path: inner === undefined ? path : `${path}.${inner}` } };
}

function disputed(id: string): Refusal {
  return {
    code: 'stix-version-conflict',
    message: `Two objects ${id} have the same time of modification and say different things.`,
    remedy: 'Ask the creator which of them holds, and leave the other out.',
    place: { path: 'modified' },
  };
}

function granularInvalid(): Refusal {
  return {
    code: 'stix-markings',
    message: 'The granular markings are not lists of selectors with a marking definition each.',
    remedy:
      'Correct them as STIX 2.1 section 7.2.3 says; an object whose markings cannot be read is not taken.',
    place: { path: 'granular_markings' },
  };
}
